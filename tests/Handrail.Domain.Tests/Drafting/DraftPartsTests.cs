using Handrail.Domain.Drafting;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Xunit;

namespace Handrail.Domain.Tests.Drafting;

public sealed class DraftPartsTests
{
    [Fact]
    public void A_stage_moves_past_the_next_stage_of_its_own_setting_and_leaves_the_others_where_they_are()
    {
        var (theatre1, clinic1, theatre2, clinic2) = (Stage("Theatre"), Stage("Clinic"), Stage("Theatre"), Stage("Clinic"));
        var plan = new PlanContent().WithLadder(SupervisionLadders.Suggested).With(theatre1).With(clinic1).With(theatre2).With(clinic2);
        Assert.Equal([theatre2.Id, clinic1.Id, theatre1.Id, clinic2.Id], plan.Moved(theatre1.Id, 1).Stages.Select(s => s.Id));
        Assert.Equal([theatre1.Id, clinic2.Id, theatre2.Id, clinic1.Id], plan.Moved(clinic2.Id, -1).Stages.Select(s => s.Id));
        Assert.Equal(plan.Stages, plan.Moved(theatre2.Id, 1).Stages);
        Assert.Equal(plan.Stages, plan.Moved(Ids.New(), 1).Stages);
    }

    [Fact]
    public void What_is_removed_has_a_name()
    {
        var stage = Stage("Theatre");
        var review = new ReviewPoint { Id = Ids.New(), Month = 4, Type = "formal" };
        var plan = new PlanContent().WithLadder(SupervisionLadders.Suggested).With(stage).With(review);
        Assert.Equal("Direct supervision, Theatre", plan.NameOf(stage.Id));
        Assert.Equal("Formal review in month 4", plan.NameOf(review.Id));
        Assert.Equal("", plan.NameOf(Ids.New()));
    }

    private static SupervisionStage Stage(string setting) => new() { Id = Ids.New(), Level = "direct", AppliesTo = setting, PlannedWeeks = 4 };
}
