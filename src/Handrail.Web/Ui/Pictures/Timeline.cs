using Handrail.Domain.Lists;
using Handrail.Domain.Plans;

namespace Handrail.Web.Ui.Pictures;

/// <summary>One thing on the way: the day that was agreed for it, where one was, beside the day on which it happened, where it has.</summary>
public sealed record Landmark(string What, DateOnly? Agreed, DateOnly? Happened, string More = "")
{
    public DateOnly Day => (Happened ?? Agreed)!.Value;

    public int? DaysLater => Course.DaysLater(Agreed, Happened);
}

/// <summary>A content that both sides have signed: when, and the end that it foresees.</summary>
public sealed record AgreedVersion(int Version, DateOnly On, int Months);

/// <summary>A plan's way from request to closing on the calendar, as one reader may see it. A value, from which the picture, the list and the table are made.</summary>
public sealed record Timeline
{
    public required DateOnly Today { get; init; }

    public required IReadOnlyList<Spell> Spells { get; init; }

    public Schedule? Schedule { get; init; }

    public IReadOnlyList<Flight> Flights { get; init; } = [];

    public IReadOnlyList<ReviewDay> Reviews { get; init; } = [];

    /// <summary>All that was agreed, in its order; the last is in force.</summary>
    public IReadOnlyList<AgreedVersion> Agreements { get; init; } = [];

    public DateOnly? EndedOn { get; init; }

    public IReadOnlyList<(DateOnly Due, DateOnly? Held)> FollowUps { get; init; } = [];

    public PlanStatus Status => Spells[^1].Status;

    public bool IsOver => Status.Phase() == Phase.Ended;

    public IReadOnlyList<PhaseSpell> Phases => Course.Phases(Spells);

    /// <summary>Pauses, patient-safety decisions and amendments: the days on which the plan stood still or was being changed.</summary>
    public IReadOnlyList<Spell> Breaks => [.. Spells.Where(s => s.Status is PlanStatus.Paused or PlanStatus.SafetyHold or PlanStatus.Amending)];

    /// <summary>The end that was agreed at first, where a later version has moved it.</summary>
    public DateOnly? FirstEnd => Schedule is { } s && Agreements is [var first, ..] && s.From.AddMonths(first.Months) is var end && end != s.To ? end : null;

    /// <summary>Everything with a date, in the order of the days.</summary>
    public IReadOnlyList<Landmark> Landmarks(Tell tell)
    {
        var marks = new List<Landmark>();
        foreach (var spell in Spells)
        {
            // A review that leads to sign-off is told as a review.
            if (spell.By != Act.RecordReview) marks.Add(new Landmark(tell(Words(spell)), null, spell.From));
        }

        marks.AddRange(Reviews.Select(r => new Landmark(
            r.Point is { } number ? tell("Review {0}: {1}", number, tell(CodeLists.ReviewTypes.WordsOf(r.Type)).ToLowerInvariant()) : tell(CodeLists.ReviewTypes.WordsOf(r.Type)), r.Agreed, r.Held)));
        foreach (var flight in Flights)
        {
            marks.AddRange(flight.Taken.Select(t => new Landmark(
                tell("{0}: {1}", flight.Setting, flight.NameOf(t.Level)), t.DaysLater is null ? null : t.From.AddDays(-t.DaysLater.Value), t.From, t.IsUp ? tell("Supervision was stepped up") : "")));
            marks.AddRange(flight.Ahead.Select(p => new Landmark(tell("{0}: {1}", flight.Setting, flight.NameOf(p.Level)), DateOnly.FromDayNumber(p.From), null)));
        }

        if (Schedule is { } schedule)
            marks.Add(new Landmark(EndedOn is null ? tell("The plan is to be complete") : tell("The plan ended"), schedule.To, EndedOn, FirstEnd is { } first ? tell("First agreed for {0}", Say.Date(first)) : ""));
        marks.AddRange(FollowUps.Select((f, i) => new Landmark(tell(i == 0 ? "First follow-up" : "Second follow-up"), f.Due, f.Held)));
        // What has happened stands before what is ahead of it on the same day.
        return [.. marks.Select((mark, i) => (mark, i)).OrderBy(m => m.mark.Day).ThenBy(m => m.mark.Happened is null).ThenBy(m => m.i).Select(m => m.mark)];
    }

    private static string Words(Spell spell) => spell.By switch
    {
        Act.Sign when spell.Status == PlanStatus.Agreed => "Agreed: both sides have signed",
        Act.Sign => "Amendment agreed: both sides have signed",
        Act.Proceed => "Both sides proceed on the framework",
        Act.AnswerTakingPart => "The practitioner takes part",
        _ => Lifecycle.WordsOf(spell.By).Happened,
    };
}

/// <summary>The timeline's picture: phases, supervision, reviews and interruptions in lanes, one beneath the other.</summary>
public static class TimelinePicture
{
    private const double Width = 760, Left = 10, Right = 750, Bar = 24;

    public static Drawing Draw(Timeline line, Tell tell)
    {
        var shapes = new List<Shape>();
        var days = new List<DateOnly> { line.Spells[0].From, line.Spells[^1].From };
        if (!line.IsOver) days.Add(line.Today);
        if (line.Schedule is { } planned) days.Add(planned.To);
        if (line.FirstEnd is { } firstEnd) days.Add(firstEnd);
        days.AddRange(line.FollowUps.Select(f => f.Held ?? f.Due));
        days.AddRange(line.Reviews.Select(r => r.Held ?? r.Agreed ?? line.Today));
        foreach (var flight in line.Flights)
        {
            days.AddRange(flight.Taken.Select(t => t.To ?? t.From));
            days.AddRange(flight.Planned.Select(p => DateOnly.FromDayNumber(p.To)));
        }

        var first = days.Min();
        var axis = new Axis(first.DayNumber, Math.Max(days.Max().DayNumber, first.DayNumber + 14) + 1, Left, Right);
        var y = line.IsOver ? 0.0 : Letters.LineHeight + 12;
        Lane(tell("Phases"));
        Phases();
        if (line.Reviews.Count > 0 || line.FollowUps.Count > 0)
        {
            Lane(tell(line.FollowUps.Count > 0 ? "Reviews and follow-up" : "Reviews"));
            Reviews();
        }

        foreach (var flight in line.Flights.Where(f => f.HasSteps))
        {
            Lane(tell("Supervision: {0}", flight.Setting));
            Supervision(flight);
        }

        if (line.Breaks.Count > 0)
        {
            Lane(tell("Paused, held or being amended"));
            Breaks();
        }

        // Today's line lies beneath the bars and their words.
        if (!line.IsOver) shapes.InsertRange(0, TodayMark.Draw(axis, line.Today, 0, y, Width, tell));
        shapes.AddRange(axis.Draw(axis.Dates(), y, Width));
        return new Drawing(Width, y + 30, shapes);

        void Lane(string name)
        {
            shapes.Add(new Label(0, y + Letters.Ascent + 2, Letters.Fit(name, Width, bold: true), "hr-lane", IsBold: true));
            y += Letters.LineHeight + 6;
        }

        void Phases()
        {
            // Short phases stand close together: each has its words on the first line on which they meet no others.
            var words = line.Phases.Select(p => tell(p.Phase.Words())).ToList();
            var rows = new List<double>();
            var placed = new List<(int Row, Label Label, double X)?>();
            for (var i = 0; i < words.Count; i++)
            {
                var x = axis.At(line.Phases[i].From);
                var left = Math.Min(x, Right - Letters.Width(words[i]));
                var row = rows.FindIndex(end => end + 10 <= left);
                if (row < 0 && rows.Count < 4)
                {
                    row = rows.Count;
                    rows.Add(0);
                }

                if (row >= 0) rows[row] = left + Letters.Width(words[i]);
                placed.Add(row < 0 ? null : (row, new Label(left, 0, words[i], "hr-phase-words"), x));
            }

            var bar = y + (rows.Count * Letters.LineHeight) + 4;
            // The words that are pushed up are those of later phases; their lines fall to their beginnings and cross no words beneath.
            foreach (var (row, label, x) in placed.OfType<(int Row, Label Label, double X)>())
            {
                var under = bar - 8 - (row * Letters.LineHeight);
                shapes.Add(label with { Y = under });
                var blocked = placed.OfType<(int Row, Label Label, double X)>().Any(o => o.Row < row && o.Label.Left - 3 < x && x < o.Label.Right + 3);
                if (row > 0 && !blocked) shapes.Add(new Stroke("hr-leader", new Point(x, under + 4), new Point(x, bar)));
            }

            for (var i = 0; i < line.Phases.Count; i++)
            {
                var phase = line.Phases[i];
                if (phase.Phase == Phase.Ended)
                {
                    shapes.Add(new Stroke("hr-end", new Point(axis.At(phase.From), bar - 3), new Point(axis.At(phase.From), bar + Bar + 3)));
                    continue;
                }

                var to = phase.To ?? line.Today;
                shapes.Add(Span(axis.At(phase.From), axis.At(to), bar, Bar, phase.To is null ? "hr-phase-now" : "hr-phase"));
                if (phase is { To: null, Phase: Phase.Delivery } && line.Schedule is { } ahead && ahead.To > to)
                    shapes.Add(Span(axis.At(to), axis.At(ahead.To), bar, Bar, "hr-ahead"));
            }

            y = bar + Bar + 18;
        }

        void Reviews()
        {
            var middle = y + 10;
            shapes.Add(new Stroke("hr-guide", new Point(Left, middle), new Point(Right, middle)));
            Label? last = null;
            foreach (var review in line.Reviews.OrderBy(r => r.Held ?? r.Agreed))
            {
                if (review is { Agreed: { } a, Held: { } h } && a != h) shapes.Add(new Stroke("hr-slip", new Point(axis.At(a), middle), new Point(axis.At(h), middle)));
                if (review.Agreed is { } agreed) shapes.Add(Diamond(axis.At(agreed), middle));
                if (review.Held is { } held) shapes.Add(new Dot(axis.At(held), middle, 6, "hr-held"));
                if (review.Point is not { } number) continue;
                var half = Letters.Width($"{number}") / 2;
                var label = new Label(Math.Clamp(axis.At((review.Held ?? review.Agreed)!.Value), half, Width - half), middle + 26, $"{number}", "hr-step-words", Anchor.Middle);
                if (last?.Meets(label, 3) == true) continue;
                shapes.Add(last = label);
            }

            foreach (var (due, held) in line.FollowUps)
            {
                if (held is { } h && h != due) shapes.Add(new Stroke("hr-slip", new Point(axis.At(due), middle), new Point(axis.At(h), middle)));
                shapes.Add(Diamond(axis.At(due), middle));
                if (held is { } on) shapes.Add(new Dot(axis.At(on), middle, 6, "hr-held"));
            }

            y = middle + (line.Reviews.Any(r => r.Point is not null) ? 44 : 28);
        }

        void Supervision(Flight flight)
        {
            foreach (var step in flight.Planned)
            {
                var box = Span(axis.At(step.From), axis.At(step.To), y, Bar, "hr-ahead");
                shapes.Add(box);
                Inside(box, flight.NameOf(step.Level));
            }

            if (flight.Planned.Count > 0) y += Bar + 4;
            foreach (var step in flight.Taken)
            {
                var to = step.To ?? flight.Today ?? step.From;
                var box = Span(axis.At(step.From), axis.At(to), y, Bar, step.Level == StageRun.Stopped ? "hr-stop--hatched" : "hr-phase");
                shapes.Add(box);
                if (step.Level != StageRun.Stopped) Inside(box, flight.NameOf(step.Level));
            }

            if (flight.Taken.Count > 0) y += Bar + 4;
            y += 14;
        }

        void Breaks()
        {
            Label? last = null;
            foreach (var spell in line.Breaks)
            {
                var box = Span(axis.At(spell.From), axis.At(spell.To ?? line.Today), y, Bar, spell.Status == PlanStatus.SafetyHold ? "hr-stop--hatched" : "hr-break--hatched");
                shapes.Add(box);
                var words = tell(spell.Status switch { PlanStatus.Paused => "Paused", PlanStatus.SafetyHold => "Held", _ => "Amendment" });
                var label = new Label(Math.Clamp(box.X, 0, Width - Letters.Width(words)), y + Bar + 4 + Letters.Ascent, words, "hr-step-words");
                if (last?.Meets(label, 8) == true) continue;
                shapes.Add(last = label);
            }

            y += Bar + 4 + Letters.LineHeight + 14;
        }

        void Inside(Box box, string words)
        {
            if (Letters.Width(words) + 10 <= box.Width) shapes.Add(new Label(box.X + (box.Width / 2), box.Y + (Bar / 2) + 5, words, "hr-step-words", Anchor.Middle));
        }
    }

    // What took no time is still to be seen.
    private static Box Span(double from, double to, double y, double height, string @class) => new(Math.Min(from, Right - 2), y, Math.Max(2, to - from), height, @class);

    private static Stroke Diamond(double x, double y) => new([new Point(x, y - 8), new Point(x + 8, y), new Point(x, y + 8), new Point(x - 8, y)], true, "hr-agreed");
}
