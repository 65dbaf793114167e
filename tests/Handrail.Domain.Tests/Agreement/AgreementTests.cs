using Handrail.Domain.Plans;
using Xunit;
using static Handrail.Domain.Tests.Story;

namespace Handrail.Domain.Tests.Agreement;

public sealed class AgreementTests
{
    [Fact]
    public void A_plan_is_agreed_when_both_sides_have_signed_the_same_version()
    {
        var story = ReadyToSign();
        Expect.Done(story.Sign(MrGrant));
        Assert.Equal((PlanStatus.Issued, 0), (story.Plan.Status, story.Plan.AgreedVersion));
        Expect.Done(story.Sign(Samuel));
        Assert.Equal((PlanStatus.Agreed, 3), (story.Plan.Status, story.Plan.AgreedVersion));
        Assert.Equal(story.Shared.Text, PlanText.Write(story.Plan.Agreed));
    }

    [Fact]
    public void A_signature_keeps_who_as_what_and_which_text()
    {
        var story = ReadyToSign();
        Expect.Done(story.Sign(Priya));
        var signature = Assert.Single(story.Plan.Signatures);
        Assert.Equal(
            (Priya.PersonId, Role.DeputyAccountablePerson, "Dr Priya Nair", 3, story.Shared.Hash, Plan.StatementFor(Side.Organisation), story.Day),
            (signature.PersonId, signature.Role, signature.Name, signature.Version, signature.VersionHash, signature.Statement, signature.Day));
        Assert.NotEqual(Plan.StatementFor(Side.Organisation), Plan.StatementFor(Side.Practitioner));
    }

    [Fact]
    public void One_side_signs_once()
    {
        var story = ReadyToSign();
        Expect.Done(story.Sign(Samuel));
        Expect.RefusedAndUntouched("sign.done", "", story.Plan, () => story.Sign(Samuel));
        Expect.RefusedAndUntouched("sign.done", "", story.Plan, () => story.Sign(Priya));
        Expect.Done(story.Sign(MrGrant));
    }

    [Fact]
    public void Nobody_signs_another_text_than_the_one_that_was_shown()
    {
        var story = ReadyToSign();
        var (number, hash) = (story.Shared.Number, story.Shared.Hash);
        Expect.RefusedAndUntouched("sign.changed", "", story.Plan, () => story.Plan.Sign(MrGrant, number - 1, hash, true, story.Now));
        Expect.RefusedAndUntouched("sign.changed", "", story.Plan, () => story.Plan.Sign(MrGrant, number, new string('0', 64), true, story.Now));
        Expect.RefusedAndUntouched("sign.changed", "", story.Plan, () => story.Plan.Sign(MrGrant, number, story.Plan.Versions.First().Hash, true, story.Now));
        Assert.Empty(story.Plan.Signatures);
    }

    [Fact]
    public void Signing_needs_the_statement_to_be_confirmed()
    {
        var story = ReadyToSign();
        Expect.RefusedAndUntouched("sign.statement", "Declares", story.Plan, () => story.Plan.Sign(MrGrant, story.Shared.Number, story.Shared.Hash, false, story.Now));
    }

    [Fact]
    public void The_case_manager_does_not_sign_for_the_organisation()
    {
        var story = ReadyToSign();
        Expect.RefusedAndUntouched("act.role", "", story.Plan, () => story.Sign(Helen));
    }

    [Fact]
    public void Who_does_not_agree_says_why_and_the_plan_stays_open()
    {
        var story = ReadyToSign();
        Expect.RefusedAndUntouched("grounds.text", "Text", story.Plan, () => story.Plan.Move(Act.DoNotAgree, MrGrant, "", "", story.Now));
        Assert.Equal(
            [Helen.PersonId, Samuel.PersonId, Priya.PersonId, Asha.PersonId],
            story.Told(() => story.Plan.Move(Act.DoNotAgree, MrGrant, "", "Six months is too short.", story.Now)));
        Assert.Equal(PlanStatus.Issued, story.Plan.Status);
        Expect.Done(story.Sign(MrGrant));
        Expect.RefusedAndUntouched("disagree.signed", "", story.Plan, () => story.Plan.Move(Act.DoNotAgree, MrGrant, "", "Six months is too short.", story.Now));
    }

    [Fact]
    public void A_comment_has_words_and_reaches_both_sides_and_the_service_but_not_its_writer()
    {
        var story = At(PlanStatus.Issued);
        Expect.RefusedAndUntouched("comment.empty", "Text", story.Plan, () => story.Plan.Comment(MrGrant, null, "", story.Now));
        Expect.RefusedAndUntouched("comment.long", "Text", story.Plan, () => story.Plan.Comment(MrGrant, null, new('a', 4_001), story.Now));
        Assert.Equal(
            [Helen.PersonId, Samuel.PersonId, Priya.PersonId, Asha.PersonId, Rowan.PersonId],
            story.Told(() => story.Plan.Comment(MrGrant, story.Plan.Working.Objectives[0].Id, "Could I begin with a list I know?", story.Now)));
        Assert.Equal(story.Plan.Working.Objectives[0].Id, story.Plan.NewEntries[^1].PartId);
    }

    [Fact]
    public void The_agreed_version_stays_in_force_until_both_sides_have_signed_the_amendment()
    {
        var story = Amended();
        Assert.Equal((PlanStatus.Amending, 3, 4), (story.Plan.Status, story.Plan.AgreedVersion, story.Plan.SharedVersion));
        Assert.Equal(6, story.Plan.Agreed.PlannedMonths);
        Expect.Done(story.Sign(Samuel));
        Assert.Equal((PlanStatus.Amending, 3, 6), (story.Plan.Status, story.Plan.AgreedVersion, story.Plan.Agreed.PlannedMonths));
        Expect.Done(story.Sign(MrGrant));
        Assert.Equal((PlanStatus.InDelivery, 4, 9), (story.Plan.Status, story.Plan.AgreedVersion, story.Plan.Agreed.PlannedMonths));
    }

    [Fact]
    public void An_amendment_that_changes_nothing_is_not_offered_and_nothing_is_signed_before_it_is()
    {
        var story = At(PlanStatus.Amending);
        Assert.Equal("CaseManager:EditDraft", story.Plan.Waiting);
        Expect.RefusedAndUntouched("amend.same", "", story.Plan, () => story.Plan.Move(Act.OfferAmendment, Helen, "", "", story.Now));
        Expect.RefusedAndUntouched("amend.unoffered", "", story.Plan, () => story.Sign(MrGrant));
        Expect.RefusedAndUntouched("amend.unoffered", "", story.Plan, () => story.Plan.Move(Act.DoNotAgree, MrGrant, "", "Six months is too short.", story.Now));
    }

    [Fact]
    public void An_amendment_is_offered_once_and_not_changed_once_a_side_has_signed_it()
    {
        var story = Amended();
        Expect.RefusedAndUntouched("amend.offered", "", story.Plan, () => story.Plan.Move(Act.OfferAmendment, Helen, "", "", story.Now));
        Expect.Done(story.Sign(MrGrant));
        Expect.RefusedAndUntouched("amend.signed", "", story.Plan, () => story.Plan.EditDraft(Helen, story.Plan.Working with { PlannedMonths = 12 }, "Months", null, story.Now));
    }

    [Fact]
    public void An_amendment_changed_after_it_was_offered_is_a_new_version_to_sign()
    {
        var story = Amended();
        Expect.Done(story.Plan.EditDraft(Helen, story.Plan.Working with { PlannedMonths = 12 }, "Months", null, story.Now));
        Expect.Done(story.Plan.Move(Act.OfferAmendment, Helen, "", "", story.Now));
        Assert.Equal((5, 3), (story.Plan.SharedVersion, story.Plan.AgreedVersion));
    }

    [Fact]
    public void An_amendment_given_up_leaves_the_agreed_plan_and_nobody_reads_it_as_the_plan()
    {
        var story = Amended();
        Expect.Done(story.Sign(Samuel));
        Expect.RefusedAndUntouched("grounds.text", "Text", story.Plan, () => story.Plan.Move(Act.CancelAmendment, Helen, "", "", story.Now));
        Expect.Done(story.Plan.Move(Act.CancelAmendment, Helen, "", "The theatre is open again.", story.Now));
        Assert.Equal((PlanStatus.InDelivery, 3, 6), (story.Plan.Status, story.Plan.AgreedVersion, story.Plan.Agreed.PlannedMonths));
        Assert.Equal(6, story.Plan.Working.PlannedMonths);
        Assert.All(Enum.GetValues<Role>(), role => Assert.Equal(3, story.Plan.VersionReadBy([role])));
    }

    [Fact]
    public void A_second_amendment_does_not_inherit_the_signature_of_one_given_up()
    {
        var story = Amended();
        Expect.Done(story.Sign(Samuel));
        Expect.Done(story.Plan.Move(Act.CancelAmendment, Helen, "", "The theatre is open again.", story.Now));
        Expect.Done(story.Plan.Move(Act.OpenAmendment, Helen, "", "More time.", story.Now));
        Expect.Done(story.Plan.EditDraft(Helen, story.Plan.Working with { PlannedMonths = 9 }, "Months", null, story.Now));
        Expect.Done(story.Plan.Move(Act.OfferAmendment, Helen, "", "", story.Now));
        Expect.Done(story.Sign(MrGrant));
        Assert.Equal((PlanStatus.Amending, 3), (story.Plan.Status, story.Plan.AgreedVersion));
    }

    [Fact]
    public void A_setting_that_an_amendment_adds_begins_at_its_first_stage_and_the_others_stay_as_they_are()
    {
        var story = At(PlanStatus.Amending);
        var endoscopy = new SupervisionStage { Id = Guid.Parse("000000aa-0000-7000-8000-000000000002"), Level = "close", AppliesTo = "Endoscopy", PlannedWeeks = 8, ExitCriteria = "Ten procedures observed" };
        Expect.Done(story.Plan.EditDraft(Helen, story.Plan.Working with { Stages = story.Plan.Working.Stages.Add(endoscopy) }, "Stages", endoscopy.Id, story.Now));
        Expect.Done(story.Plan.Move(Act.OfferAmendment, Helen, "", "", story.Now));
        Expect.Done(story.Sign(MrGrant));
        Expect.Done(story.Sign(Samuel));
        Assert.Equal([("Endoscopy", "close"), ("Outpatient clinics", "distant"), ("Theatre and inpatient work", "direct")], story.Plan.InForce.Select(r => (r.Setting, r.Level)));
        Assert.Equal(story.Day, story.InForce("Endoscopy").From);
    }

    // Without this, a step up could pick a looser level: one that the new ladder ranks and the old one did not.
    [Fact]
    public void An_amendment_keeps_the_levels_that_are_in_force()
    {
        var story = At(PlanStatus.Amending);
        var plan = story.Plan.Working;
        var others = plan with { Levels = [.. plan.Levels.Where(l => l.Code != "direct")], Stages = [.. plan.Stages.Where(s => s.Level != "direct")] };
        Expect.RefusedAndUntouched("amend.level", "Ladder", story.Plan, () => story.Plan.EditDraft(Helen, others, "Ladder", null, story.Now));
        var loosened = plan with { Levels = [.. plan.Levels.Select(l => l.Code == "direct" ? l with { Tightness = 0 } : l)] };
        Expect.RefusedAndUntouched("amend.level", "Ladder", story.Plan, () => story.Plan.EditDraft(Helen, loosened, "Ladder", null, story.Now));
    }

    private static Story Amended()
    {
        var story = At(PlanStatus.Amending);
        Expect.Done(story.Plan.EditDraft(Helen, story.Plan.Working with { PlannedMonths = 9 }, "Months", null, story.Now));
        Expect.Done(story.Plan.Move(Act.OfferAmendment, Helen, "", "", story.Now));
        return story;
    }
}
