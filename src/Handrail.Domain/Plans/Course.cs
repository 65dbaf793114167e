namespace Handrail.Domain.Plans;

/// <summary>The days over which a plan stood at one status, and the act that brought it there; the last has no end yet.</summary>
public sealed record Spell(PlanStatus Status, DateOnly From, DateOnly? To, Act By);

/// <summary>The days over which a plan was in one phase. A phase that is come back to is there twice.</summary>
public sealed record PhaseSpell(Phase Phase, DateOnly From, DateOnly? To);

/// <summary>One review: the day that the plan foresees, where it foresees one, beside the day on which it was held, where it was; Number is that of the review held.</summary>
public sealed record ReviewDay(int? Point, string Type, DateOnly? Agreed, DateOnly? Held, int? Number = null)
{
    /// <summary>How many days later than agreed it was held (earlier, where negative); null while one of the two is missing.</summary>
    public int? DaysLater => Course.DaysLater(Agreed, Held);
}

/// <summary>One stage as the plan foresees it, beside the levels in force that carried it out: none yet, one, or several after a step up.</summary>
public sealed record StageDay(DatedStage Planned, IReadOnlyList<StageRun> Runs)
{
    public DateOnly? BeganOn => Runs.Count > 0 ? Runs[0].From : null;

    public int? DaysLater => Course.DaysLater(Planned.From, BeganOn);
}

/// <summary>How a plan has gone on the calendar beside what was agreed. It is read off entries and dates; it decides nothing.</summary>
public static class Course
{
    public static int? DaysLater(DateOnly? agreed, DateOnly? actual) => actual?.DayNumber - agreed?.DayNumber;

    /// <summary>The statuses one after another, from the entries that changed them, in their order.</summary>
    /// <param name="openedOn">the day on which the request was begun</param>
    /// <param name="startedOn">the day from which supervision is in force, which may lie before the day on which the start was recorded</param>
    public static IReadOnlyList<Spell> Spells(DateOnly openedOn, DateOnly? startedOn, IEnumerable<(Act Act, DateOnly Day, PlanStatus To)> changes)
    {
        var spells = new List<Spell> { new(PlanStatus.RequestDrafting, openedOn, null, Act.BeginRequest) };
        foreach (var (act, day, to) in changes)
        {
            if (to == spells[^1].Status) continue;
            var from = act == Act.Start && startedOn is { } started ? started : day;
            spells[^1] = spells[^1] with { To = from };
            spells.Add(new Spell(to, from, null, act));
        }

        return spells;
    }

    public static IReadOnlyList<PhaseSpell> Phases(IEnumerable<Spell> spells)
    {
        var phases = new List<PhaseSpell>();
        foreach (var spell in spells)
        {
            if (phases is [.., var last] && last.Phase == spell.Status.Phase()) phases[^1] = last with { To = spell.To };
            else phases.Add(new PhaseSpell(spell.Status.Phase(), spell.From, spell.To));
        }

        return phases;
    }

    /// <summary>
    /// What of the course somebody with these roles may see: those who supervise from the agreement on, the second reader
    /// from the draft on, everybody else all of it.
    /// </summary>
    public static IEnumerable<Spell> SeenBy(this IEnumerable<Spell> spells, IReadOnlyCollection<Role> roles) =>
        roles.All(r => r.Side() == Side.Supervision) ? spells.SkipWhile(s => s.Status != PlanStatus.Agreed && !s.Status.IsUnderWay())
        : roles.All(r => r is Role.SecondReader) ? spells.SkipWhile(s => s.Status.Phase() == Phase.Request)
        : spells;

    /// <summary>
    /// Each review once, foreseen or held. An extra review takes no foreseen one's place; a final review is the foreseen final
    /// one; any other is the next that has not been held yet.
    /// </summary>
    public static IReadOnlyList<ReviewDay> Reviews(IReadOnlyList<DatedReview> foreseen, IEnumerable<Review> held)
    {
        var open = foreseen.OrderBy(f => f.On).ThenBy(f => f.Review.Number).ToList();
        var days = new List<ReviewDay>();
        foreach (var review in held.OrderBy(r => r.Number))
        {
            var point = review.Type switch
            {
                "extra" => null,
                "final" => open.LastOrDefault(f => f.Review.Type == "final"),
                _ => open.FirstOrDefault(f => f.Review.Type != "final"),
            };
            if (point is not null) open.Remove(point);
            days.Add(new ReviewDay(point?.Review.Number, review.Type, point?.On, review.HeldOn, review.Number));
        }

        return [.. days.Concat(open.Select(f => new ReviewDay(f.Review.Number, f.Review.Type, f.On, null))).OrderBy(d => d.Held ?? d.Agreed).ThenBy(d => d.Agreed)];
    }

    public static IReadOnlyList<StageDay> Stages(IEnumerable<DatedStage> foreseen, IReadOnlyCollection<StageRun> runs) =>
        [.. foreseen.Select(f => new StageDay(f, [.. InOrder(runs.Where(r => r.StageId == f.Stage.Id && r.Setting == f.Stage.AppliesTo))]))];

    /// <summary>Levels in force one after another. Of two that began on one day, the one that has ended came first.</summary>
    public static IEnumerable<StageRun> InOrder(IEnumerable<StageRun> runs) => runs.OrderBy(r => r.From).ThenBy(r => r.To ?? DateOnly.MaxValue).ThenBy(r => r.Id);
}
