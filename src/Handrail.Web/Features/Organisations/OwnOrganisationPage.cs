using Handrail.Domain;
using Handrail.Domain.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Organisations;

/// <summary>A page of those who look after the accounts of their own organisation.</summary>
public abstract class OwnOrganisationPage : AdministrationPage
{
    public Organisation Organisation { get; private set; } = null!;

    public Duties Administered { get; private set; }

    public int PlanUsers { get; private set; }

    /// <summary>What the reader may give and end here.</summary>
    public Duties Mine { get; private set; }

    /// <summary>Everybody who works or worked for the organisation. Who only has a plan, or accompanies somebody, is nobody's business here.</summary>
    protected IReadOnlyList<Person> Everybody { get; private set; } = [];

    /// <summary>Those who have not accepted their invitation.</summary>
    public IReadOnlySet<Guid> Invited { get; private set; } = new HashSet<Guid>();

    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (!Me.Has(Duties.PlanUsers) && !Me.Has(Duties.ChecksUsers) && !Me.Has(Duties.SystemAdministrator)) return NotFound();
        Organisation = await Db.Organisations.SingleAsync(o => o.Id == Me.OrganisationId);
        Everybody = await Db.People.Include(p => p.Memberships)
            .Where(p => p.OrganisationId == Organisation.Id && p.Memberships.Any(m => m.OrganisationId == p.OrganisationId && m.Right != Duties.OwnPlan && m.Right != Duties.Accompany))
            .OrderBy(p => p.FamilyName).ThenBy(p => p.GivenName).ThenBy(p => p.Id).ToListAsync();
        (Administered, PlanUsers) = AdministeredBy(Everybody, Organisation.Id);
        Mine = Administration.MayGive(Me, Organisation, Administered);
        if (Mine == Duties.None) return NotFound();
        Invited = await InvitedAsync(Everybody);
        return null;
    }

    /// <summary>What the yearly review asks about somebody: what the reader could give and end.</summary>
    protected bool IsDue(Person person) => person.Id != Me.PersonId
        && person.Memberships.Any(m => m.OrganisationId == Organisation.Id && Mine.HasFlag(m.Right) && m.IsToReviewOn(Today));
}
