using Handrail.Domain.Plans;

namespace Handrail.Domain.Drafting;

/// <summary>Starting a draft from an earlier plan: what it was built of travels, and nothing that speaks of the person whose plan it was.</summary>
public static class Copy
{
    /// <summary>
    /// The draft with the earlier plan's length, ladder, objectives, activities, stages and review points, under ids of their own:
    /// evidence, reviews and comments of the earlier plan point at the old ones. Aim, background, safety, support and adjustments
    /// stay as this draft has them.
    /// </summary>
    public static PlanContent CopyOf(this PlanContent draft, PlanContent earlier)
    {
        var ids = earlier.Objectives.ToDictionary(o => o.Id, _ => Ids.New());
        return draft with
        {
            PlannedMonths = earlier.PlannedMonths,
            Ladder = earlier.Ladder,
            Levels = earlier.Levels,
            Objectives = [.. earlier.Objectives.Select(o => o with { Id = ids[o.Id] })],
            Activities = [.. earlier.Activities.Select(a => a with { Id = Ids.New(), Objectives = [.. a.Objectives.Where(ids.ContainsKey).Select(id => ids[id])] })],
            Stages = [.. earlier.Stages.Select(s => s with { Id = Ids.New() })],
            Reviews = [.. earlier.Reviews.Select(r => r with { Id = Ids.New() })],
        };
    }
}
