using Handrail.Web.Ui;
using Handrail.Web.Ui.Components;
using Xunit;

namespace Handrail.Web.Tests.Ui;

public sealed class SayTests
{
    [Fact]
    public void Days_are_written_in_full()
    {
        Assert.Equal("6 August 2026", Say.Date(new DateOnly(2026, 8, 6)));
        Assert.Equal("Thursday 6 August 2026", Say.Weekday(new DateOnly(2026, 8, 6)));
        Assert.Equal("August 2026", Say.Month(new DateOnly(2026, 8, 6)));
        Assert.Equal("Not yet set", Say.Date(null, "Not yet set"));
        Assert.Equal("6 August 2026 at 5.30pm", Say.Moment(new DateTime(2026, 8, 6, 17, 30, 0, DateTimeKind.Unspecified)));
    }

    [Theory]
    [InlineData(0, 0, "midnight")]
    [InlineData(0, 5, "12.05am")]
    [InlineData(9, 0, "9am")]
    [InlineData(12, 0, "midday")]
    [InlineData(12, 30, "12.30pm")]
    [InlineData(17, 30, "5.30pm")]
    public void Times_are_written_on_the_twelve_hour_clock(int hour, int minute, string said) =>
        Assert.Equal(said, Say.Time(new TimeOnly(hour, minute)));

    [Fact]
    public void A_range_says_to() => Assert.Equal("2pm to 6pm", Say.Times(new TimeOnly(14, 0), new TimeOnly(18, 0)));

    [Theory]
    [InlineData(40, "just now")]
    [InlineData(60, "1 minute ago")]
    [InlineData(60 * 59, "59 minutes ago")]
    [InlineData(60 * 60, "1 hour ago")]
    [InlineData(60 * 60 * 24, "on 5 August 2026")]
    public void What_happened_lately_is_told_from_now(int seconds, string said)
    {
        var now = new DateTime(2026, 8, 6, 12, 0, 0, DateTimeKind.Utc);
        Assert.Equal(said, Say.Ago(now.AddSeconds(-seconds), now));
    }

    [Fact]
    public void Numbers_have_a_comma_over_999_and_no_needless_decimals()
    {
        Assert.Equal(["999", "1,000", "0.25", "2.5"], [Say.Number(999), Say.Number(1000), Say.Number(0.25m), Say.Number(2.50m)]);
        Assert.Equal(["1 week", "6 weeks"], [Say.Count(1, "week", "weeks"), Say.Count(6, "week", "weeks")]);
    }

    [Theory]
    [InlineData(1, 1, "1")]
    [InlineData(1, 4, "1 2 3 4")]
    [InlineData(1, 9, "1 2 … 9")]
    [InlineData(4, 9, "1 2 3 4 5 … 9")]
    [InlineData(5, 9, "1 … 4 5 6 … 9")]
    [InlineData(9, 9, "1 … 8 9")]
    public void Pages_in_between_are_a_gap_unless_the_gap_would_hide_only_one(int page, int pages, string shown) =>
        Assert.Equal(shown, string.Join(' ', PaginationTagHelper.Numbers(page, pages).Select(n => n?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "…")));
}
