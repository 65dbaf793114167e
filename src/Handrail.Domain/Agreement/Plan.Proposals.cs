using Handrail.Domain.Drafting;
using Handrail.Domain.Lists;

namespace Handrail.Domain.Plans;

/// <summary>What became of a proposed change.</summary>
public enum ProposalAnswer
{
    Open,
    Accepted,
    Declined,
    Withdrawn,

    /// <summary>The plan was agreed, or its amendment given up, without it.</summary>
    SetAside,
}

/// <summary>
/// A counter-proposal: one side would have one part of the shared version say something else. The texts are those of
/// <see cref="PartTexts"/>; an empty one before adds a part, an empty one after removes it.
/// </summary>
public sealed class Proposal
{
    public required Guid Id { get; init; }

    public required Guid PlanId { get; init; }

    public required PartKind Kind { get; init; }

    public required Guid PartId { get; init; }

    /// <summary>The version that it proposes to change. Others may have been made since: see <see cref="Plan.Rebase"/>.</summary>
    public required int BaseVersion { get; init; }

    public required string BeforeText { get; init; }

    public required string AfterText { get; init; }

    public required string Reason { get; init; }

    public required Guid ProposedBy { get; init; }

    public required Side Side { get; init; }

    public required DateOnly ProposedOn { get; init; }

    public ProposalAnswer Answer { get; internal set; }

    public Guid? AnsweredBy { get; internal set; }

    public DateOnly? AnsweredOn { get; internal set; }

    /// <summary>What was said with the answer.</summary>
    public string Note { get; internal set; } = "";

    /// <summary>The version that its acceptance made; 0 for none.</summary>
    public int MadeVersion { get; internal set; }

    public bool IsOpen => Answer == ProposalAnswer.Open;
}

public sealed partial class Plan
{
    private readonly List<Proposal> proposals = [];

    public IReadOnlyCollection<Proposal> Proposals => proposals;

    /// <summary>The content that both sides read. It is there once shared, when its version has been read.</summary>
    public PlanContent Shared => versions.Single(v => v.Number == SharedVersion).Content;

    /// <summary>Proposes that one part says what this content says of it; the rest of the content is not looked at.</summary>
    public Outcome Propose(Actor actor, PlanContent content, Guid part, string reason, Moment now)
    {
        if (Allows(Act.Propose, actor, now.Day, out var role) is { IsRefused: true } refusal) return refusal;
        if ((content.KindOf(part) ?? Shared.KindOf(part)) is not { } kind) return Outcome.Refused("propose.part", "Select a part of the plan");
        var (before, after) = (Shared.TextOf(part), content.TextOf(part));
        if (before == after) return Outcome.Refused("propose.same", "Nothing has been changed yet. Change what the plan should say, then propose it");
        if (kind == PartKind.Levels && Shared.Check(new SupervisionLadder(content.Ladder, "", content.Levels)) is { IsRefused: true } ladder) return ladder;
        var proposed = Shared.WithText(kind, part, after);
        // The other side is asked about a whole part: only a draft in work may hold one that is half written.
        if (proposed.FaultsOf(part) is [var missing, ..]) return missing;
        if (proposed.Check() is { IsRefused: true } fault) return fault;
        if (KeepsLevels(proposed) is { IsRefused: true } lost) return lost;
        if (reason.Length == 0) return Outcome.Refused("propose.why", "Give your reason, so that the other side can weigh it", "Why");
        if (reason.Length > Limits.Paragraph) return Long("propose.long", "Your reason", Limits.Paragraph, "Why");
        return Do(Act.Propose, actor, now, record =>
        {
            proposals.Add(new Proposal
            {
                Id = Ids.New(),
                PlanId = Id,
                Kind = kind,
                PartId = part,
                BaseVersion = SharedVersion,
                BeforeText = before,
                AfterText = after,
                Reason = reason,
                ProposedBy = actor.PersonId,
                Side = role.Side(),
                ProposedOn = now.Day,
            });
            record.On(part).Said("Part", before.Length > 0 ? Shared.TitleOf(part) : proposed.TitleOf(part))
                .Said("Change", InWords(Shared.RowsOf(part), proposed.RowsOf(part))).Said("Text", reason).Tell(Side.Organisation, Side.Practitioner, Side.Service);
        });
    }

    /// <summary>
    /// The proposed text made anew on what the plan says now. Where something else has been accepted in the same place
    /// meanwhile there is a clash, and the proposal cannot be accepted as it stands.
    /// </summary>
    public Merged<string> Rebase(Proposal proposal) => PartTexts.Join(Whole(proposal, proposal.BeforeText), Shared.TextOf(proposal.PartId), Whole(proposal, proposal.AfterText));

    /// <summary>The plan with the proposed text in place, whether it can be accepted or not: what the proposal asks for.</summary>
    public PlanContent WithProposal(Proposal proposal) =>
        Shared.WithText(proposal.Kind, proposal.PartId, Rebase(proposal) is { Clashes.Count: 0 } joined ? joined.Value : proposal.AfterText);

    /// <summary>Accepts the other side's proposal: the acceptance makes the next version, and signatures to the one before no longer count.</summary>
    public Outcome AcceptProposal(Actor actor, Guid id, string note, Moment now)
    {
        if (Answerable(Act.AcceptProposal, actor, id, note, now, out var proposal) is { IsRefused: true } refusal) return refusal;
        var joined = Rebase(proposal!);
        if (joined.Clashes.Count > 0) return Outcome.Refused("proposal.clash", "The plan has been changed in the same place since this was proposed. Both texts are shown on this page. Decline the proposal, or propose the words that fit now");
        if (joined.Value == Shared.TextOf(proposal!.PartId)) return Outcome.Refused("proposal.same", "The plan already says this. Decline the proposal, so that it is no longer open");
        var content = Shared.WithText(proposal.Kind, proposal.PartId, joined.Value);
        if (content.Check() is { IsRefused: true } fault) return Outcome.Refused(fault.Key, fault.Sentence);
        if (KeepsLevels(content) is { IsRefused: true } lost) return Outcome.Refused(lost.Key, lost.Sentence);
        // An objective and its activity are proposed one after the other; until they meet, it is the signatures that wait (SigningLacks).
        if (content.Lacks().FirstOrDefault(l => l.Part != DraftPart.Activities) is { } lack) return Outcome.Refused("proposal.incomplete", $"With this change the plan would not be complete: {lack.Sentence}");
        return Do(Act.AcceptProposal, actor, now, record =>
        {
            record.On(proposal.PartId).Said("Part", TitleOf(proposal)).Said("Change", InWords(Shared.RowsOf(proposal.PartId), content.RowsOf(proposal.PartId))).Said("Text", note).Tell(Everyone);
            SetWorking(content);
            MakeVersion(Act.AcceptProposal, actor, now, record);
            SharedVersion = CurrentVersion;
            Disagreeing = "";
            proposal.MadeVersion = CurrentVersion;
            Close(proposal, ProposalAnswer.Accepted, actor.PersonId, note, now);
        });
    }

    /// <summary>Declines the other side's proposal; a reason may be given, and need not be.</summary>
    public Outcome DeclineProposal(Actor actor, Guid id, string note, Moment now) => Answered(Act.DeclineProposal, ProposalAnswer.Declined, actor, id, note, now);

    public Outcome WithdrawProposal(Actor actor, Guid id, string note, Moment now) => Answered(Act.WithdrawProposal, ProposalAnswer.Withdrawn, actor, id, note, now);

    private Outcome Answered(Act act, ProposalAnswer answer, Actor actor, Guid id, string note, Moment now)
    {
        if (Answerable(act, actor, id, note, now, out var proposal) is { IsRefused: true } refusal) return refusal;
        return Do(act, actor, now, record =>
        {
            Close(proposal!, answer, actor.PersonId, note, now);
            record.On(proposal!.PartId).Said("Part", TitleOf(proposal)).Said("Text", note).Tell(Side.Organisation, Side.Practitioner, Side.Service);
        });
    }

    private Outcome Answerable(Act act, Actor actor, Guid id, string note, Moment now, out Proposal? proposal)
    {
        proposal = proposals.FirstOrDefault(p => p.Id == id);
        if (Allows(act, actor, now.Day, out var role) is { IsRefused: true } refusal) return refusal;
        if (proposal is not { IsOpen: true }) return Outcome.Refused("proposal.answered", "This proposal is no longer open");
        if (act == Act.WithdrawProposal && proposal.Side != role.Side()) return Outcome.Refused("proposal.theirs", "The other side made this proposal. You can accept or decline it");
        if (act != Act.WithdrawProposal && proposal.Side == role.Side()) return Outcome.Refused("proposal.own", "Your side made this proposal. The other side answers it");
        return note.Length > Limits.Paragraph ? Long("proposal.long", "Your note", Limits.Paragraph, "Note") : Outcome.Done;
    }

    /// <summary>What a proposal is about, also when the plan no longer has that part or does not have it yet.</summary>
    public string TitleOf(Proposal proposal) => Shared.TitleOf(proposal.PartId) is { Length: > 0 } title ? title
        : Shared.WithText(proposal.Kind, proposal.PartId, proposal.AfterText.Length > 0 ? proposal.AfterText : proposal.BeforeText).TitleOf(proposal.PartId);

    private static void Close(Proposal proposal, ProposalAnswer answer, Guid by, string note, Moment now) =>
        (proposal.Answer, proposal.AnsweredBy, proposal.AnsweredOn, proposal.Note) = (answer, by, now.Day, note);

    /// <summary>What is still proposed when the version that it speaks of has been agreed or given up lapses.</summary>
    private void SetAside(Moment now)
    {
        foreach (var proposal in proposals.Where(p => p.IsOpen))
            (proposal.Answer, proposal.AnsweredOn) = (ProposalAnswer.SetAside, now.Day);
    }

    /// <summary>The stored text with what the part has gained since, so that equal parts have equal texts.</summary>
    private static string Whole(Proposal proposal, string text) => text.Length == 0 ? "" : new PlanContent().WithText(proposal.Kind, proposal.PartId, text).TextOf(proposal.PartId);

    private static string InWords(IReadOnlyList<PartRow> before, IReadOnlyList<PartRow> after) => string.Join('\n', Difference.Of(before, after).Select(row =>
        row.Before.Length == 0 ? $"{row.Label}: “{row.After}”" : row.After.Length == 0 ? $"{row.Label}: “{row.Before}” removed" : $"{row.Label}: from “{row.Before}” to “{row.After}”"));
}
