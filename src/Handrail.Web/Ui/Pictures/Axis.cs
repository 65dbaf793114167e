namespace Handrail.Web.Ui.Pictures;

/// <summary>A mark on the axis of days, with its words where there is room for them.</summary>
public sealed record Tick(int Day, string Words);

/// <summary>Days from left to right. Days are counted from any day that both ends share.</summary>
public sealed record Axis(int First, int Last, double Left, double Right)
{
    public double At(int day) => Left + ((Right - Left) * (day - First) / Math.Max(1, Last - First));

    public double At(DateOnly day) => At(day.DayNumber);

    /// <summary>The first days of months (of weeks where it is short), as many as have room for their words.</summary>
    public IReadOnlyList<Tick> Dates()
    {
        var first = DateOnly.FromDayNumber(First);
        return Last - First < 75
            ? Steps([7, 14, 28], step => Every(NextMonday(first), d => d.AddDays(step)), d => Short(d))
            : Steps([1, 2, 3, 6, 12, 24], step => Every(NextMonth(first, step), d => d.AddMonths(step)), d => d.ToString("MMM yyyy", System.Globalization.CultureInfo.CurrentCulture));
    }

    /// <summary>Weeks counted from the beginning, for a plan that has no dates yet.</summary>
    public IReadOnlyList<Tick> Weeks(Tell tell) =>
        Steps([1, 2, 4, 8, 13, 26, 52], step => Enumerable.Range(0, ((Last - First) / (7 * step)) + 1).Select(n => First + (7 * step * n)), day => day == First ? tell("Start") : tell("Week {0}", (day - First) / 7));

    private IReadOnlyList<Tick> Steps(int[] steps, Func<int, IEnumerable<DateOnly>> dates, Func<DateOnly, string> words) =>
        Steps(steps, step => dates(step).Select(d => d.DayNumber), day => words(DateOnly.FromDayNumber(day)));

    private IReadOnlyList<Tick> Steps(int[] steps, Func<int, IEnumerable<int>> days, Func<int, string> words)
    {
        IReadOnlyList<Tick> ticks = [];
        foreach (var step in steps)
        {
            ticks = [.. days(step).Where(d => d >= First && d <= Last).Select(d => new Tick(d, words(d)))];
            if (ticks.Zip(ticks.Skip(1)).All(pair => Room(pair.First, pair.Second))) return ticks;
        }

        // No step leaves room: the first alone has its words.
        return [.. ticks.Take(1)];
    }

    private bool Room(Tick one, Tick next) => At(next.Day) - At(one.Day) >= ((Letters.Width(one.Words) + Letters.Width(next.Words)) / 2) + 12;

    /// <summary>The ticks and their words along a line, those at the ends kept within the sheet.</summary>
    public IEnumerable<Shape> Draw(IReadOnlyList<Tick> ticks, double y, double sheet)
    {
        yield return new Stroke("hr-axis", new Point(Left, y), new Point(Right, y));
        Label? last = null;
        foreach (var tick in ticks)
        {
            var x = At(tick.Day);
            yield return new Stroke("hr-axis", new Point(x, y), new Point(x, y + 6));
            var half = Letters.Width(tick.Words) / 2;
            var label = new Label(Math.Clamp(x, half, sheet - half), y + 22, tick.Words, "hr-axis-words", Anchor.Middle);
            if (last?.Meets(label, 6) == true) continue;
            yield return last = label;
        }
    }

    private IEnumerable<DateOnly> Every(DateOnly from, Func<DateOnly, DateOnly> next)
    {
        for (var day = from; day.DayNumber <= Last; day = next(day)) yield return day;
    }

    private static DateOnly NextMonday(DateOnly day) => day.AddDays(((int)DayOfWeek.Monday - (int)day.DayOfWeek + 7) % 7);

    private static DateOnly NextMonth(DateOnly day, int step)
    {
        var first = new DateOnly(day.Year, day.Month, 1);
        if (first < day) first = first.AddMonths(1);
        while ((first.Month - 1) % Math.Min(step, 12) != 0) first = first.AddMonths(1);
        return first;
    }

    private static string Short(DateOnly day) => day.ToString("d MMM", System.Globalization.CultureInfo.CurrentCulture);
}

/// <summary>Says a sentence in the reader's language, with values in its places.</summary>
public delegate string Tell(string sentence, params object[] values);

/// <summary>The line that says which day it is, its words kept within the sheet.</summary>
public static class TodayMark
{
    public static IEnumerable<Shape> Draw(Axis axis, DateOnly today, double top, double bottom, double sheet, Tell tell)
    {
        if (today.DayNumber < axis.First || today.DayNumber > axis.Last) yield break;
        var x = axis.At(today);
        var words = tell("Today, {0}", Say.Date(today));
        var half = Letters.Width(words, bold: true) / 2;
        yield return new Stroke("hr-today", new Point(x, top + Letters.LineHeight + 2), new Point(x, bottom));
        yield return new Label(Math.Clamp(x, half, sheet - half), top + Letters.Ascent, words, "hr-today-words", Anchor.Middle, true);
    }
}
