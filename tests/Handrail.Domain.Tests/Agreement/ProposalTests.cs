using Handrail.Domain.Drafting;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Xunit;
using static Handrail.Domain.Tests.Story;

namespace Handrail.Domain.Tests.Agreement;

public sealed class ProposalTests
{
    private readonly Story story = At(PlanStatus.Issued);

    private Plan Plan => story.Plan;

    private Objective First => Plan.Shared.Objectives[0];

    private Outcome Propose(Actor actor, PlanContent content, Guid part, string why = "It would fit my week better.") => Plan.Propose(actor, content, part, why, story.Now);

    /// <summary>A proposal of this person's to say something else in the first objective.</summary>
    private Proposal Proposed(Actor actor, Func<Objective, Objective> change)
    {
        Expect.Done(Propose(actor, Plan.Shared.With(change(First)), First.Id));
        return Plan.Proposals.Last();
    }

    [Fact]
    public void What_the_other_side_accepts_makes_the_next_version_by_that_acceptance()
    {
        var proposal = Proposed(MrGrant, o => o with { Title = "Return to theatre" });
        Assert.Equal((2, Side.Practitioner, ProposalAnswer.Open), (Plan.SharedVersion, proposal.Side, proposal.Answer));
        Assert.Contains("CaseManager:AcceptProposal", Plan.Waiting, StringComparison.Ordinal);
        Expect.Done(Plan.AcceptProposal(Helen, proposal.Id, "Gladly.", story.Now));
        Assert.Equal((3, 3, PlanStatus.Issued), (Plan.SharedVersion, Plan.CurrentVersion, Plan.Status));
        Assert.Equal(("Return to theatre", Act.AcceptProposal, Helen.PersonId), (Plan.Shared.Objectives[0].Title, story.Shared.MadeFor, story.Shared.MadeBy));
        Assert.Equal((ProposalAnswer.Accepted, 3, "Gladly.", story.Day), (proposal.Answer, proposal.MadeVersion, proposal.Note, proposal.AnsweredOn));
        Assert.Equal(Plan.WorkingText, story.Shared.Text);
    }

    [Fact]
    public void Either_side_proposes_and_both_sides_and_the_service_are_told()
    {
        Assert.Equal([Samuel.PersonId, Priya.PersonId, Asha.PersonId, MrGrant.PersonId, Rowan.PersonId], story.Told(() => Propose(Helen, Plan.Shared.With(First with { WithinMonths = 5 }), First.Id)));
        Assert.Equal([Helen.PersonId, Samuel.PersonId, Priya.PersonId, Asha.PersonId, Rowan.PersonId], story.Told(() => Plan.AcceptProposal(MrGrant, Plan.Proposals.Single().Id, "", story.Now)));
        Expect.RefusedAndUntouched("act.role", "", Plan, () => Propose(Asha, Plan.Shared.With(First with { WithinMonths = 4 }), First.Id));
    }

    [Fact]
    public void A_proposal_has_a_reason_and_changes_something()
    {
        Expect.RefusedAndUntouched("propose.same", "", Plan, () => Propose(MrGrant, Plan.Shared, First.Id));
        Expect.RefusedAndUntouched("propose.why", "Why", Plan, () => Propose(MrGrant, Plan.Shared.With(First with { WithinMonths = 5 }), First.Id, ""));
        Expect.RefusedAndUntouched("propose.long", "Why", Plan, () => Propose(MrGrant, Plan.Shared.With(First with { WithinMonths = 5 }), First.Id, new('a', 2_001)));
        Expect.RefusedAndUntouched("propose.part", "", Plan, () => Propose(MrGrant, Plan.Shared, Guid.CreateVersion7()));
    }

    [Fact]
    public void Only_the_part_that_is_named_is_proposed()
    {
        Expect.Done(Propose(MrGrant, Plan.Shared.With(First with { WithinMonths = 5 }) with { Aim = "Something else" }, First.Id));
        Expect.Done(Plan.AcceptProposal(Helen, Plan.Proposals.Single().Id, "", story.Now));
        Assert.Equal((5, At(PlanStatus.Issued).Plan.Shared.Aim), (First.WithinMonths, Plan.Shared.Aim));
    }

    [Fact]
    public void What_no_plan_may_contain_is_refused_beside_its_field()
    {
        Expect.RefusedAndUntouched("objective.title", "Title", Plan, () => Propose(MrGrant, Plan.Shared.With(First with { Title = "" }), First.Id));
        Expect.RefusedAndUntouched("plan.short", "PlannedMonths", Plan, () => Propose(MrGrant, Plan.Shared with { PlannedMonths = 3 }, PartTexts.About));
        var other = SupervisionLadders.RcoaBased;
        Expect.RefusedAndUntouched("ladder.used", "Ladder", Plan, () => Propose(MrGrant, Plan.Shared.WithLadder(other), PartTexts.Levels));
    }

    [Fact]
    public void The_plans_own_texts_and_its_length_can_be_proposed_too()
    {
        Expect.Done(Propose(MrGrant, Plan.Shared with { PlannedMonths = 9 }, PartTexts.About));
        Expect.Done(Propose(MrGrant, Plan.Shared with { Support = "Mr Grant can also talk to his mentor." }, PartTexts.Safeguards));
        foreach (var proposal in Plan.Proposals.ToList()) Expect.Done(Plan.AcceptProposal(Samuel, proposal.Id, "", story.Now));
        Assert.Equal((9, "Mr Grant can also talk to his mentor.", 4), (Plan.Shared.PlannedMonths, Plan.Shared.Support, Plan.SharedVersion));
    }

    [Fact]
    public void A_side_does_not_answer_its_own_proposal_and_withdraws_no_other()
    {
        var theirs = Proposed(MrGrant, o => o with { WithinMonths = 5 });
        Expect.RefusedAndUntouched("proposal.none", "", Plan, () => Plan.AcceptProposal(MrGrant, theirs.Id, "", story.Now));
        Expect.RefusedAndUntouched("proposal.none", "", Plan, () => Plan.WithdrawProposal(Helen, theirs.Id, "", story.Now));
        var ours = Proposed(Helen, o => o with { WithinMonths = 4 });
        Expect.RefusedAndUntouched("proposal.own", "", Plan, () => Plan.DeclineProposal(MrGrant, theirs.Id, "", story.Now));
        Expect.RefusedAndUntouched("proposal.theirs", "", Plan, () => Plan.WithdrawProposal(Helen, theirs.Id, "", story.Now));
        // Anybody of the side that proposed may withdraw it.
        Expect.Done(Plan.WithdrawProposal(Samuel, ours.Id, "", story.Now));
        Expect.Done(Plan.WithdrawProposal(MrGrant, theirs.Id, "I have thought again.", story.Now));
        Assert.All(Plan.Proposals, p => Assert.Equal(ProposalAnswer.Withdrawn, p.Answer));
        Assert.Equal(2, Plan.SharedVersion);
    }

    [Fact]
    public void A_declined_proposal_leaves_the_plan_as_it_is_and_needs_no_reason()
    {
        var proposal = Proposed(MrGrant, o => o with { WithinMonths = 5 });
        Expect.RefusedAndUntouched("proposal.long", "Note", Plan, () => Plan.DeclineProposal(Helen, proposal.Id, new('a', 2_001), story.Now));
        Expect.Done(Plan.DeclineProposal(Helen, proposal.Id, "", story.Now));
        Assert.Equal((2, 6), (Plan.SharedVersion, First.WithinMonths));
        Expect.RefusedAndUntouched("proposal.none", "", Plan, () => Plan.AcceptProposal(Helen, proposal.Id, "", story.Now));
        Proposed(MrGrant, o => o with { WithinMonths = 4 });
        Expect.RefusedAndUntouched("proposal.answered", "", Plan, () => Plan.AcceptProposal(Helen, proposal.Id, "", story.Now));
    }

    [Fact]
    public void Proposals_of_different_fields_both_stand_and_of_the_same_field_the_second_shows_both_texts()
    {
        var title = Proposed(MrGrant, o => o with { Title = "Return to theatre" });
        var months = Proposed(MrGrant, o => o with { WithinMonths = 5 });
        var other = Proposed(MrGrant, o => o with { Title = "Operate again" });
        Expect.Done(Plan.AcceptProposal(Helen, title.Id, "", story.Now));
        Expect.Done(Plan.AcceptProposal(Helen, months.Id, "", story.Now));
        Assert.Equal(("Return to theatre", 5), (First.Title, First.WithinMonths));
        Expect.RefusedAndUntouched("proposal.clash", "", Plan, () => Plan.AcceptProposal(Helen, other.Id, "", story.Now));
        var clash = Assert.Single(Plan.Rebase(other).Clashes);
        Assert.Equal(("Title", "Return to theatre", "Operate again"), (clash.Field, clash.Theirs, clash.Mine));
        Assert.True(other.IsOpen);
    }

    [Fact]
    public void The_same_words_proposed_twice_are_accepted_once()
    {
        var first = Proposed(MrGrant, o => o with { Title = "Return to theatre" });
        var second = Proposed(MrGrant, o => o with { Title = "Return to theatre" });
        Expect.Done(Plan.AcceptProposal(Helen, first.Id, "", story.Now));
        Expect.RefusedAndUntouched("proposal.same", "", Plan, () => Plan.AcceptProposal(Helen, second.Id, "", story.Now));
        Expect.Done(Plan.DeclineProposal(Helen, second.Id, "", story.Now));
    }

    [Fact]
    public void A_part_that_was_changed_meanwhile_is_not_taken_out_unseen()
    {
        var coach = Plan.Shared.Activities.Single(a => a.Kind == "coaching");
        Expect.Done(Propose(MrGrant, Plan.Shared.Without(coach.Id), coach.Id));
        Expect.Done(Propose(MrGrant, Plan.Shared.With(coach with { PlannedCount = 8 }), coach.Id));
        var (removal, change) = (Plan.Proposals.First(), Plan.Proposals.Last());
        Expect.Done(Plan.AcceptProposal(Helen, change.Id, "", story.Now));
        Expect.RefusedAndUntouched("proposal.clash", "", Plan, () => Plan.AcceptProposal(Helen, removal.Id, "", story.Now));
    }

    [Fact]
    public void An_objective_and_its_activity_are_proposed_one_after_the_other_and_the_signatures_wait_for_both()
    {
        Expect.Done(Plan.Move(Act.SignWithoutSupervisor, MrGrant, "", "", story.Now));
        Expect.Done(Plan.Move(Act.SignWithoutSupervisor, Samuel, "", "", story.Now));
        var objective = First with { Id = Guid.CreateVersion7(), Title = "Teach the team" };
        Expect.Done(Propose(MrGrant, Plan.Shared.With(objective), objective.Id));
        Expect.Done(Plan.AcceptProposal(Helen, Plan.Proposals.Last().Id, "", story.Now));
        Expect.RefusedAndUntouched("sign.incomplete", "", Plan, () => story.Sign(MrGrant));
        var activity = Plan.Shared.Activities[0] with { Id = Guid.CreateVersion7(), Title = "Teaching sessions", Objectives = [objective.Id] };
        Expect.Done(Propose(MrGrant, Plan.Shared.With(activity), activity.Id));
        Expect.Done(Plan.AcceptProposal(Helen, Plan.Proposals.Last().Id, "", story.Now));
        Expect.Done(story.Sign(MrGrant));
    }

    [Fact]
    public void What_would_leave_the_plan_incomplete_is_not_accepted()
    {
        Expect.Done(Propose(MrGrant, Plan.Shared with { Background = "" }, PartTexts.About));
        Expect.RefusedAndUntouched("proposal.incomplete", "", Plan, () => Plan.AcceptProposal(Helen, Plan.Proposals.Single().Id, "", story.Now));
    }

    [Fact]
    public void An_accepted_change_ends_the_signatures_and_the_disagreement_with_the_version_before()
    {
        var ready = ReadyToSign();
        Expect.Done(ready.Sign(Samuel));
        Expect.Done(ready.Plan.Move(Act.DoNotAgree, MrGrant, "", "Six months is too short.", ready.Now));
        Assert.True(ready.Plan.Disagrees(Side.Practitioner));
        Expect.Done(ready.Plan.Propose(MrGrant, ready.Plan.Shared with { PlannedMonths = 9 }, PartTexts.About, "Six months is too short.", ready.Now));
        Expect.Done(ready.Plan.AcceptProposal(Samuel, ready.Plan.Proposals.Last().Id, "", ready.Now));
        Assert.False(ready.Plan.HasSigned(Side.Organisation) || ready.Plan.Disagrees(Side.Practitioner));
        Assert.Single(ready.Plan.Signatures);
        Expect.Done(ready.Sign(MrGrant));
        Assert.Equal(PlanStatus.Issued, ready.Plan.Status);
        Expect.Done(ready.Sign(Samuel));
        Assert.Equal((PlanStatus.Agreed, 4), (ready.Plan.Status, ready.Plan.AgreedVersion));
    }

    [Fact]
    public void What_is_still_proposed_when_both_have_signed_is_set_aside()
    {
        var ready = ReadyToSign();
        Expect.Done(ready.Plan.Propose(Helen, ready.Plan.Shared with { PlannedMonths = 9 }, PartTexts.About, "More time.", ready.Now));
        Expect.Done(ready.Sign(Samuel));
        Assert.True(ready.Plan.Proposals.Last().IsOpen);
        Expect.Done(ready.Sign(MrGrant));
        Assert.Equal([ProposalAnswer.Accepted, ProposalAnswer.SetAside], ready.Plan.Proposals.Select(p => p.Answer));
    }

    [Fact]
    public void The_issued_version_can_still_be_read_after_changes_and_the_one_that_went_back_cannot()
    {
        Expect.Done(Plan.AcceptProposal(Helen, Proposed(MrGrant, o => o with { WithinMonths = 5 }).Id, "", story.Now));
        Assert.True(Plan.MayOpen(2, Act.SendToSecondReader, [Role.Practitioner]));
        var reading = At(PlanStatus.SecondReading);
        Expect.Done(reading.Plan.Move(Act.ReturnDraft, Rowan, "", "The clinic is missing.", reading.Now));
        Expect.Done(reading.Plan.SendToSecondReader(Asha, Rowan, reading.Now));
        Expect.Done(reading.Plan.Move(Act.Approve, Rowan, "", "", reading.Now));
        Expect.Done(reading.Plan.Move(Act.Issue, Asha, "", "", reading.Now));
        Assert.Equal([false, true], new[] { 2, 3 }.Select(v => reading.Plan.MayOpen(v, Act.SendToSecondReader, [Role.Practitioner])));
    }

    [Fact]
    public void While_an_amendment_is_on_offer_the_signers_propose_and_while_it_is_being_changed_nobody_does()
    {
        var amending = At(PlanStatus.Amending);
        var plan = amending.Plan;
        Outcome More(Actor actor, int months) => plan.Propose(actor, plan.Shared with { PlannedMonths = months }, PartTexts.About, "More time.", amending.Now);
        Expect.RefusedAndUntouched("amend.unoffered", "", plan, () => More(MrGrant, 12));
        Expect.Done(plan.EditDraft(Helen, plan.Working with { PlannedMonths = 9 }, "Months", null, amending.Now));
        Expect.Done(plan.Move(Act.OfferAmendment, Helen, "", "", amending.Now));
        Expect.RefusedAndUntouched("act.role", "", plan, () => More(Helen, 12));
        Expect.Done(More(MrGrant, 12));
        Expect.Done(plan.EditDraft(Helen, plan.Working with { Support = "Anybody." }, "Support", null, amending.Now));
        Expect.RefusedAndUntouched("amend.changing", "", plan, () => More(MrGrant, 10));
        Expect.RefusedAndUntouched("amend.changing", "", plan, () => plan.AcceptProposal(Helen, plan.Proposals.Last().Id, "", amending.Now));
        Expect.Done(plan.Move(Act.OfferAmendment, Helen, "", "", amending.Now));
        Expect.Done(plan.AcceptProposal(Helen, plan.Proposals.Last().Id, "", amending.Now));
        Assert.Equal((12, "Anybody.", 6), (plan.Shared.PlannedMonths, plan.Shared.Support, plan.Agreed.PlannedMonths));
        Expect.Done(More(MrGrant, 10));
        Expect.Done(plan.Move(Act.CancelAmendment, Helen, "", "Not needed any more.", amending.Now));
        Assert.Equal(ProposalAnswer.SetAside, plan.Proposals.Last().Answer);
    }

    [Fact]
    public void A_level_in_force_stays_on_the_ladder_of_an_amendment_whoever_proposes()
    {
        var amending = At(PlanStatus.Amending);
        var plan = amending.Plan;
        Expect.Done(plan.EditDraft(Helen, plan.Working with { PlannedMonths = 9 }, "Months", null, amending.Now));
        Expect.Done(plan.Move(Act.OfferAmendment, Helen, "", "", amending.Now));
        var loosened = plan.Shared with { Levels = [.. plan.Shared.Levels.Select(l => l.Code == "direct" ? l with { Tightness = 0 } : l)] };
        Expect.RefusedAndUntouched("amend.level", "Ladder", plan, () => plan.Propose(MrGrant, loosened, PartTexts.Levels, "Looser.", amending.Now));
    }

    [Fact]
    public void The_draft_goes_back_to_the_service_when_both_sides_ask_and_not_before()
    {
        Expect.RefusedAndUntouched("grounds.text", "Text", Plan, () => Plan.Move(Act.AskRedraft, MrGrant, "", "", story.Now));
        Expect.RefusedAndUntouched("act.role", "", Plan, () => Plan.Move(Act.AskRedraft, Asha, "", "It is ours.", story.Now));
        Expect.RefusedAndUntouched("act.status", "", Plan, () => Plan.Move(Act.TakeBack, Asha, "", "It is ours.", story.Now));
        Expect.Done(Plan.Move(Act.AskRedraft, MrGrant, "", "It does not fit my post.", story.Now));
        Assert.Equal((PlanStatus.Issued, true), (Plan.Status, Plan.AsksForRedraft(Side.Practitioner)));
        Expect.RefusedAndUntouched("redraft.asked", "", Plan, () => Plan.Move(Act.AskRedraft, MrGrant, "", "It does not fit my post.", story.Now));
        Expect.RefusedAndUntouched("redraft.unasked", "", Plan, () => Plan.Move(Act.WithdrawRedraft, Helen, "", "", story.Now));
        Expect.Done(Plan.Move(Act.WithdrawRedraft, MrGrant, "", "", story.Now));
        Expect.Done(Plan.Move(Act.AskRedraft, Helen, "", "The post has changed.", story.Now));
        Expect.Done(Plan.Move(Act.AskRedraft, MrGrant, "", "The post has changed.", story.Now));
        Assert.Equal(PlanStatus.DetailedDrafting, Plan.Status);
        Assert.Equal("KeyContact:SendToSecondReader KeyContact:EditDraft", Plan.Waiting);
    }

    [Fact]
    public void A_new_draft_is_signed_anew_and_what_was_open_can_be_answered_again()
    {
        var ready = ReadyToSign();
        var (plan, old) = (ready.Plan, ready.Shared);
        Expect.Done(plan.Propose(MrGrant, plan.Shared with { Support = "My mentor." }, PartTexts.Safeguards, "He helps.", ready.Now));
        Expect.Done(ready.Sign(Samuel));
        Expect.Done(plan.Move(Act.AskRedraft, Helen, "", "The clinic was left out.", ready.Now));
        Expect.Done(plan.Move(Act.AskRedraft, MrGrant, "", "The clinic was left out.", ready.Now));
        Expect.Done(plan.EditDraft(Asha, plan.Working with { Aim = "Mr Grant operates again." }, "Aim", null, ready.Now));
        Expect.Done(plan.SendToSecondReader(Asha, Rowan, ready.Now));
        Expect.Done(plan.Move(Act.Approve, Rowan, "", "", ready.Now));
        Expect.Done(plan.Move(Act.Issue, Asha, "", "", ready.Now));
        Assert.False(plan.HasSigned(Side.Organisation) || plan.AsksForRedraft(Side.Practitioner));
        Expect.RefusedAndUntouched("sign.changed", "", plan, () => plan.Sign(MrGrant, old.Number, old.Hash, true, ready.Now));
        Expect.Done(plan.AcceptProposal(Helen, plan.Proposals.Last().Id, "", ready.Now));
        Assert.Equal(("Mr Grant operates again.", "My mentor."), (plan.Shared.Aim, plan.Shared.Support));
    }

    [Fact]
    public void Once_issued_the_key_contact_closes_nobody_elses_agreement()
    {
        Expect.RefusedAndUntouched("act.role", "", Plan, () => Plan.Move(Act.CloseNotAgreed, Asha, "", "Too slow.", story.Now));
        Expect.Done(Plan.Move(Act.CloseNotAgreed, Priya, "", "The post has changed.", story.Now));
        var reading = At(PlanStatus.SecondReading);
        Expect.Done(reading.Plan.Move(Act.CloseNotAgreed, Asha, "", "The organisation no longer wants it.", reading.Now));
    }
}
