using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Plans;

/// <summary>The plan's own page: where we are, what happens next, by when, who has the next move, and what is in force today.</summary>
public sealed class ViewModel : PlanPage
{
    public IReadOnlyDictionary<Guid, Person> People { get; private set; } = new Dictionary<Guid, Person>();

    public string Organisation { get; private set; } = "";

    public Schedule? Dates { get; private set; }

    public IReadOnlyList<Act> Now { get; private set; } = [];

    public IReadOnlyList<Act> Also { get; private set; } = [];

    public IReadOnlyList<Role> Others { get; private set; } = [];

    public int? Version { get; private set; }

    /// <summary>By when the next move is due, where the plan says so.</summary>
    public DateOnly? Due => Plan.Status == PlanStatus.InDelivery ? Plan.NextReviewOn : Plan.Status == PlanStatus.PractitionerAsked ? Plan.NeedsTimeUntil : null;

    public string PractitionerName => Plan.PractitionerId is { } id && People.TryGetValue(id, out var person) ? person.Name : T["Practitioner not named yet"];

    /// <summary>Whether the reader may read more than what they have been asked to take on.</summary>
    public bool IsRead => Plan.IsReadBy(Me, Today);

    /// <summary>Everyone who reads the plan; whoever asked for it is named as that only while they are nothing else.</summary>
    public IEnumerable<Assignment> OnThePlan => Plan.Assignments.Where(a => a.CountsOn(Today) && (a.Role != Role.Requester || Plan.Assignments.All(b => b.PersonId != a.PersonId || b.Role == Role.Requester || !b.CountsOn(Today)))).OrderBy(a => a.Role);

    protected override async Task<IActionResult?> PreparePlanAsync()
    {
        if (Plan.Status.Phase() == Phase.Request || Plan.Status is PlanStatus.Declined or PlanStatus.Withdrawn) return Redirect($"/requests/{Plan.Reference}");
        var ids = Plan.Assignments.Select(a => a.PersonId).ToList();
        People = await Db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id);
        Organisation = await Db.Organisations.AsNoTracking().Where(o => o.Id == Plan.OrganisationId).Select(o => o.Name).SingleAsync();
        if (Plan.StartedOn is not null && IsRead) Dates = Plan.Schedule();
        Version = IsRead ? Plan.VersionReadBy(MyRoles) : null;
        var acts = Plan.ActsFor(Me, Today).ToList();
        var next = Plan.NextMoves(Today).ToList();
        Now = [.. acts.Where(a => next.Any(m => m.Act == a && MyRoles.Contains(m.Role)))];
        Also = [.. acts.Except(Now)];
        Others = [.. next.Select(m => m.Role).Distinct()];
        return null;
    }

    public void OnGet()
    {
    }
}
