using Handrail.Domain.Drafting;
using Handrail.Domain.Plans;
using Xunit;

namespace Handrail.Domain.Tests.Drafting;

public sealed class MergeTests
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
}
