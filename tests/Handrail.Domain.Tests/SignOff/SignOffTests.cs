using Handrail.Domain.Plans;
using Xunit;
using static Handrail.Domain.Tests.Story;

namespace Handrail.Domain.Tests.SignOff;

public sealed class SignOffTests
{
    [Fact]
    public void The_accountable_person_signs_off_with_an_outcome_a_summary_and_a_declaration()
    {
        var story = At(PlanStatus.SigningOff);
        Expect.RefusedAndUntouched("act.role", "", story.Plan, () => story.Plan.SignOff(Helen, "completed-objectives-met", "Both achieved.", true, story.Now));
        Expect.RefusedAndUntouched("sign-off.outcome", "Result", story.Plan, () => story.Plan.SignOff(Samuel, "passed", "Both achieved.", true, story.Now));
        Expect.RefusedAndUntouched("sign-off.summary", "Summary", story.Plan, () => story.Plan.SignOff(Samuel, "completed-objectives-met", "", true, story.Now));
        Expect.RefusedAndUntouched("sign-off.summary", "Summary", story.Plan, () => story.Plan.SignOff(Samuel, "completed-objectives-met", new('a', 4_001), true, story.Now));
        Expect.RefusedAndUntouched("sign-off.declare", "Declares", story.Plan, () => story.Plan.SignOff(Samuel, "completed-objectives-met", "Both achieved.", false, story.Now));
        Expect.Done(story.Plan.SignOff(Samuel, "completed-objectives-met", "Both achieved.", true, story.Now));
        Assert.Equal((PlanStatus.FollowUp, "completed-objectives-met", story.Day, (DateOnly?)null), (story.Plan.Status, story.Plan.Result, story.Plan.EndedOn, story.Plan.NextReviewOn));
        Assert.Empty(story.Plan.InForce);
    }

    [Fact]
    public void A_plan_with_an_open_concern_is_not_signed_off()
    {
        var story = At(PlanStatus.SigningOff);
        Expect.Done(story.Plan.Move(Act.RaiseConcern, Ruth, "", "A list ran without the supervisor.", story.Now));
        Expect.RefusedAndUntouched("act.status", "", story.Plan, () => story.Plan.SignOff(Samuel, "completed-objectives-met", "Both achieved.", true, story.Now));
        Expect.Done(story.Plan.DecideConcern(Samuel, "carry-on", null, "", "Looked into.", story.Now));
        Expect.Done(story.Plan.SignOff(Samuel, "completed-objectives-met", "Both achieved.", true, story.Now));
    }

    [Fact]
    public void Not_yet_returns_the_plan_to_delivery_with_what_is_still_to_be_shown()
    {
        var story = At(PlanStatus.SigningOff);
        Expect.RefusedAndUntouched("grounds.text", "Text", story.Plan, () => story.Plan.Move(Act.ReturnToDelivery, Samuel, "", "", story.Now));
        Expect.Done(story.Plan.Move(Act.ReturnToDelivery, Samuel, "", "Two observed emergency cases.", story.Now));
        Assert.Equal(PlanStatus.InDelivery, story.Plan.Status);
        Assert.NotEmpty(story.Plan.InForce);
    }

    [Fact]
    public void The_decision_on_full_scope_is_apart_from_the_outcome_and_made_once()
    {
        var story = At(PlanStatus.FollowUp);
        Assert.Equal("", story.Plan.FullScope);
        Expect.RefusedAndUntouched("scope.decision", "Decision", story.Plan, () => story.Plan.DecideFullScope(Samuel, "", "Evidence supports it.", true, story.Now));
        Expect.RefusedAndUntouched("scope.why", "Why", story.Plan, () => story.Plan.DecideFullScope(Samuel, "not-yet", "", true, story.Now));
        Expect.RefusedAndUntouched("scope.declare", "Declares", story.Plan, () => story.Plan.DecideFullScope(Samuel, "not-yet", "Emergency work is next.", false, story.Now));
        Expect.Done(story.Plan.DecideFullScope(Samuel, "not-yet", "Emergency work is next.", true, story.Now));
        Assert.Equal(("completed-objectives-met", "not-yet", story.Day, PlanStatus.FollowUp), (story.Plan.Result, story.Plan.FullScope, story.Plan.FullScopeOn, story.Plan.Status));
        Expect.RefusedAndUntouched("scope.decided", "", story.Plan, () => story.Plan.DecideFullScope(Priya, "full-scope", "Evidence supports it.", true, story.Now));
    }

    [Fact]
    public void A_signed_off_plan_closes_after_the_decision_on_scope_and_a_follow_up()
    {
        var story = At(PlanStatus.FollowUp);
        Expect.RefusedAndUntouched("close.scope", "", story.Plan, () => story.Plan.Move(Act.Close, Asha, "", "", story.Now));
        Expect.Done(story.Plan.DecideFullScope(Samuel, "full-scope", "Evidence supports it.", true, story.Now));
        Expect.RefusedAndUntouched("close.follow-up", "", story.Plan, () => story.Plan.Move(Act.Close, Asha, "", "", story.Now));
        Assert.Equal(("CaseManager:RecordFollowUp", story.Plan.EndedOn!.Value.AddMonths(3)), (story.Plan.Waiting, story.Plan.DueOn));
        Expect.Done(story.Plan.Move(Act.RecordFollowUp, Helen, "", "In post, full scope.", story.Now));
        Assert.Equal(story.Plan.EndedOn.Value.AddMonths(6), story.Plan.DueOn);
        Expect.Done(story.Plan.Move(Act.Close, Asha, "", "", story.Now));
        Assert.Equal(PlanStatus.Closed, story.Plan.Status);
    }

    [Fact]
    public void The_practitioner_confirms_reading_the_sign_off_once_also_after_closing()
    {
        var story = At(PlanStatus.FollowUp);
        Expect.Done(story.Plan.DecideFullScope(Samuel, "full-scope", "Evidence supports it.", true, story.Now));
        Expect.Done(story.Plan.Move(Act.RecordFollowUp, Helen, "", "In post, full scope.", story.Now));
        Expect.Done(story.Plan.Move(Act.Close, Asha, "", "", story.Now));
        Expect.Done(story.Plan.Move(Act.ReadSignOff, MrGrant, "", "Thank you.", story.Now));
        Assert.True(story.Plan.IsReadByPractitioner);
        Expect.RefusedAndUntouched("read.done", "", story.Plan, () => story.Plan.Move(Act.ReadSignOff, MrGrant, "", "", story.Now));
        Assert.Equal(PlanStatus.Closed, story.Plan.Status);
    }

    [Fact]
    public void Follow_up_comes_three_and_six_months_after_sign_off()
    {
        var story = At(PlanStatus.FollowUp);
        Assert.Equal(new DateOnly(2026, 8, 31), story.Plan.EndedOn);
        Assert.Equal([new(2026, 11, 30), new(2027, 2, 28)], story.Plan.FollowUpDates);
        Assert.Equal([new(2026, 11, 30), new(2027, 2, 28)], At(PlanStatus.Closed).Plan.FollowUpDates);
        Assert.Empty(At(PlanStatus.SigningOff).Plan.FollowUpDates);
    }

    [Fact]
    public void A_follow_up_says_how_things_are_and_reaches_the_organisation_alone()
    {
        var story = At(PlanStatus.FollowUp);
        Expect.RefusedAndUntouched("grounds.text", "Text", story.Plan, () => story.Plan.Move(Act.RecordFollowUp, Helen, "", "", story.Now));
        Assert.Equal([Samuel.PersonId, Priya.PersonId], story.Told(() => story.Plan.Move(Act.RecordFollowUp, Helen, "", "In post.", story.Now)));
    }

    [Theory]
    [InlineData(PlanStatus.Agreed)]
    [InlineData(PlanStatus.InDelivery)]
    [InlineData(PlanStatus.Paused)]
    [InlineData(PlanStatus.SafetyHold)]
    [InlineData(PlanStatus.Amending)]
    [InlineData(PlanStatus.SigningOff)]
    public void A_plan_that_ends_early_leaves_no_supervision_in_force_no_review_due_and_no_follow_up(PlanStatus from)
    {
        var story = At(from);
        Expect.RefusedAndUntouched("grounds.code", "Code", story.Plan, () => story.Plan.Move(Act.EndEarly, Samuel, "", "He moves to Leeds.", story.Now));
        Expect.RefusedAndUntouched("grounds.text", "Text", story.Plan, () => story.Plan.Move(Act.EndEarly, Samuel, "retired", "", story.Now));
        Expect.RefusedAndUntouched("act.role", "", story.Plan, () => story.Plan.Move(Act.EndEarly, Helen, "retired", "He has retired.", story.Now));
        Expect.Done(story.Plan.Move(Act.EndEarly, Samuel, "retired", "He has retired.", story.Now));
        Assert.Equal((PlanStatus.EndedEarly, "retired", story.Day, (DateOnly?)null), (story.Plan.Status, story.Plan.Result, story.Plan.EndedOn, story.Plan.NextReviewOn));
        Assert.Empty(story.Plan.InForce);
        Expect.Done(story.Plan.Move(Act.Close, Asha, "", "", story.Now));
        Assert.Empty(story.Plan.FollowUpDates);
    }

    [Fact]
    public void A_plan_that_ends_during_an_amendment_is_read_as_it_was_agreed()
    {
        var story = At(PlanStatus.Amending);
        Expect.Done(story.Plan.EditDraft(Helen, story.Plan.Working with { PlannedMonths = 9 }, "Months", null, story.Now));
        Expect.Done(story.Plan.Move(Act.OfferAmendment, Helen, "", "", story.Now));
        Expect.Done(story.Plan.Move(Act.EndEarly, Samuel, "retired", "He has retired.", story.Now));
        Assert.Equal(3, story.Plan.VersionReadBy([Role.Practitioner]));
    }
}
