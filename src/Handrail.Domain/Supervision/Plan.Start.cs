using Handrail.Domain.Calendar;

namespace Handrail.Domain.Plans;

public sealed partial class Plan
{
    /// <summary>Starts the agreed plan on a day that has come: the first stage of each setting is in force from then on.</summary>
    public Outcome Start(Actor actor, DateOnly on, Moment now)
    {
        if (Allows(Act.Start, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        if (on > now.Day) return Outcome.Refused("start.future", "The start date must be today or in the past. Come back on the day", "On");
        if (on < signatures.Where(s => s.Version == AgreedVersion).Max(s => s.Day))
            return Outcome.Refused("start.early", "The plan cannot start before both sides have signed it", "On");
        return Do(Act.Start, actor, now, record =>
        {
            StartedOn = on;
            BeginStages(actor, on);
            NextReviewOn = Schedule().Reviews is [var first, ..] ? first.On : null;
            record.Tell(Everyone);
        });
    }

    /// <summary>The agreed content on the calendar.</summary>
    public Schedule Schedule() => Plans.Schedule.Of(Agreed, StartedOn ?? throw new InvalidOperationException("The plan has not started"), Country);

    /// <summary>
    /// The calendar as it stands: what came after a pause is later by as many days, unless the two sides have agreed on new
    /// dates since. A pause that goes on counts to the day on which the plan is expected to go on.
    /// </summary>
    public Schedule ScheduleNow(DateOnly today) => Schedule().LaterBy([.. pauses.Where(p => !p.IsInDates)], today, Country);

    /// <summary>The calendar as it would stand if a paused plan went on today.</summary>
    public Schedule ScheduleIfResumed(DateOnly today) =>
        Schedule().LaterBy([.. pauses.Where(p => !p.IsInDates).Select(p => p.To is null ? p.EndedOn(today) : p)], today, Country);

    /// <summary>Whether a review that has not been held is overdue, whatever keeps it from being held; while a plan is paused its dates do not run.</summary>
    public bool IsReviewOverdue(DateOnly on, DateOnly today) => Status.IsUnderWay() && Status != PlanStatus.SigningOff && on < (OpenPause?.From ?? today);

    /// <summary>Whether a review that is foreseen cannot be recorded because an amendment has been opened and not been settled.</summary>
    public bool ReviewsWait => Status == PlanStatus.Amending && NextReviewOn is not null;

    /// <summary>The review that the plan foresees next.</summary>
    public DatedReview? DueReview(DateOnly today)
    {
        var foreseen = ScheduleNow(today).Reviews;
        return foreseen.FirstOrDefault(r => r.On == NextReviewOn) ?? foreseen.FirstOrDefault(r => r.On >= today);
    }
}

/// <summary>A review point with the working day on which the plan puts it.</summary>
public sealed record DatedReview(ReviewPoint Review, DateOnly On);

/// <summary>A stage with the days over which the plan foresees it.</summary>
public sealed record DatedStage(SupervisionStage Stage, DateOnly From, DateOnly To);

public sealed record DatedActivity(Activity Activity, DateOnly DueBy);

/// <summary>
/// A plan's content put on the calendar from a start date: what is foreseen, never what is in force. Meetings fall on working
/// days of the country; when a month's day is not one, the next working day counts, but never past the plan's last working day.
/// </summary>
public sealed record Schedule(DateOnly From, DateOnly To, IReadOnlyList<DatedReview> Reviews, IReadOnlyList<DatedStage> Stages, IReadOnlyList<DatedActivity> Activities)
{
    public static Schedule Of(PlanContent content, DateOnly start, string country)
    {
        var end = start.AddMonths(content.PlannedMonths);
        var stages = new List<DatedStage>();
        foreach (var setting in content.Settings)
        {
            var from = start;
            foreach (var stage in content.StagesFor(setting))
            {
                var next = from.AddDays(7 * stage.PlannedWeeks);
                stages.Add(new DatedStage(stage, from, next.AddDays(-1)));
                from = next;
            }
        }

        return new Schedule(
            start,
            end,
            [.. content.Reviews.Select(r => new DatedReview(r, Meeting(start.AddMonths(r.Month), end, country)))],
            stages,
            [.. content.Activities.Select(a => new DatedActivity(a, start.AddMonths(a.DueByMonth)))]);
    }

    /// <summary>The same calendar with the days of the pauses added to everything that comes after them.</summary>
    public Schedule LaterBy(IReadOnlyCollection<PlanPause> pauses, DateOnly today, string country)
    {
        if (pauses.Count == 0) return this;
        var end = Later(To);
        return new Schedule(
            From,
            end,
            [.. Reviews.Select(r => Later(r.On) is var on && on != r.On ? r with { On = Meeting(on, end, country) } : r)],
            [.. Stages.Select(s => s with { From = Later(s.From), To = Later(s.To) })],
            [.. Activities.Select(a => a with { DueBy = Later(a.DueBy) })]);

        DateOnly Later(DateOnly day) => pauses.OrderBy(p => p.From).Aggregate(day, (on, pause) => on < pause.From ? on : on.AddDays(pause.Days(today)));
    }

    private static DateOnly Meeting(DateOnly day, DateOnly end, string country)
    {
        var on = WorkingDays.NextOnOrAfter(day, country);
        return on <= end ? on : WorkingDays.Add(end, -1, country);
    }
}
