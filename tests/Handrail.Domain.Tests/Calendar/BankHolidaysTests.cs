using System.Globalization;
using Handrail.Domain.Calendar;
using Handrail.Domain.Lists;
using Xunit;

namespace Handrail.Domain.Tests.Calendar;

public sealed class BankHolidaysTests
{
    // As published by the government for each year, month and day.
    [Theory]
    [InlineData(2002, "01-01 03-29 04-01 05-06 06-03 06-04 08-26 12-25 12-26")]
    [InlineData(2011, "01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27")]
    [InlineData(2012, "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26")]
    [InlineData(2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28")]
    [InlineData(2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28")]
    [InlineData(2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27")]
    [InlineData(2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26")]
    [InlineData(2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26")]
    [InlineData(2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26")]
    [InlineData(2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28")]
    [InlineData(2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28")]
    public void England_and_Wales_have_the_published_days(int year, string days)
    {
        Assert.Equal(days, Days(year, "england"));
        Assert.Equal(days, Days(year, "wales"));
        Assert.Equal(days, Days(year, "other"));
    }

    [Theory]
    [InlineData(2020, "01-01 03-17 04-10 04-13 05-08 05-25 07-13 08-31 12-25 12-28")]
    [InlineData(2021, "01-01 03-17 04-02 04-05 05-03 05-31 07-12 08-30 12-27 12-28")]
    [InlineData(2022, "01-03 03-17 04-15 04-18 05-02 06-02 06-03 07-12 08-29 09-19 12-26 12-27")]
    [InlineData(2023, "01-02 03-17 04-07 04-10 05-01 05-08 05-29 07-12 08-28 12-25 12-26")]
    [InlineData(2024, "01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26")]
    [InlineData(2025, "01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26")]
    [InlineData(2026, "01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28")]
    [InlineData(2027, "01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-27 12-28")]
    public void Northern_Ireland_has_its_two_days_besides(int year, string days) =>
        Assert.Equal(days, Days(year, "northern-ireland"));

    [Theory]
    [InlineData("2021-12-27", "Christmas Day (substitute day)")]
    [InlineData("2021-12-28", "Boxing Day (substitute day)")]
    [InlineData("2022-12-26", "Boxing Day")]
    [InlineData("2022-12-27", "Christmas Day (substitute day)")]
    [InlineData("2020-12-25", "Christmas Day")]
    [InlineData("2020-12-28", "Boxing Day (substitute day)")]
    [InlineData("2023-01-02", "New Year's Day (substitute day)")]
    [InlineData("2020-05-08", "Early May bank holiday (VE day)")]
    [InlineData("2022-09-19", "Bank holiday for the state funeral of Queen Elizabeth II")]
    [InlineData("2020-05-04", null)]
    [InlineData("2021-12-25", null)]
    [InlineData("2025-07-14", null)]
    public void A_day_has_its_name_in_England(string date, string? name) => Assert.Equal(name, BankHolidays.NameOf(On(date), "england"));

    [Theory]
    [InlineData("2024-03-18", "St Patrick's Day (substitute day)")]
    [InlineData("2027-07-12", "Battle of the Boyne (Orangemen's Day)")]
    [InlineData("2024-03-17", null)]
    public void A_day_has_its_name_in_Northern_Ireland(string date, string? name) =>
        Assert.Equal(name, BankHolidays.NameOf(On(date), "northern-ireland"));

    // The earliest, the latest, the two years that plain rules get wrong (2049, 2076) and both ends of the range.
    [Theory]
    [InlineData("2008-03-24")]
    [InlineData("2038-04-26")]
    [InlineData("2049-04-19")]
    [InlineData("2076-04-20")]
    [InlineData("2000-04-24")]
    [InlineData("2100-03-29")]
    public void Easter_Monday_is_the_day_after_the_known_Easter(string date) => Assert.Equal("Easter Monday", BankHolidays.NameOf(On(date), "england"));

    [Fact]
    public void In_every_year_each_day_is_a_weekday_of_its_own_and_there_are_at_least_eight()
    {
        for (var year = BankHolidays.FirstYear; year <= BankHolidays.LastYear; year++)
        {
            var england = BankHolidays.In(year, "england");
            var ireland = BankHolidays.In(year, "northern-ireland");
            Assert.InRange(england.Count, 8, 10);
            Assert.Equal(england.Count + 2, ireland.Count);
            Assert.Distinct(ireland.Select(holiday => holiday.Date));
            Assert.All(ireland, holiday => Assert.False(holiday.Date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday));
            Assert.All(ireland, holiday => Assert.Equal(holiday.Name, BankHolidays.NameOf(holiday.Date, "northern-ireland")));
        }
    }

    [Theory]
    [InlineData(1999)]
    [InlineData(2101)]
    public void Outside_its_years_the_calendar_does_not_guess(int year)
    {
        Assert.False(BankHolidays.Covers(new(year, 6, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => BankHolidays.In(year, "england"));
        Assert.Throws<ArgumentOutOfRangeException>(() => BankHolidays.NameOf(new(year, 6, 1), "england"));
    }

    [Fact]
    public void Northern_Ireland_is_called_as_in_the_list_of_countries() => Assert.True(CodeLists.Countries.Offers("northern-ireland"));

    private static string Days(int year, string country) =>
        string.Join(' ', BankHolidays.In(year, country).Select(holiday => holiday.Date.ToString("MM-dd", CultureInfo.InvariantCulture)));

    private static DateOnly On(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
