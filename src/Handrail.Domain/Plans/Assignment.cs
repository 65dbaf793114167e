namespace Handrail.Domain.Plans;

/// <summary>What became of asking somebody to supervise.</summary>
public enum Answer
{
    NotNeeded,
    Awaited,
    Accepted,
    Declined,

    /// <summary>Would supervise with other hours, or has declared a conflict: the accountable person answers.</summary>
    OnTerms,

    /// <summary>The accountable person no longer asks.</summary>
    Withdrawn,
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

    /// <summary>The settings that a supervisor is asked for, one a line; empty for all that the plan has.</summary>
    public string Settings { get; internal set; } = "";

    /// <summary>The hours a week that the supervisor would need instead; 0 where none were proposed.</summary>
    public int ProposedHours { get; internal set; }

    /// <summary>A conflict of interest that the supervisor has declared, in their words.</summary>
    public string Conflict { get; internal set; } = "";

    /// <summary>Why the practitioner objects to this supervisor, and what the accountable person answered.</summary>
    public string Objection { get; internal set; } = "";

    public DateOnly? ObjectedOn { get; internal set; }

    public string ObjectionAnswer { get; internal set; } = "";

    public DateOnly? ObjectionAnsweredOn { get; internal set; }

    /// <summary>Whether whoever gave this part, or the person themselves, has said that they neither raised nor investigated the concern. Nobody is named.</summary>
    public bool IsClear { get; internal set; }

    /// <summary>Asked to supervise, or supervising, with no end in sight.</summary>
    public bool IsOpenSupervision => Role.Side() == Plans.Side.Supervision && To is null && Answer is Answer.Awaited or Answer.OnTerms or Answer.Accepted;

    public bool HasOpenObjection => IsOpenSupervision && ObjectedOn is not null && ObjectionAnsweredOn is null;

    public bool Covers(string setting) => Settings.Length == 0 || Settings.Split('\n').Contains(setting);

    public bool CountsOn(DateOnly day) => From <= day && (To is null || day <= To);
}
