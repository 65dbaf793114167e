using Handrail.Domain.Drafting;
using Handrail.Domain.Plans;
using Xunit;
using static Handrail.Domain.Tests.Story;

namespace Handrail.Domain.Tests.Supervision;

public sealed class ExtendTests
{
    [Fact]
    public void A_longer_plan_is_offered_to_both_sides_at_once_and_counts_when_both_have_signed()
    {
        var story = AfterFirstReview();
        Expect.Done(story.Plan.Extend(Helen, By(story, 9, [8, 9]), "Theatre was closed for six weeks.", story.Now));
        Assert.Equal((PlanStatus.Amending, true, 6), (story.Plan.Status, story.Plan.IsAmendmentOffered, story.Plan.Agreed.PlannedMonths));
        Assert.Equal("AccountablePerson:Sign DeputyAccountablePerson:Sign Practitioner:Sign", story.Plan.Waiting);
        Expect.Done(story.Sign(MrGrant));
        Assert.Equal(6, story.Plan.Agreed.PlannedMonths);
        Expect.Done(story.Sign(Samuel));
        Assert.Equal((PlanStatus.InDelivery, 9), (story.Plan.Status, story.Plan.Agreed.PlannedMonths));
        Assert.Equal([(2, "formal"), (4, "formal"), (6, "formal"), (8, "formal"), (9, "final")], story.Plan.Agreed.Reviews.Select(r => (r.Month, r.Type)));
        Assert.Equal("close", story.Theatre.Level);
    }

    [Fact]
    public void The_case_manager_gives_an_extension_up_and_the_agreed_plan_goes_on()
    {
        var story = AfterFirstReview();
        Expect.Done(story.Plan.Extend(Helen, By(story, 9, [9]), "Theatre was closed.", story.Now));
        Expect.Done(story.Plan.Move(Act.CancelAmendment, Helen, "", "The theatre opens again.", story.Now));
        Assert.Equal((PlanStatus.InDelivery, 6), (story.Plan.Status, story.Plan.Agreed.PlannedMonths));
    }

    [Fact]
    public void Everything_that_is_wrong_with_an_extension_is_said_at_once()
    {
        var story = AfterFirstReview();
        var outcome = story.Plan.Extend(Helen, new(6, [], new Dictionary<Guid, int>(), true), "", story.Now);
        Assert.Equal(["Months", "ReviewMonths", "Stages[0].Weeks", "Stages[1].Weeks", "Why"], outcome.More.Prepend(outcome).Select(o => o.Field));
        Assert.All(outcome.More.Prepend(outcome), o => Expect.Plain(o.Sentence));
    }

    [Theory]
    [InlineData(37, 9, "extend.months")]
    [InlineData(9, 10, "extend.review-month")]
    [InlineData(9, 1, "extend.review-month")]
    [InlineData(9, 0, "extend.review-month")]
    [InlineData(9, 2_000_000_000, "extend.review-month")]
    [InlineData(9, 6, "extend.review-twice")]
    public void An_extension_stays_within_what_a_plan_can_be_and_its_reviews_are_ahead(int months, int review, string key)
    {
        var story = AfterFirstReview();
        Expect.RefusedAndUntouched(key, key == "extend.months" ? "Months" : "ReviewMonths", story.Plan, () => story.Plan.Extend(Helen, By(story, months, [review]), "Theatre was closed.", story.Now));
    }

    [Fact]
    public void A_last_stage_gets_no_shorter_and_has_its_limit()
    {
        var story = AfterFirstReview();
        var shorter = story.Plan.Agreed.LastStages().ToDictionary(s => s.Id, s => s.PlannedWeeks - 1);
        Expect.RefusedAndUntouched("extend.weeks", "Stages[0].Weeks", story.Plan, () => story.Plan.Extend(Helen, new(9, [9], shorter, true), "Theatre was closed.", story.Now));
        Expect.RefusedAndUntouched("extend.weeks", "Stages[0].Weeks", story.Plan, () => story.Plan.Extend(Helen, new(9, [9], shorter.ToDictionary(s => s.Key, _ => 105), true), "Theatre was closed.", story.Now));
    }

    [Fact]
    public void Only_the_case_manager_of_a_plan_in_delivery_extends_it()
    {
        var story = AfterFirstReview();
        foreach (var other in new[] { Samuel, Ruth, MrGrant, Asha })
            Expect.RefusedAndUntouched("act.role", "", story.Plan, () => story.Plan.Extend(other, By(story, 9, [9]), "Theatre was closed.", story.Now));
        var paused = At(PlanStatus.Paused);
        Expect.RefusedAndUntouched("act.status", "", paused.Plan, () => paused.Plan.Extend(Helen, By(paused, 9, [9]), "Theatre was closed.", paused.Now));
    }

    [Fact]
    public void What_was_due_in_the_old_last_month_goes_with_the_end_where_that_is_chosen()
    {
        var plan = At(PlanStatus.InDelivery).Plan.Agreed;
        var (with, without) = (plan.Extended(new(9, [9], new Dictionary<Guid, int>(), true)), plan.Extended(new(9, [9], new Dictionary<Guid, int>(), false)));
        Assert.All(with.Objectives, o => Assert.Equal(9, o.WithinMonths));
        Assert.All(without.Objectives, o => Assert.Equal(6, o.WithinMonths));
        Assert.Equal([9, 5, 5, 9, 5, 9, 5, 9], with.Activities.Select(a => a.DueByMonth));
        Assert.Equal(plan.Activities.Select(a => a.DueByMonth), without.Activities.Select(a => a.DueByMonth));
        Assert.Equal(plan.Reviews[^1].Attendees, with.Reviews[^1].Attendees);
    }

    [Fact]
    public void Dates_that_both_sides_have_signed_anew_have_the_pauses_before_them_in_them()
    {
        var story = AfterFirstReview().Later(5);
        Expect.Done(story.Plan.PausePlan(Helen, "sickness", "", story.Day.AddDays(10), story.Now));
        Expect.Done(story.Later(10).Plan.ResumePlan(Helen, "He is well.", new(2026, 7, 8), story.Now));
        Assert.Equal(new DateOnly(2026, 9, 7), story.Plan.ScheduleNow(story.Day).To);
        Expect.Done(story.Plan.Extend(Helen, By(story, 7, [7]), "He was ill.", story.Now));
        Expect.Done(story.Sign(MrGrant));
        Expect.Done(story.Sign(Samuel));
        Assert.Equal(new DateOnly(2026, 9, 28), story.Plan.ScheduleNow(story.Day).To);
    }

    private static Extension By(Story story, int months, int[] reviews) => new(months, reviews, story.Plan.Agreed.LastStages().ToDictionary(s => s.Id, s => s.PlannedWeeks + 8), true);
}
