using Handrail.Domain.Calendar;
using Handrail.Domain.Lists;

namespace Handrail.Domain.Plans;

/// <summary>A time in which the plan's dates did not run: from when, why, until when it was expected to last, and when it went on.</summary>
public sealed class PlanPause
{
    public required Guid Id { get; init; }

    public required Guid PlanId { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The day on which the plan went on, or ended; null while it is paused.</summary>
    public DateOnly? To { get; internal set; }

    /// <summary>A code of <see cref="CodeLists.PauseReasons"/>.</summary>
    public required string Reason { get; init; }

    public required string Note { get; init; }

    /// <summary>When the plan is expected to go on. It reminds; it changes nothing.</summary>
    public required DateOnly ExpectedOn { get; init; }

    public string ResumeNote { get; internal set; } = "";

    public required Guid DecidedBy { get; init; }

    /// <summary>Whether both sides have agreed on the plan's length since, with these days in it.</summary>
    public bool IsInDates { get; internal set; }

    /// <summary>How many days later it makes what comes after it.</summary>
    public int Days(DateOnly today) => Math.Max(0, (To ?? (ExpectedOn > today ? ExpectedOn : today)).DayNumber - From.DayNumber);

    internal PlanPause EndedOn(DateOnly day) => new() { Id = Id, PlanId = PlanId, From = From, To = day, Reason = Reason, Note = Note, ExpectedOn = ExpectedOn, DecidedBy = DecidedBy };
}

public sealed partial class Plan
{
    private readonly List<PlanPause> pauses = [];

    public IReadOnlyCollection<PlanPause> Pauses => pauses;

    /// <summary>When a paused plan is expected to go on.</summary>
    public DateOnly? ResumeOn { get; private set; }

    /// <summary>The pause that goes on.</summary>
    public PlanPause? OpenPause => pauses.Find(p => p.To is null);

    private static IEnumerable<Outcome> FaultsOfPause(string reason, string note, DateOnly? expected, Moment now)
    {
        if (!CodeLists.PauseReasons.Offers(reason)) yield return Outcome.Refused("pause.reason", "Select why the plan pauses", "Reason");
        if (note.Length > Limits.Note) yield return Long("pause.long", "What you add", Limits.Note, "Note");
        if (expected is not { } on) yield return Outcome.Refused("pause.expected", "Enter when you expect the plan to go on, or the day on which you look again", "ExpectedOn");
        else if (on <= now.Day) yield return Outcome.Refused("pause.past", "The day must be in the future", "ExpectedOn");
        else if (on > now.Day.AddMonths(Limits.PauseMonths)) yield return Outcome.Refused("pause.far", $"The day must be within {Limits.PauseMonths} months. Check the year", "ExpectedOn");
    }

    /// <summary>The plan's dates stop running. Supervision stays in force for any work that is done.</summary>
    public Outcome PausePlan(Actor actor, string reason, string note, DateOnly? expected, Moment now)
    {
        if (Allows(Act.Pause, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        if (Outcome.All(FaultsOfPause(reason, note, expected, now)) is { IsRefused: true } fault) return fault;
        return Do(Act.Pause, actor, now, record =>
        {
            var pause = new PlanPause { Id = Ids.New(), PlanId = Id, From = now.Day, Reason = reason, Note = note, ExpectedOn = expected!.Value, DecidedBy = actor.PersonId };
            pauses.Add(pause);
            ResumeOn = expected;
            record.On(pause.Id).Said("Reason", CodeLists.PauseReasons.WordsOf(reason)).Said("Text", note).Tell(Everyone);
        });
    }

    /// <summary>Where the next review would fall if the plan went on today: later by as many days as it has been paused.</summary>
    public DateOnly? NextReviewAfterPause(DateOnly today)
    {
        if (NextReviewOn is not { } next || OpenPause is not { } pause) return null;
        var on = next < pause.From ? today.AddDays(1) : next.AddDays(today.DayNumber - pause.From.DayNumber);
        return WorkingDays.NextOnOrAfter(on > today ? on : today.AddDays(1), Country);
    }

    private IEnumerable<Outcome> FaultsOfResume(string why, DateOnly? next, Moment now) =>
    [
        why.Length == 0 ? Outcome.Refused("resume.why", "Say what has changed, so that the plan can go on", "Why")
            : why.Length > Limits.Note ? Long("resume.long", "Your reasons", Limits.Note, "Why") : Outcome.Done,
        NextReviewFault(next, now.Day, now),
    ];

    /// <summary>The plan goes on where it paused; its next review is agreed anew.</summary>
    public Outcome ResumePlan(Actor actor, string why, DateOnly? next, Moment now)
    {
        if (Allows(Act.Resume, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        if (Outcome.All(FaultsOfResume(why, next, now)) is { IsRefused: true } fault) return fault;
        return Do(Act.Resume, actor, now, record =>
        {
            var before = NextReviewOn;
            if (OpenPause is { } pause) record.On(pause.Id);
            EndPause(now.Day, why);
            NextReviewOn = next;
            record.Changed("Next review", Day(before), Day(next)).Said("Text", why).Tell(Everyone);
        });

        static string Day(DateOnly? day) => day?.ToString("d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("en-GB")) ?? "none";
    }

    private void EndPause(DateOnly day, string note)
    {
        ResumeOn = null;
        if (OpenPause is not { } pause) return;
        pause.To = day;
        pause.ResumeNote = note;
    }

    /// <summary>Both sides have signed another length, and with it new dates.</summary>
    private void CountPausesIntoTheDates()
    {
        foreach (var pause in pauses) pause.IsInDates = true;
    }
}
