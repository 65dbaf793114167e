using Handrail.Domain.Plans;
using Xunit;
using static Handrail.Domain.Tests.Story;

namespace Handrail.Domain.Tests.Supervision;

public sealed class SupervisionTests
{
    [Fact]
    public void Practitioners_cannot_supervise_themselves()
    {
        var story = At(PlanStatus.Issued);
        Expect.RefusedAndUntouched("conflict.self", "Person", story.Plan, () => story.Plan.NameSupervisor(Samuel, MrGrant.PersonId, Role.ClinicalSupervisor, 4, story.Now));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(61)]
    public void A_supervisor_has_a_plausible_number_of_hours(int hours)
    {
        var story = At(PlanStatus.Issued);
        Expect.RefusedAndUntouched("supervisor.hours", "Hours", story.Plan, () => story.Plan.NameSupervisor(Samuel, Ruth.PersonId, Role.ClinicalSupervisor, hours, story.Now));
    }

    [Fact]
    public void Nobody_is_asked_twice_to_supervise_unless_they_declined()
    {
        var story = At(PlanStatus.Issued);
        Expect.Done(story.Plan.NameSupervisor(Samuel, Ruth.PersonId, Role.ClinicalSupervisor, 4, story.Now));
        Expect.RefusedAndUntouched("supervisor.twice", "Person", story.Plan, () => story.Plan.NameSupervisor(Samuel, Ruth.PersonId, Role.DeputySupervisor, 4, story.Now));
        Expect.Done(story.Plan.AnswerSupervision(Ruth, false, false, "I am on leave until May.", story.Now));
        Expect.Done(story.Plan.NameSupervisor(Samuel, Ruth.PersonId, Role.ClinicalSupervisor, 2, story.Now));
    }

    [Fact]
    public void A_supervisor_who_is_asked_sees_the_plan_and_has_a_next_move()
    {
        var story = At(PlanStatus.Issued);
        Assert.False(story.Plan.IsSeenBy(Ruth, story.Day));
        Assert.Equal(
            [Helen.PersonId, Priya.PersonId, Asha.PersonId, MrGrant.PersonId, Rowan.PersonId, Ruth.PersonId],
            story.Told(() => story.Plan.NameSupervisor(Samuel, Ruth.PersonId, Role.ClinicalSupervisor, 4, story.Now)));
        Assert.True(story.Plan.IsSeenBy(Ruth, story.Day));
        Assert.Contains("ClinicalSupervisor:AnswerSupervision", story.Plan.Waiting, StringComparison.Ordinal);
    }

    [Fact]
    public void A_supervisor_accepts_with_no_conflict_of_interest_or_not_at_all()
    {
        var story = Asked();
        Expect.RefusedAndUntouched("supervise.conflict", "NoConflict", story.Plan, () => story.Plan.AnswerSupervision(Ruth, true, false, "", story.Now));
        Expect.Done(story.Plan.AnswerSupervision(Ruth, true, true, "Not on Fridays.", story.Now));
        var asked = story.Plan.Assignments.Single(a => a.Role == Role.ClinicalSupervisor);
        Assert.Equal((Answer.Accepted, "Not on Fridays.", story.Day, 4), (asked.Answer, asked.AnswerNote, asked.AnsweredOn, asked.HoursPerWeek));
        Expect.RefusedAndUntouched("supervise.answered", "", story.Plan, () => story.Plan.AnswerSupervision(Ruth, true, true, "", story.Now));
    }

    [Fact]
    public void A_supervisor_who_declines_says_why_and_no_longer_sees_the_plan_from_tomorrow()
    {
        var story = Asked();
        Expect.RefusedAndUntouched("supervise.reason", "Note", story.Plan, () => story.Plan.AnswerSupervision(Ruth, false, false, "", story.Now));
        Expect.RefusedAndUntouched("supervise.long", "Note", story.Plan, () => story.Plan.AnswerSupervision(Ruth, false, false, new('a', 2_001), story.Now));
        Expect.Done(story.Plan.AnswerSupervision(Ruth, false, false, "I raised the concern myself.", story.Now));
        Assert.False(story.Plan.IsSeenBy(Ruth, story.Day.AddDays(1)));
    }

    [Fact]
    public void A_supervisor_who_has_not_answered_neither_reports_nor_records()
    {
        var story = At(PlanStatus.InDelivery);
        var ruths = story.Plan.Assignments.Single(a => a.PersonId == Ruth.PersonId);
        Expect.Done(story.Plan.ChangePerson(Samuel, ruths.Id, Laura.PersonId, "Miss Calder moves on.", story.Now, Handed));
        Expect.Refused("supervise.unanswered", "", story.Plan.Allows(Act.Report, Laura, story.Day));
        Expect.Refused("supervise.unanswered", "", story.Plan.Allows(Act.RecordActivity, Laura, story.Day));
        Expect.Refused("supervise.unanswered", "", story.Plan.Allows(Act.AttachEvidence, Laura, story.Day));
        Expect.Refused("supervise.unanswered", "", story.Plan.Allows(Act.StepUp, Laura, story.Day));
        Expect.Done(story.Plan.Allows(Act.RaiseConcern, Laura, story.Day));
        Expect.Done(story.Plan.AnswerSupervision(Laura, true, true, "", story.Now));
        Expect.Done(story.Plan.Allows(Act.Report, Laura, story.Day));
    }

    [Fact]
    public void Supervision_steps_down_only_after_a_review()
    {
        var story = At(PlanStatus.InDelivery).Later(30);
        Expect.RefusedAndUntouched("step-down.none", "", story.Plan, () => StepDown(story));
    }

    [Theory]
    [InlineData("stay")]
    [InlineData("step-up")]
    [InlineData("extend")]
    public void A_review_that_does_not_say_so_opens_no_step_down(string outcome)
    {
        var story = Reviewed(outcome);
        Expect.RefusedAndUntouched("step-down.review", "Run", story.Plan, () => StepDown(story));
    }

    [Fact]
    public void After_a_review_in_the_stage_supervision_steps_down_to_the_plans_next_stage()
    {
        var story = Reviewed("step-down");
        Expect.RefusedAndUntouched("step-down.why", "Why", story.Plan, () => story.Plan.StepDown(Helen, story.Theatre.Id, story.Day, "", story.Now));
        Expect.RefusedAndUntouched("reasons.long", "Why", story.Plan, () => story.Plan.StepDown(Helen, story.Theatre.Id, story.Day, new('a', 4_001), story.Now));
        Expect.RefusedAndUntouched("stage.future", "On", story.Plan, () => story.Plan.StepDown(Helen, story.Theatre.Id, story.Day.AddDays(1), "Eight cases observed.", story.Now));
        Expect.RefusedAndUntouched("stage.before", "On", story.Plan, () => story.Plan.StepDown(Helen, story.Theatre.Id, new(2026, 2, 27), "Eight cases observed.", story.Now));
        Expect.RefusedAndUntouched("stage.gone", "Run", story.Plan, () => story.Plan.StepDown(Helen, Guid.Empty, story.Day, "Eight cases observed.", story.Now));
        Expect.RefusedAndUntouched("act.role", "", story.Plan, () => story.Plan.StepDown(Ruth, story.Theatre.Id, story.Day, "Eight cases observed.", story.Now));
        var before = story.Theatre;
        Expect.Done(StepDown(story));
        Assert.Equal(("close", story.Day, story.Plan.Agreed.Stages[1].Id), (story.Theatre.Level, story.Theatre.From, story.Theatre.StageId));
        Assert.Equal(story.Day, before.To);
        Assert.Equal("distant", story.Clinics.Level);
    }

    [Fact]
    public void One_review_opens_one_step_down_in_a_setting()
    {
        var sameDay = Reviewed("step-down");
        Expect.Done(StepDown(sameDay));
        Expect.RefusedAndUntouched("step-down.review", "Run", sameDay.Plan, () => StepDown(sameDay));
        sameDay.Later(7);
        Expect.RefusedAndUntouched("step-down.review", "Run", sameDay.Plan, () => StepDown(sameDay));
    }

    [Fact]
    public void A_step_down_is_not_dated_before_the_review_that_opened_it()
    {
        var story = Reviewed("step-down").Later(3);
        Expect.RefusedAndUntouched("step-down.before", "On", story.Plan, () => story.Plan.StepDown(Helen, story.Theatre.Id, story.Day.AddDays(-4), "Eight cases observed.", story.Now));
        Expect.Done(story.Plan.StepDown(Helen, story.Theatre.Id, story.Day.AddDays(-3), "Eight cases observed.", story.Now));
    }

    [Fact]
    public void Where_the_plan_foresees_no_looser_stage_supervision_does_not_step_down()
    {
        var story = Reviewed("step-down");
        Expect.RefusedAndUntouched("step-down.last", "Run", story.Plan, () => story.Plan.StepDown(Helen, story.Clinics.Id, story.Day, "Clinics go well.", story.Now));
    }

    [Fact]
    public void The_supervisor_steps_supervision_up_at_once_and_everyone_is_told()
    {
        var story = AfterFirstReview();
        Expect.RefusedAndUntouched("step-up.level", "Level", story.Plan, () => story.Plan.StepUp(Ruth, story.Theatre.Id, "indirect", "Two lists ran late.", story.Now));
        Expect.RefusedAndUntouched("step-up.level", "Level", story.Plan, () => story.Plan.StepUp(Ruth, story.Theatre.Id, "close", "Two lists ran late.", story.Now));
        Expect.RefusedAndUntouched("step-up.why", "Why", story.Plan, () => story.Plan.StepUp(Ruth, story.Theatre.Id, "direct", "", story.Now));
        Assert.Equal(
            [Helen.PersonId, Samuel.PersonId, Priya.PersonId, Asha.PersonId, MrGrant.PersonId, Daniel.PersonId],
            story.Told(() => story.Plan.StepUp(Ruth, story.Theatre.Id, "direct", "Two lists ran late.", story.Now)));
        Assert.Equal(("direct", story.Day, PlanStatus.InDelivery), (story.Theatre.Level, story.Theatre.From, story.Plan.Status));
        Expect.RefusedAndUntouched("step-down.review", "Run", story.Plan, () => StepDown(story));
    }

    [Fact]
    public void The_deputy_who_stands_in_steps_supervision_up_as_well()
    {
        var story = AfterFirstReview();
        Expect.Done(story.Plan.StepUp(Daniel, story.Theatre.Id, "direct", "Two lists ran late.", story.Now));
        Assert.Equal("direct", story.Theatre.Level);
        Expect.Refused("act.role", "", story.Plan.Allows(Act.StepUp, MrGrant, story.Day));
    }

    [Fact]
    public void Supervision_may_step_up_to_a_level_beyond_the_plans_stages()
    {
        var story = AfterFirstReview();
        Assert.Equal(["direct", "observing"], story.Plan.TighterLevels(story.Theatre).Select(l => l.Code));
        Expect.Done(story.Plan.StepUp(Samuel, story.Theatre.Id, "observing", "The lists pause.", story.Now));
        Assert.Null(story.Theatre.StageId);
        Assert.Equal("direct", story.Plan.NextStage(story.Theatre)!.Level);
    }

    [Fact]
    public void Staying_at_a_stage_is_a_decision_with_reasons()
    {
        var story = AfterFirstReview();
        Expect.RefusedAndUntouched("stay.why", "Why", story.Plan, () => story.Plan.Stay(Helen, story.Theatre.Id, "", story.Now));
        Expect.RefusedAndUntouched("stage.gone", "Run", story.Plan, () => story.Plan.Stay(Helen, Guid.Empty, "Two more lists.", story.Now));
        Expect.Done(story.Plan.Stay(Helen, story.Theatre.Id, "Two more lists.", story.Now));
        Assert.Equal("close", story.Theatre.Level);
    }

    [Theory]
    [InlineData(PlanStatus.InDelivery)]
    [InlineData(PlanStatus.Paused)]
    [InlineData(PlanStatus.Amending)]
    [InlineData(PlanStatus.SigningOff)]
    public void A_concern_holds_the_plan_and_its_decision_returns_it_to_where_it_was(PlanStatus from)
    {
        var story = At(from);
        Expect.RefusedAndUntouched("grounds.text", "Text", story.Plan, () => story.Plan.Move(Act.RaiseConcern, MrGrant, "", "", story.Now));
        Expect.Done(story.Plan.Move(Act.RaiseConcern, MrGrant, "", "A list ran without the supervisor.", story.Now));
        Assert.Equal(PlanStatus.SafetyHold, story.Plan.Status);
        Expect.Done(story.Plan.DecideConcern(Samuel, "carry-on", null, "", "The supervisor was in the next theatre.", story.Now));
        Assert.Equal(from, story.Plan.Status);
        Assert.All(story.Plan.Concerns, c => Assert.Equal((story.Day, "carry-on"), (c.DecidedOn, c.Decision)));
    }

    [Fact]
    public void While_a_concern_is_open_nothing_is_loosened_and_closer_supervision_stays_possible()
    {
        var story = Reviewed("step-down");
        Expect.Done(story.Plan.Move(Act.RaiseConcern, Ruth, "", "A list ran without the supervisor.", story.Now));
        Expect.RefusedAndUntouched("act.status", "", story.Plan, () => StepDown(story));
        Expect.Done(story.Plan.StepUp(Ruth, story.Clinics.Id, "indirect", "Until it is decided.", story.Now));
        Assert.Equal("AccountablePerson:DecideConcern DeputyAccountablePerson:DecideConcern", story.Plan.Waiting);
    }

    [Fact]
    public void A_second_concern_during_the_hold_does_not_lose_the_way_back()
    {
        var story = At(PlanStatus.Paused);
        Expect.Done(story.Plan.Move(Act.RaiseConcern, Ruth, "", "A list ran without the supervisor.", story.Now));
        Expect.Done(story.Plan.Move(Act.RaiseConcern, Helen, "", "A second list did too.", story.Now));
        Expect.Done(story.Plan.DecideConcern(Priya, "carry-on", null, "", "Both were looked into.", story.Now));
        Assert.Equal(PlanStatus.Paused, story.Plan.Status);
        Assert.All(story.Plan.Concerns, c => Assert.NotNull(c.DecidedOn));
    }

    [Fact]
    public void A_decision_on_a_concern_has_reasons_and_a_setting_where_it_needs_one()
    {
        var story = At(PlanStatus.SafetyHold);
        Expect.RefusedAndUntouched("concern.decision", "Decision", story.Plan, () => story.Plan.DecideConcern(Samuel, "", null, "", "Looked into.", story.Now));
        Expect.RefusedAndUntouched("concern.why", "Why", story.Plan, () => story.Plan.DecideConcern(Samuel, "carry-on", null, "", "", story.Now));
        Expect.RefusedAndUntouched("concern.setting", "Run", story.Plan, () => story.Plan.DecideConcern(Samuel, "stop", null, "", "Looked into.", story.Now));
        Expect.RefusedAndUntouched("step-up.level", "Level", story.Plan, () => story.Plan.DecideConcern(Samuel, "step-up", story.Theatre.Id, "close", "Looked into.", story.Now));
        Expect.RefusedAndUntouched("act.role", "", story.Plan, () => story.Plan.DecideConcern(Helen, "carry-on", null, "", "Looked into.", story.Now));
        Expect.Done(story.Plan.DecideConcern(Samuel, "step-up", story.Clinics.Id, "indirect", "Looked into.", story.Now));
        Assert.Equal(("indirect", "direct"), (story.Clinics.Level, story.Theatre.Level));
    }

    [Fact]
    public void Work_stopped_in_one_setting_goes_on_in_the_other_and_no_step_opens_it_again()
    {
        var story = Reviewed("step-down");
        Expect.Done(story.Plan.Move(Act.RaiseConcern, Ruth, "", "A list ran without the supervisor.", story.Now));
        Expect.Done(story.Plan.DecideConcern(Samuel, "stop", story.Theatre.Id, "", "Until we know more.", story.Now));
        Assert.Equal((true, "No work in this setting", "distant"), (story.Theatre.IsStopped, story.Plan.LevelName(story.Theatre.Level), story.Clinics.Level));
        Expect.RefusedAndUntouched("step-down.stopped", "Run", story.Plan, () => StepDown(story));
        Assert.Empty(story.Plan.TighterLevels(story.Theatre));
    }

    [Fact]
    public void A_change_of_person_keeps_the_signatures_and_tells_both_sides()
    {
        var story = At(PlanStatus.InDelivery);
        var signed = story.Plan.Signatures.Select(s => (s.PersonId, s.Version)).ToList();
        var samuels = story.Plan.Assignments.Single(a => a.PersonId == Samuel.PersonId);
        Assert.Equal(
            [Helen.PersonId, Priya.PersonId, Asha.PersonId, MrGrant.PersonId, Ruth.PersonId, Daniel.PersonId, Laura.PersonId],
            story.Told(() => story.Plan.ChangePerson(Samuel, samuels.Id, Laura.PersonId, "I leave the trust in March.", story.Now)));
        Assert.Equal(signed, story.Plan.Signatures.Select(s => (s.PersonId, s.Version)));
        Assert.True(story.Plan.IsSeenBy(Samuel, story.Day));
        Assert.False(story.Plan.IsSeenBy(Samuel, story.Day.AddDays(1)));
        Assert.Equal([Role.AccountablePerson], story.Plan.RolesOf(Laura, story.Day.AddDays(1)));
    }

    [Fact]
    public void One_person_leaves_once()
    {
        var story = At(PlanStatus.InDelivery);
        var helens = story.Plan.Assignments.Single(a => a.PersonId == Helen.PersonId && a.Role == Role.CaseManager);
        Expect.Done(story.Plan.ChangePerson(Samuel, helens.Id, Laura.PersonId, "", story.Now));
        Expect.RefusedAndUntouched("person.gone", "Assignment", story.Plan, () => story.Plan.ChangePerson(Samuel, helens.Id, Owen.PersonId, "", story.Now));
    }

    [Fact]
    public void Roles_that_must_be_held_are_handed_on_and_supervisors_may_leave_without()
    {
        var story = At(PlanStatus.InDelivery);
        var samuels = story.Plan.Assignments.Single(a => a.PersonId == Samuel.PersonId);
        var grants = story.Plan.Assignments.Single(a => a.PersonId == MrGrant.PersonId);
        var daniels = story.Plan.Assignments.Single(a => a.PersonId == Daniel.PersonId);
        Expect.RefusedAndUntouched("person.successor", "Successor", story.Plan, () => story.Plan.ChangePerson(Samuel, samuels.Id, null, "", story.Now));
        Expect.RefusedAndUntouched("conflict.self", "Successor", story.Plan, () => story.Plan.ChangePerson(Samuel, samuels.Id, MrGrant.PersonId, "", story.Now));
        Expect.RefusedAndUntouched("person.same", "Successor", story.Plan, () => story.Plan.ChangePerson(Samuel, samuels.Id, Samuel.PersonId, "", story.Now));
        Expect.RefusedAndUntouched("person.gone", "Assignment", story.Plan, () => story.Plan.ChangePerson(Samuel, grants.Id, Laura.PersonId, "", story.Now));
        Expect.RefusedAndUntouched("person.long", "HandOver", story.Plan, () => story.Plan.ChangePerson(Samuel, daniels.Id, null, new('a', 4_001), story.Now));
        Expect.Done(story.Plan.ChangePerson(Samuel, daniels.Id, null, "", story.Now));
        Assert.Equal(story.Day, daniels.To);
    }

    [Fact]
    public void The_services_people_have_no_other_part_in_the_plan()
    {
        var story = At(PlanStatus.SecondReading);
        var ashas = story.Plan.Assignments.Single(a => a.Role == Role.KeyContact);
        var rowans = story.Plan.Assignments.Single(a => a.Role == Role.SecondReader);
        Expect.RefusedAndUntouched("conflict.independent", "Successor", story.Plan, () => story.Plan.ChangePerson(Asha, ashas.Id, Samuel.PersonId, "", story.Now));
        Expect.RefusedAndUntouched("person.side", "Assignment", story.Plan, () => story.Plan.ChangePerson(Asha, rowans.Id, Asha.PersonId, "", story.Now));
        var later = At(PlanStatus.InDelivery);
        Expect.Done(later.Plan.ChangePerson(Asha, later.Plan.Assignments.Single(a => a.Role == Role.KeyContact).Id, Rowan.PersonId, "", later.Now));
    }

    [Fact]
    public void Stopped_work_begins_again_by_the_accountable_person_and_not_looser_than_before()
    {
        var story = At(PlanStatus.SafetyHold);
        Expect.Done(story.Plan.DecideConcern(Samuel, "stop", story.Theatre.Id, "", "The list is not safe yet.", story.Now));
        var stopped = story.Plan.InForce.Single(r => r.IsStopped);
        Expect.RefusedAndUntouched("act.role", "", story.Plan, () => story.Plan.LiftStop(Helen, stopped.Id, "direct", "Cover has been found.", story.Now));
        Expect.RefusedAndUntouched("lift.level", "Level", story.Plan, () => story.Plan.LiftStop(Samuel, stopped.Id, "close", "Cover has been found.", story.Now));
        Expect.RefusedAndUntouched("lift.why", "Why", story.Plan, () => story.Plan.LiftStop(Samuel, stopped.Id, "direct", "", story.Now));
        Expect.Done(story.Plan.LiftStop(Samuel, stopped.Id, "direct", "Cover has been found.", story.Now));
        Assert.Equal("direct", story.Plan.InForce.Single(r => r.Setting == stopped.Setting).Level);
        Expect.RefusedAndUntouched("lift.none", "", story.Plan, () => story.Plan.LiftStop(Samuel, stopped.Id, "direct", "Again.", story.Now));
    }

    [Fact]
    public void A_later_review_that_says_to_stay_closes_what_an_earlier_one_opened()
    {
        var story = Reviewed("step-down").Later(20);
        Expect.Done(story.Report(Ruth));
        Expect.Done(story.Review("stay"));
        Expect.RefusedAndUntouched("step-down.review", "Run", story.Plan, () => StepDown(story));
    }

    [Fact]
    public void Whoever_asks_for_the_plan_or_decides_on_it_does_not_supervise()
    {
        var story = At(PlanStatus.Issued);
        foreach (var person in new[] { Samuel, Helen })
            Expect.RefusedAndUntouched("conflict.decides", "Person", story.Plan, () => story.Plan.NameSupervisor(Samuel, person.PersonId, Role.ClinicalSupervisor, 2, story.Now));
    }

    private static Outcome StepDown(Story story) => story.Plan.StepDown(Helen, story.Theatre.Id, story.Day, "Eight cases observed.", story.Now);

    private static Story Asked()
    {
        var story = At(PlanStatus.Issued);
        Expect.Done(story.Plan.NameSupervisor(Samuel, Ruth.PersonId, Role.ClinicalSupervisor, 4, story.Now));
        return story;
    }

    private static Story Reviewed(string outcome)
    {
        var story = At(PlanStatus.InDelivery).Later(30);
        Expect.Done(story.Report(Ruth, outcome));
        Expect.Done(story.Review(outcome));
        return story;
    }
}
