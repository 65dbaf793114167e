using Handrail.Domain.Drafting;
using Handrail.Domain.Plans;
using Xunit;

namespace Handrail.Domain.Tests.Drafting;

public sealed class DraftMergeTests
{
    private static readonly Objective Started = new() { Id = Ids.New(), Title = "Title", Description = "Description", Areas = ["leadership"] };

    [Fact]
    public void Edits_of_different_fields_both_stand()
    {
        var merged = Merge.Of(Started, Started with { Title = "Theirs" }, Started with { Description = "Mine" });
        Assert.Empty(merged.Clashes);
        Assert.Equal(("Theirs", "Mine"), (merged.Value.Title, merged.Value.Description));
    }

    [Fact]
    public void The_same_field_shows_both_texts()
    {
        var merged = Merge.Of(Started, Started with { Title = "Theirs" }, Started with { Title = "Mine" });
        Assert.Equal([new Clash("Title", "Title", "Theirs", "Mine")], merged.Clashes);
    }

    [Fact]
    public void The_same_edit_twice_is_no_clash() =>
        Assert.Empty(Merge.Of(Started, Started with { Areas = ["other"] }, Started with { Areas = ["other"] }).Clashes);

    // Both texts have been shown; saving again must not take back what the other wrote in a field that I never touched.
    [Fact]
    public void Saving_again_after_a_clash_puts_mine_in_the_field_that_clashed_and_keeps_theirs_elsewhere()
    {
        var theirs = Started with { Title = "Theirs", Description = "Theirs too" };
        var mine = Started with { Title = "Mine" };
        var restarted = Merge.Restart(Started, theirs, Merge.Of(Started, theirs, mine).Clashes);
        var again = Merge.Of(restarted, theirs, mine);
        Assert.Empty(again.Clashes);
        Assert.Equal(("Mine", "Theirs too"), (again.Value.Title, again.Value.Description));
    }
}
