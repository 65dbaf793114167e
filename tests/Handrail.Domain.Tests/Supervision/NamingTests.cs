using Handrail.Domain.Plans;
using Xunit;
using static Handrail.Domain.Tests.Story;

namespace Handrail.Domain.Tests.Supervision;

public sealed class NamingTests
{
    private readonly Story story = At(PlanStatus.Issued);

    private Plan Plan => story.Plan;

    private Assignment Asked => Plan.Assignments.Last();

    private void Ask(params string[] settings) => Expect.Done(Plan.NameSupervisor(Samuel, Ruth.PersonId, Role.ClinicalSupervisor, 4, story.Now, settings));

    [Fact]
    public void Somebody_is_asked_for_settings_of_the_plan_alone_and_for_all_of_them_unless_some_are_named()
    {
        Expect.RefusedAndUntouched("supervisor.setting", "Settings", Plan, () => Plan.NameSupervisor(Samuel, Ruth.PersonId, Role.ClinicalSupervisor, 4, story.Now, ["Endoscopy"]));
        Ask("Outpatient clinics");
        Assert.Equal((true, false), (Asked.Covers("Outpatient clinics"), Asked.Covers("Theatre and inpatient work")));
        Expect.Done(Plan.NameSupervisor(Samuel, Daniel.PersonId, Role.ClinicalSupervisor, 4, story.Now, ["Outpatient clinics", "Theatre and inpatient work"]));
        // Asked for everything, and so for what the plan adds later.
        Assert.True(Asked.Covers("Endoscopy"));
    }

    [Fact]
    public void A_conflict_of_interest_is_declared_in_words_and_counts_only_when_the_accountable_person_says_why_it_does_not_matter()
    {
        Ask();
        Expect.RefusedAndUntouched("supervise.conflict", "NoConflict", Plan, () => Plan.AnswerSupervision(Ruth, true, false, "", story.Now));
        Expect.RefusedAndUntouched("supervise.conflict-long", "Conflict", Plan, () => Plan.AnswerSupervision(Ruth, true, false, "", story.Now, new('a', 2_001)));
        Expect.Done(Plan.AnswerSupervision(Ruth, true, false, "", story.Now, "We trained together and are friends."));
        Assert.Equal((Answer.OnTerms, false), (Asked.Answer, Plan.HasAccepted(Ruth.PersonId, story.Day)));
        Expect.RefusedAndUntouched("terms.conflict", "Note", Plan, () => Plan.AnswerTerms(Samuel, Asked.Id, true, "", story.Now));
        Expect.Done(Plan.AnswerTerms(Samuel, Asked.Id, true, "That was 20 years ago, and the deputy writes half the assessments.", story.Now));
        Assert.Equal(Answer.Accepted, Asked.Answer);
    }

    [Fact]
    public void Other_hours_are_proposed_and_stand_when_the_accountable_person_agrees()
    {
        Ask();
        Expect.RefusedAndUntouched("supervise.hours", "Hours", Plan, () => Plan.AnswerSupervision(Ruth, true, true, "", story.Now, hours: 61));
        Expect.Done(Plan.AnswerSupervision(Ruth, true, true, "", story.Now, hours: 6));
        Assert.Equal((Answer.OnTerms, 4, 6), (Asked.Answer, Asked.HoursPerWeek, Asked.ProposedHours));
        Expect.RefusedAndUntouched("act.role", "", Plan, () => Plan.AnswerTerms(Helen, Asked.Id, true, "", story.Now));
        Expect.RefusedAndUntouched("terms.gone", "", Plan, () => Plan.AnswerTerms(Samuel, Guid.CreateVersion7(), true, "", story.Now));
        Expect.RefusedAndUntouched("terms.long", "Note", Plan, () => Plan.AnswerTerms(Samuel, Asked.Id, true, new('a', 2_001), story.Now));
        Expect.Done(Plan.AnswerTerms(Priya, Asked.Id, true, "", story.Now));
        Assert.Equal((Answer.Accepted, 6), (Asked.Answer, Asked.HoursPerWeek));
        Expect.RefusedAndUntouched("terms.none", "", Plan, () => Plan.AnswerTerms(Samuel, Asked.Id, true, "", story.Now));
    }

    [Fact]
    public void Words_that_an_answer_does_not_ask_for_are_not_thrown_away()
    {
        Ask();
        Expect.RefusedAndUntouched("answer.contradicts", "Conflict", Plan, () => Plan.AnswerSupervision(Ruth, true, true, "", story.Now, "We are friends."));
        Expect.RefusedAndUntouched("answer.contradicts", "Conflict", Plan, () => Plan.AnswerSupervision(Ruth, false, true, "No time", story.Now, "We are friends."));
        Expect.RefusedAndUntouched("answer.contradicts", "Hours", Plan, () => Plan.AnswerSupervision(Ruth, false, false, "No time", story.Now, hours: 6));
        Expect.Done(Plan.AnswerSupervision(Ruth, false, false, "No time", story.Now, "We are friends."));
        Assert.Equal("We are friends.", Asked.Conflict);
    }

    [Fact]
    public void The_hours_that_were_asked_for_are_no_terms()
    {
        Ask();
        Expect.Done(Plan.AnswerSupervision(Ruth, true, true, "", story.Now, hours: 4));
        Assert.Equal(Answer.Accepted, Asked.Answer);
    }

    [Fact]
    public void Instead_of_agreeing_to_the_terms_somebody_else_is_asked()
    {
        Ask();
        Expect.Done(Plan.AnswerSupervision(Ruth, true, true, "", story.Now, hours: 12));
        Expect.Done(Plan.AnswerTerms(Samuel, Asked.Id, false, "", story.Now));
        Assert.Equal((Answer.Withdrawn, story.Day), (Asked.Answer, Asked.To));
        // The same person can be asked again, with other hours.
        Ask();
    }

    [Fact]
    public void The_practitioner_is_told_who_is_asked_and_may_object_with_a_reason()
    {
        Assert.Contains(MrGrant.PersonId, story.Told(() => Plan.NameSupervisor(Samuel, Ruth.PersonId, Role.ClinicalSupervisor, 4, story.Now)));
        Expect.RefusedAndUntouched("object.person", "Assignment", Plan, () => Plan.ObjectToSupervisor(MrGrant, Guid.CreateVersion7(), "She reported me.", story.Now));
        Expect.RefusedAndUntouched("object.reason", "Reason", Plan, () => Plan.ObjectToSupervisor(MrGrant, Asked.Id, "", story.Now));
        Expect.RefusedAndUntouched("object.long", "Reason", Plan, () => Plan.ObjectToSupervisor(MrGrant, Asked.Id, new('a', 2_001), story.Now));
        Expect.RefusedAndUntouched("act.role", "", Plan, () => Plan.ObjectToSupervisor(Helen, Asked.Id, "Not her.", story.Now));
        // Whoever is objected to is not told of it: the organisation speaks with them.
        Assert.Equal([Helen.PersonId, Samuel.PersonId, Priya.PersonId, Asha.PersonId, Rowan.PersonId], story.Told(() => Plan.ObjectToSupervisor(MrGrant, Asked.Id, "She raised the concern.", story.Now)));
        Assert.Contains("AccountablePerson:AnswerObjection", Plan.Waiting, StringComparison.Ordinal);
        Expect.RefusedAndUntouched("object.none", "", Plan, () => Plan.ObjectToSupervisor(MrGrant, Asked.Id, "Again.", story.Now));
    }

    [Fact]
    public void The_accountable_person_answers_an_objection_in_writing_and_keeps_the_supervisor()
    {
        Ask();
        Expect.RefusedAndUntouched("objection.none", "", Plan, () => Plan.AnswerObjection(Samuel, Asked.Id, true, "She stays.", story.Now));
        Expect.Done(Plan.ObjectToSupervisor(MrGrant, Asked.Id, "She raised the concern.", story.Now));
        Expect.RefusedAndUntouched("objection.why", "Why", Plan, () => Plan.AnswerObjection(Samuel, Asked.Id, true, "", story.Now));
        Expect.RefusedAndUntouched("objection.long", "Why", Plan, () => Plan.AnswerObjection(Samuel, Asked.Id, true, new('a', 2_001), story.Now));
        Expect.RefusedAndUntouched("objection.answered", "", Plan, () => Plan.AnswerObjection(Samuel, Guid.CreateVersion7(), true, "She stays.", story.Now));
        Expect.Done(Plan.AnswerObjection(Samuel, Asked.Id, true, "She did not: the concern came from outside the department.", story.Now));
        Assert.Equal((Answer.Awaited, null, story.Day), (Asked.Answer, Asked.To, Asked.ObjectionAnsweredOn));
        Expect.Done(Plan.AnswerSupervision(Ruth, true, true, "", story.Now));
    }

    [Fact]
    public void Or_no_longer_asks_them()
    {
        Ask();
        Expect.Done(Plan.AnswerSupervision(Ruth, true, true, "", story.Now));
        Expect.Done(Plan.ObjectToSupervisor(MrGrant, Asked.Id, "She raised the concern.", story.Now));
        Expect.Done(Plan.AnswerObjection(Samuel, Asked.Id, false, "We ask somebody from another department.", story.Now));
        Expect.RefusedAndUntouched("sign.supervisor", "", Plan, () => story.Sign(MrGrant));
        Assert.Contains("AccountablePerson:NameSupervisor", Plan.Waiting, StringComparison.Ordinal);
        Expect.RefusedAndUntouched("supervise.answered", "", Plan, () => Plan.AnswerSupervision(Ruth, true, true, "", story.Now));
    }

    [Fact]
    public void Whoever_has_accepted_can_say_before_the_start_that_they_cannot_after_all()
    {
        Ask();
        Expect.RefusedAndUntouched("leave.none", "", Plan, () => Plan.Move(Act.LeaveSupervision, Ruth, "", "I am moving away.", story.Now));
        Expect.Done(Plan.AnswerSupervision(Ruth, true, true, "", story.Now));
        Expect.RefusedAndUntouched("grounds.text", "Text", Plan, () => Plan.Move(Act.LeaveSupervision, Ruth, "", "", story.Now));
        Expect.Done(Plan.Move(Act.LeaveSupervision, Ruth, "", "I am moving away.", story.Now));
        Assert.Equal(["Outpatient clinics", "Theatre and inpatient work"], Plan.Uncovered(Role.ClinicalSupervisor, story.Day).Order());
        Assert.False(Plan.IsSeenBy(Ruth, story.Day.AddDays(1)));
    }

    [Fact]
    public void Somebody_who_supervises_one_setting_does_not_make_the_plan_ready_to_start()
    {
        var agreed = At(PlanStatus.Agreed);
        Expect.Done(agreed.Plan.ChangePerson(Samuel, agreed.Plan.Assignments.Single(a => a.Role == Role.ClinicalSupervisor).Id, null, "", agreed.Now));
        Expect.Done(agreed.Plan.NameSupervisor(Samuel, Laura.PersonId, Role.ClinicalSupervisor, 4, agreed.Now, ["Outpatient clinics"]));
        Expect.Done(agreed.Plan.AnswerSupervision(Laura, true, true, "", agreed.Now));
        Assert.Contains("A clinical supervisor has accepted", agreed.Plan.ReadinessLacks(agreed.Day));
    }
}
