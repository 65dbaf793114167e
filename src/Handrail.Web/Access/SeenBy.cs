using Handrail.Domain;
using Handrail.Domain.Plans;

namespace Handrail.Web.Access;

/// <summary>Every read of plans starts here: what you may see is part of the query, and the rest is not there.</summary>
public static class Seen
{
    /// <summary>The plans to which the person has a relationship today. It says in SQL what <see cref="Plan.IsSeenBy"/> says in C#; a test compares them.</summary>
    public static IQueryable<Plan> SeenBy(this IQueryable<Plan> plans, Actor actor, DateOnly day)
    {
        var person = actor.PersonId;
        var triages = actor.Has(Duties.Adviser);
        return plans.Where(p =>
            p.Assignments.Any(a => a.PersonId == person && a.From <= day && (a.To == null || day <= a.To))
            || (triages && p.Status == PlanStatus.Submitted && p.PractitionerId != person));
    }
}
