namespace Handrail.Domain.Lists;

public static partial class CodeLists
{
    public static CodeList ReviewTypes { get; } = new("review types",
        new("interim", "Interim review"),
        new("formal", "Formal review"),
        new("extra", "Extra review"),
        new("final", "Final review"));

    public static CodeList ReviewAttendees { get; } = new("review attendees",
        new("practitioner", "Practitioner"),
        new("clinical-supervisor", "Clinical supervisor"),
        new("deputy-supervisor", "Deputy supervisor"),
        new("case-manager", "Case manager"),
        new("accountable-person", "Accountable person"),
        new("key-contact", "Key contact"),
        new("supporter", "Supporter"),
        new("hr", "Human resources"));

    public static CodeList ReviewOutcomes { get; } = new("review outcomes",
        new("step-down", "Step down to less supervision"),
        new("stay", "Stay at this level of supervision"),
        new("step-up", "Step up to closer supervision"),
        new("extend", "Extend the plan"),
        new("amend", "Amend the plan"),
        new("pause", "Pause the plan"),
        new("escalate", "Escalate to the accountable person"),
        new("move-to-final", "Move to the final review"),
        new("stop", "Stop the plan"),
        new("ready-for-sign-off", "Ready for sign-off"),
        new("not-yet-stay", "Not yet: stay in delivery until another review"),
        new("not-yet-extend", "Not yet: extend the plan"));

    /// <summary>What a final review can find.</summary>
    public static CodeList FinalReviewOutcomes { get; } = new("final review outcomes",
        [.. ReviewOutcomes.Offered.Where(o => o.Value is "ready-for-sign-off" or "not-yet-stay" or "not-yet-extend")]);

    /// <summary>What any other review can find.</summary>
    public static CodeList OrdinaryReviewOutcomes { get; } = new("ordinary review outcomes",
        [.. ReviewOutcomes.Offered.Where(o => !FinalReviewOutcomes.Knows(o.Value))]);

    /// <summary>What follows from the outcome of a review: a review by itself changes nothing but the date of the next.</summary>
    public static string ConsequenceOf(string outcome) => outcome switch
    {
        "step-down" => "The case manager then decides, setting by setting, whether supervision steps down to the next stage",
        "stay" => "Supervision stays as it is in every setting",
        "step-up" => "The case manager then steps supervision up, in the setting that needs it",
        "extend" or "not-yet-extend" => "The case manager then proposes a longer plan. It counts once both sides have signed it",
        "amend" => "The case manager then proposes an amendment. It counts once both sides have signed it",
        "pause" => "The case manager then pauses the plan. Its dates do not run until it goes on",
        "escalate" => "The accountable person is told, and decides what is needed",
        "move-to-final" => "Supervision may step down to the next stage, and the next review is the final one",
        "stop" => "The accountable person decides whether the plan ends early",
        "ready-for-sign-off" => "The supervisor and the case manager each make a recommendation, and the accountable person decides on sign-off",
        "not-yet-stay" => "The plan goes on as it is, with a day for another review",
        _ => "",
    };

    public static CodeList PlanOutcomes { get; } = new("plan outcomes",
        new("completed-objectives-met", "Completed: objectives met"),
        new("completed-with-recommendations", "Completed, with recommendations"),
        new("completed-scope-changed", "Completed, with a changed scope of practice"),
        new("ended-practitioner-withdrew", "Ended early: the practitioner withdrew"),
        new("ended-organisation-withdrew", "Ended early: the organisation withdrew"),
        new("ended-objectives-not-yet-met", "Ended with objectives not yet met"),
        new("ended-left-employment", "Ended early: the practitioner left the post"),
        new("superseded-by-other-route", "Superseded by a regulator’s or disciplinary route"),
        new("not-agreed", "Not agreed"));

    /// <summary>Those outcomes with which a plan that ran its course is signed off; an early end is another act.</summary>
    public static CodeList SignOffOutcomes { get; } = new("sign-off outcomes",
        [.. PlanOutcomes.Offered.Where(o => o.Value is "completed-objectives-met" or "completed-with-recommendations" or "completed-scope-changed" or "ended-objectives-not-yet-met")]);

    /// <summary>What the supervisor and the case manager can recommend to the accountable person.</summary>
    public static CodeList SignOffRecommendations { get; } = new("recommendations on sign-off",
        [.. SignOffOutcomes.Offered, new("not-yet", "Not yet: return the plan to delivery")]);

    /// <summary>Follow-up after sign-off (domain.md 11.5): whether the practitioner is still in role.</summary>
    public static CodeList FollowUpRoles { get; } = new("in role at follow-up",
        new("in-role", "Yes, in the same role"),
        new("other-role", "In another role in the organisation"),
        new("left", "No longer with the organisation"),
        new("not-known", "Not known"));

    public static CodeList FollowUpRestrictions { get; } = new("restrictions at follow-up",
        new("none", "No restriction"),
        new("organisation", "Restricted by the organisation"),
        new("regulator", "Restricted by a regulator"),
        new("other", "Restricted by somebody else"),
        new("not-known", "Not known"));

    public static CodeList EarlyEndReasons { get; } = new("early end reasons",
        new("practitioner-withdrew", "The practitioner withdrew"),
        new("organisation-withdrew", "The organisation withdrew"),
        new("left-employment", "The practitioner left the post"),
        new("retired", "The practitioner retired"),
        new("health", "Health"),
        new("objectives-not-yet-met", "Objectives are not yet met, and more time would not serve"),
        new("supervision-not-available", "The supervision that the plan needs is not available"),
        new("service-change", "The service or the post has changed"),
        new("superseded-by-other-route", "A regulator’s or disciplinary route has taken over"),
        new("other", "Another reason"));
}
