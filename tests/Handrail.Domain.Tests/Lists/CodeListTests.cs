using Handrail.Domain.Lists;
using Xunit;

namespace Handrail.Domain.Tests.Lists;

public sealed class CodeListTests
{
    private static readonly CodeList Colours = new("colours",
        new("red", "Red"),
        new("mauve", "Mauve, as it was called", Retired: true),
        new("amber", "Amber"));

    [Fact]
    public void Entries_stay_in_the_order_in_which_they_were_written()
    {
        Assert.Equal(["red", "mauve", "amber"], Colours.All.Select(code => code.Value));
        Assert.Equal(["red", "amber"], Colours.Offered.Select(code => code.Value));
    }

    [Fact]
    public void A_retired_entry_is_known_and_keeps_its_wording_and_is_not_offered()
    {
        Assert.True(Colours.Knows("mauve"));
        Assert.False(Colours.Offers("mauve"));
        Assert.Equal("Mauve, as it was called", Colours.WordsOf("mauve"));
    }

    [Fact]
    public void An_unknown_value_is_its_own_wording()
    {
        Assert.False(Colours.Knows("Red"));
        Assert.False(Colours.Offers("Red"));
        Assert.Equal("Red", Colours.WordsOf("Red"));
        Assert.Equal("", Colours.WordsOf(""));
    }

    [Fact]
    public void The_same_value_twice_is_refused() =>
        Assert.Throws<ArgumentException>(() => new CodeList("twice", new("red", "Red"), new("red", "Crimson")));

    [Fact]
    public void What_a_list_was_made_from_cannot_change_it()
    {
        Code[] codes = [new("red", "Red")];
        var list = new CodeList("colours", codes);
        codes[0] = new("blue", "Blue");
        Assert.Equal("red", Assert.Single(list.All).Value);
    }
}
