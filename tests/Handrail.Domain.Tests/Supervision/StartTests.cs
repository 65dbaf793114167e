using Handrail.Domain.Lists;
using Handrail.Domain.Log;
using Handrail.Domain.Plans;
using Xunit;
using static Handrail.Domain.Tests.Story;

namespace Handrail.Domain.Tests.Supervision;

public sealed class StartTests
{
    private static readonly ReadinessAnswer[] Everything = [.. CodeLists.ReadinessItems.Offered.Select(i => ReadinessAnswer.Confirmed(i.Value))];

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
        Expect.Done(story.Plan.CheckReadiness(Helen, [.. Everything.Where(i => i.Item != "indemnity")], story.Now));
        Assert.Equal(["Indemnity covers the work of the plan"], story.Plan.ReadinessLacks(story.Day));
        Expect.RefusedAndUntouched("start.unready", "", story.Plan, () => story.Plan.Start(Helen, story.Day, story.Now));
        Assert.Equal(
            "The plan cannot start until everything on the checklist is in place. Still open: Indemnity covers the work of the plan",
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
        Expect.RefusedAndUntouched("readiness.item", "Items[1].Answer", story.Plan, () => story.Plan.CheckReadiness(Helen, [ReadinessAnswer.Confirmed("induction"), ReadinessAnswer.Confirmed("cake")], story.Now));
        Expect.RefusedAndUntouched("readiness.answer", "Items[0].Answer", story.Plan, () => story.Plan.CheckReadiness(Helen, [new("induction", "perhaps")], story.Now));
        Expect.Done(story.Plan.CheckReadiness(Helen, [ReadinessAnswer.Confirmed("induction"), ReadinessAnswer.Confirmed("told")], story.Now));
        Assert.NotNull(story.Plan.CheckOf("told"));
        Expect.Done(story.Plan.CheckReadiness(Helen, [new("told", "")], story.Now));
        Assert.Equal(["induction"], story.Plan.ReadinessChecks.Select(c => c.Item));
    }

    [Fact]
    public void An_item_is_not_needed_only_for_a_reason_and_indemnity_is_always_needed()
    {
        var story = At(PlanStatus.Agreed);
        var outcome = story.Plan.CheckReadiness(Helen, [new("placement", "not-needed"), new("indemnity", "not-needed", "He has some."), new("told", "not-needed", new('a', 301))], story.Now);
        Expect.Refused("readiness.why", "Items[0].Why", outcome);
        Assert.Equal([("readiness.needed", "Items[1].Answer"), ("readiness.long", "Items[2].Why")], outcome.More.Select(o => (o.Key, o.Field)));
        Expect.Done(story.Plan.CheckReadiness(Helen, [new("placement", "not-needed", "He works at his own trust.")], story.Now));
        Expect.RefusedAndUntouched("answer.contradicts", "Items[0].Why", story.Plan, () => story.Plan.CheckReadiness(Helen, [new("told", "confirmed", "Nobody else is there.")], story.Now));
        Expect.RefusedAndUntouched("answer.contradicts", "Items[0].Why", story.Plan, () => story.Plan.CheckReadiness(Helen, [new("told", "", "Nobody else is there.")], story.Now));
        Assert.Equal("He works at his own trust.", story.Plan.CheckOf("placement")!.Why);
        Assert.All(CodeLists.ReadinessItems.All, i => Assert.True((i.Words + " - reason").Length <= 60, i.Words));
        Assert.DoesNotContain("The placement agreement is in place", story.Plan.ReadinessLacks(story.Day));
    }

    [Fact]
    public void Each_item_says_by_whom_and_when_and_what_is_left_as_it_was_keeps_that()
    {
        var story = At(PlanStatus.Agreed);
        Expect.Done(story.Plan.CheckReadiness(Helen, [ReadinessAnswer.Confirmed("induction")], story.Now));
        var first = story.Day;
        Expect.Done(story.Later(3).Plan.CheckReadiness(Helen, Everything, story.Now));
        Assert.Equal((Helen.PersonId, first), (story.Plan.CheckOf("induction")!.RecordedBy, story.Plan.CheckOf("induction")!.RecordedOn));
        Assert.Equal(story.Day, story.Plan.CheckOf("told")!.RecordedOn);
        Assert.Equal(("not yet", "Confirmed"), (Value(ValueSide.Before), Value(ValueSide.After)));

        string Value(ValueSide side) => story.Plan.NewEntries[^1].Values.Single(v => v.Field == "Indemnity covers the work of the plan" && v.Side == side).Value;
    }

    [Fact]
    public void When_everything_is_in_place_the_next_move_is_to_start()
    {
        var story = Ready();
        Assert.Equal("CaseManager:Start", story.Plan.Waiting);
        // What was confirmed too early can still be taken back.
        Expect.Done(story.Plan.CheckReadiness(Helen, [new("occupational-health", "")], story.Now));
        Assert.Equal("CaseManager:CheckReadiness", story.Plan.Waiting);
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
