using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Delivery;

/// <summary>A paused plan goes on; what the pause moves is shown beside what it was.</summary>
public sealed class ResumeModel : PlanPage
{
    [BindProperty]
    public ResumeForm Form { get; set; } = new();

    /// <summary>The dates still ahead, as they were before this pause and as they would be today.</summary>
    public IEnumerable<(string What, DateOnly? Was, DateOnly? Now)> Moves
    {
        get
        {
            var (was, now) = (Plan.Schedule().LaterBy([.. Plan.Pauses.Where(p => !p.IsInDates && p.To is not null)], Today, Plan.Country), Plan.ScheduleIfResumed(Today));
            yield return (T["Next review"], Plan.NextReviewOn, Plan.NextReviewAfterPause(Today));
            foreach (var (before, after) in was.Reviews.Zip(now.Reviews).Where(r => r.First.On > Plan.NextReviewOn))
                yield return (T["Review in month {0}", before.Review.Month], before.On, after.On);
            yield return (T["End of the plan"], was.To, now.To);
        }
    }

    protected override Act? ForAct => Act.Resume;

    protected override bool SaysAll => true;

    private DateOnly? Next => Form.Next.TryRead(out var on) ? on : null;

    public void OnGet() => Form.Next = DateBoxes.Of(Plan.NextReviewAfterPause(Today));

    public Task<IActionResult> OnPostAsync() => DoAsync(
        (plan, now) => plan.ResumePlan(Me, Text.Clean(Form.Why), Next, now),
        Act.Resume);
}

public sealed class ResumeForm
{
    public string? Why { get; set; }

    [RealDate("the date of the next review", Optional = true)]
    public DateBoxes Next { get; set; } = new();
}
