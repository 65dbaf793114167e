using Handrail.Domain.Plans;

namespace Handrail.Domain.Drafting;

/// <summary>
/// How a plan becomes longer: its new length in months, the months in which reviews are added, how many weeks the last stage
/// of each setting then lasts, and whether what was due in the old last month is due in the new one.
/// </summary>
public sealed record Extension(int Months, IReadOnlyList<int> ReviewMonths, IReadOnlyDictionary<Guid, int> LastStageWeeks, bool CarriesDue);

public static class Extensions
{
    /// <summary>The last stage of each setting: the one that an extension lengthens.</summary>
    public static IEnumerable<SupervisionStage> LastStages(this PlanContent plan) => plan.Settings.Select(setting => plan.StagesFor(setting).Last());

    /// <summary>The longer plan. Its last review becomes the final one, and a final one before it a formal one.</summary>
    public static PlanContent Extended(this PlanContent plan, Extension by)
    {
        var attendees = plan.Reviews.IsEmpty ? [] : plan.Reviews[^1].Attendees;
        var longer = plan with
        {
            PlannedMonths = by.Months,
            Objectives = [.. plan.Objectives.Select(o => by.CarriesDue && o.WithinMonths == plan.PlannedMonths ? o with { WithinMonths = by.Months } : o)],
            Activities = [.. plan.Activities.Select(a => by.CarriesDue && a.DueByMonth == plan.PlannedMonths ? a with { DueByMonth = by.Months } : a)],
            Stages = [.. plan.Stages.Select(s => by.LastStageWeeks.TryGetValue(s.Id, out var weeks) ? s with { PlannedWeeks = weeks } : s)],
        };
        foreach (var month in by.ReviewMonths.Distinct())
            longer = longer.With(new ReviewPoint { Id = Ids.New(), Month = month, Type = "formal", Attendees = attendees });
        if (longer.Reviews.IsEmpty) return longer;
        var last = longer.Reviews[^1].Id;
        return longer with { Reviews = [.. longer.Reviews.Select(r => r.Id == last ? r with { Type = "final" } : r.Type == "final" ? r with { Type = "formal" } : r)] };
    }
}
