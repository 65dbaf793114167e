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
        // Those who supervise read neither the history nor the discussion, but what is said to them; a placement host reads the content alone.
        _ => role != Role.PlacementHost && IsOfEveryone(act),
    });

    private const string Law = ". A court or regulator can require it in rare cases";

    private const string BothSides = "Read by the organisation’s people on this plan, the practitioner, a companion whom they have invited, and the advice service";

    /// <summary>What is done in delivery: whoever reads the plan reads it. A placement host does not.</summary>
    public const string Everyone = "Read by the organisation’s people on this plan, the practitioner, a companion whom they have invited, whoever supervises, and the advice service";

    /// <summary>What the practitioner says for themselves.</summary>
    public const string OfPractitioner = "Read by the organisation’s people on this plan, a companion whom you have invited, and the advice service" + Law;

    /// <summary>What a successor in supervision needs to know (see <see cref="ReadsHandOver"/>).</summary>
    public const string HandOver = "Read by whoever supervises or is asked to, the organisation’s people on this plan and the advice service" + Law;

    /// <summary>
    /// The same in a sentence, for the page of the act. A companion reads with the practitioner who has invited them. Where the
    /// practitioner does not read along, the sentence says that nothing is beyond the law.
    /// </summary>
    public static string Sentence(Act act, PlanStatus status) =>
        status == PlanStatus.RequestDrafting ? "Read by you alone: the request has not been sent"
        : IsOfEveryone(act) ? Everyone
        : IsOfTheService(act) ? "Read by the advice service alone" + Law
        : IsOfTheOrganisation(act) || (act == Act.AmendRequest && status == PlanStatus.Submitted) ? "Read by the organisation’s people on this plan and the advice service" + Law
        : status == PlanStatus.Submitted ? Request(status) : BothSides;

    /// <summary>A line of who reads, as it is said to somebody with these roles: the practitioner does not read of themselves as of somebody else.</summary>
    public static string SaidTo(IReadOnlyCollection<Role> roles, string line) =>
        roles.Contains(Role.Practitioner) ? line.Replace("the practitioner, a companion whom they have invited", "a companion whom you have invited", StringComparison.Ordinal) : line;

    /// <summary>What a request says.</summary>
    public static string Request(PlanStatus status) => status switch
    {
        PlanStatus.RequestDrafting => "Read by you alone until you send the request. Then by the organisation’s people on this plan, the advice service and, once asked to take part, the practitioner and a companion whom they have invited",
        PlanStatus.Submitted => "Read by the organisation’s people on this plan, the advice service and, once asked to take part, the practitioner and a companion whom they have invited",
        _ => BothSides,
    };

    /// <summary>What is said of a source document: never to a companion, and to the practitioner as far as the organisation has decided.</summary>
    public static string Document(PlanStatus status) => status switch
    {
        PlanStatus.RequestDrafting => "Read by you alone until you send the request. Then by the organisation’s people on this plan, the advice service and, once asked to take part, the practitioner",
        PlanStatus.Submitted => "Read by the organisation’s people on this plan, the advice service and, once asked to take part, the practitioner",
        _ => "Read by the organisation’s people on this plan, the practitioner and the advice service",
    };

    /// <summary>A title can say what a document is not to tell: the practitioner reads it where they may read the document.</summary>
    public static string DocumentTitle(PlanStatus status) => status switch
    {
        PlanStatus.RequestDrafting => "Read by you alone until you send the request. Then by the organisation’s people on this plan, the advice service and, once asked to take part, the practitioner, if they may read the document",
        PlanStatus.Submitted => "Read by the organisation’s people on this plan, the advice service and, once asked to take part, the practitioner, if they may read the document",
        _ => "Read by the organisation’s people on this plan, the advice service and, if they may read the document, the practitioner",
    };

    /// <summary>What a plan says, while it is written; proposed words are the other side's at once, and everyone's when they are accepted.</summary>
    public static string Content(PlanStatus status) => status switch
    {
        PlanStatus.FrameworkDrafting => "Read by whoever drafts the plan, and by everyone on this plan once you offer it",
        PlanStatus.DetailedDrafting => "Read by whoever drafts the plan, then by its second reader, and by everyone on this plan once it is issued",
        PlanStatus.Amending => "Read by you alone while you write it, and by everyone on this plan once you offer it",
        _ => BothSides + ". If the other side accepts it, by everyone on this plan",
    };

    /// <summary>What a placement host is not given (see <see cref="Plan.ContentReadBy"/>).</summary>
    public static string NotByHosts(PlanStatus status) => Content(status).Replace("everyone on this plan", "everyone on this plan but a placement host", StringComparison.Ordinal);

    /// <summary>What a placement host is given for their own setting.</summary>
    public static string OfSetting(PlanStatus status) => Content(status) + ". A placement host reads their own setting’s";

    /// <summary>A hand-over note is for whoever supervises next and for those who answer for it, wherever it stands.</summary>
    public static bool ReadsHandOver(IReadOnlyCollection<Role> roles) => roles.Any(r => r.Side() is Side.Organisation or Side.Service && r != Role.SecondReader);

    /// <summary>The fields of an entry that hold the words of a hand-over note.</summary>
    public const string HandOverField = "Hand-over - ";

    private static bool IsOfEveryone(Act act) => act is Act.ReturnReport or Act.Stay or Act.StepDown or Act.StepUp or Act.LiftStop or Act.DecideConcern or Act.ReturnToDelivery;

    private static bool IsOfTheService(Act act) => act is Act.ReturnDraft or Act.Approve or Act.Reassign or Act.CopyDraft;

    private static bool IsOfTheOrganisation(Act act) => act is Act.RaiseConcern or Act.RecommendSignOff or Act.RecordFollowUp || IsOfDocuments(act);

    /// <summary>Their titles and reasons stand on the documents' own page, for each reader as far as the organisation has decided.</summary>
    private static bool IsOfDocuments(Act act) => act is Act.AddDocument or Act.DecideDocument or Act.ReplaceDocument or Act.RemoveDocument;
}
