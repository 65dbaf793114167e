using Handrail.Domain.Calendar;
using Handrail.Domain.Lists;

namespace Handrail.Domain.Plans;

public sealed partial class Plan
{
    private readonly List<string> readiness = [];

    /// <summary>What the case manager has confirmed on the start checklist: codes of <see cref="CodeLists.ReadinessItems"/>.</summary>
    public string Readiness
    {
        get => string.Join(' ', readiness);
        private set
        {
            readiness.Clear();
            readiness.AddRange(value.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }
    }

    public bool IsReady(string item) => readiness.Contains(item);

    /// <summary>What still stands between agreement and start (domain.md 12.1, P7).</summary>
    public IReadOnlyList<string> ReadinessLacks(DateOnly day) =>
    [
        .. HasAccepted(Role.ClinicalSupervisor, day) ? [] : new[] { "A clinical supervisor has accepted" },
        .. HasAccepted(Role.DeputySupervisor, day) ? [] : new[] { "A deputy supervisor has accepted" },
        .. CodeLists.ReadinessItems.Offered.Where(i => !readiness.Contains(i.Value)).Select(i => i.Words),
    ];

    private bool HasAccepted(Role role, DateOnly day) => SharedVersion > 0 && Uncovered(role, day).Count == 0;

    public Outcome CheckReadiness(Actor actor, IReadOnlyCollection<string> items, Moment now)
    {
        if (!items.All(CodeLists.ReadinessItems.Offers)) return Outcome.Refused("readiness.item", "Select items from the list", "Items");
        return Do(Act.CheckReadiness, actor, now, record =>
        {
            var before = Readiness;
            Readiness = string.Join(' ', CodeLists.ReadinessItems.Offered.Select(i => i.Value).Where(items.Contains));
            record.Changed("Checklist", before, Readiness);
        });
    }

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
            [.. content.Reviews.Select(r => new DatedReview(r, Meeting(start.AddMonths(r.Month))))],
            stages,
            [.. content.Activities.Select(a => new DatedActivity(a, start.AddMonths(a.DueByMonth)))]);

        DateOnly Meeting(DateOnly day)
        {
            var on = WorkingDays.NextOnOrAfter(day, country);
            return on <= end ? on : WorkingDays.Add(end, -1, country);
        }
    }
}
