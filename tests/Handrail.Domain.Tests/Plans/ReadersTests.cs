using Handrail.Domain.Plans;
using Xunit;
using static Handrail.Domain.Tests.Story;

namespace Handrail.Domain.Tests.Plans;

public sealed class ReadersTests
{
    [Theory]
    [InlineData(Act.ReturnDraft, PlanStatus.SecondReading, "KeyContact SecondReader Drafter")]
    [InlineData(Act.Approve, PlanStatus.SecondReading, "KeyContact SecondReader Drafter")]
    [InlineData(Act.RaiseConcern, PlanStatus.InDelivery, "Requester CaseManager AccountablePerson DeputyAccountablePerson KeyContact SecondReader Drafter DelegatedSigner")]
    [InlineData(Act.RecommendSignOff, PlanStatus.SigningOff, "Requester CaseManager AccountablePerson DeputyAccountablePerson KeyContact SecondReader Drafter DelegatedSigner")]
    [InlineData(Act.DecideConcern, PlanStatus.SafetyHold, "Requester CaseManager AccountablePerson DeputyAccountablePerson Practitioner ClinicalSupervisor DeputySupervisor KeyContact SecondReader Drafter DelegatedSigner Companion")]
    [InlineData(Act.AskForMore, PlanStatus.Considering, "Requester CaseManager AccountablePerson DeputyAccountablePerson Practitioner KeyContact Drafter Adviser DelegatedSigner Companion")]
    [InlineData(Act.Comment, PlanStatus.Issued, "Requester CaseManager AccountablePerson DeputyAccountablePerson Practitioner KeyContact SecondReader Drafter DelegatedSigner Companion")]
    [InlineData(Act.AmendRequest, PlanStatus.Considering, "Requester CaseManager AccountablePerson DeputyAccountablePerson Practitioner KeyContact Drafter Adviser DelegatedSigner Companion")]
    [InlineData(Act.AddDocument, PlanStatus.SecondReading, "Requester CaseManager AccountablePerson DeputyAccountablePerson KeyContact Drafter DelegatedSigner")]
    [InlineData(Act.Reassign, PlanStatus.Considering, "KeyContact Drafter Adviser")]
    [InlineData(Act.ReturnReport, PlanStatus.InDelivery, "Requester CaseManager AccountablePerson DeputyAccountablePerson Practitioner ClinicalSupervisor DeputySupervisor KeyContact SecondReader Drafter DelegatedSigner Companion")]
    public void The_words_of_an_act_are_read_by_those_whom_its_page_names(Act act, PlanStatus from, string readers)
    {
        var found = Enum.GetValues<Role>().Where(r => (r != Role.Adviser || from.Phase() == Phase.Request) && Readers.ReadWordsOf(act, from, [r]));
        Assert.Equal(readers, string.Join(' ', found));
        Assert.Equal(readers.Contains("Practitioner", StringComparison.Ordinal), Readers.Sentence(act, from).Contains("practitioner", StringComparison.Ordinal) || Readers.Sentence(act, from).Contains("everyone", StringComparison.Ordinal));
    }

    [Fact]
    public void Somebody_who_has_only_been_asked_to_supervise_does_not_read_the_plan_until_they_accept()
    {
        var story = Story.At(PlanStatus.InDelivery);
        Expect.Done(story.Plan.NameSupervisor(Samuel, Laura.PersonId, Role.DeputySupervisor, 2, story.Now));
        Assert.True(story.Plan.IsSeenBy(Laura, story.Day));
        Assert.False(story.Plan.IsReadBy(Laura, story.Day));
        Expect.Done(story.Plan.AnswerSupervision(Laura, true, true, "", story.Now));
        Assert.True(story.Plan.IsReadBy(Laura, story.Day));
        Assert.True(story.Plan.IsReadBy(MrGrant, story.Day));
    }

    [Fact]
    public void Nobody_comes_to_supervise_and_decide_by_taking_over_a_role()
    {
        var story = Story.At(PlanStatus.InDelivery);
        Guid Held(Role role) => story.Plan.Assignments.First(a => a.Role == role && a.To is null).Id;
        Expect.RefusedAndUntouched("conflict.supervises", "Successor", story.Plan, () => story.Plan.ChangePerson(Samuel, Held(Role.CaseManager), Ruth.PersonId, "", story.Now));
        Expect.RefusedAndUntouched("conflict.decides", "Successor", story.Plan, () => story.Plan.ChangePerson(Samuel, Held(Role.ClinicalSupervisor), Helen.PersonId, "", story.Now));
        Expect.Done(story.Plan.ChangePerson(Samuel, Held(Role.CaseManager), Laura.PersonId, "", story.Now));
    }

    [Fact]
    public void The_key_contact_has_no_other_part_in_the_request_and_an_adviser_does_not_see_their_own()
    {
        var story = Story.At(PlanStatus.Submitted);
        var practitioner = MrGrant with { Duties = Duties.Adviser };
        Assert.False(story.Plan.IsSeenBy(practitioner, story.Day));
        Expect.RefusedAndUntouched("conflict.self", "KeyContact", story.Plan, () => story.Plan.Allocate(Asha, practitioner, story.Now));
        Expect.RefusedAndUntouched("conflict.independent", "KeyContact", story.Plan, () => story.Plan.Allocate(Asha, Helen with { Duties = Duties.Adviser }, story.Now));
        Expect.Done(story.Plan.Allocate(Asha, Asha, story.Now));
    }
}
