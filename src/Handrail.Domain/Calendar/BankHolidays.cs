using System.Collections.Frozen;

namespace Handrail.Domain.Calendar;

/// <summary>A day on which offices are closed, by its name.</summary>
public sealed record BankHoliday(DateOnly Date, string Name);

/// <summary>
/// Bank holidays of England and Wales, and of Northern Ireland: the standing rules of the Banking and Financial
/// Dealings Act 1971 with their substitute days, and the days that were moved or added once by proclamation.
/// A future proclamation needs a line here. Any country but Northern Ireland follows England.
/// </summary>
public static class BankHolidays
{
    public const int FirstYear = 2000;
    public const int LastYear = 2100;

    private const string NorthernIreland = "northern-ireland";

    private static readonly FrozenDictionary<DateOnly, string> EnglandAndWales = AllYears(northernIreland: false);
    private static readonly FrozenDictionary<DateOnly, string> InNorthernIreland = AllYears(northernIreland: true);

    /// <summary>Whether the calendar answers for this date. A form asks before it takes a date.</summary>
    public static bool Covers(DateOnly date) => date.Year is >= FirstYear and <= LastYear;

    /// <summary>The bank holidays of a year, earliest first.</summary>
    public static IReadOnlyList<BankHoliday> In(int year, string country)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, LastYear);
        return [.. OfYear(year, country == NorthernIreland).OrderBy(holiday => holiday.Date)];
    }

    /// <summary>The name of the bank holiday on this date, or null on any other day.</summary>
    public static string? NameOf(DateOnly date, string country)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(date.Year, FirstYear, nameof(date));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(date.Year, LastYear, nameof(date));
        return (country == NorthernIreland ? InNorthernIreland : EnglandAndWales).GetValueOrDefault(date);
    }

    private static FrozenDictionary<DateOnly, string> AllYears(bool northernIreland) =>
        Enumerable.Range(FirstYear, LastYear - FirstYear + 1)
            .SelectMany(year => OfYear(year, northernIreland))
            .ToDictionary(holiday => holiday.Date, holiday => holiday.Name)
            .ToFrozenDictionary();

    private static IEnumerable<BankHoliday> OfYear(int year, bool northernIreland)
    {
        var easter = EasterSunday(year);
        yield return OrNextMonday(new(year, 1, 1), "New Year's Day");
        yield return new(easter.AddDays(-2), "Good Friday");
        yield return new(easter.AddDays(1), "Easter Monday");
        yield return EarlyMay(year);
        yield return Spring(year);
        yield return new(LastMonday(year, 8), "Summer bank holiday");
        foreach (var day in Christmas(year))
            yield return day;

        foreach (var day in Extra(year))
            yield return day;

        if (northernIreland)
        {
            yield return OrNextMonday(new(year, 3, 17), "St Patrick's Day");
            yield return OrNextMonday(new(year, 7, 12), "Battle of the Boyne (Orangemen's Day)");
        }
    }

    private static BankHoliday EarlyMay(int year) => year == 2020
        ? new(new(2020, 5, 8), "Early May bank holiday (VE day)")
        : new(FirstMonday(year, 5), "Early May bank holiday");

    // Moved beside the extra day in each jubilee year.
    private static BankHoliday Spring(int year) => new(year switch
    {
        2002 => new(2002, 6, 4),
        2012 => new(2012, 6, 4),
        2022 => new(2022, 6, 2),
        _ => LastMonday(year, 5),
    }, "Spring bank holiday");

    private static BankHoliday[] Extra(int year) => year switch
    {
        2002 => [new(new(2002, 6, 3), "Golden Jubilee bank holiday")],
        2011 => [new(new(2011, 4, 29), "Royal wedding bank holiday")],
        2012 => [new(new(2012, 6, 5), "Diamond Jubilee bank holiday")],
        2022 =>
        [
            new(new(2022, 6, 3), "Platinum Jubilee bank holiday"),
            new(new(2022, 9, 19), "Bank holiday for the state funeral of Queen Elizabeth II"),
        ],
        2023 => [new(new(2023, 5, 8), "Bank holiday for the coronation of King Charles III")],
        _ => [],
    };

    private static IEnumerable<BankHoliday> Christmas(int year)
    {
        var christmas = new DateOnly(year, 12, 25);
        var boxing = christmas.AddDays(1);
        yield return christmas.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
            ? new(new(year, 12, 27), Substitute("Christmas Day"))
            : new(christmas, "Christmas Day");
        yield return boxing.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
            ? new(new(year, 12, 28), Substitute("Boxing Day"))
            : new(boxing, "Boxing Day");
    }

    private static BankHoliday OrNextMonday(DateOnly date, string name) => date.DayOfWeek switch
    {
        DayOfWeek.Saturday => new(date.AddDays(2), Substitute(name)),
        DayOfWeek.Sunday => new(date.AddDays(1), Substitute(name)),
        _ => new(date, name),
    };

    private static string Substitute(string name) => $"{name} (substitute day)";

    private static DateOnly FirstMonday(int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays(((int)DayOfWeek.Monday - (int)first.DayOfWeek + 7) % 7);
    }

    private static DateOnly LastMonday(int year, int month)
    {
        var last = new DateOnly(year, month, DateTime.DaysInMonth(year, month));
        return last.AddDays(-(((int)last.DayOfWeek - (int)DayOfWeek.Monday + 7) % 7));
    }

    // The Gregorian computus in the form known as Meeus, Jones and Butcher: the letters are theirs.
    private static DateOnly EasterSunday(int year)
    {
        var a = year % 19;
        var (b, c) = Math.DivRem(year, 100);
        var (d, e) = Math.DivRem(b, 4);
        var f = (b + 8) / 25;
        var g = (b - f + 1) / 3;
        var h = ((19 * a) + b - d - g + 15) % 30;
        var (i, k) = Math.DivRem(c, 4);
        var l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var (month, day) = Math.DivRem(h + l - (7 * m) + 114, 31);
        return new(year, month, day + 1);
    }
}
