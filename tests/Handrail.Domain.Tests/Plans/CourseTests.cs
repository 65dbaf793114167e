using Handrail.Domain.Plans;
using Xunit;

namespace Handrail.Domain.Tests.Plans;

public sealed class CourseTests
{
    private static readonly DateOnly Day0 = new(2026, 2, 2);

    private static DateOnly Day(int n) => Day0.AddDays(n);

    private static IReadOnlyList<Spell> Of(Plan plan) =>
        Course.Spells(plan.OpenedOn, plan.StartedOn, plan.NewEntries.Where(e => e.From != e.To).Select(e => (e.Act, e.Day, e.To)));

    [Fact]
    public void A_whole_life_is_seven_phases_one_after_another_without_a_gap()
    {
        var plan = Story.At(PlanStatus.Closed).Plan;
        var phases = Course.Phases(Of(plan));
        Assert.Equal(Enum.GetValues<Phase>(), phases.Select(p => p.Phase));
        Assert.All(phases.Zip(phases.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        Assert.Null(phases[^1].To);
        Assert.Equal(plan.StartedOn, phases.Single(p => p.Phase == Phase.Delivery).From);
    }

    [Fact]
    public void Delivery_begins_on_the_day_of_the_start_even_when_it_was_recorded_later()
    {
        var spells = Course.Spells(Day0, Day(20), [(Act.Sign, Day(10), PlanStatus.Agreed), (Act.Start, Day(25), PlanStatus.InDelivery)]);
        Assert.Equal(Day(20), spells[^1].From);
        Assert.Equal(Day(20), spells[^2].To);
    }

    [Fact]
    public void A_phase_that_is_come_back_to_is_there_twice()
    {
        var spells = Course.Spells(Day0, null, [(Act.Issue, Day(1), PlanStatus.Issued), (Act.TakeBack, Day(2), PlanStatus.DetailedDrafting), (Act.Issue, Day(3), PlanStatus.Issued)]);
        Assert.Equal([Phase.Request, Phase.Agreement, Phase.Draft, Phase.Agreement], Course.Phases(spells).Select(p => p.Phase));
    }

    [Fact]
    public void Who_supervises_sees_the_course_from_the_agreement_on_and_the_second_reader_from_the_draft_on()
    {
        var spells = Of(Story.At(PlanStatus.InDelivery).Plan);
        Assert.Equal([PlanStatus.Agreed, PlanStatus.InDelivery], spells.SeenBy([Role.ClinicalSupervisor]).Select(s => s.Status));
        Assert.Equal(PlanStatus.FrameworkDrafting, spells.SeenBy([Role.SecondReader]).First().Status);
        Assert.Equal(PlanStatus.RequestDrafting, spells.SeenBy([Role.Practitioner]).First().Status);
        Assert.Equal(PlanStatus.RequestDrafting, spells.SeenBy([Role.SecondReader, Role.KeyContact]).First().Status);
    }

    [Fact]
    public void Each_review_stands_beside_the_day_that_was_agreed_for_it()
    {
        var foreseen = new[] { Foreseen(1, "formal", 60), Foreseen(2, "formal", 120), Foreseen(3, "final", 180) };
        var days = Course.Reviews(foreseen, [Held(1, "formal", 69), Held(2, "extra", 80)]);
        Assert.Equal([(1, Day(60), Day(69), 9), (null, null, Day(80), null), (2, Day(120), null, null), (3, Day(180), null, (int?)null)], days.Select(d => (d.Point, d.Agreed, d.Held, d.DaysLater)));
    }

    [Fact]
    public void A_final_review_that_is_held_early_is_the_foreseen_final_one()
    {
        var days = Course.Reviews([Foreseen(1, "formal", 60), Foreseen(2, "final", 120)], [Held(1, "final", 58)]);
        Assert.Equal([(2, -62), (1, (int?)null)], days.Select(d => (d.Point, d.DaysLater)));
    }

    [Fact]
    public void A_final_review_that_no_plan_foresaw_stands_alone() =>
        Assert.Equal([(null, Day(5)), (1, (DateOnly?)null)], Course.Reviews([Foreseen(1, "formal", 60)], [Held(1, "final", 5)]).Select(d => (d.Point, d.Held)));

    [Fact]
    public void A_stage_stands_beside_the_days_on_which_it_was_in_force()
    {
        var plan = Story.AfterFirstReview().Plan;
        var stages = Course.Stages(plan.Schedule().Stages, plan.StageRuns);
        Assert.Equal([1, 1, 0, 1], stages.Select(s => s.Runs.Count));
        Assert.Equal(plan.Schedule().Reviews[0].On.DayNumber - stages[1].Planned.From.DayNumber, stages[1].DaysLater);
        Assert.Null(stages[2].DaysLater);
    }

    [Fact]
    public void Of_two_levels_that_began_on_one_day_the_one_that_ended_came_first()
    {
        var story = Story.At(PlanStatus.InDelivery).Later(3);
        foreach (var level in new[] { "close", "direct" })
            Expect.Done(story.Plan.StepUp(Story.Ruth, story.Clinics.Id, level, "A busy week.", story.Now));
        Assert.Equal(["distant", "close", "direct"], Course.InOrder(story.Plan.StageRuns.Where(r => r.Setting == "Outpatient clinics").Reverse()).Select(r => r.Level));
    }

    private static DatedReview Foreseen(int number, string type, int day) => new(new ReviewPoint { Id = Guid.CreateVersion7(), Number = number, Type = type }, Day(day));

    private static Review Held(int number, string type, int day) => new()
    {
        Id = Guid.CreateVersion7(),
        PlanId = Guid.Empty,
        Number = number,
        Type = type,
        HeldOn = Day(day),
        Outcome = "stay",
        Notes = "",
        RecordedBy = Guid.Empty,
    };
}
