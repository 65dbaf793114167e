using System.Globalization;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;

namespace Handrail.Domain.Drafting;

/// <summary>What a number of a part counts, so that a change of it can be said in words.</summary>
public enum Measure
{
    None,
    LengthInMonths,
    LengthInWeeks,
    MonthOfPlan,
    Times,
    Pence,
}

/// <summary>One thing that a part says: the field, what people call it, and its value in words.</summary>
/// <param name="AreCodes">whether the value is made of words of our own lists, which can be translated one by one</param>
public sealed record PartRow(string Field, string Label, string Value, bool AreCodes = false, Measure Measure = Measure.None, int Number = 0);

/// <summary>The parts of a plan in words, row by row, as they are read and compared.</summary>
public static class PartWords
{
    /// <summary>What the part says; nothing when the plan has no such part.</summary>
    public static IReadOnlyList<PartRow> RowsOf(this PlanContent plan, Guid id) => plan.KindOf(id) switch
    {
        PartKind.About =>
        [
            new(nameof(plan.Aim), "Aim", plan.Aim),
            new(nameof(plan.Background), "Background", plan.Background),
            Length(nameof(plan.PlannedMonths), "Planned length", plan.PlannedMonths),
        ],
        PartKind.Safeguards =>
        [
            new(nameof(plan.PatientSafety), "Patient safety", plan.PatientSafety),
            new(nameof(plan.Support), "Support", plan.Support),
            new(nameof(plan.Adjustments), "What the practitioner wants known and arranged", plan.Adjustments),
        ],
        PartKind.Levels => [new(nameof(plan.Levels), "Levels, from the closest to the most independent", string.Join('\n', plan.Levels.OrderByDescending(l => l.Tightness).Select(l => $"{l.Name}: {l.Definition}")))],
        PartKind.Objective => Of(plan.Objectives.First(p => p.Id == id)),
        PartKind.Activity => Of(plan, plan.Activities.First(p => p.Id == id)),
        PartKind.Stage => Of(plan, plan.Stages.First(p => p.Id == id)),
        PartKind.Review => Of(plan.Reviews.First(p => p.Id == id)),
        _ => [],
    };

    private static PartRow[] Of(Objective part) =>
    [
        new(nameof(part.Title), "Title", part.Title),
        Codes(nameof(part.Areas), "About", CodeLists.ObjectiveAreas, part.Areas),
        new(nameof(part.Description), "Description", part.Description),
        Length(nameof(part.WithinMonths), "To be achieved within", part.WithinMonths),
        new(nameof(part.SuccessMeasures), "Measures of success", string.Join('\n', part.SuccessMeasures)),
        new(nameof(part.EvidenceExpected), "Evidence expected", part.EvidenceExpected),
    ];

    private static PartRow[] Of(PlanContent plan, Activity part) =>
    [
        new(nameof(part.Title), "Title", part.Title),
        Codes(nameof(part.Kind), "Kind of activity", CodeLists.ActivityKinds, [part.Kind]),
        new(nameof(part.Objectives), "Serves objective", string.Join('\n', plan.Objectives.Where(o => part.Objectives.Contains(o.Id)).Select(o => o.Title))),
        Codes(nameof(part.Owner), "Who sees to it", CodeLists.Owners, [part.Owner]),
        Codes(nameof(part.Frequency), "How often", CodeLists.Frequencies, [part.Frequency]),
        new(nameof(part.PlannedCount), "How many times in all", Plain(part.PlannedCount), Measure: Measure.Times, Number: part.PlannedCount),
        new(nameof(part.DueByMonth), "Due by", $"month {Plain(part.DueByMonth)}", Measure: Measure.MonthOfPlan, Number: part.DueByMonth),
        new(nameof(part.EvidenceNeeded), "What shows that it was done", part.EvidenceNeeded),
        new(nameof(part.CostPence), "Cost", Pounds(part.CostPence), Measure: Measure.Pence, Number: part.CostPence),
        Codes(nameof(part.WhoPays), "Who pays", CodeLists.WhoPays, [part.WhoPays]),
    ];

    private static PartRow[] Of(PlanContent plan, SupervisionStage part) =>
    [
        new(nameof(part.AppliesTo), "Setting or procedures", part.AppliesTo),
        new(nameof(part.Level), "Level of supervision", plan.Level(part.Level)?.Name ?? ""),
        new(nameof(part.PlannedWeeks), "Planned for", Count(part.PlannedWeeks, "week", "weeks"), Measure: Measure.LengthInWeeks, Number: part.PlannedWeeks),
        new(nameof(part.EntryCriteria), "Begins when", part.EntryCriteria),
        new(nameof(part.ExitCriteria), "Ends when", part.ExitCriteria),
    ];

    private static PartRow[] Of(ReviewPoint part) =>
    [
        Codes(nameof(part.Type), "Type of review", CodeLists.ReviewTypes, [part.Type]),
        new(nameof(part.Month), "Held in", $"month {Plain(part.Month)}", Measure: Measure.MonthOfPlan, Number: part.Month),
        Codes(nameof(part.Attendees), "Who attends", CodeLists.ReviewAttendees, part.Attendees),
    ];

    private static PartRow Length(string field, string label, int months) => new(field, label, Count(months, "month", "months"), Measure: Measure.LengthInMonths, Number: months);

    private static PartRow Codes(string field, string label, CodeList list, IEnumerable<string> codes) => new(field, label, string.Join('\n', codes.Select(list.WordsOf)), AreCodes: true);

    internal static string Count(int number, string one, string many) => $"{Plain(number)} {(number == 1 ? one : many)}";

    internal static string Pounds(int pence) => "£" + (pence / 100m).ToString(pence % 100 == 0 ? "#,##0" : "#,##0.00", CultureInfo.InvariantCulture);

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);
}
