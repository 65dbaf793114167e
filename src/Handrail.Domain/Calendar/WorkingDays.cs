namespace Handrail.Domain.Calendar;

/// <summary>
/// Working days: Monday to Friday without bank holidays. The country is a value of
/// <see cref="Lists.CodeLists.Countries"/>; dates lie in the years that <see cref="BankHolidays"/> covers.
/// </summary>
public static class WorkingDays
{
    public static bool IsWorkingDay(DateOnly date, string country) =>
        BankHolidays.NameOf(date, country) is null && date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The date itself when it is a working day, else the first working day after it.</summary>
    public static DateOnly NextOnOrAfter(DateOnly date, string country)
    {
        while (!IsWorkingDay(date, country))
            date = date.AddDays(1);

        return date;
    }

    /// <summary>
    /// The nth working day after the date, which itself is not counted; before it when n is negative.
    /// Nought working days after a date is <see cref="NextOnOrAfter"/>.
    /// </summary>
    public static DateOnly Add(DateOnly date, int n, string country)
    {
        if (n == 0)
            return NextOnOrAfter(date, country);

        for (var left = Math.Abs(n); left > 0;)
        {
            date = date.AddDays(Math.Sign(n));
            if (IsWorkingDay(date, country))
                left--;
        }

        return date;
    }

    /// <summary>How many working days have begun since a date, which itself is not counted.</summary>
    public static int Since(DateOnly date, DateOnly today, string country)
    {
        var days = 0;
        for (var day = date.AddDays(1); day <= today; day = day.AddDays(1))
        {
            if (IsWorkingDay(day, country))
                days++;
        }

        return days;
    }
}
