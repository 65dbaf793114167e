using System.Globalization;
using Handrail.Domain.Drafting;
using Handrail.Domain.Lists;

namespace Handrail.Domain.Plans;

public sealed partial class Plan
{
    /// <summary>Whether the plan itself is ready for an act that the table allows to this role. Each refusal says what is missing.</summary>
    private Outcome Guard(Act act, Role role, Guid person, DateOnly day) => act switch
    {
        Act.SubmitRequest or Act.AnswerMore => RequestLacks(day) is [var first, ..] ? Outcome.Refused("request.incomplete", first.Sentence) : Outcome.Done,
        Act.ReadExplanation when ExplanationReadOn is not null => Outcome.Refused("explanation.read", "You have already said that you have read what a plan is"),
        Act.AnswerTakingPart when TakesPart == TakingPart.Yes => Outcome.Refused("taking-part.answered", "You have already said that you take part"),
        Act.AnswerTakingPart when ExplanationReadOn is null => Outcome.Refused("taking-part.explanation", "Read what a plan is first. Then you can answer"),
        Act.DecideDocument or Act.ReplaceDocument or Act.RemoveDocument when documents.All(d => d.IsOut) => Outcome.Refused("document.none", "No source document is listed yet"),
        Act.Accept when TakesPart != TakingPart.Yes => Outcome.Refused("accept.practitioner", "The practitioner has not said yes yet, so the request cannot be accepted"),
        Act.OfferFramework => Working.FrameworkLacks() is [var first, ..] ? Outcome.Refused("framework.incomplete", first.Sentence) : Outcome.Done,
        Act.Proceed => HasProceeded(role.Side()) ? Outcome.Refused("proceed.done", "Your side has already said that it proceeds") : Outcome.Done,
        Act.SendToSecondReader => Working.Lacks() is [var first, ..] ? Outcome.Refused("draft.incomplete", first.Sentence) : Outcome.Done,
        Act.RemoveDrafter when !IsHeldBy(Role.Drafter, day) => Outcome.Refused("drafters.none", "Nobody else writes this draft"),
        Act.InviteCompanion when InRole(Role.Companion, day).Count() >= Companions => Outcome.Refused("companion.many", $"You have {Companions} companions already. End the part of one of them first"),
        Act.EndCompanion when !InRole(Role.Companion, day).Any() => Outcome.Refused("companion.none", "Nobody accompanies you on this plan"),
        Act.EndDelegation when !InRole(Role.DelegatedSigner, day).Any() => Outcome.Refused("delegate.none", "Nobody signs for the accountable person"),
        Act.EndHost when !InRole(Role.PlacementHost, day).Any() => Outcome.Refused("host.none", "There is no placement host on this plan"),
        Act.Approve when IsApproved => Outcome.Refused("approve.done", "The draft has already been approved"),
        Act.Issue when !IsApproved => Outcome.Refused("issue.unapproved", "The second reader has not approved the draft yet"),
        Act.Sign or Act.DoNotAgree or Act.AnswerLater or Act.SignWithoutSupervisor or Act.FlagSafety or Act.Propose or Act.AcceptProposal when Status == PlanStatus.Amending && !IsAmendmentOffered
            => Outcome.Refused("amend.unoffered", "The amendment has not been offered for signature yet"),
        Act.Propose or Act.AcceptProposal when Status == PlanStatus.Amending && PlanText.Hash(WorkingText) != SharedHash
            => Outcome.Refused("amend.changing", "The case manager is changing the amendment. Proposals can be made and answered when it has been offered again"),
        Act.AcceptProposal or Act.DeclineProposal => proposals.Any(p => p.IsOpen && p.Side != role.Side())
            ? Outcome.Done : Outcome.Refused("proposal.none", "There is no proposed change for your side to answer"),
        Act.WithdrawProposal => proposals.Any(p => p.IsOpen && p.Side == role.Side())
            ? Outcome.Done : Outcome.Refused("proposal.none", "Your side has no proposed change that is still open"),
        Act.AskRedraft when AsksForRedraft(role.Side()) => Outcome.Refused("redraft.asked", "Your side has already asked for a new draft. It goes back when the other side asks too"),
        Act.WithdrawRedraft when !AsksForRedraft(role.Side()) => Outcome.Refused("redraft.unasked", "Your side has not asked for a new draft"),
        Act.AnswerSafety => safetyPoints.Any(p => p.IsOpen) ? Outcome.Done : Outcome.Refused("safety.none", "No point of patient safety waits for an answer"),
        Act.AnswerTerms => assignments.Any(a => a.IsOpenSupervision && a.Answer == Answer.OnTerms) ? Outcome.Done : Outcome.Refused("terms.none", "No supervisor has asked for other terms"),
        Act.LeaveSupervision => Supervises(person, role) ? Outcome.Done : Outcome.Refused("leave.none", "You have not accepted to supervise, so there is nothing to leave"),
        Act.ObjectToSupervisor => assignments.Any(a => a.IsOpenSupervision && a.ObjectedOn is null) ? Outcome.Done : Outcome.Refused("object.none", "Nobody has been asked to supervise to whom you have not objected already"),
        Act.AnswerObjection => assignments.Any(a => a.HasOpenObjection) ? Outcome.Done : Outcome.Refused("objection.none", "No objection waits for an answer"),
        Act.SignWithoutSupervisor => GuardWithout(role.Side(), day),
        Act.AnswerLater when HasSigned(role.Side()) => Outcome.Refused("later.signed", "Your side has already signed this version"),
        Act.Sign => GuardSign(role.Side(), day),
        Act.DoNotAgree when HasSigned(role.Side()) => Outcome.Refused("disagree.signed", "Your side has already signed this version"),
        Act.AnswerSupervision => assignments.Any(a => a.PersonId == person && a.Role == role && a.Answer == Answer.Awaited && a.CountsOn(day))
            ? Outcome.Done : Outcome.Refused("supervise.answered", "You have already answered"),
        Act.Start => ReadinessLacks(day) is [var first, ..] ? Outcome.Refused("start.unready", $"The plan cannot start until everything on the checklist is in place. Still open: {first}") : Outcome.Done,
        Act.Report when !HasAccepted(person, day) => NotAccepted,
        Act.Report when NextReviewHasReport => Outcome.Refused("report.done", "The report for the next review has been submitted. The case manager records the review"),
        Act.ReturnReport when !NextReviewHasReport => Outcome.Refused("report.none", "No report for the next review has been submitted"),
        Act.RecordActivity when role is Role.ClinicalSupervisor or Role.DeputySupervisor && !HasAccepted(person, day) => NotAccepted,
        Act.AttachEvidence when role.Side() == Side.Supervision && !HasAccepted(person, day) => NotAccepted,
        Act.StepUp when role.Side() == Side.Supervision && !HasAccepted(person, day) => NotAccepted,
        Act.RecordReview when !NextReviewHasReport => Outcome.Refused("review.unreported", "The supervisor has not submitted the progress report for this review yet"),
        Act.StepDown => GuardStepDown(),
        Act.EditDraft when Status == PlanStatus.Amending && IsAmendmentOffered && signatures.Any(s => s.Version == SharedVersion)
            => Outcome.Refused("amend.signed", "One side has signed the amendment. Give it up to change it again"),
        Act.OfferAmendment when IsAmendmentOffered && PlanText.Hash(WorkingText) == SharedHash => Outcome.Refused("amend.offered", "The amendment has already been offered for signature"),
        Act.OfferAmendment when PlanText.Hash(WorkingText) == AgreedHash => Outcome.Refused("amend.same", "Nothing has been changed yet"),
        Act.OfferAmendment => Working.Lacks() is [var first, ..] ? Outcome.Refused("draft.incomplete", first.Sentence) : Outcome.Done,
        Act.LiftStop when !InForce.Any(r => r.IsStopped) => Outcome.Refused("lift.none", "No work has been stopped"),
        Act.RecommendSignOff when role.Side() == Side.Supervision && !HasAccepted(person, day) => NotAccepted,
        Act.SignOff when concerns.Any(c => c.DecidedOn is null) => Outcome.Refused("sign-off.concern", "A patient-safety concern is still open"),
        Act.ReadSignOff when IsReadByPractitioner => Outcome.Refused("read.done", "You have already signed that you have read it"),
        Act.DecideFullScope when FullScope.Length > 0 => Outcome.Refused("scope.decided", "The decision on scope of practice has already been made"),
        Act.RecordFollowUp when FollowUps >= 2 => Outcome.Refused("follow-up.done", "Both follow-ups have been recorded"),
        Act.RecordFollowUp when FollowUpDue(EndedOn, FollowUps) is { } due && day < due
            => Outcome.Refused("follow-up.early", $"The next follow-up is on {due.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}. It can be recorded from that day on"),
        Act.Close when Status == PlanStatus.FollowUp && FullScope.Length == 0 => Outcome.Refused("close.scope", "The accountable person has not decided on scope of practice yet"),
        Act.Close when Status == PlanStatus.FollowUp && FollowUps == 0 => Outcome.Refused("close.follow-up", "No follow-up has been recorded yet. It is due three months after sign-off"),
        _ => Outcome.Done,
    };

    private static readonly Outcome NotAccepted = Outcome.Refused("supervise.unanswered", "Say first whether you accept to supervise");

    /// <summary>Whether this person has said yes to supervising, and still does.</summary>
    public bool HasAccepted(Guid person, DateOnly day) => assignments.Any(a =>
        a.PersonId == person && a.Role.Side() == Side.Supervision && a.Answer == Answer.Accepted && a.CountsOn(day));

    /// <summary>
    /// Whether this person reads the plan and how it goes. Whoever has only been asked to supervise reads what they are asked
    /// to take on, and no more, until they have accepted.
    /// </summary>
    public bool IsReadBy(Actor actor, DateOnly day) => RolesOf(actor, day).Any(r => r.Side() != Side.Supervision) || HasAccepted(actor.PersonId, day);

    /// <summary>
    /// Acts that need nothing but grounds: a code, a text, or a press of a button. What else they do follows from the act.
    /// </summary>
    public Outcome Move(Act act, Actor actor, string code, string text, Moment now)
    {
        if (Lifecycle.WordsOf(act).Asks is not { } asks) throw new ArgumentException($"{act} has a page of its own", nameof(act));
        if (Allows(act, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        if (asks.Codes is { } codes && !codes.Offers(code)) return Outcome.Refused("grounds.code", "Select a reason", "Code");
        if (asks.Missing.Length > 0 && text.Length == 0) return Outcome.Refused("grounds.text", asks.Missing, "Text");
        if (text.Length > Limits.Note) return Outcome.Refused("grounds.long", FormattableString.Invariant($"What you wrote under “{asks.Text.Replace(" (optional)", "", StringComparison.Ordinal)}” must be {Limits.Note:N0} characters or fewer"), "Text");
        if (act == Act.AnswerMore && RequestLacks(now.Day) is [var lack, ..]) return Outcome.Refused("request.incomplete", lack.Sentence, "Text");
        return Do(act, actor, now, step => Leads(act, step), record =>
        {
            record.Said("Reason", asks.Codes?.WordsOf(code) ?? "").Said("Text", text).Tell(Audience(act));
            Effect(act, actor, code, text, now, record);
        });
    }

    private PlanStatus Leads(Act act, Step step) => act switch
    {
        Act.AnswerMore => TakesPart == TakingPart.Yes ? PlanStatus.Considering : PlanStatus.PractitionerAsked,
        Act.Proceed => HasProceeded(Side.Organisation) && HasProceeded(Side.Practitioner) ? PlanStatus.DetailedDrafting : PlanStatus.FrameworkOffered,
        Act.AskRedraft => AsksForRedraft(Side.Organisation) && AsksForRedraft(Side.Practitioner) ? PlanStatus.DetailedDrafting : PlanStatus.Issued,
        _ => step.To[0],
    };

    private static Side[] Audience(Act act) => act switch
    {
        Act.WithdrawRequest => [Side.Organisation, Side.Practitioner, Side.Service],
        Act.ReturnReport => [Side.Organisation, Side.Practitioner, Side.Supervision],
        Act.AnswerMore or Act.ReturnDraft or Act.Approve => [Side.Service],
        Act.Decline or Act.Accept or Act.OfferFramework or Act.Issue or Act.TakeBack => BothSides,
        Act.Proceed or Act.DoNotProceed or Act.DoNotAgree or Act.AskRedraft or Act.WithdrawRedraft or Act.FlagSafety or Act.LeaveSupervision or Act.SignWithoutSupervisor => [Side.Organisation, Side.Practitioner, Side.Service],
        _ => Everyone,
    };

    private void Effect(Act act, Actor actor, string code, string text, Moment now, Record record)
    {
        switch (act)
        {
            case Act.Accept:
                WorkingText = PlanText.Write(new PlanContent().WithLadder(SupervisionLadders.Suggested));
                break;
            case Act.AnswerMore:
                AnswerBy = null;
                break;
            case Act.Decline when !IsHeldBy(Role.KeyContact, now.Day):
                // Whoever decided stays on the request, so that there is somebody to ask.
                Assign(actor.PersonId, Role.KeyContact, now);
                break;
            case Act.OfferFramework:
                MakeVersion(act, actor, now, record);
                SharedVersion = CurrentVersion;
                proceeded.Clear();
                break;
            case Act.Proceed:
                proceeded.Add(SideOf(actor, now));
                break;
            case Act.DoNotProceed or Act.TakeBack:
                proceeded.Clear();
                break;
            case Act.Approve:
                ApprovedVersion = CurrentVersion;
                break;
            case Act.Issue:
                Share();
                IssuedVersions = string.Join(' ', IssuedVersions.Split(' ', StringSplitOptions.RemoveEmptyEntries).Append(CurrentVersion.ToString(CultureInfo.InvariantCulture)));
                // The draft has been written and read; whoever only wrote or read it has no further business with the plan.
                foreach (var part in assignments.Where(a => a.Role is Role.SecondReader or Role.Drafter && a.To is null)) part.To = now.Day;
                break;
            case Act.OpenAmendment:
                SetWorking(Agreed);
                break;
            case Act.OfferAmendment:
                MakeVersion(act, actor, now, record);
                Share();
                break;
            case Act.DoNotAgree:
                Disagreeing = With(Disagreeing, SideOf(actor, now));
                break;
            case Act.SignWithoutSupervisor:
                WithoutSupervisor = With(WithoutSupervisor, SideOf(actor, now));
                break;
            case Act.AskRedraft:
                RedraftAsked = With(RedraftAsked, SideOf(actor, now));
                break;
            case Act.WithdrawRedraft:
                RedraftAsked = Without(RedraftAsked, SideOf(actor, now));
                break;
            case Act.FlagSafety:
                Flag(actor, text, now, record);
                break;
            case Act.LeaveSupervision:
                foreach (var left in assignments.Where(a => a.PersonId == actor.PersonId && a.IsOpenSupervision)) left.To = now.Day;
                break;
            case Act.CancelAmendment:
                SetAside(now);
                BeginAnew();
                SharedVersion = AgreedVersion;
                SetWorking(Agreed);
                break;
            case Act.RaiseConcern:
                OpenConcern(actor, text, now, record);
                break;
            case Act.EndEarly:
                SetAside(now);
                Result = code;
                End(now.Day);
                SharedVersion = AgreedVersion;
                break;
            case Act.ReturnReport:
                record.On(ReturnCurrentReport(actor, text, now));
                break;
        }
    }

    private void MakeVersion(Act act, Actor actor, Moment now, Record record)
    {
        CurrentVersion++;
        var hash = PlanText.Hash(WorkingText);
        versions.Add(new PlanVersion
        {
            PlanId = Id,
            Number = CurrentVersion,
            Format = PlanText.Format,
            Text = WorkingText,
            Hash = hash,
            MadeBy = actor.PersonId,
            MadeOn = now.Day,
            MadeFor = act,
        });
        record.Said("Version", FormattableString.Invariant($"Version {CurrentVersion}, fingerprint {hash}"));
    }

    private void SetWorking(PlanContent content)
    {
        working = content;
        WorkingText = PlanText.Write(content);
    }
}
