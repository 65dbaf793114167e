namespace Handrail.Domain.Lists;

public static partial class CodeLists
{
    public static CodeList PlanTypes { get; } = new("plan types",
        new("remediation", "Remediation: to address concerns about practice or behaviour"),
        new("return-to-work", "Return to work: to restore skills and confidence after time away"),
        new("mixed", "Both: time away, and earlier concerns"),
        new("unsure", "Not sure yet"));

    /// <summary>The five situations in which a plan is said to help; several often apply at once.</summary>
    public static CodeList EntryRoutes { get; } = new("entry routes",
        new("areas-found-by-organisation", "The organisation has found areas to work on, for example through an investigation or a report by a regulator or royal college"),
        new("return-after-absence", "Support is needed after time away or a restriction of practice"),
        new("professional-behaviour", "There are concerns about professional behaviour"),
        new("advice-assessment", "Practitioner Performance Advice has completed an assessment"),
        new("local-assessment", "The organisation has completed its own assessment"));

    /// <summary>The six areas that objectives are counted in, and three that a concern may touch besides.</summary>
    public static CodeList ConcernDomains { get; } = new("concern domains",
        new("clinical-skills", "Clinical skills"),
        new("communication", "Communication"),
        new("education-training", "Providing education and training"),
        new("leadership", "Leadership"),
        new("record-keeping", "Record keeping"),
        new("team-working", "Team working"),
        new("behaviour", "Behaviour"),
        new("health", "Health"),
        new("other", "Something else"));

    public static CodeList AbsenceReasons { get; } = new("absence reasons",
        new("career-break", "Career break"),
        new("parental-leave", "Maternity, paternity or shared parental leave"),
        new("adoption-or-carer", "Adoption or carer’s leave"),
        new("sickness", "Sickness"),
        new("restriction", "Restriction of practice"),
        new("exclusion", "Exclusion"),
        new("suspension", "Suspension by a regulator or from a performers list"),
        new("secondment", "Secondment or other work"),
        new("redeployment", "Redeployment"),
        new("sabbatical-or-research", "Sabbatical or research"),
        new("other", "Another reason"));

    public static CodeList RestrictionImposers { get; } = new("restriction imposers",
        new("organisation", "The organisation"),
        new("regulator", "A regulator"),
        new("performers-list-body", "The body that keeps the performers list"),
        new("court-or-other-external", "A court or another outside body"));

    public static CodeList RestrictionKinds { get; } = new("restriction kinds",
        new("duties-limited", "Duties limited"),
        new("exclusion", "Exclusion"),
        new("undertakings", "Undertakings"),
        new("conditions", "Conditions"),
        new("interim-conditions", "Interim conditions"),
        new("suspension", "Suspension"),
        new("interim-suspension", "Interim suspension"),
        new("legal-proceedings", "Legal proceedings"));

    /// <summary>Where occupational health advice stands. Never what it says: clinical text is kept apart.</summary>
    public static CodeList OccupationalHealth { get; } = new("occupational health",
        new("not-needed", "Not needed"),
        new("awaited", "Asked for, not yet received"),
        new("received", "Received"));

    public static CodeList RegulatorInvolvement { get; } = new("regulator involvement",
        new("none", "None"),
        new("open-case", "Open case"),
        new("undertakings", "Undertakings"),
        new("conditions", "Conditions"),
        new("interim-order", "Interim order"));

    /// <summary>
    /// In which office somebody decides for the organisation. Doctors have a responsible officer, or a medical director with
    /// written delegation; dentists and pharmacists have neither, so the organisation names the person (domain.md 11.2).
    /// </summary>
    public static CodeList AccountableOffices { get; } = new("accountable offices",
        new("responsible-officer", "Responsible officer"),
        new("medical-director", "Medical director, with the responsible officer’s written delegation"),
        new("named", "Named by the organisation for this practitioner"));

    /// <summary>What a request may rest on.</summary>
    public static CodeList EvidenceKinds { get; } = new("evidence kinds",
        new("advice-clinical-assessment", "Clinical performance assessment by Practitioner Performance Advice"),
        new("advice-behavioural-assessment", "Behavioural assessment by Practitioner Performance Advice"),
        new("local-investigation", "Local investigation report"),
        new("local-assessment", "Local assessment"),
        new("royal-college-report", "Royal college report"),
        new("regulator-report", "Regulator report"),
        new("appraisal", "Appraisal"),
        new("complaint-or-incident-review", "Complaint or incident review"),
        new("occupational-health-letter", "Occupational health letter"),
        new("other", "Another document"));

    /// <summary>No published list of reasons was found: these say what fits better, and blame nobody.</summary>
    public static CodeList DeclineReasons { get; } = new("decline reasons",
        new("local-resolution-fits-better", "Local steps fit the situation better"),
        new("practitioner-does-not-take-part", "The practitioner has chosen not to take part"),
        new("outside-what-the-service-covers", "The request is outside what the service covers"),
        new("not-enough-information", "There is not enough information to go on"),
        new("other-route-advised", "Another route was advised"),
        new("other", "Another reason"));

    public static CodeList WithdrawReasons { get; } = new("withdraw reasons",
        new("no-longer-needed", "A plan is no longer needed"),
        new("settled-locally", "The organisation is taking local steps instead"),
        new("practitioner-does-not-take-part", "The practitioner has chosen not to take part"),
        new("practitioner-has-left", "The practitioner has left or is leaving the post"),
        new("other-route-taken", "Another route is being taken"),
        new("sent-in-error", "The request was sent in error"),
        new("other", "Another reason"));
}
