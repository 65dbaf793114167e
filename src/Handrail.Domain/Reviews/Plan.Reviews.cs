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

    public required string Attendees { get; init; }

    public required string Outcome { get; init; }

    public required string Notes { get; init; }

    public required Guid RecordedBy { get; init; }

    public DateOnly? NextReviewOn { get; init; }

    public bool OpensStepDown => Outcome is "step-down" or "move-to-final";
}

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

    public bool NextReviewHasReport => reports.Any(r => r.Review == NextReview);

    public Outcome Report(Actor actor, string kept, IReadOnlyCollection<ObjectiveJudgement> judgements, string strengths, string difficulties, string recommendation, Moment now)
    {
        if (Allows(Act.Report, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        if (!CodeLists.SupervisionKept.Offers(kept)) return Outcome.Refused("report.kept", "Say whether the supervision was kept as agreed", "Kept");
        var lines = new List<ObjectiveJudgement>();
        foreach (var objective in Agreed.Objectives)
        {
            // The form has one line for each objective, in the plan's order.
            var field = FormattableString.Invariant($"Lines[{lines.Count}]");
            if (judgements.FirstOrDefault(j => j.Objective == objective.Id) is not { } line || !CodeLists.ObjectiveProgress.Offers(line.Progress))
                return Outcome.Refused("report.objective", $"Select how far “{objective.Title}” has come", field + ".Progress");
            if (line.Comment.Length > Limits.Paragraph) return Long("report.comment", "The comment", Limits.Paragraph, field + ".Comment");
            lines.Add(line);
        }

        if (strengths.Length == 0) return Outcome.Refused("report.strengths", "Say what has gone well", "Strengths");
        if (strengths.Length > Limits.Note) return Long("report.strengths-long", "What has gone well", Limits.Note, "Strengths");
        if (difficulties.Length > Limits.Note) return Long("report.difficulties-long", "What has been difficult", Limits.Note, "Difficulties");
        if (!CodeLists.ReviewOutcomes.Offers(recommendation)) return Outcome.Refused("report.recommendation", "Select what you recommend", "Recommendation");
        return Do(Act.Report, actor, now, record =>
        {
            var id = Ids.New();
            reports.Add(new ProgressReport
            {
                Id = id,
                PlanId = Id,
                Review = NextReview,
                WrittenBy = actor.PersonId,
                WrittenOn = now.Day,
                SupervisionKept = kept,
                Strengths = strengths,
                Concerns = difficulties,
                Recommendation = recommendation,
                Lines = [.. lines.Select(j => new ReportLine { ReportId = id, ObjectiveId = j.Objective, Progress = j.Progress, Comment = j.Comment })],
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

    /// <summary>Records a review that was held. The next date is asked for unless the plan moves to its sign-off.</summary>
    public Outcome RecordReview(Actor actor, DateOnly heldOn, string type, IReadOnlyCollection<string> attendees, string outcome, DateOnly? next, string notes, Moment now)
    {
        if (Allows(Act.RecordReview, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        if (!CodeLists.ReviewTypes.Offers(type)) return Outcome.Refused("review.type", "Select the type of review", "Type");
        if (Happened(heldOn, now, "HeldOn") is { IsRefused: true } fault) return fault;
        if (reviews.Any(r => r.HeldOn > heldOn)) return Outcome.Refused("review.order", "A later review has already been recorded. Check the date", "HeldOn");
        if (attendees.Count == 0 || !attendees.All(CodeLists.ReviewAttendees.Offers)) return Outcome.Refused("review.attendees", "Select who attended", "Attendees");
        if (!CodeLists.ReviewOutcomes.Offers(outcome)) return Outcome.Refused("review.outcome", "Select the outcome of the review", "Outcome");
        var final = type == "final";
        if (!final && next is null) return Outcome.Refused("review.next", "Enter the date of the next review", "Next");
        if (next is { } day)
        {
            if (final) return Outcome.Refused("review.final", "A final review has no next review. Leave the date empty, or record another type of review", "Next");
            if (day <= heldOn || day < now.Day) return Outcome.Refused("review.next-past", "The next review must be after this one, and not in the past", "Next");
            if (day > now.Day.AddMonths(Limits.PlannedMonths)) return Outcome.Refused("review.next-far", "The next review is too far away. Check the year", "Next");
            if (!WorkingDays.IsWorkingDay(day, Country)) return Outcome.Refused("review.next-holiday", "The next review must be on a working day, not on a weekend or bank holiday", "Next");
        }

        if (notes.Length is 0 or > Limits.Note) return Outcome.Refused("review.notes", FormattableString.Invariant($"Enter what was discussed and decided, in {Limits.Note:N0} characters or fewer"), "Notes");
        return Do(Act.RecordReview, actor, now, _ => final ? PlanStatus.SigningOff : PlanStatus.InDelivery, record =>
        {
            var review = new Review
            {
                Id = Ids.New(),
                PlanId = Id,
                Number = NextReview,
                Type = type,
                HeldOn = heldOn,
                Attendees = string.Join(' ', attendees.Distinct()),
                Outcome = outcome,
                Notes = notes,
                RecordedBy = actor.PersonId,
                NextReviewOn = next,
            };
            reviews.Add(review);
            NextReviewOn = next;
            record.On(review.Id).Said("Outcome", CodeLists.ReviewOutcomes.WordsOf(outcome)).Said("Text", notes).Tell(Everyone);
        });
    }
}
