using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Xunit;

namespace Handrail.Domain.Tests.Supervision;

public sealed class StageDecisionTests
{
    private readonly Actor manager = Cast.CaseManager.AsActor();

    [Fact]
    public void One_review_opens_one_step_and_the_next_stage_waits_for_its_own()
    {
        // Reviewed and stepped down on the same day.
        var story = MrG.AfterFirstReview("PSR-2026-0001", new DateOnly(2026, 1, 5));
        var theatre = Theatre(story);
        Assert.Equal(story.Day, theatre.From);
        Assert.Equal("step-down.review", story.Plan.StepDown(manager, theatre.Id, story.Day, "Going well.", At(story.Day)).Key);
    }

    [Fact]
    public void Supervision_does_not_step_down_before_the_day_of_the_review_that_allows_it()
    {
        var story = MrG.AfterFirstReview("PSR-2026-0001", new DateOnly(2026, 1, 5));
        var day = story.Plan.NextReviewOn!.Value;
        Assert.True(story.Plan.Report(Cast.Supervisor.AsActor(), "yes", [.. story.Plan.Agreed.Objectives.Select(o => new ObjectiveJudgement(o.Id, "on-track", ""))], "Going well.", "", "step-down", At(day)).IsDone);
        Assert.True(story.Plan.RecordReview(manager, day, "formal", ["practitioner"], "step-down", story.Plan.Schedule().Reviews[^1].On, "Going well.", At(day)).IsDone);
        var theatre = Theatre(story);
        Assert.Equal(("step-down.before", "On"), Said(story.Plan.StepDown(manager, theatre.Id, day.AddDays(-1), "Going well.", At(day))));
        Assert.True(story.Plan.StepDown(manager, theatre.Id, day, "Going well.", At(day)).IsDone);
    }

    [Theory]
    [InlineData("step-down", true)]
    [InlineData("move-to-final", false)]
    [InlineData("stay", false)]
    public void A_review_that_says_to_step_down_waits_for_the_decision_and_no_other_does(string outcome, bool waits)
    {
        var story = Reviewed(outcome);
        Assert.Equal(waits, story.Plan.Waiting.Contains("CaseManager:StepDown", StringComparison.Ordinal));
    }

    [Fact]
    public void The_plan_waits_for_the_decision_until_it_has_been_made_one_way_or_the_other()
    {
        var (down, stays, up) = (Reviewed("step-down"), Reviewed("step-down"), Reviewed("step-down"));
        Expect.Done(down.Plan.StepDown(manager, down.Theatre.Id, down.Day, "As the review says.", down.Now));
        Expect.Done(stays.Plan.Stay(manager, stays.Theatre.Id, "Two cases are still to come.", stays.Now));
        Expect.Done(up.Plan.StepUp(manager, up.Theatre.Id, up.Plan.TighterLevels(up.Theatre).First().Code, "A case has gone badly.", up.Now));
        Assert.All([down, stays, up], story => Assert.DoesNotContain("StepDown", story.Plan.Waiting, StringComparison.Ordinal));
        // It may still step down after a decision to stay: the review has not been taken back.
        Expect.Done(stays.Plan.StepDown(manager, stays.Theatre.Id, stays.Day, "They have been held now.", stays.Now));
    }

    private static Story Reviewed(string outcome)
    {
        var story = Story.AfterFirstReview().Later(60);
        Expect.Done(story.Report(Story.Ruth));
        Expect.Done(story.Review(outcome));
        return story;
    }

    [Fact]
    public void A_setting_without_a_looser_stage_says_so()
    {
        var story = MrG.AfterFirstReview("PSR-2026-0001", new DateOnly(2026, 1, 5));
        var clinic = story.Plan.InForce.Single(r => r.Setting.StartsWith("Outpatient", StringComparison.Ordinal));
        Assert.Equal("step-down.last", story.Plan.StepDown(manager, clinic.Id, story.Day, "Going well.", At(story.Day)).Key);
    }

    [Fact]
    public void Reasons_have_room_for_4000_characters()
    {
        var story = MrG.Reach(PlanStatus.InDelivery, "PSR-2026-0001", new DateOnly(2026, 1, 5));
        var run = story.Plan.InForce.First().Id;
        Assert.Equal(("reasons.long", "Why"), Said(story.Plan.Stay(manager, run, new string('a', Limits.Note + 1), At(story.Day))));
        Assert.Equal(("stay.why", "Why"), Said(story.Plan.Stay(manager, run, "", At(story.Day))));
        Assert.True(story.Plan.Stay(manager, run, new string('a', Limits.Note), At(story.Day)).IsDone);
    }

    private static StageRun Theatre(MrG story) => story.Plan.InForce.Single(r => r.Setting.StartsWith("Theatre", StringComparison.Ordinal));

    private static (string Key, string Field) Said(Outcome outcome) => (outcome.Key, outcome.Field);

    private static Moment At(DateOnly day) => new(day.ToDateTime(new TimeOnly(15, 0), DateTimeKind.Utc), day);
}
