namespace Handrail.Domain.Lists;

/// <summary>
/// The front door of the lists: every choice that a person makes from fixed words. Where the values come from
/// is said beside each list; a value marked "not in a source" in the field's papers is a starting point.
/// </summary>
public static partial class CodeLists
{
    /// <summary>Every list, for the tests of the house rules and for the page that prints them.</summary>
    public static IReadOnlyList<CodeList> All =>
    [
        Professions, Regulators, Grades, ContractTypes, SpecialtyGroups, OrganisationTypes, Sectors, Countries,
        PlanTypes, EntryRoutes, ConcernDomains, AbsenceReasons, RestrictionImposers, RestrictionKinds,
        OccupationalHealth, RegulatorInvolvement, AccountableOffices, EvidenceKinds, DeclineReasons, WithdrawReasons,
        ObjectiveAreas, ObjectiveProgress, WorkplaceAssessments, ActivityKinds, Frequencies, Owners, WhoPays,
        PlanEvidenceKinds, PauseReasons, ReviewTypes, ReviewAttendees, ReviewOutcomes, FinalReviewOutcomes, OrdinaryReviewOutcomes, PlanOutcomes, SignOffOutcomes, EarlyEndReasons,
        SignOffRecommendations, FinalJudgements, FollowUpRoles, FollowUpRestrictions, ReadinessItems, ReadinessAnswers, ConcernDecisions, SupervisionKept, ScopeDecisions,
    ];
}
