using Handrail.Domain.Drafting;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Xunit;

namespace Handrail.Domain.Tests.Drafting;

public sealed class PartsTests
{
    private static readonly PlanContent Plan = MrG.Whole(MrG.Framework(new PlanContent()));
    private static readonly Guid New = Guid.Parse("000000ff-0000-7000-8000-000000000002");

    [Fact]
    public void A_new_part_goes_to_the_end_and_a_known_one_stays_in_its_place()
    {
        var added = Plan.With(new Objective { Id = New, Title = "Keep clear records" });
        Assert.Equal(["Return to the full range of surgical practice", "Communicate and lead well with the team", "Keep clear records"], added.Objectives.Select(o => o.Title));
        var changed = added.With(added.Objectives[0] with { Title = "Operate again" });
        Assert.Equal(["Operate again", "Communicate and lead well with the team", "Keep clear records"], changed.Objectives.Select(o => o.Title));
        Assert.Equal(9, Plan.With(new Activity { Id = New }).Activities.Length);
        Assert.Equal(5, Plan.With(new SupervisionStage { Id = New }).Stages.Length);
    }

    [Fact]
    public void Changing_one_part_leaves_the_value_it_started_from_as_it_was()
    {
        var before = PlanText.Write(Plan);
        _ = Plan.With(Plan.Objectives[0] with { Title = "Operate again" }).Without(Plan.Stages[0].Id).Moved(Plan.Activities[3].Id, -1);
        Assert.Equal(before, PlanText.Write(Plan));
    }

    [Fact]
    public void Reviews_are_numbered_by_their_months_whatever_the_order_they_came_in()
    {
        var added = Plan.With(new ReviewPoint { Id = New, Month = 3, Type = "interim" });
        Assert.Equal([(1, 2), (2, 3), (3, 4), (4, 6)], added.Reviews.Select(r => (r.Number, r.Month)));
        Assert.Equal(New, added.Reviews[1].Id);
        Assert.Equal([(1, 3), (2, 4), (3, 6)], added.Without(Plan.Reviews[0].Id).Reviews.Select(r => (r.Number, r.Month)));
        Assert.Equal([(1, 2), (2, 4), (3, 5), (4, 6)], added.With(added.Reviews[1] with { Month = 5 }).Reviews.Select(r => (r.Number, r.Month)));
    }

    [Fact]
    public void Activities_let_go_of_an_objective_that_leaves()
    {
        var (gone, kept) = (Plan.Objectives[0].Id, Plan.Objectives[1].Id);
        var without = Plan.Without(gone);
        Assert.Equal(Plan.Activities.Select(a => a.Id), without.Activities.Select(a => a.Id));
        Assert.All(without.Activities, a => Assert.DoesNotContain(gone, a.Objectives));
        Assert.Equal([kept], without.Activities.Single(a => a.Kind == "supervisor-meeting").Objectives);
        Assert.Empty(without.Activities.Single(a => a.Kind == "cbd").Objectives);
    }

    [Fact]
    public void Removing_a_part_that_is_not_there_changes_nothing() => Assert.Equal(PlanText.Write(Plan), PlanText.Write(Plan.Without(New)));

    [Fact]
    public void A_part_moves_one_place_within_its_own_list_and_stays_at_the_ends()
    {
        var (first, second) = (Plan.Objectives[0].Id, Plan.Objectives[1].Id);
        Assert.Equal([second, first], Plan.Moved(first, 1).Objectives.Select(o => o.Id));
        Assert.Equal([second, first], Plan.Moved(second, -1).Objectives.Select(o => o.Id));
        Assert.Equal(PlanText.Write(Plan), PlanText.Write(Plan.Moved(first, -1)));
        Assert.Equal(PlanText.Write(Plan), PlanText.Write(Plan.Moved(second, 1)));
        Assert.Equal(["dops", "cbd", "mini-cex"], Plan.Moved(Plan.Activities[0].Id, 1).Activities.Take(3).Select(a => a.Kind));
        Assert.Equal(["direct", "indirect", "close", "distant"], Plan.Moved(Plan.Stages[2].Id, -1).Stages.Select(s => s.Level));
        Assert.Equal(PlanText.Write(Plan), PlanText.Write(Plan.Moved(Plan.Reviews[0].Id, 1)));
    }

    [Fact]
    public void A_ladder_comes_into_the_plan_whole()
    {
        var plan = new PlanContent().WithLadder(SupervisionLadders.RcoaBased);
        Assert.Equal("rcoa-based", plan.Ladder);
        Assert.Equal(SupervisionLadders.RcoaBased.Levels, plan.Levels);
    }
}
