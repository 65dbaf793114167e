using Handrail.Domain.Drafting;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Xunit;
using static Handrail.Domain.Tests.Story;

namespace Handrail.Domain.Tests.Drafting;

public sealed class DraftTests
{
    [Fact]
    public void Only_the_key_contact_writes_the_draft()
    {
        var story = At(PlanStatus.DetailedDrafting);
        Assert.All([Helen, Samuel, MrGrant, Rowan, Laura], person =>
            Expect.RefusedAndUntouched("act.role", "", story.Plan, () => story.Plan.EditDraft(person, story.Plan.Working with { Aim = "Mine" }, "Aim", null, story.Now)));
    }

    private static readonly Actor Tomasz = Cast.OtherAdviser.AsActor();

    [Fact]
    public void The_key_contact_invites_another_adviser_who_writes_and_hands_nothing_on()
    {
        var story = At(PlanStatus.DetailedDrafting);
        Assert.Equal([Tomasz.PersonId], story.Told(() => story.Plan.InviteDrafter(Asha, Tomasz, story.Now)));
        Expect.Done(story.Plan.EditDraft(Tomasz, MrG.Whole(story.Plan.Working), "Whole draft", null, story.Now));
        Assert.Equal(Role.Drafter, story.Plan.NewEntries[^1].ActedAs);
        Assert.True(story.Plan.IsDraftedBy([Role.Drafter]));
        foreach (var act in new[] { Act.SendToSecondReader, Act.InviteDrafter, Act.RemoveDrafter, Act.CloseNotAgreed })
            Expect.Refused("act.role", "", story.Plan.Allows(act, Tomasz, story.Day));
    }

    [Fact]
    public void A_drafter_is_an_adviser_without_another_part_in_the_plan()
    {
        var story = At(PlanStatus.DetailedDrafting);
        Expect.RefusedAndUntouched("drafter.duty", "Drafter", story.Plan, () => story.Plan.InviteDrafter(Asha, null, story.Now));
        Expect.RefusedAndUntouched("drafter.duty", "Drafter", story.Plan, () => story.Plan.InviteDrafter(Asha, Laura, story.Now));
        Expect.RefusedAndUntouched("conflict.read", "Drafter", story.Plan, () => story.Plan.InviteDrafter(Asha, Asha, story.Now));
        Expect.RefusedAndUntouched("conflict.self", "Drafter", story.Plan, () => story.Plan.InviteDrafter(Asha, MrGrant with { Duties = Duties.Adviser }, story.Now));
        Expect.Done(story.Plan.InviteDrafter(Asha, Tomasz, story.Now));
        Expect.RefusedAndUntouched("conflict.read", "Drafter", story.Plan, () => story.Plan.InviteDrafter(Asha, Tomasz, story.Now));
    }

    [Fact]
    public void Nobody_both_writes_and_second_reads_one_plan()
    {
        var story = At(PlanStatus.SecondReading);
        Expect.Done(story.Plan.Move(Act.ReturnDraft, Rowan, "", "Name a date.", story.Now));
        Expect.RefusedAndUntouched("conflict.read", "Drafter", story.Plan, () => story.Plan.InviteDrafter(Asha, Rowan, story.Now));
        Expect.Done(story.Plan.InviteDrafter(Asha, Tomasz, story.Now));
        Expect.Done(story.Plan.RemoveDrafter(Asha, Tomasz.PersonId, story.Now));
        Expect.RefusedAndUntouched("conflict.drafted", "Reader", story.Plan, () => story.Plan.SendToSecondReader(Asha, Tomasz with { Duties = Duties.Adviser | Duties.SecondReader }, story.Now));
    }

    [Fact]
    public void A_drafter_whose_part_has_ended_sees_the_plan_no_more_and_neither_does_one_whose_draft_has_been_issued()
    {
        var story = At(PlanStatus.DetailedDrafting);
        Expect.RefusedAndUntouched("drafters.none", "", story.Plan, () => story.Plan.RemoveDrafter(Asha, Tomasz.PersonId, story.Now));
        Expect.Done(story.Plan.InviteDrafter(Asha, Tomasz, story.Now));
        Expect.RefusedAndUntouched("drafter.gone", "", story.Plan, () => story.Plan.RemoveDrafter(Asha, Rowan.PersonId, story.Now));
        Expect.Done(story.Plan.RemoveDrafter(Asha, Tomasz.PersonId, story.Now));
        Assert.False(story.Plan.IsSeenBy(Tomasz, story.Day));
        Expect.Done(story.Plan.InviteDrafter(Asha, Tomasz, story.Now));
        Expect.Done(story.Plan.EditDraft(Tomasz, MrG.Whole(story.Plan.Working), "Whole draft", null, story.Now));
        Expect.Done(story.Plan.SendToSecondReader(Asha, Rowan, story.Now));
        Expect.Done(story.Plan.Move(Act.Approve, Rowan, "", "", story.Now));
        Assert.Equal("Approved by the second reader", story.Plan.StatusWords());
        Expect.Done(story.Plan.Move(Act.Issue, Asha, "", "", story.Now));
        Assert.False(story.Later(1).Plan.IsSeenBy(Tomasz, story.Day));
    }

    [Fact]
    public void A_draft_starts_from_an_earlier_plan_and_the_log_says_from_which()
    {
        var story = At(PlanStatus.FrameworkDrafting);
        var earlier = MrG.Whole(MrG.Framework(new PlanContent()));
        Expect.RefusedAndUntouched("copy.self", "From", story.Plan, () => story.Plan.CopyDraft(Asha, earlier, story.Plan.Reference, true, story.Now));
        Expect.Done(story.Plan.CopyDraft(Asha, earlier, "PSR-2025-0009", false, story.Now));
        Assert.Equal((8, 4), (story.Plan.Working.Activities.Length, story.Plan.Working.Stages.Length));
        Assert.Equal((Act.CopyDraft, "PSR-2025-0009"), (story.Plan.NewEntries[^1].Act, story.Plan.NewEntries[^1].Values.Single(v => v.Field == "From").Value));
        Expect.RefusedAndUntouched("copy.replaces", "Replaces", story.Plan, () => story.Plan.CopyDraft(Asha, earlier, "PSR-2025-0009", false, story.Now));
        Expect.Done(story.Plan.CopyDraft(Asha, earlier, "PSR-2025-0009", true, story.Now));
        Assert.Equal(2, story.Plan.Working.Objectives.Length);
    }

    [Fact]
    public void A_part_is_saved_before_it_is_finished_and_the_framework_waits_for_the_rest()
    {
        var story = At(PlanStatus.FrameworkDrafting);
        var framework = MrG.Framework(story.Plan.Working);
        Expect.Done(story.Plan.EditDraft(Asha, framework.With(new Objective { Id = Ids.New(), Title = "Half" }), "Objective", null, story.Now));
        Expect.RefusedAndUntouched("framework.incomplete", "", story.Plan, () => story.Plan.Move(Act.OfferFramework, Asha, "", "", story.Now));
    }

    [Fact]
    public void A_draft_with_a_fault_is_not_saved()
    {
        var story = At(PlanStatus.FrameworkDrafting);
        Expect.RefusedAndUntouched("plan.months", "PlannedMonths", story.Plan, () => story.Plan.EditDraft(Asha, story.Plan.Working with { PlannedMonths = 0 }, "Months", null, story.Now));
    }

    [Fact]
    public void An_unfinished_framework_is_not_offered_and_writing_it_is_the_next_move()
    {
        var story = At(PlanStatus.FrameworkDrafting);
        Assert.Equal("KeyContact:EditDraft", story.Plan.Waiting);
        Expect.RefusedAndUntouched("framework.incomplete", "", story.Plan, () => story.Plan.Move(Act.OfferFramework, Asha, "", "", story.Now));
        Expect.Done(story.Plan.EditDraft(Asha, MrG.Framework(story.Plan.Working), "Framework", null, story.Now));
        Assert.Equal("KeyContact:OfferFramework KeyContact:EditDraft", story.Plan.Waiting);
    }

    [Fact]
    public void Both_sides_say_that_they_proceed_before_the_plan_is_drafted()
    {
        var story = At(PlanStatus.FrameworkOffered);
        Expect.Done(story.Plan.Move(Act.Proceed, MrGrant, "", "", story.Now));
        Assert.Equal(PlanStatus.FrameworkOffered, story.Plan.Status);
        Expect.RefusedAndUntouched("proceed.done", "", story.Plan, () => story.Plan.Move(Act.Proceed, MrGrant, "", "", story.Now));
        Assert.DoesNotContain("Practitioner:Proceed", story.Plan.Waiting, StringComparison.Ordinal);
        Expect.Done(story.Plan.Move(Act.Proceed, Priya, "", "", story.Now));
        Assert.Equal(PlanStatus.DetailedDrafting, story.Plan.Status);
    }

    [Fact]
    public void One_answer_speaks_for_the_organisation()
    {
        var story = At(PlanStatus.FrameworkOffered);
        Expect.Done(story.Plan.Move(Act.Proceed, Helen, "", "", story.Now));
        Expect.RefusedAndUntouched("proceed.done", "", story.Plan, () => story.Plan.Move(Act.Proceed, Samuel, "", "", story.Now));
    }

    [Fact]
    public void A_framework_that_goes_back_is_answered_anew_by_both()
    {
        var story = At(PlanStatus.FrameworkOffered);
        Expect.Done(story.Plan.Move(Act.Proceed, Helen, "", "", story.Now));
        Expect.RefusedAndUntouched("grounds.text", "Text", story.Plan, () => story.Plan.Move(Act.DoNotProceed, MrGrant, "", "", story.Now));
        Expect.Done(story.Plan.Move(Act.DoNotProceed, MrGrant, "", "Twelve months would be fairer.", story.Now));
        Assert.Equal(PlanStatus.FrameworkDrafting, story.Plan.Status);
        Expect.Done(story.Plan.Move(Act.OfferFramework, Asha, "", "", story.Now));
        Assert.False(story.Plan.HasProceeded(Side.Organisation));
        Assert.Equal((2, 2), (story.Plan.CurrentVersion, story.Plan.SharedVersion));
    }

    [Fact]
    public void A_framework_is_offered_to_both_sides_at_once()
    {
        var story = At(PlanStatus.FrameworkDrafting);
        Expect.Done(story.Plan.EditDraft(Asha, MrG.Framework(story.Plan.Working), "Framework", null, story.Now));
        Assert.Equal([Helen.PersonId, Samuel.PersonId, Priya.PersonId, MrGrant.PersonId], story.Told(() => story.Plan.Move(Act.OfferFramework, Asha, "", "", story.Now)));
    }

    [Fact]
    public void An_incomplete_plan_does_not_go_to_the_second_reader()
    {
        var story = At(PlanStatus.DetailedDrafting);
        Expect.RefusedAndUntouched("draft.incomplete", "", story.Plan, () => story.Plan.SendToSecondReader(Asha, Rowan, story.Now));
    }

    [Fact]
    public void The_second_reader_is_one_who_has_not_written_the_draft()
    {
        var story = At(PlanStatus.DetailedDrafting);
        Expect.Done(story.Plan.EditDraft(Asha, MrG.Whole(story.Plan.Working), "Whole draft", null, story.Now));
        Expect.RefusedAndUntouched("conflict.drafted", "Reader", story.Plan, () => story.Plan.SendToSecondReader(Asha, Asha, story.Now));
        Expect.RefusedAndUntouched("second-reader.right", "Reader", story.Plan, () => story.Plan.SendToSecondReader(Asha, Laura, story.Now));
        Expect.Done(story.Plan.SendToSecondReader(Asha, Rowan, story.Now));
        Assert.True(story.Plan.IsSeenBy(Rowan, story.Day));
    }

    [Fact]
    public void A_draft_is_issued_only_when_approved_and_both_sides_read_it_only_then()
    {
        var story = At(PlanStatus.SecondReading);
        Expect.RefusedAndUntouched("issue.unapproved", "", story.Plan, () => story.Plan.Move(Act.Issue, Asha, "", "", story.Now));
        Expect.RefusedAndUntouched("act.role", "", story.Plan, () => story.Plan.Move(Act.Approve, Asha, "", "", story.Now));
        Expect.Done(story.Plan.Move(Act.Approve, Rowan, "", "", story.Now));
        Expect.RefusedAndUntouched("approve.done", "", story.Plan, () => story.Plan.Move(Act.Approve, Rowan, "", "", story.Now));
        Assert.Equal((2, 1), (story.Plan.CurrentVersion, story.Plan.VersionReadBy([Role.Practitioner])));
        Expect.Done(story.Plan.Move(Act.Issue, Asha, "", "", story.Now));
        Assert.Equal(2, story.Plan.VersionReadBy([Role.Practitioner]));
    }

    [Fact]
    public void A_returned_draft_needs_a_note_and_is_approved_anew()
    {
        var story = At(PlanStatus.SecondReading);
        Expect.Done(story.Plan.Move(Act.Approve, Rowan, "", "", story.Now));
        Expect.RefusedAndUntouched("grounds.text", "Text", story.Plan, () => story.Plan.Move(Act.ReturnDraft, Rowan, "", "", story.Now));
        Expect.Done(story.Plan.Move(Act.ReturnDraft, Rowan, "", "The aim names no date.", story.Now));
        Expect.Done(story.Plan.SendToSecondReader(Asha, Rowan, story.Now));
        Assert.False(story.Plan.IsApproved);
        Expect.RefusedAndUntouched("issue.unapproved", "", story.Plan, () => story.Plan.Move(Act.Issue, Asha, "", "", story.Now));
    }

    [Fact]
    public void A_version_is_the_text_as_it_was_when_it_changed_hands()
    {
        var story = At(PlanStatus.Issued);
        Assert.Equal([(1, Act.OfferFramework), (2, Act.SendToSecondReader)], story.Plan.Versions.Select(v => (v.Number, v.MadeFor)));
        Assert.All(story.Plan.Versions, v => Assert.True(v.IsWhole));
        Assert.Equal(story.Plan.WorkingText, story.Shared.Text);
    }

    [Theory]
    [InlineData(PlanStatus.FrameworkDrafting, Role.KeyContact, 0)]
    [InlineData(PlanStatus.FrameworkDrafting, Role.Practitioner, null)]
    [InlineData(PlanStatus.FrameworkOffered, Role.Practitioner, 1)]
    [InlineData(PlanStatus.DetailedDrafting, Role.CaseManager, 1)]
    [InlineData(PlanStatus.DetailedDrafting, Role.KeyContact, 0)]
    [InlineData(PlanStatus.SecondReading, Role.SecondReader, 2)]
    [InlineData(PlanStatus.SecondReading, Role.AccountablePerson, 1)]
    [InlineData(PlanStatus.Issued, Role.Practitioner, 2)]
    [InlineData(PlanStatus.Amending, Role.CaseManager, 3)]
    [InlineData(PlanStatus.Amending, Role.Practitioner, 3)]
    public void Drafters_read_their_working_copy_and_everyone_else_what_has_been_shared(PlanStatus status, Role role, int? version) =>
        Assert.Equal(version, At(status).Plan.VersionReadBy([role]));
}
