using Handrail.Domain.Plans;

namespace Handrail.Web.Ui;

/// <summary>How each objective was judged from review to review.</summary>
/// <param name="Reports">the reports that stand, of any reviews</param>
public sealed record ObjectiveHistory(IReadOnlyList<Objective> Objectives, IReadOnlyCollection<ProgressReport> Reports, IReadOnlyCollection<Review> Reviews)
{
    public static ObjectiveHistory Of(Plan plan, int upTo) => new(
        plan.Agreed.Objectives,
        [.. plan.Reports.Where(r => r.ReturnedOn is null && r.Review <= upTo).OrderBy(r => r.Review)],
        plan.Reviews);

    /// <summary>The day of a review, or of its report while it has not been held.</summary>
    public DateOnly DayOf(ProgressReport report) => Reviews.FirstOrDefault(r => r.Number == report.Review)?.HeldOn ?? report.WrittenOn;

    public static string? ProgressOf(ProgressReport report, Guid objective) => report.Lines.Find(l => l.ObjectiveId == objective)?.Progress;
}
