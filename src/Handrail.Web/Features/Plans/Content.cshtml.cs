using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Plans;

/// <summary>What the plan says: the version that the reader may read, or an earlier one that has been shared.</summary>
public sealed class ContentModel : PlanPage
{
    [BindProperty(SupportsGet = true, Name = "version")]
    public int? Asked { get; set; }

    public PlanContent Says { get; private set; } = new();

    /// <summary>Null while the reader sees the working copy.</summary>
    public PlanVersion? Version { get; private set; }

    /// <summary>The versions that the reader may open, newest first.</summary>
    public IReadOnlyList<(int Number, DateOnly MadeOn, Act MadeFor)> Versions { get; private set; } = [];

    /// <summary>A fingerprint is of the whole version, and means nothing to whoever reads a part of it.</summary>
    public IReadOnlyList<Signature> Signatures => IsOfOneSetting ? [] : [.. Plan.Signatures.Where(s => s.Version == Version?.Number)];

    /// <summary>What is read is an amendment that waits for signatures.</summary>
    public bool IsOffered => Plan.IsAmendmentOffered && Version?.Number == Plan.SharedVersion;

    public bool IsOfOneSetting => !Plan.IsReadBy(Me, Today);

    protected override bool IsFor(Plan plan, IReadOnlyList<Role> roles) => plan.IsContentReadBy(Me, Today);

    protected override async Task<IActionResult?> PreparePlanAsync()
    {
        if (Plan.VersionReadBy(MyRoles) is not { } mine) return NotFound();
        var all = await Db.Set<PlanVersion>().AsNoTracking().Where(v => v.PlanId == Plan.Id).OrderByDescending(v => v.Number)
            .Select(v => new { v.Number, v.MadeOn, v.MadeFor }).ToListAsync();
        Versions = [.. all.Where(v => Plan.MayOpen(v.Number, v.MadeFor, MyRoles)).Select(v => (v.Number, v.MadeOn, v.MadeFor))];
        var number = Asked ?? mine;
        if (number == 0)
        {
            if (!Plan.IsDraftedBy(MyRoles)) return NotFound();
            Says = Plan.Working;
            return null;
        }

        if (Versions.All(v => v.Number != number)) return NotFound();
        Version = await Db.Set<PlanVersion>().AsNoTracking().SingleAsync(v => v.PlanId == Plan.Id && v.Number == number);
        if (!Version.IsWhole) throw new InvalidOperationException($"Version {number} of {Plan.Reference} no longer has the hash that was taken when it was made");
        Says = Plan.ContentReadBy(Version.Content, Me, Today);
        return null;
    }

    public void OnGet()
    {
    }
}
