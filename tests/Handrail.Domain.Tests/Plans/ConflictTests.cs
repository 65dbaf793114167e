using Handrail.Domain.Plans;
using Handrail.Domain.Requests;
using Handrail.Web.Persistence.Situations;
using Xunit;
using static Handrail.Domain.Tests.Story;

namespace Handrail.Domain.Tests.Plans;

/// <summary>Who must not be what on one plan. Each rule is tried at every act that gives such a part.</summary>
public sealed class ConflictTests
{
    private static readonly Actor Jo = Cast.SystemAdministrator.AsActor();
    private static readonly Actor Tomasz = Cast.OtherAdviser.AsActor();

    private static Guid Held(Story story, Role role) => story.Plan.Assignments.First(a => a.Role == role && a.To is null).Id;

    [Fact]
    public void Nobody_is_given_a_part_that_stands_over_their_own_plan()
    {
        var story = At(PlanStatus.InDelivery);
        var plan = story.Plan;
        Expect.RefusedAndUntouched("conflict.self", "Person", plan, () => plan.NameSupervisor(Samuel, MrGrant, Role.DeputySupervisor, 2, false, story.Now));
        foreach (var role in new[] { Role.CaseManager, Role.AccountablePerson, Role.DeputyAccountablePerson, Role.ClinicalSupervisor })
            Expect.RefusedAndUntouched("conflict.self", "Successor", plan, () => plan.ChangePerson(Samuel, Held(story, role), MrGrant.PersonId, "", story.Now, Handed));
        Expect.RefusedAndUntouched("conflict.self", "Person", plan, () => plan.Delegate(Samuel, MrGrant, story.Day.AddDays(9), "On leave.", false, story.Now));
        Expect.RefusedAndUntouched("conflict.self", "Email", plan, () => plan.AddHost(Samuel, MrGrant, "Outpatient clinics", false, story.Now));
    }

    [Fact]
    public void Whoever_raised_or_investigated_the_concern_is_given_no_part_that_supervises_advises_or_decides()
    {
        var story = At(PlanStatus.InDelivery);
        var plan = story.Plan;
        Expect.RefusedAndUntouched("conflict.raised", "Person", plan, () => plan.NameSupervisor(Samuel, Laura, Role.DeputySupervisor, 2, true, story.Now));
        Expect.RefusedAndUntouched("conflict.raised", "Successor", plan, () => plan.ChangePerson(Samuel, Held(story, Role.CaseManager), Laura.PersonId, "", story.Now, raised: true));
        Expect.RefusedAndUntouched("conflict.raised", "Person", plan, () => plan.Delegate(Samuel, Laura, story.Day.AddDays(9), "On leave.", true, story.Now));
        var asked = At(PlanStatus.Submitted);
        Expect.RefusedAndUntouched("conflict.raised", "KeyContact", asked.Plan, () => asked.Plan.Allocate(Asha, Asha, asked.Now, raised: true));
        var held = At(PlanStatus.Considering);
        Expect.RefusedAndUntouched("conflict.raised", "KeyContact", held.Plan, () => held.Plan.Reassign(Asha, Tomasz, "On leave.", held.Now, raised: true));
    }

    [Fact]
    public void Whoever_is_asked_to_supervise_and_says_that_they_raised_the_concern_can_only_decline()
    {
        var story = At(PlanStatus.Issued);
        Expect.Done(story.Plan.NameSupervisor(Samuel, Ruth, Role.ClinicalSupervisor, 2, false, story.Now));
        Expect.RefusedAndUntouched("conflict.raised-own", "Raised", story.Plan, () => story.Plan.AnswerSupervision(Ruth, true, true, "", story.Now, raised: true));
        Expect.Done(story.Plan.AnswerSupervision(Ruth, false, false, "I looked into it.", story.Now, raised: true));
    }

    [Fact]
    public void Whoever_raised_or_investigated_the_concern_is_not_named_in_a_request_either_and_a_yes_is_not_kept_beside_their_name()
    {
        var story = At(PlanStatus.RequestDrafting);
        var (plan, whole) = (story.Plan, story.Plan.Request);
        (string Field, Responsible People)[] asked =
        [
            ("CaseManager", whole.Responsible with { CaseManagerRaised = "yes" }),
            ("AccountablePerson", whole.Responsible with { AccountablePersonRaised = "yes" }),
            ("Deputy", whole.Responsible with { DeputyRaised = "yes" }),
        ];
        foreach (var (field, people) in asked)
            Expect.RefusedAndUntouched("conflict.raised", field, plan, () => plan.EditRequest(Helen, "responsible", whole with { Responsible = people }, story.Now));
        var all = plan.EditRequest(Helen, "responsible", whole with { Responsible = whole.Responsible with { CaseManagerRaised = "yes", AccountablePersonRaised = "yes", DeputyRaised = "yes" } }, story.Now);
        Assert.Equal(
            [.. new[] { "case manager", "accountable person", "deputy accountable person" }.Select(who => $"You said that the {who} raised or investigated the concern, so they do not decide on this plan. Select another {who}")],
            all.More.Prepend(all).Select(o => o.Sentence));
        var sent = At(PlanStatus.Submitted).Plan;
        Assert.All(sent.Assignments.Where(a => a.Role is Role.CaseManager or Role.AccountablePerson or Role.DeputyAccountablePerson), a => Assert.True(a.IsClear));
    }

    [Fact]
    public void That_somebody_is_clear_of_the_concern_is_kept_with_their_part_and_names_nobody()
    {
        var story = At(PlanStatus.Issued);
        Expect.Done(story.Plan.NameSupervisor(Samuel, Ruth, Role.ClinicalSupervisor, 2, false, story.Now));
        Assert.True(story.Plan.Assignments.Single(a => a.PersonId == Ruth.PersonId).IsClear);
        Assert.True(story.Plan.Assignments.Single(a => a.Role == Role.KeyContact).IsClear);
        Assert.DoesNotContain(story.Plan.NewEntries[^1].Values, v => v.Value.Contains("raised", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Nobody_both_supervises_and_decides_or_signs()
    {
        var story = At(PlanStatus.InDelivery);
        var plan = story.Plan;
        Expect.RefusedAndUntouched("conflict.decides", "Person", plan, () => plan.NameSupervisor(Samuel, Helen, Role.DeputySupervisor, 2, false, story.Now));
        Expect.RefusedAndUntouched("conflict.decides", "Email", plan, () => plan.AddHost(Samuel, Helen, "Outpatient clinics", false, story.Now));
        Expect.RefusedAndUntouched("conflict.supervises", "Successor", plan, () => plan.ChangePerson(Samuel, Held(story, Role.DeputyAccountablePerson), Ruth.PersonId, "", story.Now));
        Expect.RefusedAndUntouched("conflict.supervises", "Person", plan, () => plan.Delegate(Samuel, Ruth, story.Day.AddDays(9), "On leave.", false, story.Now));
    }

    [Fact]
    public void The_service_stands_beside_both_sides()
    {
        var story = At(PlanStatus.InDelivery);
        Expect.RefusedAndUntouched("conflict.service", "Person", story.Plan, () => story.Plan.NameSupervisor(Samuel, Asha, Role.DeputySupervisor, 2, false, story.Now));
        Expect.RefusedAndUntouched("conflict.service", "Successor", story.Plan, () => story.Plan.ChangePerson(Samuel, Held(story, Role.CaseManager), Asha.PersonId, "", story.Now));
        Expect.RefusedAndUntouched("conflict.independent", "Successor", story.Plan, () => story.Plan.ChangePerson(Asha, Held(story, Role.KeyContact), Ruth.PersonId, "", story.Now));
        var drafting = At(PlanStatus.DetailedDrafting);
        Expect.Done(drafting.Plan.EditDraft(Asha, MrG.Whole(drafting.Plan.Working), "All", null, drafting.Now));
        Expect.RefusedAndUntouched("conflict.independent", "Reader", drafting.Plan, () => drafting.Plan.SendToSecondReader(Asha, Helen with { Duties = Duties.SecondReader }, drafting.Now));
        Expect.RefusedAndUntouched("conflict.self", "Reader", drafting.Plan, () => drafting.Plan.SendToSecondReader(Asha, MrGrant with { Duties = Duties.SecondReader }, drafting.Now));
    }

    [Fact]
    public void Whoever_administers_the_system_is_given_no_part_and_sees_nothing_with_one()
    {
        var story = At(PlanStatus.InDelivery);
        var plan = story.Plan;
        Expect.RefusedAndUntouched("conflict.outside", "Person", plan, () => plan.NameSupervisor(Samuel, Jo, Role.DeputySupervisor, 2, false, story.Now));
        Expect.RefusedAndUntouched("conflict.outside", "Successor", plan, () => plan.ChangePerson(Samuel, Held(story, Role.CaseManager), Jo.PersonId, "", story.Now, known: Jo));
        Expect.RefusedAndUntouched("conflict.outside", "Person", plan, () => plan.Delegate(Samuel, Jo, story.Day.AddDays(9), "On leave.", false, story.Now));
        Expect.RefusedAndUntouched("conflict.outside", "Email", plan, () => plan.AddHost(Samuel, Jo, "Outpatient clinics", false, story.Now));
        Expect.RefusedAndUntouched("conflict.outside", "Email", plan, () => plan.InviteCompanion(MrGrant, Jo, story.Day.AddDays(9), story.Now));
        var both = Asha with { Duties = Duties.Adviser | Duties.SystemAdministrator };
        Assert.Empty(plan.RolesOf(both, story.Day));
        Assert.False(plan.IsSeenBy(both, story.Day));
        var submitted = At(PlanStatus.Submitted);
        Assert.False(submitted.Plan.IsSeenBy(both, submitted.Day));
        Expect.RefusedAndUntouched("conflict.outside", "KeyContact", submitted.Plan, () => submitted.Plan.Allocate(Tomasz, both, submitted.Now));
    }

    /// <summary>No act leads here; a row that came from elsewhere must not open a way either.</summary>
    [Fact]
    public void Whoever_has_come_to_hold_two_parts_all_the_same_does_nothing_in_the_wrong_one()
    {
        var signing = ReadyToSign();
        Put(signing, Ruth, Role.AccountablePerson);
        Put(signing, MrGrant, Role.DeputyAccountablePerson);
        Assert.Equal("conflict.signs", signing.Sign(Ruth).Key);
        Assert.Equal("conflict.own", signing.Plan.Allows(Act.CloseNotAgreed, MrGrant, signing.Day).Key);
        Expect.Done(signing.Sign(MrGrant));
        Expect.Done(signing.Sign(Samuel));
        var reading = At(PlanStatus.SecondReading);
        Put(reading, Asha, Role.SecondReader);
        Assert.Equal("conflict.approves", reading.Plan.Move(Act.Approve, Asha, "", "", reading.Now).Key);

        static void Put(Story story, Actor person, Role role) => ((List<Assignment>)story.Plan.Assignments).Add(new Assignment { Id = Ids.New(), PlanId = story.Plan.Id, PersonId = person.PersonId, Role = role, From = RequestedOn });
    }
}
