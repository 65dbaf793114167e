namespace Handrail.Domain.Lists;

public static partial class CodeLists
{
    /// <summary>What the case manager confirms before a plan starts (domain.md 12.1, P7). Supervisors' acceptance is known already.</summary>
    public static CodeList ReadinessItems { get; } = new("start checklist",
        new("induction", "Induction is arranged"),
        new("occupational-health", "Occupational health has cleared the return"),
        new("indemnity", "Indemnity covers the work of the plan"),
        new("placement", "The placement agreement is in place"),
        new("restrictions", "Restrictions allow the work of the first stage"),
        new("told", "The board or responsible officer has been told"));

    public static CodeList ReadinessAnswers { get; } = new("start checklist answers",
        new("confirmed", "Confirmed"),
        new("not-needed", "Not needed"));

    /// <summary>Nobody works without indemnity; everything else may be unnecessary in one plan or another, for a stated reason.</summary>
    public static bool MayBeNotNeeded(string readinessItem) => readinessItem != "indemnity";

    /// <summary>What the accountable person can decide about a patient-safety concern.</summary>
    public static CodeList ConcernDecisions { get; } = new("decisions on a safety concern",
        new("carry-on", "Carry on at the present supervision"),
        new("step-up", "Closer supervision in a setting"),
        new("stop", "Stop work in a setting"));

    public static CodeList SupervisionKept { get; } = new("supervision kept",
        new("yes", "Yes, as agreed"),
        new("partly", "Partly"),
        new("no", "No"));

    public static CodeList ScopeDecisions { get; } = new("decisions on scope of practice",
        new("full-scope", "Return to the full scope of practice"),
        new("changed-scope", "Return to a changed scope of practice"),
        new("not-yet", "Not yet: what else is needed is decided outside this plan"));
}
