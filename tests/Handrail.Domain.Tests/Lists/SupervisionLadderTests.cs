using Handrail.Domain.Lists;
using Xunit;

namespace Handrail.Domain.Tests.Lists;

public sealed class SupervisionLadderTests
{
    public static TheoryData<string> Ladders => [.. SupervisionLadders.All.Select(ladder => ladder.Code)];

    [Theory, MemberData(nameof(Ladders))]
    public void A_ladder_leads_step_by_step_from_its_tightest_level_to_independence(string code)
    {
        var levels = SupervisionLadders.Find(code)!.Levels;
        Assert.Equal(Enumerable.Range(0, levels.Count).Reverse(), levels.Select(level => level.Tightness));
        Assert.Equal("independent", levels[^1].Code);
    }

    [Theory, MemberData(nameof(Ladders))]
    public void Levels_are_told_apart_by_code_name_and_definition(string code)
    {
        var levels = SupervisionLadders.Find(code)!.Levels;
        Assert.Distinct(levels.Select(level => level.Code));
        Assert.Distinct(levels.Select(level => level.Name));
        Assert.Distinct(levels.Select(level => level.Definition));
        Assert.All(levels, level => Assert.EndsWith(".", level.Definition, StringComparison.Ordinal));
    }

    // Published scales count in opposite directions: a bare number could be read the wrong way round.
    [Theory, MemberData(nameof(Ladders))]
    public void Nothing_that_people_read_carries_a_number(string code)
    {
        var ladder = SupervisionLadders.Find(code)!;
        Assert.DoesNotContain(ladder.Name, char.IsDigit);
        Assert.All(ladder.Levels, level => Assert.DoesNotContain(level.Code + level.Name + level.Definition, char.IsDigit));
    }

    [Fact]
    public void A_level_is_found_by_its_code_and_an_unknown_one_is_not()
    {
        Assert.Equal(4, SupervisionLadders.RcoaBased.Find("present-throughout")?.Tightness);
        Assert.Null(SupervisionLadders.RcoaBased.Find("observing"));
        Assert.Null(SupervisionLadders.Find("none"));
    }
}
