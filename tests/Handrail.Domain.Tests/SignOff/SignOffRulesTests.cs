using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Xunit;

namespace Handrail.Domain.Tests.SignOff;

public sealed class SignOffRulesTests
{
    [Fact]
    public void A_plan_is_signed_off_only_with_an_outcome_of_a_plan_that_ran_its_course()
    {
        var story = MrG.Reach(PlanStatus.SigningOff, "PSR-2026-0001", new DateOnly(2026, 1, 5));
        var now = new Moment(story.Day.ToDateTime(new TimeOnly(15, 0), DateTimeKind.Utc), story.Day);
        foreach (var other in CodeLists.PlanOutcomes.All.Where(o => !CodeLists.SignOffOutcomes.Offers(o.Value)))
            Assert.Equal("sign-off.outcome", SignOff(story.Plan, other.Value, now).Key);
        Assert.Equal(4, CodeLists.SignOffOutcomes.Offered.Count());
        Assert.True(SignOff(story.Plan, "ended-objectives-not-yet-met", now).IsDone);
    }

    private static Outcome SignOff(Plan plan, string outcome, Moment now) =>
        plan.SignOff(Cast.AccountablePerson.AsActor(), new(outcome, [.. plan.Agreed.Objectives.Select(o => new ObjectiveJudgement(o.Id, "not-yet-achieved", ""))], "As agreed.", "They are away.", true), now);
}
