using System.Text;
using Xunit;

namespace Handrail.Domain.Tests;

public sealed class TextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("   \r\n ", "")]
    [InlineData("  aim ", "aim")]
    [InlineData("one\r\ntwo\rthree\u2028four\u0085five", "one\ntwo\nthree\nfour\nfive")]
    [InlineData("cafe\u0301", "caf\u00e9")]
    [InlineData("a\u0000b\u0007c\u009bd\u007fe", "abcde")]
    [InlineData("a\tb", "a\tb")]
    [InlineData("\u0007", "")]
    [InlineData("well done 👩🏽‍⚕️🎉", "well done 👩🏽‍⚕️🎉")]
    [InlineData("\u200fשלום مرحبا\u200e", "\u200fשלום مرحبا\u200e")]
    [InlineData("Siân Llŷr – “yes”", "Siân Llŷr – “yes”")]
    public void Text_is_composed_with_plain_line_ends_and_no_control_characters(string? typed, string kept) => Assert.Equal(kept, Text.Clean(typed));

    [Fact]
    public void Half_a_character_becomes_the_sign_for_an_unknown_one() => Assert.Equal("a\ufffdb", Text.Clean("a" + (char)0xD800 + "b"));

    [Fact]
    public void What_is_no_character_falls_away_and_breaks_nothing()
    {
        Assert.Equal("abc", Text.Clean("a\ufffeb\uffffc"));
        Assert.Equal("abc", Handrail.Domain.People.NameKey.Normalise("a\ufffeb\uffffc"));
        Assert.Equal("abc", Handrail.Domain.People.Passwords.Clean("a\ufffeb\uffffc"));
    }

    [Fact]
    public void Cleaning_twice_changes_nothing_more()
    {
        const int seed = 20260202;
        var random = new Random(seed);
        for (var run = 0; run < 2_000; run++)
        {
            var typed = new StringBuilder();
            for (var i = random.Next(12); i >= 0; i--) typed.Append((char)(random.Next(4) == 0 ? random.Next(0x20) : random.Next(0x3100)));
            var once = Text.Clean(typed.ToString());
            Assert.True(once == Text.Clean(once) && once.IsNormalized(NormalizationForm.FormC), $"seed {seed}, run {run}: {once}");
        }
    }

    [Fact]
    public void A_list_is_typed_one_item_a_line_and_empty_lines_fall_away() =>
        Assert.Equal(["Six cases", "No open question"], Text.Lines(" Six cases \r\n\r\n   \nNo open question\n"));
}
