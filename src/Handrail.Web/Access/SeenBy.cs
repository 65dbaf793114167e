using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence;

namespace Handrail.Web.Access;

/// <summary>Every read of plans starts here: what you may see is part of the query, and the rest is not there.</summary>
public static class Seen
{
    /// <summary>The names of the parameters of <see cref="Sql"/>.</summary>
    public const string Person = "person", Day = "day", Triages = "triages";

    /// <summary>What <see cref="SeenBy"/> asks of a plan "c", for hand-written SQL; a test compares them.</summary>
    public const string Sql = """
        (exists (select 1 from assignment s where s.plan_id = c.id and s.person_id = @person and s."from" <= @day and (s."to" is null or @day <= s."to"))
          or (@triages and c.status = 'Submitted' and (c.practitioner_id is null or c.practitioner_id <> @person)))
        """;

    /// <summary>The plans to which the person has a relationship today. It says in SQL what <see cref="Plan.IsSeenBy"/> says in C#; a test compares them.</summary>
    public static IQueryable<Plan> SeenBy(this IQueryable<Plan> plans, Actor actor, DateOnly day)
    {
        var person = actor.Reader;
        var triages = actor.Triages;
        return plans.Where(p =>
            p.Assignments.Any(a => a.PersonId == person && a.From <= day && (a.To == null || day <= a.To))
            || (triages && p.Status == PlanStatus.Submitted && p.PractitionerId != person));
    }

    /// <summary>
    /// The same for lists: it starts from the person's own assignments, so that what it costs follows from how many plans they
    /// have and not from how many there are. <see cref="SeenBy"/> asks of each plan in turn, which suits one that is known.
    /// </summary>
    public static IQueryable<Plan> PlansSeenBy(this AppDb db, Actor actor, DateOnly day)
    {
        var person = actor.Reader;
        var theirs = db.PartsOf(actor, day).Select(a => a.PlanId);
        if (actor.Triages) theirs = theirs.Union(db.Plans.Where(p => p.Status == PlanStatus.Submitted && p.PractitionerId != person).Select(p => p.Id));
        return db.Plans.Where(p => theirs.Contains(p.Id));
    }

    /// <summary>The person's parts in plans that count today.</summary>
    public static IQueryable<Assignment> PartsOf(this AppDb db, Actor actor, DateOnly day)
    {
        var person = actor.Reader;
        return db.Set<Assignment>().Where(a => a.PersonId == person && a.From <= day && (a.To == null || day <= a.To));
    }

    /// <summary>The same for <see cref="InTriageOf"/>.</summary>
    public const string InTriage = """
        (@triages and c.status in ('Submitted', 'MoreInformation', 'PractitionerAsked', 'Considering') and c.practitioner_id <> @person)
        """;

    private static readonly PlanStatus[] Triage = [.. Enum.GetValues<PlanStatus>().Where(s => s.Phase() == Phase.Request && s != PlanStatus.RequestDrafting)];

    /// <summary>
    /// The requests that an adviser may see to although somebody else has them in hand: that they are there, how long they
    /// wait and for whom, and no word of them. It says in SQL what <see cref="Plan.IsInTriage"/> says in C#.
    /// </summary>
    public static IQueryable<Plan> InTriageOf(this IQueryable<Plan> plans, Actor actor)
    {
        var person = actor.Reader;
        var triages = actor.Triages;
        return plans.Where(p => triages && Triage.Contains(p.Status) && p.PractitionerId != person);
    }
}
