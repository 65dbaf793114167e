namespace Handrail.Domain.Plans;

/// <summary>
/// Who reads the words that people give with an act. The page of the act says it before they write, and the history keeps to
/// it. That the act happened, everyone who reads the history may know.
/// </summary>
public static class Readers
{
    /// <summary>Whether somebody with these roles reads what was said with an act that was done in this status. One's own words one always reads.</summary>
    public static bool ReadWordsOf(Act act, PlanStatus from, IReadOnlyCollection<Role> roles) => roles.Any(role => role.Side() switch
    {
        // The second reader has the draft, and neither the request with what it rests on, nor what was said about it.
        Side.Service => role != Role.SecondReader || (from.Phase() != Phase.Request && !IsOfDocuments(act)),
        Side.Organisation => !IsOfTheService(act),
        // What is said of a practitioner who may be unsafe is disclosed by the organisation (domain.md 12.5); its decision with reasons is theirs to read.
        // An answer that was put right before they were asked to take part was never put to them.
        Side.Practitioner => !IsOfTheService(act) && !IsOfTheOrganisation(act) && (act != Act.AmendRequest || from != PlanStatus.Submitted),
        // Those who supervise read neither the history nor the discussion, but what is said to them.
        _ => IsOfEveryone(act),
    });

    /// <summary>
    /// The same in a sentence, for the page of the act. A companion reads with the practitioner who has invited them. Where the
    /// practitioner does not read along, the sentence says that nothing is beyond the law.
    /// </summary>
    public static string Sentence(Act act, PlanStatus status) =>
        IsOfEveryone(act) ? "Read by everyone on this plan"
        : IsOfTheService(act) ? "Read by the advice service alone. A court or regulator can require it in rare cases"
        : IsOfTheOrganisation(act) ? "Read by the organisation’s people on this plan and the advice service. A court or regulator can require it in rare cases"
        : status is PlanStatus.RequestDrafting or PlanStatus.Submitted ? "Read by the organisation’s people on this plan, the practitioner and their companion once asked to take part, and the advice service"
        : "Read by the organisation’s people on this plan, the practitioner, a companion whom they have invited, and the advice service";

    /// <summary>A hand-over note is for whoever supervises next and for those who answer for it, wherever it stands.</summary>
    public static bool ReadsHandOver(IReadOnlyCollection<Role> roles) => roles.Any(r => r.Side() is Side.Organisation or Side.Service && r != Role.SecondReader);

    /// <summary>The fields of an entry that hold the words of a hand-over note.</summary>
    public const string HandOverField = "Hand-over - ";

    private static bool IsOfEveryone(Act act) => act is Act.ReturnReport;

    private static bool IsOfTheService(Act act) => act is Act.ReturnDraft or Act.Approve or Act.Reassign or Act.CopyDraft;

    private static bool IsOfTheOrganisation(Act act) => act is Act.RaiseConcern or Act.RecommendSignOff or Act.RecordFollowUp || IsOfDocuments(act);

    /// <summary>Their titles and reasons stand on the documents' own page, for each reader as far as the organisation has decided.</summary>
    private static bool IsOfDocuments(Act act) => act is Act.AddDocument or Act.DecideDocument or Act.ReplaceDocument or Act.RemoveDocument;
}
