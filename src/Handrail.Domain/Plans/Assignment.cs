namespace Handrail.Domain.Plans;

/// <summary>What became of asking somebody to supervise.</summary>
public enum Answer
{
    NotNeeded,
    Awaited,
    Accepted,
    Declined,
}

/// <summary>
/// One person in one role on one plan, from one day to another. It stands beside the plan's content, so that a change of
/// person breaks no signature.
/// </summary>
public sealed class Assignment
{
    public required Guid Id { get; init; }

    public required Guid PlanId { get; init; }

    public required Guid PersonId { get; init; }

    public required Role Role { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The last day on which it counts; null while it goes on.</summary>
    public DateOnly? To { get; internal set; }

    public Answer Answer { get; internal set; }

    public DateOnly? AnsweredOn { get; internal set; }

    /// <summary>Why it was declined, or the condition under which it was accepted, in the supervisor's words.</summary>
    public string AnswerNote { get; internal set; } = "";

    public int HoursPerWeek { get; internal set; }

    public bool CountsOn(DateOnly day) => From <= day && (To is null || day <= To);
}
