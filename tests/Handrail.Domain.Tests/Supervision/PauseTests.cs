using Handrail.Domain.Plans;
using Xunit;
using static Handrail.Domain.Tests.Story;

namespace Handrail.Domain.Tests.Supervision;

public sealed class PauseTests
{
    [Fact]
    public void A_plan_pauses_for_a_reason_and_until_a_day_ahead()
    {
        var story = At(PlanStatus.InDelivery).Later(10);
        var outcome = story.Plan.PausePlan(Helen, "", new('a', 4_001), null, story.Now);
        Assert.Equal(["Reason", "Note", "ExpectedOn"], outcome.More.Prepend(outcome).Select(o => o.Field));
        Expect.RefusedAndUntouched("pause.past", "ExpectedOn", story.Plan, () => story.Plan.PausePlan(Helen, "sickness", "", story.Day, story.Now));
        Expect.RefusedAndUntouched("pause.far", "ExpectedOn", story.Plan, () => story.Plan.PausePlan(Helen, "sickness", "", story.Day.AddMonths(24).AddDays(1), story.Now));
        Expect.RefusedAndUntouched("act.role", "", story.Plan, () => story.Plan.PausePlan(Ruth, "sickness", "", story.Day.AddDays(20), story.Now));
        Expect.Done(story.Plan.PausePlan(Helen, "sickness", "", story.Day.AddDays(20), story.Now));
        Assert.Equal((PlanStatus.Paused, story.Day.AddDays(20)), (story.Plan.Status, story.Plan.DueOn));
        Assert.NotEmpty(story.Plan.InForce);
    }

    [Fact]
    public void No_clock_ends_a_pause_its_day_only_reminds()
    {
        var story = Paused(20).Later(60);
        Assert.Equal((PlanStatus.Paused, "CaseManager:Resume"), (story.Plan.Status, story.Plan.Waiting));
        Assert.True(story.Plan.DueOn < story.Day);
    }

    [Fact]
    public void A_plan_goes_on_with_a_reason_and_a_day_for_its_next_review()
    {
        var story = Paused(20).Later(14);
        var outcome = story.Plan.ResumePlan(Helen, "", null, story.Now);
        Assert.Equal(["Why", "Next"], outcome.More.Prepend(outcome).Select(o => o.Field));
        Expect.RefusedAndUntouched("review.next-holiday", "Next", story.Plan, () => story.Plan.ResumePlan(Helen, "He is well.", new(2026, 5, 4), story.Now));
        // The review of 28 April is 14 days later.
        Assert.Equal(new DateOnly(2026, 5, 12), story.Plan.NextReviewAfterPause(story.Day));
        Expect.Done(story.Plan.ResumePlan(Helen, "He is well.", story.Plan.NextReviewAfterPause(story.Day), story.Now));
        Assert.Equal((PlanStatus.InDelivery, new DateOnly(2026, 5, 12), (DateOnly?)null), (story.Plan.Status, story.Plan.NextReviewOn, story.Plan.ResumeOn));
        Assert.Equal((story.Day, "He is well."), story.Plan.Pauses.Single() is var pause ? (pause.To!.Value, pause.ResumeNote) : default);
        Assert.Contains(story.Plan.NewEntries[^1].Values, v => v.Field == "Next review" && v.Value == "28 April 2026");
    }

    [Fact]
    public void Everything_after_a_pause_is_later_by_its_days_and_what_was_agreed_is_still_known()
    {
        var story = Paused(20).Later(14);
        Expect.Done(story.Plan.ResumePlan(Helen, "He is well.", new(2026, 5, 12), story.Now));
        var (agreed, now) = (story.Plan.Schedule(), story.Plan.ScheduleNow(story.Day));
        Assert.Equal((new DateOnly(2026, 8, 28), new DateOnly(2026, 9, 11)), (agreed.To, now.To));
        Assert.Equal([new(2026, 5, 12), new(2026, 7, 13), new DateOnly(2026, 9, 11)], now.Reviews.Select(r => r.On));
        // The stage that was running when the plan paused has begun when it began, and ends later.
        Assert.Equal((new DateOnly(2026, 2, 28), new DateOnly(2026, 5, 8)), (now.Stages[0].From, now.Stages[0].To));
        Assert.Equal(agreed.Activities[0].DueBy.AddDays(14), now.Activities[0].DueBy);
    }

    [Fact]
    public void While_a_pause_goes_on_its_expected_day_counts_and_afterwards_today()
    {
        var story = Paused(20);
        Assert.Equal(new DateOnly(2026, 9, 17), story.Plan.ScheduleNow(story.Day).To);
        Assert.Equal(new DateOnly(2026, 9, 27), story.Plan.ScheduleNow(story.Day.AddDays(30)).To);
        Assert.Equal(new DateOnly(2026, 9, 2), story.Plan.ScheduleIfResumed(story.Day.AddDays(5)).To);
    }

    [Fact]
    public void Two_pauses_add_up()
    {
        var story = Paused(20).Later(14);
        Expect.Done(story.Plan.ResumePlan(Helen, "He is well.", new(2026, 5, 12), story.Now));
        Expect.Done(story.Later(7).Plan.PausePlan(Helen, "service-pressure", "", story.Day.AddDays(7), story.Now));
        Expect.Done(story.Later(7).Plan.ResumePlan(Helen, "There is time.", new(2026, 5, 19), story.Now));
        Assert.Equal(new DateOnly(2026, 9, 18), story.Plan.ScheduleNow(story.Day).To);
        Assert.Null(story.Plan.OpenPause);
    }

    [Fact]
    public void A_plan_that_ends_in_a_pause_leaves_no_pause_open()
    {
        var story = Paused(20).Later(5);
        Expect.Done(story.Plan.Move(Act.EndEarly, Samuel, "retired", "He has retired.", story.Now));
        Assert.Equal((story.Day, (DateOnly?)null), (story.Plan.Pauses.Single().To!.Value, story.Plan.ResumeOn));
    }

    /// <summary>Ten days into the plan, for so many days as it is thought.</summary>
    private static Story Paused(int days)
    {
        var story = At(PlanStatus.InDelivery).Later(10);
        Expect.Done(story.Plan.PausePlan(Helen, "sickness", "", story.Day.AddDays(days), story.Now));
        return story;
    }
}
