using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Xunit;

namespace Handrail.Domain.Tests.Situations;

public sealed class PlayingTests
{
    public static TheoryData<string> Names => [.. Situation.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_situation_is_reached_by_the_domains_own_steps_on_any_day(string name)
    {
        var situation = Situation.All.Single(s => s.Name == name);
        foreach (var today in new DateOnly[] { new(2026, 2, 28), new(2026, 6, 1), new(2026, 9, 1), new(2026, 11, 22), new(2027, 1, 3) })
        {
            var plan = Playing.Until(situation, 2, today);
            Assert.Equal(situation.Stands, plan.Status);
            // Only doctors have a responsible officer.
            Assert.Equal(plan.Request.Practitioner.Profession == "doctor", plan.ReadinessWords("told").Contains("responsible officer", StringComparison.Ordinal));
            var last = plan.NewEntries[^1].Day;
            Assert.True(last <= today && last >= today.AddDays(-130), $"{name} ended on {last}, and today is {today}");
            Assert.True(plan.NewEntries.Zip(plan.NewEntries.Skip(1)).All(p => p.First.At < p.Second.At), "the log's times must rise");
        }
    }
}
