using Handrail.Domain.Plans;

namespace Handrail.Web.Ui.Pictures;

/// <summary>
/// The supervision staircase: from close supervision at the upper left down to independence at the lower right, with the agreed
/// steps as a handrail beside those that were taken. Geometry alone, without a page and without a style.
/// </summary>
public static class Staircase
{
    private const double Wide = 760, Narrow = 288, Gutter = 170, Right = Wide - 10, Hold = 18;

    /// <summary>For screens and paper with room: the levels down the side, time along the bottom.</summary>
    public static Drawing AcrossThePage(Flight flight, Tell tell)
    {
        var shapes = new List<Shape>();
        var last = flight.Taken.Select(t => (t.To ?? flight.Today ?? t.From).DayNumber).Concat(flight.Planned.Select(p => p.To)).DefaultIfEmpty(7).Max();
        var first = flight.Taken.Select(t => t.From.DayNumber).Concat(flight.Planned.Select(p => p.From)).DefaultIfEmpty(0).Min();
        var axis = new Axis(first, Math.Max(last, first + 7), Gutter + 10, Right);
        var rise = Math.Clamp(250.0 / flight.Rungs.Count, 52, 92);
        var top = (flight.Today is null ? 0 : Letters.LineHeight + 8) + Hold + 12;
        double Tread(string level) => top + (rise * flight.RankOf(level));
        var floor = top + (rise * (flight.Rungs.Count - 1)) + 40;

        foreach (var rung in flight.Rungs)
        {
            var y = Tread(rung.Level);
            shapes.Add(new Stroke("hr-guide", new Point(Gutter, y), new Point(Right, y)));
            var lines = Letters.Wrap(rung.Name, Gutter - 12, 2, bold: true);
            shapes.AddRange(lines.Select((line, i) => new Label(0, y + 5 + ((i - ((lines.Count - 1) / 2.0)) * Letters.LineHeight), line, "hr-level", IsBold: true)));
        }

        var taken = Steps(flight.Taken.Select(t => (t.Level, t.From.DayNumber, (t.To ?? flight.Today ?? t.From).DayNumber)));
        var planned = Steps(flight.Planned.Select(p => (p.Level, p.From, p.To)));
        if (planned.Count > 0) shapes.Add(Body(planned, "hr-steps-ahead"));
        if (taken.Count > 0)
        {
            shapes.Add(Body(taken, "hr-steps"));
            shapes.AddRange(flight.Taken.Where(t => t.Level == StageRun.Stopped).Select(t =>
                new Box(axis.At(t.From), Tread(t.Level), axis.At(t.To ?? flight.Today ?? t.From) - axis.At(t.From), floor - Tread(t.Level), "hr-stop--hatched")));
        }

        if (planned.Count > 0) shapes.Add(new Stroke(planned, false, taken.Count == 0 ? "hr-edge" : "hr-edge-ahead"));
        if (taken.Count > 0) shapes.Add(new Stroke(taken, false, "hr-edge"));
        shapes.AddRange(Handrail());
        if (taken.Count == 0)
        {
            foreach (var step in flight.Planned)
            {
                var words = tell(step.Weeks == 1 ? "{0} week" : "{0} weeks", step.Weeks);
                if (Letters.Width(words) + 8 <= axis.At(step.To) - axis.At(step.From))
                    shapes.Add(new Label((axis.At(step.From) + axis.At(step.To)) / 2, Tread(step.Level) + 24, words, "hr-step-words", Anchor.Middle));
            }
        }

        shapes.AddRange(flight.Taken.Where(t => t.IsUp).Select(t => Arrow(axis.At(t.From), Tread(t.Level))));
        if (flight.Today is { } today) shapes.AddRange(TodayMark.Draw(axis, today, 0, floor, Wide, tell));
        shapes.AddRange(axis.Draw(flight.HasDates ? axis.Dates() : axis.Weeks(tell), floor, Wide));
        return new Drawing(Wide, floor + 30, shapes);

        Stroke Body(List<Point> steps, string @class) => new([new Point(steps[0].X, floor), .. steps, new Point(steps[^1].X, floor)], true, @class);

        List<Point> Steps(IEnumerable<(string Level, int From, int To)> steps) =>
            [.. steps.SelectMany(s => new[] { new Point(axis.At(s.From), Tread(s.Level)), new Point(axis.At(s.To), Tread(s.Level)) })];

        // From the edge of one agreed step to the edge of the next, so that it lies a hand's height above each, with a post on every tread that is wide enough.
        IEnumerable<Shape> Handrail()
        {
            if (flight.Planned.Count == 0) yield break;
            var steps = flight.Planned;
            var rail = new List<Point> { new(axis.At(steps[0].From), Tread(steps[0].Level) - Hold) };
            for (var i = 0; i < steps.Count; i++)
            {
                var y = Tread(steps[i].Level);
                var edge = i + 1 < steps.Count ? Math.Min(y, Tread(steps[i + 1].Level)) : y;
                rail.Add(new Point(axis.At(steps[i].To), edge - Hold));
                var (from, to) = (rail[^2], rail[^1]);
                if (to.X - from.X >= 14) yield return new Stroke("hr-post", new Point((from.X + to.X) / 2, (from.Y + to.Y) / 2), new Point((from.X + to.X) / 2, y));
            }

            yield return new Stroke(rail, false, "hr-rail");
        }
    }

    /// <summary>For a narrow screen: time runs down, and each step down lies further to the right, with its words beside it.</summary>
    public static Drawing DownThePage(Flight flight, Tell tell)
    {
        var shapes = new List<Shape>();
        var run = flight.Rungs.Count > 1 ? Math.Min(18, 90.0 / (flight.Rungs.Count - 1)) : 0;
        double Edge(string level) => 14 + (run * flight.RankOf(level));
        var y = 6.0;
        var taken = new List<Point>();
        foreach (var step in flight.Taken)
        {
            var edge = Edge(step.Level);
            var words = new List<string> { step.To is { } to ? to == step.From ? Say.Date(to) : Say.Dates(step.From, to) : tell("since {0}", Say.Date(step.From)) };
            if (step.DaysLater is { } days and not 0) words.Add(Slip.Words(tell, days));
            if (step.IsUp) words.Add(tell("stepped up"));
            var (lines, height) = Words(flight.NameOf(step.Level), words, edge, y);
            shapes.Add(new Box(0, y, edge, height, step.Level == StageRun.Stopped ? "hr-stop--hatched" : "hr-steps"));
            shapes.AddRange(lines);
            taken.AddRange([new Point(edge, y), new Point(edge, y + height)]);
            y += height;
        }

        if (taken.Count > 0) shapes.Add(new Stroke([new Point(0, taken[0].Y), .. taken], false, "hr-edge"));
        if (flight.Today is { } today)
        {
            shapes.Add(new Stroke("hr-today", new Point(0, y + 6), new Point(Narrow, y + 6)));
            shapes.Add(new Label(0, y + 10 + Letters.Ascent, tell("Today, {0}", Say.Date(today)), "hr-today-words", IsBold: true));
            y += 40;
        }

        var planned = new List<Point>();
        foreach (var step in flight.Ahead)
        {
            var edge = Edge(step.Level);
            var weeks = tell(step.Weeks == 1 ? "{0} week" : "{0} weeks", step.Weeks);
            var (lines, height) = Words(flight.NameOf(step.Level), flight.HasDates ? [tell("planned from {0}", Say.Date(DateOnly.FromDayNumber(step.From))), weeks] : [weeks], edge, y);
            shapes.Add(new Box(0, y, edge, height, "hr-steps-ahead"));
            shapes.AddRange(lines);
            planned.AddRange([new Point(edge, y), new Point(edge, y + height)]);
            y += height;
        }

        if (planned.Count > 0) shapes.Add(new Stroke([new Point(0, planned[0].Y), .. planned], false, flight.IsStarted ? "hr-edge-ahead" : "hr-edge"));
        return new Drawing(Narrow, y + 6, shapes);

        static (List<Label> Lines, double Height) Words(string name, IEnumerable<string> more, double edge, double y)
        {
            var x = edge + 12;
            var lines = Letters.Wrap(name, Narrow - x, 3, bold: true).Select(l => (Words: l, IsBold: true))
                .Concat(more.SelectMany(m => Letters.Wrap(m, Narrow - x, 3)).Select(l => (Words: l, IsBold: false))).ToList();
            return ([.. lines.Select((l, i) => new Label(x, y + 10 + Letters.Ascent + (i * Letters.LineHeight), l.Words, l.IsBold ? "hr-level" : "hr-step-words", IsBold: l.IsBold))], 18 + (lines.Count * Letters.LineHeight));
        }
    }

    private static Stroke Arrow(double x, double y) => new([new Point(x - 7, y + 9), new Point(x + 7, y + 9), new Point(x, y - 4)], true, "hr-up");
}
