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
        new("stop", "Stop the plan"));

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
