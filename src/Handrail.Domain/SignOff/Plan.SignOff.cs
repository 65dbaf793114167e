using Handrail.Domain.Lists;

namespace Handrail.Domain.Plans;

/// <summary>How one objective was judged when the plan was signed off: a code of <see cref="CodeLists.FinalJudgements"/>.</summary>
public sealed class ObjectiveResult
{
    public required Guid PlanId { get; init; }

    public required Guid ObjectiveId { get; init; }

    public required string Progress { get; init; }
}

/// <summary>
/// A decision or a receipt that somebody signed at the end of a plan: who, in which capacity, when and under which words. It is
/// no agreement; a receipt that is missing, or that dissents, stands on the record and stops nothing.
/// </summary>
public sealed class SignedStatement
{
    public required Guid Id { get; init; }

    public required Guid PlanId { get; init; }

    /// <summary>What was signed: the sign-off, the decision on scope of practice, or the practitioner's receipt.</summary>
    public required Act Act { get; init; }

    public required Guid PersonId { get; init; }

    public required Role Role { get; init; }

    public required string Name { get; init; }

    public required string Statement { get; init; }

    /// <summary>The summary of a sign-off, the reasons of a decision, or the practitioner's own account.</summary>
    public required string Words { get; init; }

    /// <summary>Whether the practitioner agrees; null where they have not said.</summary>
    public bool? Agrees { get; init; }

    /// <summary>What the practitioner does not agree with.</summary>
    public string Dissent { get; init; } = "";

    /// <summary>Why a sign-off was decided without one of the two recommendations.</summary>
    public string WithoutAdvice { get; init; } = "";

    public required DateTime At { get; init; }

    public required DateOnly Day { get; init; }
}

/// <summary>What the accountable person decides at the end of a plan.</summary>
public sealed record SignOffDecision(string Outcome, IReadOnlyCollection<ObjectiveJudgement> Judgements, string Summary, string WithoutAdvice, bool Declares);

public sealed partial class Plan
{
    private readonly List<ObjectiveResult> objectiveResults = [];
    private readonly List<SignedStatement> signedStatements = [];

    /// <summary>How the plan ended: a code of <see cref="CodeLists.PlanOutcomes"/>, or of the reasons for an early end.</summary>
    public string Result { get; private set; } = "";

    public DateOnly? EndedOn { get; private set; }

    /// <summary>The accountable person's own decision on scope of practice: a code of <see cref="CodeLists.ScopeDecisions"/>.</summary>
    public string FullScope { get; private set; } = "";

    public DateOnly? FullScopeOn { get; private set; }

    public bool IsReadByPractitioner { get; private set; }

    public IReadOnlyCollection<ObjectiveResult> ObjectiveResults => objectiveResults;

    public IReadOnlyCollection<SignedStatement> SignedStatements => signedStatements;

    /// <summary>What somebody declares with their signature at the end of a plan.</summary>
    public static string StatementFor(Act act) => act switch
    {
        Act.SignOff => "I have read the progress reports, the reviews and the practitioner’s account, and I sign off this plan on behalf of the organisation",
        Act.DecideFullScope => "I make this decision on behalf of the organisation, on the evidence of the plan and of practice",
        Act.ReadSignOff => "I have received and read how this plan ended. This does not mean that I agree with every word",
        _ => throw new ArgumentOutOfRangeException(nameof(act)),
    };

    private IEnumerable<Outcome> FaultsOf(SignOffDecision decision, DateOnly day)
    {
        var judged = true;
        foreach (var (objective, row) in Agreed.Objectives.Select((o, i) => (o, i)))
        {
            if (decision.Judgements.FirstOrDefault(j => j.Objective == objective.Id) is { } line && CodeLists.FinalJudgements.Offers(line.Progress)) continue;
            judged = false;
            yield return Outcome.Refused("sign-off.objective", $"Select how “{objective.Title}” is judged", FormattableString.Invariant($"Lines[{row}].Progress"));
        }

        if (!CodeLists.SignOffOutcomes.Offers(decision.Outcome)) yield return Outcome.Refused("sign-off.outcome", "Select the outcome of the plan", "Result");
        else if (judged && decision.Outcome == "completed-objectives-met" && decision.Judgements.Any(j => j.Progress == "not-yet-achieved"))
            yield return Outcome.Refused("sign-off.met", "An objective is not yet achieved, so the plan is not complete with its objectives met. Select another outcome, or judge the objective again", "Result");
        if (RecommendationsAwaited(day).Count > 0 && decision.WithoutAdvice.Length == 0)
            yield return Outcome.Refused("sign-off.without", "Say why you decide without both recommendations", "WithoutAdvice");
        if (RecommendationsAwaited(day).Count == 0 && decision.WithoutAdvice.Length > 0)
            yield return Outcome.Refused("sign-off.with", "Both recommendations are there now, and your reasons for deciding without them would not be kept. Read the recommendations, empty this box, then sign", "WithoutAdvice");
        if (decision.WithoutAdvice.Length > Limits.Paragraph) yield return Long("sign-off.without-long", "The reason", Limits.Paragraph, "WithoutAdvice");
        if (decision.Summary.Length is 0 or > Limits.Note) yield return Outcome.Refused("sign-off.summary", FormattableString.Invariant($"Enter the summary of the plan in {Limits.Note:N0} characters or fewer"), "Summary");
        if (!decision.Declares) yield return Outcome.Refused("sign-off.declare", "Confirm the statement to sign off the plan", "Declares");
    }

    public Outcome SignOff(Actor actor, SignOffDecision decision, Moment now)
    {
        if (Allows(Act.SignOff, actor, now.Day, out var role) is { IsRefused: true } refusal) return refusal;
        if (Outcome.All(FaultsOf(decision, now.Day)) is { IsRefused: true } fault) return fault;
        return Do(Act.SignOff, actor, now, record =>
        {
            Result = decision.Outcome;
            objectiveResults.AddRange(Agreed.Objectives.Select(o => new ObjectiveResult { PlanId = Id, ObjectiveId = o.Id, Progress = decision.Judgements.First(j => j.Objective == o.Id).Progress }));
            signedStatements.Add(Signed(Act.SignOff, role, actor, decision.Summary, now, withoutAdvice: decision.WithoutAdvice));
            End(now.Day);
            record.Said("Outcome", CodeLists.PlanOutcomes.WordsOf(decision.Outcome)).Said("Statement", StatementFor(Act.SignOff)).Said("Decided without both recommendations", decision.WithoutAdvice).Said("Text", decision.Summary).Tell(Everyone);
        });
    }

    private SignedStatement Signed(Act act, Role role, Actor actor, string words, Moment now, bool? agrees = null, string dissent = "", string withoutAdvice = "") => new()
    {
        Id = Ids.New(),
        PlanId = Id,
        Act = act,
        PersonId = actor.PersonId,
        Role = role,
        Name = actor.Name,
        Statement = StatementFor(act),
        Words = words,
        Agrees = agrees,
        Dissent = dissent,
        WithoutAdvice = withoutAdvice,
        At = now.At,
        Day = now.Day,
    };

    /// <summary>No supervision is in force and no review is due any more.</summary>
    private void End(DateOnly day)
    {
        EndedOn = day;
        NextReviewOn = null;
        EndPause(day, "");
        foreach (var run in stageRuns.Where(r => r.IsInForce)) run.To = day;
    }

    private IEnumerable<Outcome> FaultsOfReturn(string text, DateOnly? next, Moment now) =>
    [
        text.Length == 0 ? Outcome.Refused("return.text", "Say what is still to be shown", "Text")
            : text.Length > Limits.Note ? Long("return.long", "What is still to be shown", Limits.Note, "Text") : Outcome.Done,
        NextReviewFault(next, now.Day, now),
    ];

    /// <summary>Not yet: the plan goes on, with what is still to be shown and a day on which it is looked at again.</summary>
    public Outcome ReturnToDelivery(Actor actor, string text, DateOnly? next, Moment now)
    {
        if (Allows(Act.ReturnToDelivery, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        if (Outcome.All(FaultsOfReturn(text, next, now)) is { IsRefused: true } fault) return fault;
        return Do(Act.ReturnToDelivery, actor, now, record =>
        {
            NextReviewOn = next;
            record.Said("Text", text).Tell(Everyone);
        });
    }

    private static IEnumerable<Outcome> FaultsOfReceipt(string account, bool? agrees, string dissent, bool declares)
    {
        if (account.Length > Limits.Note) yield return Long("read.account", "Your account", Limits.Note, "Account");
        if (agrees == false && dissent.Length == 0) yield return Outcome.Refused("read.dissent", "Say what you do not agree with", "Dissent");
        yield return Outcome.Contradicts(agrees == true && dissent.Length > 0, "You said that you agree, and also what you do not agree with", "Dissent");
        yield return Outcome.Contradicts(agrees is null && dissent.Length > 0, "You have not said that you do not agree, but what you do not agree with", "Agrees");
        if (dissent.Length > Limits.Note) yield return Long("read.dissent-long", "What you do not agree with", Limits.Note, "Dissent");
        if (!declares) yield return Outcome.Refused("read.declare", "Confirm the statement to sign", "Declares");
    }

    /// <summary>The practitioner signs that they have received and read how the plan ended, with their account and, where they do not agree, why.</summary>
    public Outcome ReadSignOff(Actor actor, string account, bool? agrees, string dissent, bool declares, Moment now)
    {
        if (Allows(Act.ReadSignOff, actor, now.Day, out var role) is { IsRefused: true } refusal) return refusal;
        if (Outcome.All(FaultsOfReceipt(account, agrees, dissent, declares)) is { IsRefused: true } fault) return fault;
        return Do(Act.ReadSignOff, actor, now, record =>
        {
            IsReadByPractitioner = true;
            signedStatements.Add(Signed(Act.ReadSignOff, role, actor, account, now, agrees, dissent));
            record.Said("Statement", StatementFor(Act.ReadSignOff)).Said("Does not agree", dissent).Said("Text", account).Tell(Side.Organisation, Side.Service);
        });
    }

    private static IEnumerable<Outcome> FaultsOfScope(string decision, string why, bool declares)
    {
        if (!CodeLists.ScopeDecisions.Offers(decision)) yield return Outcome.Refused("scope.decision", "Select your decision", "Decision");
        if (why.Length is 0 or > Limits.Note) yield return Outcome.Refused("scope.why", FormattableString.Invariant($"Give the reasons in {Limits.Note:N0} characters or fewer"), "Why");
        if (!declares) yield return Outcome.Refused("scope.declare", "Confirm the statement to record the decision", "Declares");
    }

    /// <summary>Whether the practitioner returns to full scope: a signed decision of its own, apart from the plan's outcome.</summary>
    public Outcome DecideFullScope(Actor actor, string decision, string why, bool declares, Moment now)
    {
        if (Allows(Act.DecideFullScope, actor, now.Day, out var role) is { IsRefused: true } refusal) return refusal;
        if (Outcome.All(FaultsOfScope(decision, why, declares)) is { IsRefused: true } fault) return fault;
        return Do(Act.DecideFullScope, actor, now, record =>
        {
            FullScope = decision;
            FullScopeOn = now.Day;
            signedStatements.Add(Signed(Act.DecideFullScope, role, actor, why, now));
            record.Said("Decision", CodeLists.ScopeDecisions.WordsOf(decision)).Said("Statement", StatementFor(Act.DecideFullScope)).Said("Text", why).Tell(Everyone);
        });
    }
}
