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
        Expect.RefusedAndUntouched("act.role", "", story.Plan, () => story.SignOff(Helen));
        Expect.RefusedAndUntouched("sign-off.outcome", "Result", story.Plan, () => story.SignOff(Samuel, "passed"));
        Expect.RefusedAndUntouched("sign-off.summary", "Summary", story.Plan, () => story.SignOff(Samuel, summary: ""));
        Expect.RefusedAndUntouched("sign-off.summary", "Summary", story.Plan, () => story.SignOff(Samuel, summary: new('a', 4_001)));
        Expect.RefusedAndUntouched("sign-off.declare", "Declares", story.Plan, () => story.SignOff(Samuel, declares: false));
        Expect.Done(story.SignOff(Samuel));
        Assert.Equal((PlanStatus.FollowUp, "completed-objectives-met", story.Day, (DateOnly?)null), (story.Plan.Status, story.Plan.Result, story.Plan.EndedOn, story.Plan.NextReviewOn));
        Assert.Empty(story.Plan.InForce);
    }

    [Fact]
    public void A_plan_with_an_open_concern_is_not_signed_off()
    {
        var story = At(PlanStatus.SigningOff);
        Expect.Done(story.Plan.Move(Act.RaiseConcern, Ruth, "", "A list ran without the supervisor.", story.Now));
        Expect.RefusedAndUntouched("act.status", "", story.Plan, () => story.SignOff(Samuel));
        Expect.Done(story.Plan.DecideConcern(Samuel, "carry-on", null, "", "Looked into.", story.Now));
        Expect.Done(story.SignOff(Samuel));
    }

    [Fact]
    public void Not_yet_returns_the_plan_to_delivery_with_what_is_still_to_be_shown()
    {
        var story = At(PlanStatus.SigningOff);
        var again = new DateOnly(2026, 10, 1);
        var outcome = story.Plan.ReturnToDelivery(Samuel, "", null, story.Now);
        Assert.Equal(["Text", "Next"], outcome.More.Prepend(outcome).Select(o => o.Field));
        Expect.RefusedAndUntouched("review.next-holiday", "Next", story.Plan, () => story.Plan.ReturnToDelivery(Samuel, "Two observed emergency cases.", new(2026, 10, 3), story.Now));
        Expect.Done(story.Plan.ReturnToDelivery(Samuel, "Two observed emergency cases.", again, story.Now));
        Assert.Equal((PlanStatus.InDelivery, again), (story.Plan.Status, story.Plan.NextReviewOn));
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
        Assert.Equal(("Practitioner:ReadSignOff CaseManager:RecordFollowUp", story.Plan.EndedOn!.Value.AddMonths(3)), (story.Plan.Waiting, story.Plan.DueOn));
        Expect.Done(story.Later(92).Plan.RecordFollowUp(Helen, "in-role", "none", "", story.Now));
        Assert.Equal(story.Plan.EndedOn.Value.AddMonths(6), story.Plan.DueOn);
        Expect.Done(story.Plan.Move(Act.Close, Asha, "", "", story.Now));
        Assert.Equal(PlanStatus.Closed, story.Plan.Status);
    }

    [Fact]
    public void The_practitioner_confirms_reading_the_sign_off_once_also_after_closing()
    {
        var story = At(PlanStatus.FollowUp);
        Expect.Done(story.Plan.DecideFullScope(Samuel, "full-scope", "Evidence supports it.", true, story.Now));
        Expect.Done(story.Later(92).Plan.RecordFollowUp(Helen, "in-role", "none", "", story.Now));
        Expect.Done(story.Plan.Move(Act.Close, Asha, "", "", story.Now));
        Expect.RefusedAndUntouched("read.declare", "Declares", story.Plan, () => story.Plan.ReadSignOff(MrGrant, "Thank you.", null, "", false, story.Now));
        Expect.Done(story.Plan.ReadSignOff(MrGrant, "Thank you.", null, "", true, story.Now));
        Assert.True(story.Plan.IsReadByPractitioner);
        Expect.RefusedAndUntouched("read.done", "", story.Plan, () => story.Plan.ReadSignOff(MrGrant, "", null, "", true, story.Now));
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
    public void A_follow_up_is_waited_for_at_once_and_recorded_from_its_day_on()
    {
        var story = At(PlanStatus.FollowUp);
        Assert.Equal("Practitioner:ReadSignOff", string.Join(' ', story.Plan.NextMoves(story.Day).Where(m => m.Act != Act.DecideFullScope).Select(m => $"{m.Role}:{m.Act}")));
        Expect.Done(story.Plan.DecideFullScope(Samuel, "full-scope", "Evidence supports it.", true, story.Now));
        Assert.Contains("CaseManager:RecordFollowUp", story.Plan.Waiting, StringComparison.Ordinal);
        var first = new DateOnly(2026, 11, 30);
        story.Later(first.DayNumber - story.Day.DayNumber - 1);
        Assert.Contains("30 November 2026", story.Plan.Allows(Act.RecordFollowUp, Helen, story.Day).Sentence, StringComparison.Ordinal);
        Expect.RefusedAndUntouched("follow-up.early", "", story.Plan, () => story.Plan.RecordFollowUp(Helen, "in-role", "none", "", story.Now));
        Expect.Done(story.Later(1).Plan.RecordFollowUp(Helen, "in-role", "none", "", story.Now));
        // The second one is still to come, and the plan is not asked to end before it; it may.
        Assert.Equal("Practitioner:ReadSignOff CaseManager:RecordFollowUp", story.Plan.Waiting);
        Assert.True(story.Plan.Allows(Act.Close, Asha, story.Day).IsDone);
        Expect.RefusedAndUntouched("follow-up.early", "", story.Plan, () => story.Plan.RecordFollowUp(Helen, "in-role", "none", "", story.Now));
        Expect.Done(story.Later(90).Plan.RecordFollowUp(Helen, "in-role", "none", "", story.Now));
        Assert.Equal("Practitioner:ReadSignOff KeyContact:Close", story.Plan.Waiting);
    }

    [Fact]
    public void A_follow_up_says_how_things_are_and_reaches_the_organisation_alone()
    {
        var story = At(PlanStatus.FollowUp);
        var outcome = story.Later(92).Plan.RecordFollowUp(Helen, "", "", new('a', 4_001), story.Now);
        Assert.Equal(["InRole", "Restriction", "Comment"], outcome.More.Prepend(outcome).Select(o => o.Field));
        Assert.Equal([Samuel.PersonId, Priya.PersonId], story.Told(() => story.Plan.RecordFollowUp(Helen, "in-role", "regulator", "In post.", story.Now)));
        Expect.Done(story.Later(92).Plan.RecordFollowUp(Helen, "left", "not-known", "", story.Now));
        Assert.Equal(
            [(1, new DateOnly(2026, 11, 30), "in-role", "regulator"), (2, new(2027, 2, 28), "left", "not-known")],
            story.Plan.FollowUpAnswers.Select(a => (a.Number, a.DueOn, a.InRole, a.Restriction)));
        Expect.RefusedAndUntouched("follow-up.done", "", story.Plan, () => story.Plan.RecordFollowUp(Helen, "left", "none", "", story.Now));
    }

    [Fact]
    public void The_supervisor_and_the_case_manager_recommend_once_each_and_may_change_their_mind()
    {
        var story = At(PlanStatus.SigningOff);
        Assert.Equal("ClinicalSupervisor:RecommendSignOff DeputySupervisor:RecommendSignOff CaseManager:RecommendSignOff", story.Plan.Waiting);
        var outcome = story.Plan.RecommendSignOff(Ruth, "passed", "", story.Now);
        Assert.Equal(["Outcome", "Reasons"], outcome.More.Prepend(outcome).Select(o => o.Field));
        Expect.RefusedAndUntouched("act.role", "", story.Plan, () => story.Plan.RecommendSignOff(Samuel, "completed-objectives-met", "Yes.", story.Now));
        Assert.Equal([Helen.PersonId, Samuel.PersonId, Priya.PersonId], story.Told(() => story.Plan.RecommendSignOff(Ruth, "not-yet", "Two more cases.", story.Now)));
        Assert.Equal("CaseManager:RecommendSignOff", story.Plan.Waiting);
        Expect.Done(story.Plan.RecommendSignOff(Ruth, "completed-objectives-met", "They have been seen.", story.Now));
        Expect.Done(story.Plan.RecommendSignOff(Helen, "completed-objectives-met", "On time.", story.Now));
        Assert.Equal("AccountablePerson:SignOff DeputyAccountablePerson:SignOff", story.Plan.Waiting);
        Assert.Equal([(Role.ClinicalSupervisor, "completed-objectives-met"), (Role.CaseManager, "completed-objectives-met")], story.Plan.StandingRecommendations.Select(r => (r.Role, r.Outcome)));
        Assert.Equal(3, story.Plan.Recommendations.Count);
    }

    [Fact]
    public void What_was_recommended_before_the_plan_returned_to_delivery_no_longer_counts()
    {
        var story = At(PlanStatus.SigningOff);
        Expect.Done(story.Plan.RecommendSignOff(Ruth, "completed-objectives-met", "Yes.", story.Now));
        Expect.Done(story.Plan.ReturnToDelivery(Samuel, "Two observed emergency cases.", new(2026, 10, 1), story.Now));
        Expect.Done(story.Report(Ruth, Plan.ReadyForSignOff));
        Expect.Done(story.Review(Plan.ReadyForSignOff, "final"));
        Assert.Equal(PlanStatus.SigningOff, story.Plan.Status);
        Assert.Empty(story.Plan.StandingRecommendations);
    }

    [Fact]
    public void Deciding_without_one_of_the_recommendations_needs_a_reason_that_stands_with_the_signature()
    {
        var story = At(PlanStatus.SigningOff);
        Expect.Done(story.Plan.RecommendSignOff(Helen, "completed-objectives-met", "On time.", story.Now));
        Assert.Equal([Side.Supervision], story.Plan.RecommendationsAwaited(story.Day));
        Expect.RefusedAndUntouched("sign-off.without", "WithoutAdvice", story.Plan, () => story.SignOff(Samuel, without: ""));
        Expect.RefusedAndUntouched("sign-off.without-long", "WithoutAdvice", story.Plan, () => story.SignOff(Samuel, without: new('a', 2_001)));
        Expect.Done(story.SignOff(Samuel, without: "Miss Calder is on leave."));
        Assert.Equal("Miss Calder is on leave.", story.Plan.SignedStatements.Single().WithoutAdvice);
    }

    [Fact]
    public void With_both_recommendations_nothing_more_is_asked_and_nobody_waits_for_a_supervisor_who_is_gone()
    {
        var story = At(PlanStatus.SigningOff);
        Expect.Done(story.Plan.RecommendSignOff(Helen, "completed-objectives-met", "On time.", story.Now));
        foreach (var role in new[] { Role.ClinicalSupervisor, Role.DeputySupervisor })
            Expect.Done(story.Plan.ChangePerson(Samuel, story.Plan.Assignments.Single(a => a.Role == role).Id, null, "", story.Now, role == Role.ClinicalSupervisor ? Handed : null));
        story.Later(1);
        Assert.Empty(story.Plan.RecommendationsAwaited(story.Day));
        Expect.RefusedAndUntouched("sign-off.with", "WithoutAdvice", story.Plan, () => story.SignOff(Samuel));
        Expect.Done(story.SignOff(Samuel, without: ""));
        Assert.Equal("", story.Plan.SignedStatements.Single().WithoutAdvice);
    }

    [Fact]
    public void A_sign_off_judges_every_objective_and_its_outcome_agrees_with_them()
    {
        var story = At(PlanStatus.SigningOff);
        var outcome = story.Plan.SignOff(Samuel, new("", [], "", "", false), story.Now);
        Assert.Equal(["Lines[0].Progress", "Lines[1].Progress", "Result", "WithoutAdvice", "Summary", "Declares"], outcome.More.Prepend(outcome).Select(o => o.Field));
        Expect.RefusedAndUntouched("sign-off.objective", "Lines[0].Progress", story.Plan, () => story.SignOff(Samuel, judged: "on-track"));
        Expect.RefusedAndUntouched("sign-off.met", "Result", story.Plan, () => story.SignOff(Samuel, judged: "not-yet-achieved"));
        Expect.Done(story.SignOff(Samuel, "completed-with-recommendations", judged: "not-yet-achieved"));
        Assert.All(story.Plan.ObjectiveResults, r => Assert.Equal("not-yet-achieved", r.Progress));
        Assert.Equal(2, story.Plan.ObjectiveResults.Count);
    }

    [Fact]
    public void The_sign_off_the_decision_on_scope_and_the_receipt_are_signatures_of_their_own()
    {
        var story = At(PlanStatus.SigningOff);
        Expect.Done(story.SignOff(Samuel));
        Expect.Done(story.Plan.DecideFullScope(Priya, "full-scope", "Evidence supports it.", true, story.Now));
        Expect.Done(story.Plan.ReadSignOff(MrGrant, "Thank you.", true, "", true, story.Now));
        Assert.Equal(
            [(Act.SignOff, Role.AccountablePerson, Samuel.Name), (Act.DecideFullScope, Role.DeputyAccountablePerson, Priya.Name), (Act.ReadSignOff, Role.Practitioner, MrGrant.Name)],
            story.Plan.SignedStatements.Select(s => (s.Act, s.Role, s.Name)));
        Assert.All(story.Plan.SignedStatements, s => Assert.True(s.Statement == Plan.StatementFor(s.Act) && s.Day == story.Day && s.At.Kind == DateTimeKind.Utc));
    }

    [Fact]
    public void A_receipt_that_dissents_says_with_what_and_holds_nothing_up()
    {
        var story = At(PlanStatus.FollowUp);
        Expect.RefusedAndUntouched("read.dissent", "Dissent", story.Plan, () => story.Plan.ReadSignOff(MrGrant, "", false, "", true, story.Now));
        Expect.RefusedAndUntouched("answer.contradicts", "Dissent", story.Plan, () => story.Plan.ReadSignOff(MrGrant, "", true, "The delay was not mine.", true, story.Now));
        Expect.RefusedAndUntouched("answer.contradicts", "Agrees", story.Plan, () => story.Plan.ReadSignOff(MrGrant, "", null, "The delay was not mine.", true, story.Now));
        Expect.RefusedAndUntouched("read.account", "Account", story.Plan, () => story.Plan.ReadSignOff(MrGrant, new('a', 4_001), null, "", true, story.Now));
        Expect.RefusedAndUntouched("act.role", "", story.Plan, () => story.Plan.ReadSignOff(Samuel, "", null, "", true, story.Now));
        Assert.Equal(
            [Helen.PersonId, Samuel.PersonId, Priya.PersonId, Asha.PersonId],
            story.Told(() => story.Plan.ReadSignOff(MrGrant, "", false, "The delay was not mine.", true, story.Now)));
        Assert.Equal((false, "The delay was not mine."), story.Plan.SignedStatements.Last() is var read ? (read.Agrees, read.Dissent) : default);
        Expect.Done(story.Plan.DecideFullScope(Samuel, "full-scope", "Evidence supports it.", true, story.Now));
        Expect.Done(story.Later(92).Plan.RecordFollowUp(Helen, "in-role", "none", "", story.Now));
        Expect.Done(story.Plan.Move(Act.Close, Asha, "", "", story.Now));
    }

    [Fact]
    public void A_plan_closes_without_the_practitioners_signature()
    {
        var story = At(PlanStatus.FollowUp);
        Expect.Done(story.Plan.DecideFullScope(Samuel, "full-scope", "Evidence supports it.", true, story.Now));
        Expect.Done(story.Later(92).Plan.RecordFollowUp(Helen, "in-role", "none", "", story.Now));
        Expect.Done(story.Plan.Move(Act.Close, Asha, "", "", story.Now));
        Assert.False(story.Plan.IsReadByPractitioner);
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
