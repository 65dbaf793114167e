using System.Text.Json;
using System.Text.Json.Nodes;
using Handrail.Domain.Drafting;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Xunit;

namespace Handrail.Domain.Tests.Drafting;

public sealed class MergeTests
{
    private static readonly PlanContent Plan = MrG.Whole(MrG.Framework(new PlanContent()));
    private static readonly Objective Objective = Plan.Objectives[0];
    private static readonly Activity Activity = Plan.Activities[0];

    [Fact]
    public void Edits_of_different_fields_both_stand()
    {
        var merged = Merge.Of(Objective, Objective with { Title = "Operate again" }, Objective with { WithinMonths = 4 });
        Assert.Empty(merged.Clashes);
        Assert.Equal(("Operate again", 4, Objective.Description), (merged.Value.Title, merged.Value.WithinMonths, merged.Value.Description));
    }

    [Fact]
    public void An_edit_of_the_same_field_keeps_mine_and_shows_both()
    {
        var merged = Merge.Of(Objective with { Title = "Return" }, Objective with { Title = "Operate" }, Objective with { Title = "Practise" });
        Assert.Equal(new Clash("Title", "Return", "Operate", "Practise"), Assert.Single(merged.Clashes));
        Assert.Equal("Practise", merged.Value.Title);
    }

    [Fact]
    public void The_same_change_by_both_is_no_clash()
    {
        var changed = Objective with { Title = "Operate again", SuccessMeasures = ["Six cases"] };
        var merged = Merge.Of(Objective, changed, changed with { SuccessMeasures = ["Six cases"] });
        Assert.Empty(merged.Clashes);
        Assert.Equal("Operate again", merged.Value.Title);
        Assert.Equal(["Six cases"], merged.Value.SuccessMeasures);
    }

    [Fact]
    public void Some_fields_can_be_taken_from_another_value_and_names_of_other_things_are_passed_over()
    {
        var other = Objective with { Title = "Operate", WithinMonths = 4 };
        Assert.Equal(["Title", "WithinMonths"], Merge.Differing(Objective, other));
        Assert.Equal((Objective.Title, 4), (Merge.Take(other, Objective, ["Title", "", "Nothing"]).Title, Merge.Take(other, Objective, ["Title"]).WithinMonths));
    }

    [Fact]
    public void Lists_are_one_field_and_are_shown_one_item_a_line()
    {
        var merged = Merge.Of(
            Objective with { SuccessMeasures = ["One"] },
            Objective with { SuccessMeasures = ["One", "Two"] },
            Objective with { SuccessMeasures = ["One", "Three"] });
        Assert.Equal(new Clash("SuccessMeasures", "One", "One\nTwo", "One\nThree"), Assert.Single(merged.Clashes));
    }

    [Fact]
    public void Whoever_changed_nothing_takes_over_what_the_other_wrote()
    {
        var theirs = Objective with { Title = "Operate again", Areas = ["leadership"] };
        Assert.Equal(Written(theirs), Written(Merge.Of(Objective, theirs, Objective).Value));
        Assert.Equal(Written(theirs), Written(Merge.Of(Objective, Objective, theirs).Value));
    }

    [Fact]
    public void A_whole_plan_merges_like_a_part()
    {
        var merged = Merge.Of(Plan, Plan with { Aim = "Theirs" }, Plan.Without(Plan.Stages[3].Id));
        Assert.Empty(merged.Clashes);
        Assert.Equal(("Theirs", 3), (merged.Value.Aim, merged.Value.Stages.Length));
    }

    // Whatever each side edits: fields that one side alone edited are that side's, the rest are untouched, and a clash
    // stands exactly where both wrote different things.
    [Fact]
    public void Of_any_two_edits_each_field_is_whose_it_was()
    {
        const int seed = 20260203;
        var random = new Random(seed);
        for (var run = 0; run < 2_000; run++)
        {
            var (theirs, mine) = (Edited(random), Edited(random));
            var merged = Merge.Of(Activity, theirs, mine);
            var (was, other, own, now) = (Node(Activity), Node(theirs), Node(mine), Node(merged.Value));
            foreach (var (field, value) in was)
            {
                var (byThem, byMe) = (!Same(other[field], value), !Same(own[field], value));
                var right = byMe ? own[field] : byThem ? other[field] : value;
                Assert.True(Same(now[field], right), $"seed {seed}, run {run}, {field}");
                var clashes = byThem && byMe && !Same(other[field], own[field]);
                Assert.True(clashes == merged.Clashes.Any(c => c.Field.Equals(field, StringComparison.OrdinalIgnoreCase)), $"seed {seed}, run {run}, {field}");
            }
        }
    }

    private static Activity Edited(Random random)
    {
        var activity = Activity;
        for (var edits = random.Next(4); edits > 0; edits--)
            activity = random.Next(8) switch
            {
                0 => activity with { Title = $"Title {random.Next(3)}" },
                1 => activity with { Kind = random.Next(2) == 0 ? "dops" : "pba" },
                2 => activity with { Objectives = [.. Plan.Objectives.Select(o => o.Id).Take(random.Next(3))] },
                3 => activity with { PlannedCount = 1 + random.Next(9) },
                4 => activity with { DueByMonth = 1 + random.Next(6) },
                5 => activity with { CostPence = random.Next(3) * 1_000 },
                6 => activity with { EvidenceNeeded = "" },
                _ => activity with { Owner = random.Next(2) == 0 ? "coach" : "mentor" },
            };
        return activity;
    }

    private static JsonObject Node(Activity activity) => JsonSerializer.SerializeToNode(activity, PlanText.Part<Activity>())!.AsObject();

    private static string Written(Objective objective) => JsonSerializer.Serialize(objective, PlanText.Part<Objective>());

    private static bool Same(JsonNode? one, JsonNode? other) => JsonNode.DeepEquals(one, other);
}
