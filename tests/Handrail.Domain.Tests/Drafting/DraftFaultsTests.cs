using Handrail.Domain.Drafting;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Xunit;

namespace Handrail.Domain.Tests.Drafting;

public sealed class DraftFaultsTests
{
    private static readonly Objective Theatre = new() { Id = Ids.New(), Title = "Return to theatre", Areas = ["clinical-skills"], WithinMonths = 6 };

    private static readonly Activity Cases = new()
    {
        Id = Ids.New(),
        Title = "Case discussions",
        Kind = "cbd",
        Objectives = [Theatre.Id],
        Owner = "practitioner",
        Frequency = "monthly",
        PlannedCount = 6,
        DueByMonth = 5,
        WhoPays = "no-cost",
    };

    private static readonly SupervisionStage Direct = new() { Id = Ids.New(), Level = "direct", AppliesTo = "Theatre", PlannedWeeks = 8 };

    private static readonly ReviewPoint Final = new() { Id = Ids.New(), Month = 6, Type = "final", Attendees = ["practitioner"] };

    private static readonly PlanContent Whole = new PlanContent().WithLadder(SupervisionLadders.Suggested).With(Theatre).With(Cases).With(Direct).With(Final);

    [Fact]
    public void A_plan_without_faults_is_done() => Assert.True(Whole.Check().IsDone);

    [Theory]
    [InlineData(5, "The objective “Return to theatre” is planned for month 6")]
    [InlineData(0, "The plan must last between 1 and 36 months")]
    [InlineData(37, "The plan must last between 1 and 36 months")]
    public void A_length_that_cannot_be_is_said_beside_the_length(int months, string sentence)
    {
        var fault = (Whole with { PlannedMonths = months }).Check();
        Assert.StartsWith(sentence, fault.Sentence, StringComparison.Ordinal);
        Assert.Equal("PlannedMonths", fault.Field);
    }

    [Fact]
    public void A_plan_may_be_shortened_to_its_last_part() =>
        Assert.True((Whole.Without(Theatre.Id).Without(Final.Id) with { PlannedMonths = 5 }).Check().IsDone);

    [Fact]
    public void An_objective_leaves_and_its_activity_is_lacking_an_objective_but_not_at_fault()
    {
        var left = Whole.Without(Theatre.Id);
        Assert.True(left.Check().IsDone);
        Assert.Contains(left.Lacks(), l => l.Sentence == "Say which objective “Case discussions” serves");
        Assert.Equal("Select the objective that this activity serves", left.Check(Cases with { Objectives = [] }).Sentence);
    }

    [Fact]
    public void A_part_that_has_only_been_begun_is_no_fault_of_the_draft_and_is_not_finished_either()
    {
        var begun = new PlanContent().WithLadder(SupervisionLadders.Suggested).With(new Objective { Id = Ids.New() })
            .With(new Activity { Id = Ids.New(), PlannedCount = 0 }).With(new SupervisionStage { Id = Ids.New() }).With(new ReviewPoint { Id = Ids.New() }).With(new ReviewPoint { Id = Ids.New() });
        Assert.True(begun.Check().IsDone);
        Assert.True(begun.Check(SupervisionLadders.RcoaBased).IsDone);
        Assert.Equal(["Title", "Areas", "WithinMonths"], begun.FaultsOf(begun.Objectives[0]).Select(f => f.Field));
        Assert.Equal(["Title", "Kind", "Objectives", "Owner", "Frequency", "PlannedCount", "DueByMonth", "WhoPays"], begun.FaultsOf(begun.Activities[0]).Select(f => f.Field));
        Assert.Equal(["Level", "AppliesTo", "PlannedWeeks"], begun.FaultsOf(begun.Stages[0]).Select(f => f.Field));
        Assert.Equal(["Month", "Type", "Attendees"], begun.FaultsOf(begun.Reviews[0]).Select(f => f.Field));
    }

    [Fact]
    public void All_that_cannot_be_is_said_at_once() => Assert.Equal(
        ["WithinMonths", "Title", "Description"],
        Whole.FaultsOf(Theatre with { Title = new string('x', 201), Description = new string('x', 2_001), WithinMonths = 7 }).Select(f => f.Field));

    [Fact]
    public void A_stage_keeps_its_level_on_the_ladder()
    {
        var refused = Whole.Check(SupervisionLadders.RcoaBased);
        Assert.Equal("Ladder", refused.Field);
        Assert.Equal("A stage in “Theatre” uses the level “Direct supervision”, which this ladder does not have. Change or remove that stage first", refused.Sentence);
        Assert.True(Whole.Without(Direct.Id).Check(SupervisionLadders.RcoaBased).IsDone);
    }

    [Fact]
    public void A_level_of_a_ladder_of_ones_own_may_change_its_words_and_keep_its_stage()
    {
        var own = SupervisionLadders.Own([("direct", "Side by side", "The supervisor scrubs in."), ("independent", "Alone", "No supervisor.")]);
        Assert.True(Whole.Check(own).IsDone);
        Assert.Equal([1, 0], own.Levels.Select(l => l.Tightness));
    }

    [Fact]
    public void A_ladder_of_ones_own_has_levels_that_can_be_told_apart()
    {
        Assert.Equal("Enter at least 2 levels of supervision", Refusal(("direct", "One", "Definition")));
        Assert.Equal("Enter a name for each level that has a definition", Refusal(("direct", "One", "Definition"), ("b", "", "Definition")));
        Assert.Equal("Say for each level what the supervisor and the practitioner do", Refusal(("direct", "One", "Definition"), ("b", "Two", "")));
        Assert.Equal("Give each level a name of its own", Refusal(("direct", "One", "Definition"), ("b", "ONE", "Definition")));
        Assert.Equal("The levels could not be told apart. Open the page again", Refusal(("direct", "One", "Definition"), ("direct", "Two", "Definition")));
        Assert.Equal("The name of a level must be 100 characters or fewer", Refusal(("direct", new string('x', 101), "Definition"), ("b", "Two", "Definition")));
        Assert.Equal("Enter at most 8 levels of supervision", Refusal([.. Enumerable.Range(0, 9).Select(i => ($"l{i}", $"Level {i}", "Definition"))]));

        static string Refusal(params (string, string, string)[] levels) => Whole.Check(SupervisionLadders.Own(levels)).Sentence;
    }
}
