using Handrail.Domain.Plans;
using Xunit;
using static Handrail.Domain.Tests.Story;

namespace Handrail.Domain.Tests.Agreement;

/// <summary>When signing opens, why it is not open yet, and what can be said instead of signing.</summary>
public sealed class SigningTests
{
    private readonly Story story = At(PlanStatus.Issued);

    private Plan Plan => story.Plan;

    private void Ask(Actor person, Role role = Role.ClinicalSupervisor, params string[] settings) => Expect.Done(Plan.NameSupervisor(Samuel, person.PersonId, role, 4, story.Now, settings));

    [Fact]
    public void Nobody_signs_before_somebody_has_accepted_to_supervise_in_each_setting()
    {
        Expect.RefusedAndUntouched("sign.supervisor", "", Plan, () => story.Sign(MrGrant));
        Ask(Ruth, settings: "Theatre and inpatient work");
        Assert.Equal(
            ["The clinical supervisor asked for “Theatre and inpatient work” has not answered yet", "Somebody has to be asked to supervise in “Outpatient clinics”"],
            Plan.SigningLacks(story.Day).Select(l => l.Sentence));
        Expect.Done(Plan.AnswerSupervision(Ruth, true, true, "", story.Now));
        Expect.RefusedAndUntouched("sign.supervisor", "", Plan, () => story.Sign(MrGrant));
        Ask(Laura, settings: "Outpatient clinics");
        Expect.Done(Plan.AnswerSupervision(Laura, true, true, "", story.Now));
        Assert.Empty(Plan.SigningLacks(story.Day));
        Expect.Done(story.Sign(MrGrant));
        Expect.Done(story.Sign(Samuel));
    }

    [Fact]
    public void A_deputy_is_not_needed_to_sign_and_does_not_open_it()
    {
        Ask(Daniel, Role.DeputySupervisor);
        Expect.Done(Plan.AnswerSupervision(Daniel, true, true, "", story.Now));
        Expect.RefusedAndUntouched("sign.supervisor", "", Plan, () => story.Sign(Samuel));
    }

    [Fact]
    public void Who_has_the_next_move_while_signing_is_not_open_is_whoever_can_open_it()
    {
        Assert.Equal("AccountablePerson:NameSupervisor DeputyAccountablePerson:NameSupervisor", Plan.Waiting);
        Ask(Ruth);
        Assert.Equal("ClinicalSupervisor:AnswerSupervision", Plan.Waiting);
        Expect.Done(Plan.AnswerSupervision(Ruth, true, true, "", story.Now, hours: 6));
        Assert.Equal("AccountablePerson:AnswerTerms DeputyAccountablePerson:AnswerTerms", Plan.Waiting);
        Expect.Done(Plan.AnswerTerms(Samuel, Plan.Assignments.Last().Id, true, "", story.Now));
        Assert.Equal("AccountablePerson:Sign DeputyAccountablePerson:Sign Practitioner:Sign", Plan.Waiting);
        Expect.Done(story.Sign(Samuel));
        Assert.Equal("Practitioner:Sign", Plan.Waiting);
    }

    [Fact]
    public void Signing_opens_without_a_supervisor_when_both_sides_record_it_and_the_plan_then_cannot_start()
    {
        Expect.Done(Plan.Move(Act.SignWithoutSupervisor, Samuel, "", "We begin looking on Monday.", story.Now));
        Expect.RefusedAndUntouched("without.done", "", Plan, () => Plan.Move(Act.SignWithoutSupervisor, Priya, "", "", story.Now));
        Expect.RefusedAndUntouched("sign.supervisor", "", Plan, () => story.Sign(Samuel));
        Expect.Done(Plan.Move(Act.SignWithoutSupervisor, MrGrant, "", "", story.Now));
        Expect.Done(story.Sign(Samuel));
        Expect.Done(story.Sign(MrGrant));
        Assert.Equal(PlanStatus.Agreed, Plan.Status);
        Expect.RefusedAndUntouched("start.unready", "", Plan, () => Plan.Start(Helen, story.Day, story.Now));
        Assert.Contains("AccountablePerson:NameSupervisor", Plan.Waiting, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_recorded_where_everybody_has_accepted()
    {
        var ready = ReadyToSign();
        Expect.RefusedAndUntouched("without.covered", "", ready.Plan, () => ready.Plan.Move(Act.SignWithoutSupervisor, Samuel, "", "", ready.Now));
    }

    [Fact]
    public void A_supervisor_who_leaves_after_one_side_has_signed_closes_the_other_sides_signing_and_takes_no_signature_away()
    {
        var ready = ReadyToSign();
        Expect.Done(ready.Sign(Samuel));
        Assert.Equal([Helen.PersonId, Samuel.PersonId, Priya.PersonId, Asha.PersonId, MrGrant.PersonId], ready.Told(() => ready.Plan.Move(Act.LeaveSupervision, Ruth, "", "I am moving away.", ready.Now)));
        Assert.True(ready.Plan.HasSigned(Side.Organisation));
        Expect.RefusedAndUntouched("sign.supervisor", "", ready.Plan, () => ready.Sign(MrGrant));
        Assert.StartsWith("AccountablePerson:NameSupervisor", ready.Plan.Waiting, StringComparison.Ordinal);
        Expect.Done(ready.Plan.NameSupervisor(Samuel, Laura.PersonId, Role.ClinicalSupervisor, 4, ready.Now));
        Expect.Done(ready.Plan.AnswerSupervision(Laura, true, true, "", ready.Now));
        Expect.Done(ready.Sign(MrGrant));
        Assert.Equal(PlanStatus.Agreed, ready.Plan.Status);
    }

    [Fact]
    public void A_supervisor_who_declines_after_one_side_has_signed_keeps_the_other_from_signing_until_it_is_recorded()
    {
        Expect.Done(Plan.Move(Act.SignWithoutSupervisor, Samuel, "", "", story.Now));
        Expect.Done(Plan.Move(Act.SignWithoutSupervisor, MrGrant, "", "", story.Now));
        Ask(Ruth);
        Expect.Done(story.Sign(MrGrant));
        Assert.Equal([Helen.PersonId, Samuel.PersonId, Priya.PersonId, MrGrant.PersonId], story.Told(() => Plan.AnswerSupervision(Ruth, false, false, "I have no time.", story.Now)));
        Assert.True(Plan.HasSigned(Side.Practitioner));
        // Both have recorded that they sign without, so the organisation still can.
        Expect.Done(story.Sign(Samuel));
    }

    [Fact]
    public void A_flagged_point_of_safety_is_answered_in_writing_before_anybody_signs()
    {
        var ready = ReadyToSign();
        var plan = ready.Plan;
        Expect.RefusedAndUntouched("act.role", "", plan, () => plan.Move(Act.FlagSafety, Helen, "", "Nobody covers nights.", ready.Now));
        Expect.RefusedAndUntouched("grounds.text", "Text", plan, () => plan.Move(Act.FlagSafety, Asha, "", "", ready.Now));
        Assert.Equal([Helen.PersonId, Samuel.PersonId, Priya.PersonId, MrGrant.PersonId], ready.Told(() => plan.Move(Act.FlagSafety, Asha, "", "Nobody covers nights.", ready.Now)));
        Expect.RefusedAndUntouched("sign.safety", "", plan, () => ready.Sign(MrGrant));
        Assert.StartsWith("AccountablePerson:AnswerSafety DeputyAccountablePerson:AnswerSafety", plan.Waiting, StringComparison.Ordinal);
        var point = plan.SafetyPoints.Single();
        Expect.RefusedAndUntouched("act.role", "", plan, () => plan.AnswerSafety(MrGrant, point.Id, "Nights are covered.", ready.Now));
        Expect.RefusedAndUntouched("safety.empty", "Text", plan, () => plan.AnswerSafety(Samuel, point.Id, "", ready.Now));
        Expect.RefusedAndUntouched("safety.long", "Text", plan, () => plan.AnswerSafety(Samuel, point.Id, new('a', 4_001), ready.Now));
        Expect.RefusedAndUntouched("safety.answered", "", plan, () => plan.AnswerSafety(Samuel, Guid.CreateVersion7(), "Nights are covered.", ready.Now));
        Expect.Done(plan.AnswerSafety(Priya, point.Id, "No nights in the first three months.", ready.Now));
        Expect.RefusedAndUntouched("safety.none", "", plan, () => plan.AnswerSafety(Samuel, point.Id, "Again.", ready.Now));
        Expect.Done(ready.Sign(MrGrant));
    }

    [Fact]
    public void Whoever_cannot_answer_yet_says_by_when_which_reminds_and_changes_nothing()
    {
        var ready = ReadyToSign();
        var plan = ready.Plan;
        Expect.RefusedAndUntouched("later.past", "By", plan, () => plan.AnswerLater(MrGrant, ready.Day, "", ready.Now));
        Expect.RefusedAndUntouched("later.far", "By", plan, () => plan.AnswerLater(MrGrant, ready.Day.AddMonths(4), "", ready.Now));
        Expect.RefusedAndUntouched("later.long", "Note", plan, () => plan.AnswerLater(MrGrant, ready.Day.AddDays(9), new('a', 2_001), ready.Now));
        Expect.RefusedAndUntouched("act.role", "", plan, () => plan.AnswerLater(Helen, ready.Day.AddDays(9), "", ready.Now));
        Expect.Done(plan.AnswerLater(MrGrant, ready.Day.AddDays(9), "My defence organisation reads it first.", ready.Now));
        Expect.Done(plan.AnswerLater(Samuel, ready.Day.AddDays(5), "", ready.Now));
        Assert.Equal((PlanStatus.Issued, ready.Day.AddDays(5)), (plan.Status, plan.DueOn));
        ready.Later(30);
        Expect.Done(ready.Sign(Samuel));
        Assert.Equal(plan.PractitionerAnswersBy, plan.DueOn);
        Expect.RefusedAndUntouched("later.signed", "", plan, () => plan.AnswerLater(Samuel, ready.Day.AddDays(9), "", ready.Now));
        Expect.Done(ready.Sign(MrGrant));
        Assert.Null(plan.DueOn);
    }

    [Fact]
    public void Whoever_does_not_agree_can_sign_later_and_then_agrees()
    {
        var ready = ReadyToSign();
        Expect.Done(ready.Plan.Move(Act.DoNotAgree, MrGrant, "", "Six months is too short.", ready.Now));
        Assert.Equal((true, false), (ready.Plan.Disagrees(Side.Practitioner), ready.Plan.Disagrees(Side.Organisation)));
        Expect.Done(ready.Sign(MrGrant));
        Assert.False(ready.Plan.Disagrees(Side.Practitioner));
    }

    [Fact]
    public void When_the_accountable_person_leaves_the_deputy_decides_and_names_the_successor()
    {
        var ready = ReadyToSign();
        var plan = ready.Plan;
        Expect.Done(ready.Sign(Samuel));
        Expect.Done(plan.ChangePerson(Priya, plan.Assignments.Single(a => a.Role == Role.AccountablePerson).Id, Laura.PersonId, "Dr Osei has left the trust.", ready.Now));
        ready.Later(1);
        Assert.False(plan.IsSeenBy(Samuel, ready.Day));
        // Between the two signatures: the one that was given stands, and nobody signs for that side again.
        Expect.RefusedAndUntouched("sign.done", "", plan, () => ready.Sign(Laura));
        Expect.Done(plan.Move(Act.FlagSafety, Asha, "", "Nobody covers nights.", ready.Now));
        Expect.Done(plan.AnswerSafety(Laura, plan.SafetyPoints.Single().Id, "No nights in the first three months.", ready.Now));
        Expect.Done(ready.Sign(MrGrant));
        Assert.Equal((PlanStatus.Agreed, Samuel.PersonId), (plan.Status, plan.Signatures.First().PersonId));
    }

    [Fact]
    public void The_deputy_alone_takes_the_plan_to_agreement()
    {
        Expect.Done(Plan.ChangePerson(Priya, Plan.Assignments.Single(a => a.Role == Role.AccountablePerson).Id, Laura.PersonId, "", story.Now));
        Expect.Done(Plan.NameSupervisor(Priya, Ruth.PersonId, Role.ClinicalSupervisor, 4, story.Now));
        Expect.Done(Plan.AnswerSupervision(Ruth, true, true, "", story.Now));
        Expect.Done(story.Sign(Priya));
        Expect.Done(story.Sign(MrGrant));
        Assert.Equal(PlanStatus.Agreed, Plan.Status);
    }

    [Fact]
    public void An_amendment_that_adds_a_setting_waits_for_somebody_who_supervises_there()
    {
        var amending = At(PlanStatus.Amending);
        var plan = amending.Plan;
        Expect.Done(plan.ChangePerson(Samuel, plan.Assignments.Single(a => a.Role == Role.ClinicalSupervisor).Id, null, "", amending.Now, Handed));
        Expect.Done(plan.NameSupervisor(Samuel, Laura.PersonId, Role.ClinicalSupervisor, 4, amending.Now, ["Outpatient clinics"]));
        Expect.Done(plan.AnswerSupervision(Laura, true, true, "", amending.Now));
        Expect.Done(plan.EditDraft(Helen, plan.Working with { PlannedMonths = 9 }, "Months", null, amending.Now));
        Expect.Done(plan.Move(Act.OfferAmendment, Helen, "", "", amending.Now));
        Expect.RefusedAndUntouched("sign.supervisor", "", plan, () => amending.Sign(MrGrant));
    }
}
