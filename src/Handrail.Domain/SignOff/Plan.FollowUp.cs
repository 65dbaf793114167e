using Handrail.Domain.Lists;

namespace Handrail.Domain.Plans;

/// <summary>One of the two looks at how things are after sign-off.</summary>
public sealed class FollowUpAnswer
{
    public required Guid PlanId { get; init; }

    /// <summary>1 for three months after sign-off, 2 for six.</summary>
    public required int Number { get; init; }

    public required DateOnly DueOn { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>A code of <see cref="CodeLists.FollowUpRoles"/>.</summary>
    public required string InRole { get; init; }

    /// <summary>A code of <see cref="CodeLists.FollowUpRestrictions"/>.</summary>
    public required string Restriction { get; init; }

    public required string Comment { get; init; }

    public required Guid RecordedBy { get; init; }
}

public sealed partial class Plan
{
    private readonly List<FollowUpAnswer> followUpAnswers = [];

    /// <summary>How many of the two follow-ups have been recorded.</summary>
    public int FollowUps { get; private set; }

    public IReadOnlyCollection<FollowUpAnswer> FollowUpAnswers => followUpAnswers;

    /// <summary>By when the next follow-up is due, three and six months after sign-off; null when both have been recorded.</summary>
    public static DateOnly? FollowUpDue(DateOnly? signedOff, int recorded) => recorded < 2 ? signedOff?.AddMonths(3 * (recorded + 1)) : null;

    /// <summary>What <see cref="DueOn"/> is after an act.</summary>
    private DateOnly? Due() => Status switch
    {
        PlanStatus.PractitionerAsked => NeedsTimeUntil,
        PlanStatus.MoreInformation => AnswerBy,
        PlanStatus.Issued or PlanStatus.Amending => AnswerDue,
        PlanStatus.InDelivery => NextReviewOn,
        PlanStatus.Paused => ResumeOn,
        PlanStatus.FollowUp when FullScope.Length > 0 => FollowUpDue(EndedOn, FollowUps),
        _ => null,
    };

    /// <summary>Three and six months after sign-off (a plan that ended early has none), as the guidance on following up asks (domain.md 11.5).</summary>
    public IEnumerable<DateOnly> FollowUpDates => EndedOn is { } day && (Status == PlanStatus.FollowUp || (Status == PlanStatus.Closed && FullScope.Length > 0)) ? [day.AddMonths(3), day.AddMonths(6)] : [];

    private static IEnumerable<Outcome> FaultsOfFollowUp(string inRole, string restriction, string comment)
    {
        if (!CodeLists.FollowUpRoles.Offers(inRole)) yield return Outcome.Refused("follow-up.role", "Say whether the practitioner is still in role", "InRole");
        if (!CodeLists.FollowUpRestrictions.Offers(restriction)) yield return Outcome.Refused("follow-up.restriction", "Say whether the practitioner’s work is restricted", "Restriction");
        if (comment.Length > Limits.Note) yield return Long("follow-up.long", "The comment", Limits.Note, "Comment");
    }

    public Outcome RecordFollowUp(Actor actor, string inRole, string restriction, string comment, Moment now)
    {
        if (Allows(Act.RecordFollowUp, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        if (Outcome.All(FaultsOfFollowUp(inRole, restriction, comment)) is { IsRefused: true } fault) return fault;
        return Do(Act.RecordFollowUp, actor, now, record =>
        {
            followUpAnswers.Add(new FollowUpAnswer
            {
                PlanId = Id,
                Number = FollowUps + 1,
                DueOn = FollowUpDue(EndedOn, FollowUps)!.Value,
                Day = now.Day,
                InRole = inRole,
                Restriction = restriction,
                Comment = comment,
                RecordedBy = actor.PersonId,
            });
            FollowUps++;
            record.Said("Still in role", CodeLists.FollowUpRoles.WordsOf(inRole)).Said("Restriction", CodeLists.FollowUpRestrictions.WordsOf(restriction)).Said("Text", comment).Tell(Side.Organisation);
        });
    }
}
