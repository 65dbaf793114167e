using Handrail.Web.Ui;
using Xunit;

namespace Handrail.Web.Tests.Ui;

public sealed class DateBoxesTests
{
    [Theory]
    [InlineData("6", "8", "2026")]
    [InlineData(" 06", "08 ", "2026")]
    [InlineData("6", "August", "2026")]
    [InlineData("6", "aug", "2026")]
    public void A_date_is_read_as_people_write_it(string day, string month, string year)
    {
        Assert.True(new DateBoxes { Day = day, Month = month, Year = year }.TryRead(out var date));
        Assert.Equal(new DateOnly(2026, 8, 6), date);
    }

    [Theory]
    [InlineData("", "", "", "Enter {0}", "")]
    [InlineData("6", "", "2026", "{0} must include a month", "Month")]
    [InlineData("", "8", "", "{0} must include a day and year", "Day Year")]
    [InlineData("6", "13", "2026", "{0} must have a month from 1 to 12, or the name of a month", "Month")]
    [InlineData("6", "x", "2026", "{0} must have a month from 1 to 12, or the name of a month", "Month")]
    [InlineData("6", "8", "26", "{0} must have a year with 4 numbers", "Year")]
    [InlineData("31", "2", "2026", "{0} must be a real date", "")]
    [InlineData("29", "2", "2026", "{0} must be a real date", "")]
    [InlineData("0", "2", "2026", "{0} must be a real date", "")]
    [InlineData("-6", "8", "2026", "{0} must be a real date", "")]
    [InlineData("x", "8", "2026", "{0} must be a real date", "")]
    public void A_fault_says_what_to_mend_and_in_which_box(string day, string month, string year, string sentence, string boxes)
    {
        var typed = new DateBoxes { Day = day, Month = month, Year = year };
        Assert.False(typed.TryRead(out _));
        Assert.Equal(sentence, typed.Fault()!.Value.Sentence);
        Assert.Equal(boxes, string.Join(' ', typed.Fault()!.Value.Boxes));
    }

    [Fact]
    public void A_leap_day_is_real_in_a_leap_year() =>
        Assert.Null(new DateBoxes { Day = "29", Month = "2", Year = "2028" }.Fault());

    [Fact]
    public void A_date_survives_the_boxes()
    {
        Assert.True(DateBoxes.Of(new DateOnly(2026, 12, 1)).TryRead(out var date));
        Assert.Equal(new DateOnly(2026, 12, 1), date);
        Assert.True(DateBoxes.Of(null).IsEmpty);
    }
}
