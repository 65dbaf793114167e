using Handrail.Domain.Calendar;
using Handrail.Domain.Lists;

namespace Handrail.Domain.Plans;

/// <summary>How far one objective has come, in the supervisor's judgement at one review.</summary>
public sealed record ObjectiveJudgement(Guid Objective, string Progress, string Comment);

/// <summary>The supervisor's progress report for one review (domain.md 2.7).</summary>
public sealed class ProgressReport
{
    public required Guid Id { get; init; }

    public required Guid PlanId { get; init; }

    /// <summary>Which review it is for: 1 for the first that is held, and so on.</summary>
    public required int Review { get; init; }

    public required Guid WrittenBy { get; init; }

    public required DateOnly WrittenOn { get; init; }

    public required string SupervisionKept { get; init; }

    public required string Strengths { get; init; }

    public required string Concerns { get; init; }

    public required string Recommendation { get; init; }

    /// <summary>1 for the first text; a report that was returned for changes is followed by another.</summary>
    public required int Number { get; init; }

    /// <summary>The day on which the case manager returned it for changes; null for the report that stands.</summary>
    public DateOnly? ReturnedOn { get; internal set; }

    public Guid? ReturnedBy { get; internal set; }

    public string ReturnNote { get; internal set; } = "";

    public List<ReportLine> Lines { get; init; } = [];
}

public sealed class ReportLine
{
    public required Guid ReportId { get; init; }

    public required Guid ObjectiveId { get; init; }

    public required string Progress { get; init; }

    public required string Comment { get; init; }
}

/// <summary>A review that was held: its outcome and what was said of it.</summary>
public sealed class Review
{
    public required Guid Id { get; init; }

    public required Guid PlanId { get; init; }

    /// <summary>1, 2, 3… in the order held. The number of a foreseen review point is another thing when extra reviews are held.</summary>
    public required int Number { get; init; }

    public required string Type { get; init; }

    public required DateOnly HeldOn { get; init; }

    public required string Outcome { get; init; }

    public required string Notes { get; init; }

    public required Guid RecordedBy { get; init; }

    public DateOnly? NextReviewOn { get; init; }

    public List<ReviewAttendee> Attendees { get; init; } = [];

    public bool OpensStepDown => Outcome is "step-down" or "move-to-final";
}

/// <summary>Somebody who was invited to a review: as what, by name, and whether they came.</summary>
public sealed class ReviewAttendee
{
    public required Guid ReviewId { get; init; }

    /// <summary>A code of <see cref="CodeLists.ReviewAttendees"/>.</summary>
    public required string Role { get; init; }

    public required string Name { get; init; }

    public required bool WasThere { get; init; }

    /// <summary>The role on the plan in which somebody attends; null for those who have none.</summary>
    public static Role? RoleOf(string attendee) => attendee switch
    {
        "practitioner" => Plans.Role.Practitioner,
        "clinical-supervisor" => Plans.Role.ClinicalSupervisor,
        "deputy-supervisor" => Plans.Role.DeputySupervisor,
        "case-manager" => Plans.Role.CaseManager,
        "accountable-person" => Plans.Role.AccountablePerson,
        "key-contact" => Plans.Role.KeyContact,
        _ => null,
    };
}

/// <summary>What is recorded of a review that was held.</summary>
public sealed record HeldReview(DateOnly? HeldOn, string Type, IReadOnlyCollection<Invited> Invited, string Outcome, DateOnly? Next, string Notes);

public sealed record Invited(string Role, string Name, bool WasThere);

/// <summary>The practitioner's own account of how it goes, in their words, beside the supervisor's report for the same review.</summary>
public sealed class Account
{
    public required Guid Id { get; init; }

    public required Guid PlanId { get; init; }

    public required int Review { get; init; }

    public required DateOnly Day { get; init; }

    public required string Text { get; init; }
}

public sealed partial class Plan
{
    private readonly List<ProgressReport> reports = [];
    private readonly List<Review> reviews = [];
    private readonly List<Account> accounts = [];

    public IReadOnlyCollection<ProgressReport> Reports => reports;

    public IReadOnlyCollection<Review> Reviews => reviews;

    public IReadOnlyCollection<Account> Accounts => accounts;

    /// <summary>The number of the review that comes next.</summary>
    public int NextReview => reviews.Count + 1;

    public bool NextReviewHasReport => ReportOf(NextReview) is not null;

    /// <summary>The report that stands for a review; one that has been returned for changes does not.</summary>
    public ProgressReport? ReportOf(int review) => reports.Find(r => r.Review == review && r.ReturnedOn is null);

    /// <summary>The reports for a review that were returned for changes, the newest first.</summary>
    public IEnumerable<ProgressReport> ReturnedReports(int review) => reports.Where(r => r.Review == review && r.ReturnedOn is not null).OrderByDescending(r => r.Number);

    private Guid ReturnCurrentReport(Actor actor, string note, Moment now)
    {
        var report = ReportOf(NextReview)!;
        (report.ReturnedOn, report.ReturnedBy, report.ReturnNote) = (now.Day, actor.PersonId, note);
        return report.Id;
    }

    private IEnumerable<Outcome> FaultsOfReport(string kept, IReadOnlyCollection<ObjectiveJudgement> judgements, string strengths, string difficulties, string recommendation)
    {
        if (!CodeLists.SupervisionKept.Offers(kept)) yield return Outcome.Refused("report.kept", "Say whether the supervision was kept as agreed", "Kept");
        foreach (var (objective, row) in Agreed.Objectives.Select((o, i) => (o, i)))
        {
            // The form has one line for each objective, in the plan's order.
            var field = FormattableString.Invariant($"Lines[{row}]");
            var line = judgements.FirstOrDefault(j => j.Objective == objective.Id);
            if (line is null || !CodeLists.ObjectiveProgress.Offers(line.Progress))
                yield return Outcome.Refused("report.objective", $"Select how far “{objective.Title}” has come", field + ".Progress");
            if (line?.Comment.Length > Limits.Paragraph) yield return Long("report.comment", $"What shows how far “{objective.Title}” has come", Limits.Paragraph, field + ".Comment");
        }

        if (strengths.Length == 0) yield return Outcome.Refused("report.strengths", "Say what has gone well", "Strengths");
        if (strengths.Length > Limits.Note) yield return Long("report.strengths-long", "What has gone well", Limits.Note, "Strengths");
        if (difficulties.Length > Limits.Note) yield return Long("report.difficulties-long", "What has been difficult", Limits.Note, "Difficulties");
        if (!CodeLists.ReviewOutcomes.Offers(recommendation)) yield return Outcome.Refused("report.recommendation", "Select what you recommend", "Recommendation");
    }

    public Outcome Report(Actor actor, string kept, IReadOnlyCollection<ObjectiveJudgement> judgements, string strengths, string difficulties, string recommendation, Moment now)
    {
        if (Allows(Act.Report, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        if (Outcome.All(FaultsOfReport(kept, judgements, strengths, difficulties, recommendation)) is { IsRefused: true } fault) return fault;
        return Do(Act.Report, actor, now, record =>
        {
            var id = Ids.New();
            reports.Add(new ProgressReport
            {
                Id = id,
                PlanId = Id,
                Review = NextReview,
                Number = reports.Count(r => r.Review == NextReview) + 1,
                WrittenBy = actor.PersonId,
                WrittenOn = now.Day,
                SupervisionKept = kept,
                Strengths = strengths,
                Concerns = difficulties,
                Recommendation = recommendation,
                Lines = [.. Agreed.Objectives.Select(o => judgements.First(j => j.Objective == o.Id)).Select(j => new ReportLine { ReportId = id, ObjectiveId = j.Objective, Progress = j.Progress, Comment = j.Comment })],
            });
            record.On(id).Said("Recommendation", CodeLists.ReviewOutcomes.WordsOf(recommendation)).Tell(Side.Organisation, Side.Practitioner);
        });
    }

    public Outcome GiveAccount(Actor actor, string text, Moment now)
    {
        if (text.Length == 0) return Outcome.Refused("account.empty", "Enter your account", "Text");
        if (text.Length > Limits.Note) return Outcome.Refused("account.long", FormattableString.Invariant($"Your account must be {Limits.Note:N0} characters or fewer"), "Text");
        return Do(Act.GiveAccount, actor, now, _ => Status, record =>
        {
            accounts.Add(new Account { Id = Ids.New(), PlanId = Id, Review = NextReview, Day = now.Day, Text = text });
            record.Said("Text", text).Tell(Side.Organisation, Side.Supervision);
        });
    }

    /// <summary>What stands in the way of a day for the next review; it has to be a working day ahead.</summary>
    private Outcome NextReviewFault(DateOnly? next, DateOnly after, Moment now) =>
        next is not { } day ? Outcome.Refused("review.next", "Enter the date of the next review", "Next")
        : day <= after || day < now.Day ? Outcome.Refused("review.next-past", "The next review must be after this one, and not in the past", "Next")
        : day > now.Day.AddMonths(Limits.PlannedMonths) ? Outcome.Refused("review.next-far", "The next review is too far away. Check the year", "Next")
        : !WorkingDays.IsWorkingDay(day, Country) ? Outcome.Refused("review.next-holiday", "The next review must be on a working day, not on a weekend or bank holiday", "Next")
        : Outcome.Done;

    private IEnumerable<Outcome> FaultsOf(HeldReview review, Moment now)
    {
        var (heldOn, type, invited, outcome, next, notes) = review;
        if (heldOn is not { } day) yield return Outcome.Refused("review.held", "Enter the date on which the review was held", "HeldOn");
        else if (Happened(day, now, "HeldOn") is { IsRefused: true } fault) yield return fault;
        else if (reviews.Any(r => r.HeldOn > day)) yield return Outcome.Refused("review.order", "A later review has already been recorded. Check the date", "HeldOn");
        if (!CodeLists.ReviewTypes.Offers(type)) yield return Outcome.Refused("review.type", "Select the type of review", "Type");
        if (!invited.Any(i => i.WasThere) || !invited.All(i => CodeLists.ReviewAttendees.Offers(i.Role))) yield return Outcome.Refused("review.attendees", "Select who attended", "Attendees");
        if (invited.GroupBy(i => i.Role).FirstOrDefault(g => g.Count() > 1) is { } twice)
            yield return Outcome.Refused("review.absent", $"{CodeLists.ReviewAttendees.WordsOf(twice.Key)} is selected both as there and as absent. Select one of the two", "Absent");
        foreach (var unnamed in invited.Where(i => i.Name.Length == 0 && IsNamedInTheForm(i.Role)))
            yield return Outcome.Refused("review.name", $"Enter the name of: {CodeLists.ReviewAttendees.WordsOf(unnamed.Role)}", unnamed.Role == "hr" ? "HumanResources" : "Supporter");
        foreach (var named in invited.Where(i => i.Name.Length > Limits.Title))
            yield return Long("review.name-long", "The name", Limits.Title, named.Role == "hr" ? "HumanResources" : "Supporter");
        if (notes.Length is 0 or > Limits.Note) yield return Outcome.Refused("review.notes", FormattableString.Invariant($"Enter what was discussed and decided, in {Limits.Note:N0} characters or fewer"), "Notes");
        var isFinal = type == "final";
        if (!CodeLists.ReviewOutcomes.Offers(outcome)) yield return Outcome.Refused("review.outcome", "Select the outcome of the review", "Outcome");
        else if (isFinal && !CodeLists.FinalReviewOutcomes.Offers(outcome)) yield return Outcome.Refused("review.outcome-final", "A final review finds the plan ready for sign-off, or not yet. Select one of those outcomes", "Outcome");
        else if (!isFinal && !CodeLists.OrdinaryReviewOutcomes.Offers(outcome)) yield return Outcome.Refused("review.outcome-ordinary", "This outcome is for a final review. Select another outcome, or record a final review", "Outcome");
        else if (isFinal && outcome == ReadyForSignOff)
        {
            if (next is not null) yield return Outcome.Refused("review.final", "After a final review that finds the plan ready for sign-off there is no next review. Leave the date empty", "Next");
            yield break;
        }

        if (NextReviewFault(next, heldOn ?? now.Day, now) is { IsRefused: true } late) yield return late;
    }

    /// <summary>The outcome of a final review that leads to sign-off.</summary>
    public const string ReadyForSignOff = "ready-for-sign-off";

    /// <summary>The plan knows its own people by name; others are named when the review is recorded.</summary>
    private static bool IsNamedInTheForm(string attendee) => attendee is "supporter" or "hr";

    /// <summary>Records a review that was held. The next date is asked for unless the plan is ready for its sign-off.</summary>
    public Outcome RecordReview(Actor actor, HeldReview held, Moment now)
    {
        if (Allows(Act.RecordReview, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        if (Outcome.All(FaultsOf(held, now)) is { IsRefused: true } fault) return fault;
        return Do(Act.RecordReview, actor, now, _ => held.Outcome == ReadyForSignOff ? PlanStatus.SigningOff : PlanStatus.InDelivery, record =>
        {
            var id = Ids.New();
            reviews.Add(new Review
            {
                Id = id,
                PlanId = Id,
                Number = NextReview,
                Type = held.Type,
                HeldOn = held.HeldOn!.Value,
                Outcome = held.Outcome,
                Notes = held.Notes,
                RecordedBy = actor.PersonId,
                NextReviewOn = held.Next,
                Attendees = [.. held.Invited.Select(i => new ReviewAttendee { ReviewId = id, Role = i.Role, Name = i.Name, WasThere = i.WasThere })],
            });
            NextReviewOn = held.Next;
            record.On(id).Said("Outcome", CodeLists.ReviewOutcomes.WordsOf(held.Outcome)).Said("Text", held.Notes).Tell(Everyone);
        });
    }

    /// <summary>The same, where nothing is known of those who attended but as what they came.</summary>
    public Outcome RecordReview(Actor actor, DateOnly heldOn, string type, IReadOnlyCollection<string> attendees, string outcome, DateOnly? next, string notes, Moment now) =>
        RecordReview(actor, new HeldReview(heldOn, type, [.. attendees.Select(a => new Invited(a, "", true))], outcome, next, notes), now);
}
