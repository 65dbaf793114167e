using Handrail.Domain.Plans;

namespace Handrail.Web.Ui;

/// <summary>One plan in a list: what the page shows and nothing more.</summary>
public sealed record PlanLine
{
    public required string Reference { get; init; }

    /// <summary>As the request names them; empty while it does not.</summary>
    public required string Practitioner { get; init; }

    public required string Organisation { get; init; }

    public required PlanStatus Status { get; init; }

    public required string Waiting { get; init; }

    public required DateOnly? Due { get; init; }

    public required bool IsOverdue { get; init; }

    public required DateOnly ChangedOn { get; init; }

    public required DateOnly? NextReviewOn { get; init; }

    /// <summary>Since when a patient-safety concern has waited for a decision (see <see cref="Plan.ConcernRaisedOn"/>).</summary>
    public DateOnly? ConcernRaisedOn { get; init; }

    public required IReadOnlyList<MyPart> MyParts { get; init; }

    public required IReadOnlyList<SettingInForce> InForce { get; init; }

    /// <summary>Where it stands, in words, as <see cref="PlanStatuses.StatusWords"/> says it of the plan: an approved draft waits to be issued.</summary>
    public string StatusWords => Status == PlanStatus.SecondReading && Moves.Any(m => m.Act == Act.Issue) ? PlanStatuses.Approved : Status.Words();

    /// <summary>The day of what waits for the reader: after sign-off there is one for the follow-up, and for nothing else.</summary>
    public DateOnly? MyDue => Status == PlanStatus.FollowUp && !Mine.Contains(Act.RecordFollowUp) ? null : Due;

    public string Href => Status.Phase() == Phase.Request ? $"/requests/{Reference}" : $"/plans/{Reference}";

    public IReadOnlyList<Move> Moves => [.. Move.Read(Waiting)];

    /// <summary>What waits for the reader.</summary>
    public IEnumerable<Act> Mine => Moves.Where(m => MyParts.Any(p => p.Makes(m))).Select(m => m.Act).Distinct();

    /// <summary>One of the reader's own parts has the next move; what waits for any adviser is nobody's own.</summary>
    public bool IsMine => Moves.Any(m => m.Role != Role.Adviser && MyParts.Any(p => p.Makes(m)));

    /// <summary>A review that is the reader's to write for or to record has to wait for an amendment (see <see cref="Plan.ReviewsWait"/>).</summary>
    public bool ReviewsWait => Status == PlanStatus.Amending && NextReviewOn is not null && MyParts.Any(p => p.Role is Role.CaseManager or Role.ClinicalSupervisor or Role.DeputySupervisor && p.Answer is Answer.NotNeeded or Answer.Accepted);

    /// <summary>Who has the next move, in words.</summary>
    public string Others => Movers.Sentence(Moves.Select(m => m.Role));
}

/// <summary>The reader's part in a plan, and their answer where they were asked to supervise.</summary>
public sealed record MyPart(Role Role, Answer Answer)
{
    /// <summary>Of several supervisors, who has not answered has that to do, and who has accepted all the rest.</summary>
    public bool Makes(Move move) => move.Role == Role && Answer switch
    {
        Answer.NotNeeded => true,
        Answer.Awaited => move.Act == Act.AnswerSupervision,
        Answer.Accepted => move.Act != Act.AnswerSupervision,
        _ => false,
    };
}

/// <summary>The supervision in force in one setting.</summary>
/// <param name="IsCloser">it came by a step up or a safety decision</param>
public sealed record SettingInForce(string Setting, string Level, DateOnly From, bool IsStopped, bool IsCloser)
{
    /// <summary>What stands first for the practitioner, stopped work before all else (see <see cref="Plan.Tightened"/>).</summary>
    public static IEnumerable<SettingInForce> Tightened(Plan plan) => plan.Status.IsUnderWay() ? plan.Tightened.Select(r => new SettingInForce(r.Setting, r.LevelName, r.From, r.IsStopped, true)) : [];
}
