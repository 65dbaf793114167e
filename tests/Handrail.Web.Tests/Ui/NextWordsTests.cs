using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Xunit;

namespace Handrail.Web.Tests.Ui;

public sealed class NextWordsTests
{
    /// <summary>A request tells on its own page what happens next.</summary>
    [Fact]
    public void Every_status_of_a_plan_says_what_happens() =>
        Assert.All(
            Enum.GetValues<PlanStatus>().Where(s => s.Phase() != Phase.Request && s is not (PlanStatus.Declined or PlanStatus.Withdrawn)),
            status => Assert.EndsWith(".", NextWords.Of(status), StringComparison.Ordinal));
}
