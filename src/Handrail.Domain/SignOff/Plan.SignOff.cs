using Handrail.Domain.Lists;

namespace Handrail.Domain.Plans;

public sealed partial class Plan
{
    /// <summary>How the plan ended: a code of <see cref="CodeLists.PlanOutcomes"/>, or of the reasons for an early end.</summary>
    public string Result { get; private set; } = "";

    public DateOnly? EndedOn { get; private set; }

    /// <summary>The accountable person's own decision on scope of practice: a code of <see cref="CodeLists.ScopeDecisions"/>.</summary>
    public string FullScope { get; private set; } = "";

    public DateOnly? FullScopeOn { get; private set; }

    public bool IsReadByPractitioner { get; private set; }

    /// <summary>How many of the two follow-ups have been recorded.</summary>
    public int FollowUps { get; private set; }

    /// <summary>By when the next follow-up is due, three and six months after sign-off; null when both have been recorded.</summary>
    public static DateOnly? FollowUpDue(DateOnly? signedOff, int recorded) => recorded < 2 ? signedOff?.AddMonths(3 * (recorded + 1)) : null;

    /// <summary>What <see cref="DueOn"/> is after an act.</summary>
    private DateOnly? Due() => Status switch
    {
        PlanStatus.PractitionerAsked => NeedsTimeUntil,
        PlanStatus.Issued or PlanStatus.Amending => AnswerDue,
        PlanStatus.MoreInformation => AnswerBy,
        PlanStatus.InDelivery => NextReviewOn,
        PlanStatus.FollowUp when FullScope.Length > 0 => FollowUpDue(EndedOn, FollowUps),
        _ => null,
    };

    /// <summary>Three and six months after sign-off (a plan that ended early has none), as the guidance on following up asks (domain.md 11.5).</summary>
    public IEnumerable<DateOnly> FollowUpDates => EndedOn is { } day && (Status == PlanStatus.FollowUp || (Status == PlanStatus.Closed && FullScope.Length > 0)) ? [day.AddMonths(3), day.AddMonths(6)] : [];

    public Outcome SignOff(Actor actor, string outcome, string summary, bool declares, Moment now)
    {
        if (Allows(Act.SignOff, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        if (!CodeLists.SignOffOutcomes.Offers(outcome)) return Outcome.Refused("sign-off.outcome", "Select the outcome of the plan", "Result");
        if (summary.Length is 0 or > Limits.Note) return Outcome.Refused("sign-off.summary", FormattableString.Invariant($"Enter the summary of the plan in {Limits.Note:N0} characters or fewer"), "Summary");
        if (!declares) return Outcome.Refused("sign-off.declare", "Confirm the statement to sign off the plan", "Declares");
        return Do(Act.SignOff, actor, now, record =>
        {
            Result = outcome;
            End(now.Day);
            record.Said("Outcome", CodeLists.PlanOutcomes.WordsOf(outcome)).Said("Text", summary).Tell(Everyone);
        });
    }

    /// <summary>No supervision is in force and no review is due any more.</summary>
    private void End(DateOnly day)
    {
        EndedOn = day;
        NextReviewOn = null;
        foreach (var run in stageRuns.Where(r => r.IsInForce)) run.To = day;
    }

    /// <summary>Whether the practitioner returns to full scope: a decision of its own, apart from the plan's outcome.</summary>
    public Outcome DecideFullScope(Actor actor, string decision, string why, bool declares, Moment now)
    {
        if (Allows(Act.DecideFullScope, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        if (!CodeLists.ScopeDecisions.Offers(decision)) return Outcome.Refused("scope.decision", "Select your decision", "Decision");
        if (why.Length is 0 or > Limits.Note) return Outcome.Refused("scope.why", FormattableString.Invariant($"Give the reasons in {Limits.Note:N0} characters or fewer"), "Why");
        if (!declares) return Outcome.Refused("scope.declare", "Confirm the statement to record the decision", "Declares");
        return Do(Act.DecideFullScope, actor, now, record =>
        {
            FullScope = decision;
            FullScopeOn = now.Day;
            record.Said("Decision", CodeLists.ScopeDecisions.WordsOf(decision)).Said("Text", why).Tell(Everyone);
        });
    }
}
