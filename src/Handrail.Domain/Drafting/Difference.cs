using Handrail.Domain.Plans;

namespace Handrail.Domain.Drafting;

public enum ChangeKind
{
    Added,
    Removed,
    Changed,
}

/// <summary>One row of a part that says something else than before; for a number also by how much, as people say it.</summary>
public sealed record RowChange(string Field, string Label, string Before, string After, string Moved);

/// <summary>One part that was added, removed or changed, with what it is called.</summary>
public sealed record PartChange(PartKind Part, Guid Id, string Title, ChangeKind Kind, IReadOnlyList<RowChange> Rows);

/// <summary>What tells two contents of a plan apart, part by part and row by row, in words.</summary>
public static class Difference
{
    public static IReadOnlyList<PartChange> Between(PlanContent before, PlanContent after) =>
    [
        .. from id in after.PartIds().Concat(before.PartIds()).Distinct()
           let rows = Of(before.RowsOf(id), after.RowsOf(id))
           where rows.Count > 0
           orderby after.KindOf(id) ?? before.KindOf(id)
           select new PartChange((after.KindOf(id) ?? before.KindOf(id))!.Value, id, after.KindOf(id) is null ? before.TitleOf(id) : after.TitleOf(id),
               before.KindOf(id) is null ? ChangeKind.Added : after.KindOf(id) is null ? ChangeKind.Removed : ChangeKind.Changed, rows),
    ];

    /// <summary>The rows that differ. A row that one of the two does not have is empty there.</summary>
    public static IReadOnlyList<RowChange> Of(IReadOnlyList<PartRow> before, IReadOnlyList<PartRow> after) =>
    [
        .. from field in after.Concat(before).Select(r => r.Field).Distinct()
           let was = before.FirstOrDefault(r => r.Field == field)
           let now = after.FirstOrDefault(r => r.Field == field)
           where (was?.Value ?? "") != (now?.Value ?? "")
           select new RowChange(field, (now ?? was!).Label, was?.Value ?? "", now?.Value ?? "", was is null || now is null ? "" : Moved(now.Measure, now.Number - was.Number)),
    ];

    private static string Moved(Measure measure, int by) => measure switch
    {
        Measure.LengthInMonths => PartWords.Count(Math.Abs(by), "month", "months") + (by > 0 ? " longer" : " shorter"),
        Measure.LengthInWeeks => PartWords.Count(Math.Abs(by), "week", "weeks") + (by > 0 ? " longer" : " shorter"),
        Measure.MonthOfPlan => PartWords.Count(Math.Abs(by), "month", "months") + (by > 0 ? " later" : " earlier"),
        Measure.Times => PartWords.Count(Math.Abs(by), "time", "times") + (by > 0 ? " more" : " fewer"),
        Measure.Pence => PartWords.Pounds(Math.Abs(by)) + (by > 0 ? " more" : " less"),
        _ => "",
    };
}
