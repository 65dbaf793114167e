using Handrail.Domain.Plans;

namespace Handrail.Web.Ui.Pictures;

/// <summary>A level that a flight of steps comes to, as people call it.</summary>
public sealed record Rung(string Level, string Name, int Tightness);

/// <summary>A stage as the plan foresees it. Days are day numbers of the calendar, or counted from the start where there are no dates yet; To is the first day after it.</summary>
public sealed record PlannedStep(Guid Stage, string Level, int From, int To, int Weeks);

/// <summary>A level that was or is in force, from one day to another; To is null while it is.</summary>
public sealed record TakenStep(Guid? Stage, string Level, DateOnly From, DateOnly? To, bool IsUp, int? DaysLater);

/// <summary>
/// One setting's supervision as steps: what the plan foresees, what was and is in force, and today. A value, from which the
/// picture and its table are made.
/// </summary>
public sealed record Flight
{
    public required string Setting { get; init; }

    /// <summary>The levels that the steps come to, the closest first.</summary>
    public required IReadOnlyList<Rung> Rungs { get; init; }

    public IReadOnlyList<PlannedStep> Planned { get; init; } = [];

    public IReadOnlyList<TakenStep> Taken { get; init; } = [];

    /// <summary>Null before the plan has started and after it has ended.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>Whether the planned steps stand on the calendar, or are counted from a start that has no date yet.</summary>
    public bool HasDates { get; init; }

    public bool IsStarted => Taken.Count > 0;

    public bool HasSteps => Planned.Count + Taken.Count > 0;

    /// <summary>The planned steps that have not been reached; none once nothing is in force any more.</summary>
    public IReadOnlyList<PlannedStep> Ahead =>
        !IsStarted ? Planned
        : Taken[^1].To is not null ? []
        : [.. Planned.Skip(Planned.Select((p, i) => Taken.Any(t => t.Stage == p.Stage) ? i + 1 : 0).DefaultIfEmpty().Max())];

    public int RankOf(string level) => Enumerable.Range(0, Rungs.Count).First(i => Rungs[i].Level == level);

    public string NameOf(string level) => Rungs[RankOf(level)].Name;

    /// <summary>What a plan's content foresees in one setting, before there is any date.</summary>
    public static Flight Of(PlanContent content, string setting)
    {
        var planned = new List<PlannedStep>();
        foreach (var stage in content.StagesFor(setting))
        {
            var from = planned.Count > 0 ? planned[^1].To : 0;
            planned.Add(new PlannedStep(stage.Id, stage.Level, from, from + (7 * stage.PlannedWeeks), stage.PlannedWeeks));
        }

        return new Flight { Setting = setting, Rungs = RungsOf(content, [.. planned.Select(p => (p.Level, Name(content, p.Level)))]), Planned = planned };
    }

    /// <summary>What a started plan foresees in one setting, beside what was and is in force.</summary>
    /// <param name="runs">all that was in force on the plan; those of other settings are left aside</param>
    /// <param name="today">null when the plan has ended</param>
    public static Flight Of(PlanContent content, string setting, Schedule schedule, IEnumerable<StageRun> runs, DateOnly? today)
    {
        var mine = Course.InOrder(runs.Where(r => r.Setting == setting)).ToList();
        var stages = Course.Stages(schedule.Stages.Where(s => s.Stage.AppliesTo == setting), mine);
        var rungs = RungsOf(content, [.. stages.Select(s => (s.Planned.Stage.Level, Name(content, s.Planned.Stage.Level))), .. mine.Select(r => (r.Level, r.LevelName))]);
        var tightness = rungs.ToDictionary(r => r.Level, r => r.Tightness);
        return new Flight
        {
            Setting = setting,
            Rungs = rungs,
            Planned = [.. stages.Select(s => new PlannedStep(s.Planned.Stage.Id, s.Planned.Stage.Level, s.Planned.From.DayNumber, s.Planned.To.DayNumber + 1, s.Planned.Stage.PlannedWeeks))],
            Taken =
            [
                .. mine.Select((run, i) => new TakenStep(
                    run.StageId, run.Level, run.From, run.To,
                    i > 0 && tightness[run.Level] > tightness[mine[i - 1].Level],
                    stages.FirstOrDefault(s => s.Runs is [var first, ..] && first.Id == run.Id)?.DaysLater)),
            ],
            Today = today,
            HasDates = true,
        };
    }

    /// <summary>Every setting of a started plan: those of the version in force, and those that an earlier one had.</summary>
    public static IReadOnlyList<Flight> Of(Plan plan, DateOnly today)
    {
        var schedule = plan.Schedule();
        DateOnly? now = plan.Status.IsUnderWay() ? today : null;
        return [.. plan.Agreed.Settings.Union(plan.StageRuns.Select(r => r.Setting).Order(StringComparer.Ordinal)).Select(setting => Of(plan.Agreed, setting, schedule, plan.StageRuns, now))];
    }

    private static string Name(PlanContent content, string level) => content.Level(level)?.Name ?? level;

    private static IReadOnlyList<Rung> RungsOf(PlanContent content, IReadOnlyList<(string Level, string Name)> used) =>
    [
        .. used.DistinctBy(u => u.Level)
            // No work at all is the closest; a level that the plan no longer has stands above those it has.
            .Select(u => new Rung(u.Level, u.Name, u.Level == StageRun.Stopped ? int.MaxValue : content.Level(u.Level)?.Tightness ?? int.MaxValue - 1))
            .OrderByDescending(r => r.Tightness),
    ];
}
