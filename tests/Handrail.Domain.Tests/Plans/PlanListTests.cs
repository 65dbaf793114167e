using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Xunit;

namespace Handrail.Domain.Tests.Plans;

/// <summary>What lists show, search and sort by is kept by every act.</summary>
public sealed class PlanListTests
{
    private static readonly Moment Now = new(new DateTime(2026, 9, 1, 9, 0, 0, DateTimeKind.Utc), new DateOnly(2026, 9, 1));

    [Fact]
    public void A_request_has_its_practitioners_name_as_soon_as_it_is_written()
    {
        var plan = Plan.BeginRequest(Story.Helen, "PSR-2026-0002", "england", Now);
        Assert.Equal(("", "", ""), (plan.PractitionerName, plan.FamilyKey, plan.GivenKey));
        Expect.Done(plan.EditRequest(Story.Helen, "practitioner", plan.Request with { Practitioner = new() { Title = "Dr", GivenName = "Síle", FamilyName = "O’Brien" } }, Now));
        Assert.Equal(("Dr Síle O’Brien", "obriensile", "sileobrien"), (plan.PractitionerName, plan.FamilyKey, plan.GivenKey));
    }

    [Fact]
    public void The_day_of_the_last_act_is_kept()
    {
        var story = Story.At(PlanStatus.Issued);
        var before = story.Plan.ChangedOn;
        Assert.Equal(story.Plan.NewEntries[^1].Day, before);
        Expect.Done(story.Later(9).Plan.Comment(Story.MrGrant, null, "May I ask about Fridays?", story.Now));
        Assert.Equal(before.AddDays(9), story.Plan.ChangedOn);
    }

    [Fact]
    public void What_is_due_is_kept_and_forgotten_when_it_is_no_longer_due()
    {
        var story = Story.At(PlanStatus.InDelivery);
        Assert.Equal(story.Plan.NextReviewOn, story.Plan.DueOn);
        Assert.NotNull(story.Plan.DueOn);
        Expect.Done(story.Plan.Move(Act.RaiseConcern, Story.Ruth, "", "A concern.", story.Now));
        Assert.Null(story.Plan.DueOn);
    }

    [Theory]
    [InlineData(PlanStatus.RequestDrafting, "Organisation")]
    [InlineData(PlanStatus.Submitted, "Service")]
    [InlineData(PlanStatus.FrameworkOffered, "Organisation Practitioner")]
    [InlineData(PlanStatus.InDelivery, "Supervision")]
    [InlineData(PlanStatus.Closed, "")]
    public void The_sides_that_a_plan_waits_for_are_kept(PlanStatus status, string sides) => Assert.Equal(sides, Story.At(status).Plan.NextSides);

    [Fact]
    public void A_plan_stored_before_there_were_lists_is_filled_with_what_its_acts_would_have_kept()
    {
        foreach (var status in Enum.GetValues<PlanStatus>())
        {
            var plan = MrG.Reach(status, "PSR-2026-0001", Story.RequestedOn).Plan;
            var kept = (plan.ChangedOn, plan.DueOn, plan.NextSides, plan.PractitionerName, plan.FamilyKey, plan.GivenKey);
            plan.KeepForLists(plan.NewEntries[^1].Day);
            Assert.Equal(kept, (plan.ChangedOn, plan.DueOn, plan.NextSides, plan.PractitionerName, plan.FamilyKey, plan.GivenKey));
        }
    }
}
