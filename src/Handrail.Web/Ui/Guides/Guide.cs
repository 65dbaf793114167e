using Handrail.Domain.Plans;

namespace Handrail.Web.Ui.Guides;

/// <summary>
/// One status as one side reads it: what it means for them, what happens next, and what they can do if they do not agree, are
/// worried or wait too long. <see cref="NextWords"/> says in a sentence what happens for everyone; this says it to one side.
/// </summary>
public sealed record Chapter(string Now, string Then, string Worry);

/// <summary>
/// "What happens next", status by status: for the practitioner, for those who carry out a plan, and for those who supervise.
/// What somebody can do at each comes from the lifecycle table, and is not told here again.
/// </summary>
public static class Guide
{
    private static readonly PlanStatus[] Delivered = [PlanStatus.Agreed, PlanStatus.InDelivery, PlanStatus.SigningOff, PlanStatus.FollowUp, PlanStatus.Closed];

    private static readonly PlanStatus[] Drafted =
    [
        PlanStatus.PractitionerAsked, PlanStatus.Considering, PlanStatus.FrameworkDrafting, PlanStatus.FrameworkOffered, PlanStatus.DetailedDrafting, PlanStatus.SecondReading, PlanStatus.Issued,
    ];

    /// <summary>What a side can read about, in their own guide. The advice service reads what the practitioner reads.</summary>
    public static Side SideOf(IReadOnlyCollection<Role> roles) =>
        roles.Select(r => r.Side()).Where(s => s != Side.Service).DefaultIfEmpty(Side.Practitioner).OrderByDescending(s => s == Side.Practitioner).ThenBy(s => s).First();

    public static Chapter Of(Side side, PlanStatus status) => side switch
    {
        Side.Organisation => OrganisationGuide.Of(status),
        Side.Supervision => SupervisionGuide.Of(status),
        _ => PractitionerGuide.Of(status),
    };

    /// <summary>The statuses on the way that a plan ordinarily takes, as far as a side has a part in them.</summary>
    public static IReadOnlyList<PlanStatus> Way(Side side) => side switch
    {
        Side.Organisation => [PlanStatus.RequestDrafting, PlanStatus.Submitted, .. Drafted, .. Delivered],
        Side.Supervision => [PlanStatus.Issued, .. Delivered],
        _ => [.. Drafted, .. Delivered],
    };

    /// <summary>What may happen besides.</summary>
    public static IReadOnlyList<PlanStatus> Aside(Side side) => side switch
    {
        Side.Supervision => [PlanStatus.NotAgreed, PlanStatus.Paused, PlanStatus.SafetyHold, PlanStatus.Amending, PlanStatus.EndedEarly],
        Side.Organisation => [PlanStatus.MoreInformation, PlanStatus.Declined, PlanStatus.Withdrawn, PlanStatus.NotAgreed, PlanStatus.Paused, PlanStatus.SafetyHold, PlanStatus.Amending, PlanStatus.EndedEarly],
        _ => [PlanStatus.RequestDrafting, PlanStatus.Submitted, PlanStatus.MoreInformation, PlanStatus.Declined, PlanStatus.Withdrawn, PlanStatus.NotAgreed, PlanStatus.Paused, PlanStatus.SafetyHold, PlanStatus.Amending, PlanStatus.EndedEarly],
    };

    /// <summary>What people on this side can do at a status, each act once.</summary>
    public static IEnumerable<ActWords> Acts(Side side, PlanStatus status) =>
        Lifecycle.StepsFrom(status).Where(s => s.By.Any(r => r.Side() == side) && s.Act is not (Act.EndCompanion or Act.EndDelegation or Act.EndHost)).Select(s => Lifecycle.WordsOf(s.Act)).DistinctBy(w => w.Words);

    /// <summary>Who reads what this side writes; above each box it is said again.</summary>
    public static string Reads(Side side, PlanStatus status) => (side, status.Phase()) switch
    {
        (Side.Practitioner, Phase.Request) => "Your answer is read by the people responsible for the request in your organisation and by the advisers of the service who work on it. Those who supervise do not read the request.",
        (Side.Practitioner, Phase.Draft or Phase.Agreement) => "What you say about a draft is read by your organisation’s people on this plan and by the advice service. Those who supervise do not read the discussion.",
        (Side.Practitioner, _) => "Your account, your activities and your evidence are read by everyone on this plan. Comments in the discussion are read by your organisation’s people on this plan and by the advice service.",
        (Side.Organisation, Phase.Request) => "The request is read by your organisation’s people on it, by the advice service and, once asked to take part, by the practitioner. Those who supervise do not read it.",
        (Side.Organisation, Phase.Draft or Phase.Agreement) => "What you say about a draft is read by the practitioner and by the advice service. Those who supervise do not read the discussion.",
        (Side.Organisation, _) => "Reviews, reasons for decisions and evidence are read by everyone on this plan. A patient-safety concern, recommendations for sign-off and what is added to a follow-up are read by your organisation’s people on this plan and by the advice service.",
        (_, Phase.Request or Phase.Draft or Phase.Agreement) => "Your answer is read by the organisation’s people on this plan, by the practitioner and by the advice service.",
        _ => "Your reports, activities and evidence are read by everyone on this plan, the practitioner included. A patient-safety concern and your recommendation for sign-off are read by the organisation’s people on this plan and by the advice service.",
    };

    /// <summary>How a status stands in an address.</summary>
    public static string Slug(PlanStatus status) => string.Concat(status.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));

    public static PlanStatus? FromSlug(string? slug) => Enum.GetValues<PlanStatus>().Cast<PlanStatus?>().FirstOrDefault(s => Slug(s!.Value) == slug);

    public static string Title(Side side) => side switch
    {
        Side.Organisation => "Carrying out a plan",
        Side.Supervision => "Supervising on a plan",
        _ => "Your plan, step by step",
    };

    public static string Address(Side side) => side switch
    {
        Side.Organisation => "/guides/organisation",
        Side.Supervision => "/guides/supervisor",
        _ => "/guides/practitioner",
    };
}
