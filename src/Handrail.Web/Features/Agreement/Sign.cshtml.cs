using System.Globalization;
using Handrail.Domain.Drafting;
using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Agreement;

[NeedsFreshFactor]
public sealed class SignModel : PlanPage
{
    [BindProperty]
    public SignForm Form { get; set; } = new();

    protected override Act? ForAct => Act.Sign;

    /// <summary>What would be signed; null where nothing has been shared, and then nothing can be.</summary>
    public PlanVersion? Version => Plan.Versions.FirstOrDefault(v => v.Number == Plan.SharedVersion);

    public string Statement => Plan.StatementFor(MyRoles.Any(r => r.Side() == Side.Practitioner) ? Side.Practitioner : Side.Organisation);

    /// <summary>
    /// The version with which this one is compared: the last that the reader has signed, or else the plan in force, or the draft
    /// as it was issued. 0 where nothing came before.
    /// </summary>
    public int Since => Plan.Signatures.Where(s => s.PersonId == Me.PersonId && s.Version < Plan.SharedVersion).Select(s => s.Version).DefaultIfEmpty().Max() is > 0 and var signed ? signed
        : Plan.AgreedVersion > 0 ? Plan.AgreedVersion
        : Plan.IssuedVersions.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(v => int.Parse(v, CultureInfo.InvariantCulture)).Where(v => v < Plan.SharedVersion).DefaultIfEmpty().Max();

    public bool HasSignedBefore => Plan.Signatures.Any(s => s.PersonId == Me.PersonId && s.Version == Since);

    public IReadOnlyList<PartChange> Changes { get; private set; } = [];

    public IEnumerable<Signature> Others => Plan.Signatures.Where(s => s.Version == Plan.SharedVersion);

    public int OpenProposals => Plan.Proposals.Count(p => p.IsOpen);

    /// <summary>Who proposed to change the plan in force, and why.</summary>
    public Line? Why { get; private set; }

    /// <summary>Where what is signed makes the plan longer: its end as it stands, and the end that it would have.</summary>
    public DateOnly? EndsNow => Plan.IsExtensionOffered ? Plan.ScheduleNow(Today).To : null;

    public DateOnly? WouldEnd => Plan.IsExtensionOffered ? Schedule.Of(Plan.Shared, Plan.StartedOn!.Value, Plan.Country).To : null;

    protected override async Task<IActionResult?> PreparePlanAsync()
    {
        if (Plan.IsAmendmentOffered) Why = (await LinesAsync(1, Act.OpenAmendment, Act.Extend)).FirstOrDefault(l => l.Said("Text").Length > 0);
        if (Version is null || Since == 0) return null;
        var since = await Db.Set<PlanVersion>().AsNoTracking().SingleOrDefaultAsync(v => v.PlanId == Plan.Id && v.Number == Since);
        if (since is not null) Changes = Difference.Between(since.Content, Version.Content);
        return null;
    }

    public void OnGet() => Form = new SignForm { Version = Version!.Number, Hash = Version.Hash };

    public Task<IActionResult> OnPostAsync() => DoAsync((plan, now) => plan.Sign(Me, Form.Version, Form.Hash ?? "", Form.Declares, now), Act.Sign);
}

public sealed class SignForm
{
    public int Version { get; set; }

    public string? Hash { get; set; }

    public bool Declares { get; set; }
}
