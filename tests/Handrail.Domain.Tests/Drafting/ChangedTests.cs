using Handrail.Domain.Drafting;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Xunit;

namespace Handrail.Domain.Tests.Drafting;

public sealed class ChangedTests
{
    private static readonly PlanContent Plan = MrG.Whole(MrG.Framework(new PlanContent()));

    [Fact]
    public void Only_what_differs_is_kept() => Assert.Equal(
        ("""{"aim":"Mr Grant returns","plannedMonths":6}""", """{"aim":"Mr Grant operates “again”","plannedMonths":7}"""),
        Changed.Between(new PlanContent { Aim = "Mr Grant returns" }, new PlanContent { Aim = "Mr Grant operates “again”", PlannedMonths = 7 }));

    [Fact]
    public void Of_many_parts_the_one_that_changed_is_kept_whole()
    {
        var (before, after) = Changed.Between(Plan, Plan.With(Plan.Activities[2] with { Title = "Other words" }));
        Assert.Contains(Plan.Activities[2].Title, before, StringComparison.Ordinal);
        Assert.Contains("Other words", after, StringComparison.Ordinal);
        Assert.DoesNotContain(Plan.Activities[1].Title, before + after, StringComparison.Ordinal);
        Assert.DoesNotContain("Order", before + after, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_added_removed_or_moved_can_be_read_from_the_log()
    {
        var (before, after) = Changed.Between(Plan, Plan.Without(Plan.Reviews[2].Id));
        Assert.Contains("\"final\"", before, StringComparison.Ordinal);
        Assert.Equal("""{"reviews":[]}""", after);
        var (was, now) = Changed.Between(Plan, Plan.Moved(Plan.Objectives[0].Id, 1));
        Assert.Contains($"\"objectivesOrder\":[\"{Plan.Objectives[0].Id}\",\"{Plan.Objectives[1].Id}\"]", was, StringComparison.Ordinal);
        Assert.Contains($"\"objectivesOrder\":[\"{Plan.Objectives[1].Id}\",\"{Plan.Objectives[0].Id}\"]", now, StringComparison.Ordinal);
    }
}
