using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Xunit;
using static Handrail.Domain.Tests.Story;

namespace Handrail.Domain.Tests.Supervision;

public sealed class StartTests
{
    private static readonly string[] Everything = [.. CodeLists.ReadinessItems.Offered.Select(i => i.Value)];

    [Fact]
    public void A_plan_cannot_start_before_both_sides_have_signed_it()
    {
        var issued = ReadyToSign();
        Expect.Done(issued.Sign(MrGrant));
        Expect.RefusedAndUntouched("act.status", "", issued.Plan, () => issued.Plan.Start(Helen, issued.Day, issued.Now));
        var story = Ready();
        Expect.RefusedAndUntouched("start.early", "On", story.Plan, () => story.Plan.Start(Helen, new(2026, 2, 23), story.Now));
        Expect.Done(story.Plan.Start(Helen, new(2026, 2, 24), story.Now));
    }

    [Fact]
    public void A_plan_cannot_start_in_the_future()
    {
        var story = Ready();
        Expect.RefusedAndUntouched("start.future", "On", story.Plan, () => story.Plan.Start(Helen, story.Day.AddDays(1), story.Now));
        Assert.Null(story.Plan.StartedOn);
    }

    [Fact]
    public void A_plan_cannot_start_while_something_on_the_checklist_is_open()
    {
        var story = At(PlanStatus.Agreed);
        Assert.Equal(CodeLists.ReadinessItems.Offered.Select(i => i.Words), story.Plan.ReadinessLacks(story.Day));
        Expect.Done(story.Plan.CheckReadiness(Helen, [.. Everything.Where(i => i != "indemnity")], story.Now));
        Assert.Equal(["Indemnity and any placement are in place"], story.Plan.ReadinessLacks(story.Day));
        Expect.RefusedAndUntouched("start.unready", "", story.Plan, () => story.Plan.Start(Helen, story.Day, story.Now));
        Assert.Equal(
            "The plan cannot start until everything on the checklist is in place. Still open: Indemnity and any placement are in place",
            story.Plan.Start(Helen, story.Day, story.Now).Sentence);
    }

    [Fact]
    public void A_plan_cannot_start_without_a_supervisor_and_a_deputy_who_have_accepted()
    {
        var story = At(PlanStatus.Issued);
        Expect.Done(story.Plan.Move(Act.SignWithoutSupervisor, MrGrant, "", "", story.Now));
        Expect.Done(story.Plan.Move(Act.SignWithoutSupervisor, Samuel, "", "", story.Now));
        Expect.Done(story.Sign(MrGrant));
        Expect.Done(story.Sign(Samuel));
        Expect.Done(story.Plan.CheckReadiness(Helen, Everything, story.Now));
        Assert.Equal(["A clinical supervisor has accepted", "A deputy supervisor has accepted"], story.Plan.ReadinessLacks(story.Day));
        Expect.Done(story.Plan.NameSupervisor(Samuel, Ruth.PersonId, Role.ClinicalSupervisor, 4, story.Now));
        Assert.Equal(2, story.Plan.ReadinessLacks(story.Day).Count);
        Expect.Done(story.Plan.AnswerSupervision(Ruth, true, true, "", story.Now));
        Assert.Equal(["A deputy supervisor has accepted"], story.Plan.ReadinessLacks(story.Day));
        Expect.RefusedAndUntouched("start.unready", "", story.Plan, () => story.Plan.Start(Helen, story.Day, story.Now));
    }

    [Fact]
    public void The_checklist_takes_items_of_its_list_alone_and_an_item_can_be_taken_back()
    {
        var story = At(PlanStatus.Agreed);
        Expect.RefusedAndUntouched("readiness.item", "Items", story.Plan, () => story.Plan.CheckReadiness(Helen, ["induction", "cake"], story.Now));
        Expect.Done(story.Plan.CheckReadiness(Helen, ["induction", "told"], story.Now));
        Assert.True(story.Plan.IsReady("told"));
        Expect.Done(story.Plan.CheckReadiness(Helen, ["induction"], story.Now));
        Assert.False(story.Plan.IsReady("told"));
        Assert.Equal("induction", story.Plan.Readiness);
    }

    [Fact]
    public void When_everything_is_in_place_the_next_move_is_to_start()
    {
        var story = Ready();
        Assert.Equal("CaseManager:Start", story.Plan.Waiting);
        Expect.RefusedAndUntouched("readiness.done", "", story.Plan, () => story.Plan.CheckReadiness(Helen, [], story.Now));
    }

    [Fact]
    public void A_started_plan_has_the_first_stage_of_each_setting_in_force_and_a_first_review()
    {
        var story = At(PlanStatus.InDelivery);
        Assert.Equal([("Outpatient clinics", "distant"), ("Theatre and inpatient work", "direct")], story.Plan.InForce.Select(r => (r.Setting, r.Level)));
        Assert.All(story.Plan.InForce, r => Assert.Equal(new DateOnly(2026, 2, 28), r.From));
        Assert.Equal(new DateOnly(2026, 4, 28), story.Plan.NextReviewOn);
    }

    private static Story Ready()
    {
        var story = At(PlanStatus.Agreed).Later(2);
        Expect.Done(story.Plan.CheckReadiness(Helen, Everything, story.Now));
        return story;
    }
}
