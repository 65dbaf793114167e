using System.Collections.Immutable;
using Handrail.Domain.Drafting;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Xunit;

namespace Handrail.Domain.Tests.Drafting;

public sealed class FaultsTests
{
    private static readonly PlanContent Plan = MrG.Whole(MrG.Framework(new PlanContent()));
    private static readonly Objective Objective = Plan.Objectives[0];
    private static readonly Activity Activity = Plan.Activities[0];
    private static readonly SupervisionStage Stage = Plan.Stages[0];
    private static readonly ReviewPoint Review = Plan.Reviews[0];

    [Fact]
    public void Mr_Grants_plan_has_no_fault_and_neither_has_an_empty_one()
    {
        Expect.Done(Plan.Check());
        Expect.Done(new PlanContent().Check());
    }

    [Fact]
    public void Texts_of_the_plan_have_a_length()
    {
        Expect.Done((Plan with { Aim = Letters(2_000) }).Check());
        Expect.Refused("text.long", "Aim", (Plan with { Aim = Letters(2_001) }).Check());
        Expect.Refused("text.long", "Background", (Plan with { Background = Letters(2_001) }).Check());
        Expect.Refused("text.long", "PatientSafety", (Plan with { PatientSafety = Letters(2_001) }).Check());
        Expect.Refused("text.long", "Support", (Plan with { Support = Letters(2_001) }).Check());
        Expect.Refused("text.long", "Adjustments", (Plan with { Adjustments = Letters(2_001) }).Check());
        Assert.Equal("The aim must be 2,000 characters or fewer", (Plan with { Aim = Letters(2_001) }).Check().Sentence);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(37)]
    [InlineData(-1)]
    public void A_plan_lasts_between_1_and_36_months(int months) =>
        Expect.Refused("plan.months", "PlannedMonths", (Plan with { PlannedMonths = months }).Check());

    [Fact]
    public void A_plan_has_only_so_many_parts()
    {
        Expect.Refused("parts.many", "", (Plan with { Objectives = Many(Objective, 13) }).Check());
        Expect.Refused("parts.many", "", (Plan with { Activities = Many(Activity, 61) }).Check());
        Expect.Refused("parts.many", "", (Plan with { Stages = Many(Stage, 17) }).Check());
        Expect.Refused("parts.many", "", (Plan with { Reviews = Many(Review, 17) }).Check());
        Expect.Refused("parts.many", "", (Plan with { Levels = Many(Plan.Levels[0], 9) }).Check());
        Expect.Done((Plan with { Stages = Many(Stage, 16) }).Check());
        Assert.Equal("A plan can have at most 16 supervision stages", (Plan with { Stages = Many(Stage, 17) }).Check().Sentence);
    }

    [Fact]
    public void An_objective_has_a_title_and_an_area_from_the_list()
    {
        Expect.Refused("objective.title", "Title", Plan.Check(Objective with { Title = "" }));
        Expect.Refused("objective.areas", "Areas", Plan.Check(Objective with { Areas = [] }));
        Expect.Refused("objective.area", "Areas", Plan.Check(Objective with { Areas = ["communication", "health"] }));
    }

    [Fact]
    public void An_objective_is_to_be_achieved_within_the_plan()
    {
        Expect.Done(Plan.Check(Objective with { WithinMonths = 6 }));
        Expect.Refused("objective.within", "WithinMonths", Plan.Check(Objective with { WithinMonths = 7 }));
        Expect.Refused("objective.within", "WithinMonths", Plan.Check(Objective with { WithinMonths = 0 }));
    }

    [Fact]
    public void An_objectives_texts_have_a_length_and_its_measures_a_number()
    {
        Expect.Refused("objective.measures", "SuccessMeasures", Plan.Check(Objective with { SuccessMeasures = Many("Six cases", 13) }));
        Expect.Refused("text.long", "SuccessMeasures", Plan.Check(Objective with { SuccessMeasures = ["Six cases", Letters(301)] }));
        Expect.Refused("text.long", "Title", Plan.Check(Objective with { Title = Letters(201) }));
        Expect.Refused("text.long", "Description", Plan.Check(Objective with { Description = Letters(2_001) }));
        Expect.Refused("text.long", "EvidenceExpected", Plan.Check(Objective with { EvidenceExpected = Letters(2_001) }));
        Expect.Done(Plan.Check(Objective with { Title = Letters(200), SuccessMeasures = Many(Letters(300), 12) }));
    }

    [Fact]
    public void An_activity_without_an_objective_is_refused() =>
        Expect.Refused("activity.objectives", "Objectives", Plan.Check(Activity with { Objectives = [] }));

    [Fact]
    public void An_activity_cannot_serve_an_objective_that_has_been_removed() =>
        Expect.Refused("activity.objective", "Objectives", (Plan with { Objectives = [Plan.Objectives[1]] }).Check(Activity));

    [Fact]
    public void An_activity_is_chosen_from_the_lists()
    {
        Expect.Refused("activity.title", "Title", Plan.Check(Activity with { Title = "" }));
        Expect.Refused("activity.kind", "Kind", Plan.Check(Activity with { Kind = "exam" }));
        Expect.Refused("activity.owner", "Owner", Plan.Check(Activity with { Owner = "" }));
        Expect.Refused("activity.frequency", "Frequency", Plan.Check(Activity with { Frequency = "now and then" }));
        Expect.Refused("activity.pays", "WhoPays", Plan.Check(Activity with { WhoPays = "" }));
    }

    [Fact]
    public void An_activity_is_due_before_the_plan_ends_and_its_numbers_are_plausible()
    {
        Expect.Refused("activity.due", "DueByMonth", Plan.Check(Activity with { DueByMonth = 7 }));
        Expect.Refused("activity.due", "DueByMonth", Plan.Check(Activity with { DueByMonth = 0 }));
        Expect.Refused("activity.count", "PlannedCount", Plan.Check(Activity with { PlannedCount = 0 }));
        Expect.Refused("activity.count", "PlannedCount", Plan.Check(Activity with { PlannedCount = 201 }));
        Expect.Refused("activity.cost", "CostPence", Plan.Check(Activity with { CostPence = -1 }));
        Expect.Refused("activity.cost", "CostPence", Plan.Check(Activity with { CostPence = 10_000_001 }));
        Expect.Refused("text.long", "Title", Plan.Check(Activity with { Title = Letters(201) }));
        Expect.Refused("text.long", "EvidenceNeeded", Plan.Check(Activity with { EvidenceNeeded = Letters(2_001) }));
        Expect.Done(Plan.Check(Activity with { DueByMonth = 6, PlannedCount = 200, CostPence = 10_000_000 }));
    }

    [Fact]
    public void A_stage_of_no_weeks_is_refused()
    {
        Expect.Refused("stage.weeks", "PlannedWeeks", Plan.Check(Stage with { PlannedWeeks = 0 }));
        Expect.Refused("stage.weeks", "PlannedWeeks", Plan.Check(Stage with { PlannedWeeks = 105 }));
        Expect.Done(Plan.Check(Stage with { PlannedWeeks = 104 }));
    }

    [Fact]
    public void A_stage_has_a_setting_and_a_level_of_the_plans_own_ladder()
    {
        Expect.Refused("stage.level", "Level", Plan.Check(Stage with { Level = "in-the-suite" }));
        Expect.Done(Plan.WithLadder(SupervisionLadders.RcoaBased).Check(Stage with { Level = "in-the-suite" }));
        Expect.Refused("stage.applies", "AppliesTo", Plan.Check(Stage with { AppliesTo = "" }));
        Expect.Refused("text.long", "AppliesTo", Plan.Check(Stage with { AppliesTo = Letters(201) }));
        Expect.Refused("text.long", "EntryCriteria", Plan.Check(Stage with { EntryCriteria = Letters(2_001) }));
        Expect.Refused("text.long", "ExitCriteria", Plan.Check(Stage with { ExitCriteria = Letters(2_001) }));
    }

    [Fact]
    public void A_ladder_cannot_leave_while_its_levels_are_used() =>
        Expect.Refused("stage.level", "Level", Plan.WithLadder(SupervisionLadders.RcoaBased).Check());

    [Fact]
    public void A_review_cannot_come_after_the_end_of_the_plan()
    {
        Expect.Refused("review.late", "Month", Plan.Check(Review with { Month = 7 }));
        Expect.Refused("plan.short", "PlannedMonths", (Plan with { PlannedMonths = 5, Objectives = [], Activities = [] }).Check());
        Expect.Refused("review.month", "Month", Plan.Check(Review with { Month = 0 }));
    }

    [Fact]
    public void Two_reviews_cannot_be_in_one_month()
    {
        Expect.Refused("review.twice", "Month", Plan.Check(Review with { Month = 4 }));
        Expect.Done(Plan.Check(Review with { Month = 3 }));
    }

    [Fact]
    public void A_review_has_a_type_and_people_who_attend()
    {
        Expect.Refused("review.type", "Type", Plan.Check(Review with { Type = "exam" }));
        Expect.Refused("review.attendees", "Attendees", Plan.Check(Review with { Attendees = [] }));
        Expect.Refused("review.attendee", "Attendees", Plan.Check(Review with { Attendees = ["practitioner", "the press"] }));
    }

    [Fact]
    public void The_whole_plan_is_checked_part_by_part()
    {
        Expect.Refused("objective.area", "Areas", Plan.With(Objective with { Areas = ["surgery"] }).Check());
        Expect.Refused("activity.kind", "Kind", Plan.With(Activity with { Kind = "exam" }).Check());
        Expect.Refused("stage.weeks", "PlannedWeeks", Plan.With(Stage with { PlannedWeeks = 105 }).Check());
        Expect.Refused("review.twice", "Month", Plan.With(Review with { Month = 4 }).Check());
    }

    private static string Letters(int count) => new('a', count);

    private static ImmutableArray<T> Many<T>(T part, int count) => [.. Enumerable.Repeat(part, count)];
}
