using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Access.Accounts;
using Handrail.Web.Persistence;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Requests;

/// <summary>
/// The case manager lets the practitioner in: a link by mail, and a code by voice. The same again for a practitioner who cannot
/// sign in any more, however far the plan has come. A demonstration has no accounts.
/// </summary>
[NeedsFreshFactor]
public sealed class InviteModel : PlanPage
{
    public Person Practitioner { get; private set; } = null!;

    public bool HasAccount { get; private set; }

    /// <summary>The new code, on the one page that shows it.</summary>
    public string? Spoken { get; private set; }

    protected override bool IsFor(Plan plan, IReadOnlyList<Role> roles) => LetsIn;

    protected override async Task<IActionResult?> PreparePlanAsync()
    {
        Practitioner = await Db.People.SingleAsync(p => p.Id == Plan.PractitionerId);
        HasAccount = await Db.Set<UserAccount>().AnyAsync(a => a.PersonId == Practitioner.Id && a.EndedAt == null);
        return null;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var code = await Db.Set<VoiceCode>().SingleOrDefaultAsync(c => c.PersonId == Practitioner.Id) ?? Db.Add(new VoiceCode { PersonId = Practitioner.Id }).Entity;
        var spoken = code.Renew(Me.PersonId, Clock.UtcNow);
        Db.Add(new AdministrationEntry { Id = Ids.New(), At = Clock.UtcNow, Day = Today, ActorId = Me.PersonId, Deed = Deed.InvitePractitioner, OrganisationId = Plan.OrganisationId, PersonId = Practitioner.Id });
        await Service<Invitations>().InviteAsync(Practitioner);
        if (await Db.SaveAsync() != Saved.Done) return Again(Outcome.Refused("save.busy", "Somebody else has invited the practitioner at the same time. Look again, and repeat it if it is still needed"));
        Spoken = spoken;
        return Page();
    }
}
