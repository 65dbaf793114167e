using Handrail.Domain.Calendar;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Xunit;

namespace Handrail.Domain.Tests.Supervision;

public sealed class ScheduleTests
{
    private static readonly PlanContent MrGrants = MrG.Whole(MrG.Framework(new PlanContent()));

    [Fact]
    public void Reviews_fall_on_their_month_or_the_next_working_day()
    {
        // 28 June 2026 is a Sunday.
        var schedule = Schedule.Of(MrGrants, new(2026, 2, 28), "england");
        Assert.Equal([new(2026, 4, 28), new(2026, 6, 29), new(2026, 8, 28)], schedule.Reviews.Select(r => r.On));
        Assert.Equal((new DateOnly(2026, 2, 28), new DateOnly(2026, 8, 28)), (schedule.From, schedule.To));
    }

    [Theory]
    [InlineData("england", "2026-07-13")]
    [InlineData("scotland", "2026-07-13")]
    [InlineData("northern-ireland", "2026-07-14")]
    public void Bank_holidays_are_those_of_the_plans_country(string country, string expected)
    {
        // Two months from 13 May; 13 July is a holiday in Northern Ireland alone.
        var schedule = Schedule.Of(MrGrants, new(2026, 5, 13), country);
        Assert.Equal(DateOnly.ParseExact(expected, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), schedule.Reviews[0].On);
    }

    [Fact]
    public void A_review_is_never_put_past_the_plans_last_working_day()
    {
        // Six months from 27 January 2026 is Monday 27 July; from 25 October 2025 it is Saturday 25 April.
        Assert.Equal(new(2026, 7, 27), Schedule.Of(MrGrants, new(2026, 1, 27), "england").Reviews[^1].On);
        Assert.Equal(new(2026, 4, 24), Schedule.Of(MrGrants, new(2025, 10, 25), "england").Reviews[^1].On);
    }

    [Fact]
    public void On_every_start_in_three_years_reviews_are_on_working_days_within_the_plan_in_their_order()
    {
        for (var start = new DateOnly(2026, 1, 1); start.Year < 2029; start = start.AddDays(1))
        {
            var schedule = Schedule.Of(MrGrants, start, "wales");
            var days = schedule.Reviews.Select(r => r.On).ToList();
            Assert.True(days.TrueForAll(d => WorkingDays.IsWorkingDay(d, "wales") && d > schedule.From && d <= schedule.To), $"{start:O}");
            Assert.Equal(days.Distinct().Order(), days);
        }
    }

    [Fact]
    public void Stages_follow_one_another_within_their_own_setting()
    {
        var stages = Schedule.Of(MrGrants, new(2026, 3, 2), "england").Stages;
        Assert.Equal(
            [
                ("direct", new(2026, 3, 2), new(2026, 4, 26)),
                ("close", new(2026, 4, 27), new(2026, 6, 28)),
                ("indirect", new(2026, 6, 29), new(2026, 8, 30)),
                ("distant", new DateOnly(2026, 3, 2), new DateOnly(2026, 8, 30)),
            ],
            stages.Select(s => (s.Stage.Level, s.From, s.To)));
    }

    [Fact]
    public void Stages_of_one_setting_follow_one_another_wherever_they_stand_in_the_list()
    {
        var mixed = MrGrants with { Stages = [MrGrants.Stages[0], MrGrants.Stages[3], MrGrants.Stages[1], MrGrants.Stages[2]] };
        Assert.Equal(
            [("direct", new DateOnly(2026, 3, 2)), ("close", new(2026, 4, 27)), ("indirect", new(2026, 6, 29)), ("distant", new(2026, 3, 2))],
            Schedule.Of(mixed, new(2026, 3, 2), "england").Stages.Select(s => (s.Stage.Level, s.From)));
    }

    [Fact]
    public void Activities_are_due_by_the_day_of_their_month()
    {
        var due = Schedule.Of(MrGrants, new(2026, 8, 31), "england").Activities;
        Assert.Equal(new(2027, 2, 28), due.Single(a => a.Activity.Kind == "cbd").DueBy);
        Assert.Equal(new(2027, 1, 31), due.Single(a => a.Activity.Kind == "dops").DueBy);
    }

    [Fact]
    public void A_plan_that_has_not_started_has_no_schedule() =>
        Assert.Throws<InvalidOperationException>(() => Story.At(PlanStatus.Agreed).Plan.Schedule());
}
