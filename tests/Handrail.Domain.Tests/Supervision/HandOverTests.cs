using Handrail.Domain.Plans;
using Xunit;
using static Handrail.Domain.Tests.Story;

namespace Handrail.Domain.Tests.Supervision;

public sealed class HandOverTests
{
    [Fact]
    public void A_clinical_supervisor_of_a_plan_under_way_changes_only_with_a_hand_over()
    {
        var story = At(PlanStatus.InDelivery).Later(10);
        var ruth = Held(story, Role.ClinicalSupervisor);
        var outcome = story.Plan.ChangePerson(Samuel, ruth.Id, Laura.PersonId, "", story.Now);
        Assert.Equal(["Agreed", "Going", "Watch"], outcome.More.Prepend(outcome).Select(o => o.Field));
        Expect.RefusedAndUntouched("hand-over.long", "Going", story.Plan, () => story.Plan.ChangePerson(Samuel, ruth.Id, Laura.PersonId, "", story.Now, Handed with { Going = new('a', 2_001) }));
        Expect.Done(story.Plan.ChangePerson(Samuel, ruth.Id, Laura.PersonId, "", story.Now, Handed));
        var note = Assert.Single(story.Plan.HandOvers);
        Assert.Equal((Ruth.PersonId, Laura.PersonId, Samuel.PersonId, "Night work has not begun yet."), (note.LeavingId, note.SuccessorId, note.WrittenBy, note.Watch));
        Assert.Equal(3, story.Plan.NewEntries[^1].Values.Count(v => v.Field.StartsWith(Readers.HandOverField, StringComparison.Ordinal)));
    }

    [Fact]
    public void Nobody_else_hands_anything_over_nor_does_a_plan_that_has_not_begun()
    {
        var story = At(PlanStatus.InDelivery);
        Expect.Done(story.Plan.ChangePerson(Samuel, Held(story, Role.DeputySupervisor).Id, Laura.PersonId, "", story.Now));
        Expect.RefusedAndUntouched("answer.contradicts", "Watch", story.Plan, () => story.Plan.ChangePerson(Samuel, Held(story, Role.CaseManager).Id, Priya.PersonId, "", story.Now, HandOverNote.None with { Watch = "Night work" }));
        Expect.Done(story.Plan.ChangePerson(Samuel, Held(story, Role.CaseManager).Id, Priya.PersonId, "", story.Now, HandOverNote.None));
        var agreed = At(PlanStatus.Agreed);
        Expect.Done(agreed.Plan.ChangePerson(Samuel, Held(agreed, Role.ClinicalSupervisor).Id, Laura.PersonId, "", agreed.Now));
        Assert.Empty(story.Plan.HandOvers.Concat(agreed.Plan.HandOvers));
    }

    [Fact]
    public void Somebody_who_never_accepted_has_nothing_to_hand_over()
    {
        var story = At(PlanStatus.InDelivery);
        Expect.Done(story.Plan.ChangePerson(Samuel, Held(story, Role.ClinicalSupervisor).Id, Laura.PersonId, "", story.Now, Handed));
        Expect.Done(story.Plan.ChangePerson(Samuel, Held(story, Role.ClinicalSupervisor).Id, null, "", story.Now));
    }

    [Fact]
    public void From_the_day_after_the_last_supervisor_left_the_plan_says_that_nobody_supervises()
    {
        var story = At(PlanStatus.InDelivery).Later(10);
        Expect.Done(story.Plan.ChangePerson(Samuel, Held(story, Role.ClinicalSupervisor).Id, Laura.PersonId, "", story.Now, Handed));
        Assert.Empty(story.Plan.SupervisedByDeputyAlone(story.Day));
        var alone = story.Day.AddDays(1);
        Assert.Equal([("Outpatient clinics", alone), ("Theatre and inpatient work", alone)], story.Plan.SupervisedByDeputyAlone(alone));
        Assert.Empty(story.Plan.Unsupervised(alone));
        Expect.Done(story.Later(1).Plan.ChangePerson(Samuel, Held(story, Role.DeputySupervisor).Id, null, "", story.Now));
        Assert.Empty(story.Plan.SupervisedByDeputyAlone(alone.AddDays(5)));
        Assert.Equal([alone.AddDays(1)], story.Plan.Unsupervised(alone.AddDays(5)).Select(u => u.Since).Distinct());
        Expect.Done(story.Plan.AnswerSupervision(Laura, true, true, "", story.Now));
        Assert.Empty(story.Plan.Unsupervised(story.Day.AddDays(5)));
    }

    [Fact]
    public void When_the_accountable_person_leaves_in_delivery_the_deputy_decides_and_names_the_next()
    {
        var story = At(PlanStatus.SafetyHold);
        Expect.Done(story.Plan.ChangePerson(Priya, Held(story, Role.AccountablePerson).Id, Laura.PersonId, "Dr Osei has left.", story.Now));
        Expect.Done(story.Later(1).Plan.Allows(Act.DecideConcern, Priya, story.Day));
        Expect.Refused("act.role", "", story.Plan.Allows(Act.DecideConcern, Samuel, story.Day));
        Expect.Done(story.Plan.DecideConcern(Laura, "carry-on", null, "", "Looked into.", story.Now));
        Assert.False(story.Plan.IsSeenBy(Samuel, story.Day));
    }

    [Theory]
    [InlineData("Practitioner", false)]
    [InlineData("CaseManager", true)]
    [InlineData("KeyContact", true)]
    [InlineData("SecondReader", false)]
    public void A_hand_over_is_read_by_the_organisation_and_the_key_contact_not_by_the_practitioner(string role, bool reads) =>
        Assert.Equal(reads, Readers.ReadsHandOver([Enum.Parse<Role>(role)]));

    private static Assignment Held(Story story, Role role) => story.Plan.Assignments.Last(a => a.Role == role && a.To is null);
}
