namespace Handrail.Domain.Plans;

/// <summary>
/// Where a plan stands, from the first word of a request to its closing (domain.md 12.1; decision 0005 says what was merged).
/// Only people's acts change it. What follows from dates (due, overdue) is computed.
/// </summary>
public enum PlanStatus
{
    RequestDrafting,
    Submitted,
    MoreInformation,
    PractitionerAsked,
    Considering,
    Declined,
    Withdrawn,
    FrameworkDrafting,
    FrameworkOffered,
    DetailedDrafting,
    SecondReading,
    Issued,
    NotAgreed,
    Agreed,
    InDelivery,
    Paused,
    SafetyHold,
    Amending,
    SigningOff,
    EndedEarly,
    FollowUp,
    Closed,
}

/// <summary>The chapters that people see on the way: a status belongs to exactly one.</summary>
public enum Phase
{
    Request,
    Draft,
    Agreement,
    Delivery,
    SignOff,
    FollowUp,
    Ended,
}

public static class PlanStatuses
{
    public static string Words(this PlanStatus status) => status switch
    {
        PlanStatus.RequestDrafting => "Request being written",
        PlanStatus.Submitted => "Request sent",
        PlanStatus.MoreInformation => "More information asked for",
        PlanStatus.PractitionerAsked => "Practitioner asked to take part",
        PlanStatus.Considering => "Request being considered",
        PlanStatus.Declined => "Request declined",
        PlanStatus.Withdrawn => "Request withdrawn",
        PlanStatus.FrameworkDrafting => "Framework being drafted",
        PlanStatus.FrameworkOffered => "Framework offered to both sides",
        PlanStatus.DetailedDrafting => "Plan being drafted",
        PlanStatus.SecondReading => "With the second reader",
        PlanStatus.Issued => "Draft issued for discussion",
        PlanStatus.NotAgreed => "Not agreed",
        PlanStatus.Agreed => "Agreed, getting ready to start",
        PlanStatus.InDelivery => "In delivery",
        PlanStatus.Paused => "Paused",
        PlanStatus.SafetyHold => "Held for a patient-safety decision",
        PlanStatus.Amending => "In delivery, amendment proposed",
        PlanStatus.SigningOff => "Waiting for sign-off",
        PlanStatus.EndedEarly => "Ended early",
        PlanStatus.FollowUp => "Signed off, follow-up",
        PlanStatus.Closed => "Closed",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public const string Approved = "Approved by the second reader";

    /// <summary>Where a plan stands, in words: an approved draft is with nobody but the key contact.</summary>
    public static string StatusWords(this Plan plan) => plan.Status == PlanStatus.SecondReading && plan.IsApproved ? Approved : plan.Status.Words();

    public static Phase Phase(this PlanStatus status) => status switch
    {
        PlanStatus.RequestDrafting or PlanStatus.Submitted or PlanStatus.MoreInformation or PlanStatus.PractitionerAsked
            or PlanStatus.Considering => Plans.Phase.Request,
        PlanStatus.FrameworkDrafting or PlanStatus.FrameworkOffered or PlanStatus.DetailedDrafting or PlanStatus.SecondReading => Plans.Phase.Draft,
        PlanStatus.Issued or PlanStatus.Agreed => Plans.Phase.Agreement,
        PlanStatus.InDelivery or PlanStatus.Paused or PlanStatus.SafetyHold or PlanStatus.Amending => Plans.Phase.Delivery,
        PlanStatus.SigningOff => Plans.Phase.SignOff,
        PlanStatus.FollowUp => Plans.Phase.FollowUp,
        _ => Plans.Phase.Ended,
    };

    public static string Words(this Phase phase) => phase switch
    {
        Plans.Phase.Request => "Request",
        Plans.Phase.Draft => "Draft",
        Plans.Phase.Agreement => "Agreement",
        Plans.Phase.Delivery => "Delivery",
        Plans.Phase.SignOff => "Sign-off",
        Plans.Phase.FollowUp => "Follow-up",
        Plans.Phase.Ended => "Ended",
        _ => throw new ArgumentOutOfRangeException(nameof(phase)),
    };

    /// <summary>Work has begun and has not been signed off: supervision is in force, or is held.</summary>
    public static bool IsUnderWay(this PlanStatus status) => status.Phase() is Plans.Phase.Delivery or Plans.Phase.SignOff;
}
