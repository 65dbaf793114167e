using System.Text.Json.Nodes;
using Handrail.Domain.Drafting;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Xunit;

namespace Handrail.Domain.Tests.Drafting;

public sealed class PartTextsTests
{
    private static readonly PlanContent Plan = MrG.Whole(MrG.Framework(new PlanContent()));

    [Fact]
    public void Every_part_put_back_as_its_text_is_the_same_plan() => Assert.All(Plan.PartIds(), id =>
        Assert.Equal(PlanText.Write(Plan), PlanText.Write(Plan.WithText(Plan.KindOf(id)!.Value, id, Plan.TextOf(id)))));

    [Fact]
    public void The_parts_together_say_all_that_the_plan_says()
    {
        var built = Plan.PartIds().Aggregate(new PlanContent(), (content, id) => content.WithText(Plan.KindOf(id)!.Value, id, Plan.TextOf(id)));
        Assert.Equal(PlanText.Write(Plan), PlanText.Write(built));
    }

    [Fact]
    public void A_part_that_is_not_there_is_an_empty_text_and_an_empty_text_takes_a_part_out()
    {
        Assert.Equal("", Plan.TextOf(Guid.CreateVersion7()));
        var objective = Plan.Objectives[0].Id;
        Assert.Equal(PlanText.Write(Plan.Without(objective)), PlanText.Write(Plan.WithText(PartKind.Objective, objective, "")));
    }

    [Fact]
    public void A_stored_part_that_is_older_than_a_field_reads_as_if_it_had_the_value_of_a_new_one()
    {
        var objective = Plan.Objectives[0];
        var old = JsonNode.Parse(Plan.TextOf(objective.Id))!.AsObject();
        old.Remove("evidenceExpected");
        Assert.Equal("", Plan.WithText(PartKind.Objective, objective.Id, old.ToJsonString()).Objectives[0].EvidenceExpected);
    }

    [Fact]
    public void A_change_is_made_anew_on_what_the_part_says_now_unless_both_changed_the_same()
    {
        var objective = Plan.Objectives[0];
        var (before, title) = (Plan.TextOf(objective.Id), Plan.With(objective with { Title = "Operate again" }).TextOf(objective.Id));
        var months = Plan.With(objective with { WithinMonths = 4 }).TextOf(objective.Id);
        var joined = PartTexts.Join(before, months, title);
        Assert.Empty(joined.Clashes);
        Assert.Equal(Plan.With(objective with { Title = "Operate again", WithinMonths = 4 }).TextOf(objective.Id), joined.Value);
        Assert.Equal("Title", Assert.Single(PartTexts.Join(before, Plan.With(objective with { Title = "Practise" }).TextOf(objective.Id), title).Clashes).Field);
        Assert.Single(PartTexts.Join(before, "", title).Clashes);
        Assert.Single(PartTexts.Join(before, months, "").Clashes);
        Assert.Equal(title, PartTexts.Join(before, title, title).Value);
    }
}
