namespace Handrail.Domain.Lists;

public static partial class CodeLists
{
    /// <summary>Clinical skills means technical and procedural skill only; records and communication are areas of their own.</summary>
    public static CodeList ObjectiveAreas { get; } = new("objective areas",
        new("clinical-skills", "Clinical skills"),
        new("communication", "Communication"),
        new("education-training", "Providing education and training"),
        new("leadership", "Leadership"),
        new("record-keeping", "Record keeping"),
        new("team-working", "Team working"),
        new("other", "Something else"));

    /// <summary>A plan is an agreement, not a sanction: an objective that is not met is not met yet.</summary>
    public static CodeList ObjectiveProgress { get; } = new("objective progress",
        new("not-started", "Not started"),
        new("some-progress", "Some progress"),
        new("on-track", "On track"),
        new("achieved", "Achieved"),
        new("not-yet-achieved", "Not yet achieved"),
        new("withdrawn", "Withdrawn"));

    /// <summary>How an objective is judged when the plan is signed off.</summary>
    public static CodeList FinalJudgements { get; } = new("final judgements",
        [.. ObjectiveProgress.Offered.Where(p => p.Value is "achieved" or "not-yet-achieved" or "withdrawn")]);

    /// <summary>The tools by which somebody sees, or asks about, practice at work. Each is also an activity kind.</summary>
    public static CodeList WorkplaceAssessments { get; } = new("workplace-based assessments",
        new("cbd", "Case-based discussion (CbD)"),
        new("mini-cex", "Mini clinical evaluation exercise (mini-CEX)"),
        new("dops", "Direct observation of procedural skills (DOPS)"),
        new("pba", "Procedure-based assessment (PBA)"),
        new("osats", "Objective structured assessment of technical skills (OSATS)"),
        new("notss", "Non-technical skills for surgeons (NOTSS)"),
        new("msf", "Multisource feedback (MSF)"),
        new("mini-pat", "Mini peer assessment tool (mini-PAT)"),
        new("tab", "Team assessment of behaviour (TAB)"),
        new("mtr", "Multiple trainer report (MTR)"),
        new("patient-survey", "Patient survey"),
        new("acat", "Acute care assessment tool (ACAT)"),
        new("esle", "Extended supervised learning event (ESLE)"),
        new("a-cex", "Anaesthetic clinical evaluation exercise (A-CEX)"),
        new("almat", "Anaesthetic list management assessment tool (ALMAT)"),
        new("cot", "Consultation observation tool (COT)"),
        new("ace", "Assessment of clinical expertise (ACE)"),
        new("mini-ace", "Mini assessment of clinical expertise (mini-ACE)"),
        new("doncs", "Direct observation of non-clinical skills (DONCS)"),
        new("rad-dops", "Radiology direct observation of procedural skills (Rad-DOPS)"),
        new("mini-ipx", "Mini imaging interpretation exercise (mini-IPX)"),
        new("mdt-assessment", "Multidisciplinary team meeting assessment"),
        new("ece", "Evaluation of clinical events (ECE)"),
        new("adept", "A dental evaluation of performance tool (ADEPT)"),
        new("d-ep", "Dental evaluation of performance (D-EP)"),
        new("d-cbd", "Dental case-based discussion (D-CbD)"),
        new("mrcf", "Medication-related consultation framework (MRCF)"),
        new("mrca", "Consultation and medication review assessment (MRCA)"),
        new("teaching-observation", "Teaching observation"),
        new("audit-assessment", "Audit assessment"),
        new("qiat", "Quality improvement assessment tool (QIAT)"),
        new("other-assessment", "Another workplace-based assessment"));

    /// <summary>Everything that a plan may ask somebody to do: the assessments first, then the rest.</summary>
    public static CodeList ActivityKinds { get; } = new("activity kinds",
    [
        .. WorkplaceAssessments.All,
        new("audit", "Audit"),
        new("record-review", "Record-keeping review"),
        new("logbook", "Logbook"),
        new("supervisor-meeting", "Meeting with the clinical supervisor"),
        new("coaching", "Coaching"),
        new("mentoring", "Mentoring"),
        new("course", "Course"),
        new("simulation", "Simulation"),
        new("observed-list-or-clinic", "Observed list or clinic"),
        new("placement", "Placement"),
        new("reading-or-e-learning", "Reading or e-learning"),
        new("reflective-log", "Reflective log"),
        new("job-plan-adjustment", "Change to the job plan"),
        new("phased-hours", "Phased hours"),
        new("team-mediation", "Team mediation"),
        new("behavioural-agreement", "Behavioural agreement"),
        new("security-plan", "Security plan"),
        new("other", "Another activity"),
    ]);

    public static bool IsWorkplaceAssessment(string activityKind) => WorkplaceAssessments.Knows(activityKind);

    public static CodeList Frequencies { get; } = new("frequencies",
        new("once", "Once"),
        new("every-session", "Every session"),
        new("twice-weekly", "Twice a week"),
        new("weekly", "Every week"),
        new("fortnightly", "Every 2 weeks"),
        new("monthly", "Every month"),
        new("per-stage", "Once in each supervision stage"),
        new("before-each-review", "Before each review point"),
        new("throughout", "Throughout the plan"),
        new("as-needed", "As needed"));

    /// <summary>Who does an activity, or sees to it.</summary>
    public static CodeList Owners { get; } = new("owners",
        new("practitioner", "Practitioner"),
        new("clinical-supervisor", "Clinical supervisor"),
        new("case-manager", "Case manager"),
        new("coach", "Coach"),
        new("mentor", "Mentor"),
        new("organisation", "Organisation"),
        new("other", "Somebody else"));

    /// <summary>Stated for each activity, since not knowing who pays is a known obstacle.</summary>
    public static CodeList WhoPays { get; } = new("who pays",
        new("organisation", "The organisation"),
        new("practitioner", "The practitioner"),
        new("shared", "Shared between the organisation and the practitioner"),
        new("deanery", "The deanery or training body"),
        new("no-cost", "No cost"),
        new("other", "Somebody else"));

    /// <summary>What shows, during a plan, that something was done.</summary>
    public static CodeList PlanEvidenceKinds { get; } = new("plan evidence kinds",
        new("certificate", "Certificate"),
        new("assessment-form", "Assessment form"),
        new("meeting-note", "Meeting note"),
        new("audit", "Audit"),
        new("reflective-log", "Reflective log"),
        new("feedback-summary", "Feedback summary"),
        new("other", "Another document"));

    public static CodeList PauseReasons { get; } = new("pause reasons",
        new("sickness", "Sickness"),
        new("parental-leave", "Maternity, paternity, adoption or shared parental leave"),
        new("other-leave", "Other leave"),
        new("supervisor-not-available", "The clinical supervisor is not available"),
        new("service-pressure", "The service cannot release the time"),
        new("regulator-or-legal", "A regulator’s or legal process"),
        new("health-advice", "Occupational health advice"),
        new("other", "Another reason"));
}
