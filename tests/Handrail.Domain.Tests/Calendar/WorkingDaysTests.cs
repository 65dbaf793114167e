using System.Globalization;
using Handrail.Domain.Calendar;
using Xunit;

namespace Handrail.Domain.Tests.Calendar;

public sealed class WorkingDaysTests
{
    [Theory]
    [InlineData("2026-04-02", "england", true)]
    [InlineData("2026-04-03", "england", false)]
    [InlineData("2026-04-04", "england", false)]
    [InlineData("2026-04-05", "england", false)]
    [InlineData("2026-04-06", "wales", false)]
    [InlineData("2026-07-13", "england", true)]
    [InlineData("2026-07-13", "northern-ireland", false)]
    [InlineData("2026-07-13", "other", true)]
    public void Weekends_and_the_countrys_bank_holidays_are_not_working_days(string date, string country, bool working) =>
        Assert.Equal(working, WorkingDays.IsWorkingDay(On(date), country));

    [Theory]
    [InlineData("2026-04-02", "2026-04-02")]
    [InlineData("2026-04-03", "2026-04-07")]
    [InlineData("2021-12-25", "2021-12-29")]
    [InlineData("2026-12-31", "2026-12-31")]
    [InlineData("2022-01-01", "2022-01-04")]
    public void The_next_working_day_may_be_the_day_itself(string from, string expected) =>
        Assert.Equal(On(expected), WorkingDays.NextOnOrAfter(On(from), "england"));

    [Theory]
    [InlineData("2026-08-03", 5, "england", "2026-08-10")]
    [InlineData("2026-04-02", 1, "england", "2026-04-07")]
    [InlineData("2026-04-04", 1, "england", "2026-04-07")]
    [InlineData("2020-12-23", 4, "england", "2020-12-31")]
    [InlineData("2020-12-23", 5, "england", "2021-01-04")]
    [InlineData("2026-07-10", 2, "england", "2026-07-14")]
    [InlineData("2026-07-10", 2, "northern-ireland", "2026-07-15")]
    [InlineData("2026-04-07", -1, "england", "2026-04-02")]
    [InlineData("2026-04-05", -2, "england", "2026-04-01")]
    [InlineData("2026-04-02", 0, "england", "2026-04-02")]
    [InlineData("2026-04-03", 0, "england", "2026-04-07")]
    public void Working_days_are_counted_from_the_day_after(string from, int n, string country, string expected) =>
        Assert.Equal(On(expected), WorkingDays.Add(On(from), n, country));

    // 261 weekdays in 2026, less 8 bank holidays in England and 10 in Northern Ireland.
    [Fact]
    public void A_year_of_working_days_leads_into_the_next()
    {
        var days = Enumerable.Range(0, 365).Select(day => new DateOnly(2026, 1, 1).AddDays(day)).ToList();
        Assert.Equal(253, days.Count(day => WorkingDays.IsWorkingDay(day, "england")));
        Assert.Equal(251, days.Count(day => WorkingDays.IsWorkingDay(day, "northern-ireland")));
        Assert.Equal(new DateOnly(2027, 1, 4), WorkingDays.Add(new(2025, 12, 31), 254, "england"));
    }

    private static DateOnly On(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("2026-09-01", "2026-09-01", 0)]
    [InlineData("2026-09-04", "2026-09-07", 1)]
    [InlineData("2026-08-28", "2026-09-01", 1)]
    [InlineData("2026-09-02", "2026-09-01", 0)]
    public void The_days_that_somebody_has_waited_are_working_days(string from, string today, int days) =>
        Assert.Equal(days, WorkingDays.Since(DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture), "england"));
}
