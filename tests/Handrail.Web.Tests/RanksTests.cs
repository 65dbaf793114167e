using Xunit;

namespace Handrail.Web.Tests;

/// <summary>Against SciPy's mannwhitneyu (the ages of its documentation) and the definition by pairs.</summary>
[Trait("Runs", "once")]
public sealed class RanksTests
{
    [Theory]
    [InlineData(new double[] { 19, 22, 16, 29, 24 }, new double[] { 20, 11, 17, 12 }, 0.11134688653314)]
    [InlineData(new double[] { 20, 11, 17, 12 }, new double[] { 19, 22, 16, 29, 24 }, 0.11134688653314)]
    // With ties within and between.
    [InlineData(new double[] { 1, 2, 2, 3, 7, 9 }, new double[] { 2, 3, 4, 5, 9, 9, 11 }, 0.19294713116719)]
    [InlineData(new double[] { 4, 4, 4 }, new double[] { 4, 4 }, 1)]
    public void Two_samples_are_compared_as_others_compare_them(double[] one, double[] other, double likelihood) => Assert.Equal(likelihood, Ranks.Likelihood(one, other), 6);

    [Fact]
    public void What_is_a_little_slower_is_told_apart_and_what_is_not_is_not()
    {
        var dice = new Random(20260901);
        var (one, same, slower) = (Many(0), Many(0), Many(0.15));
        Assert.InRange(Ranks.Likelihood(one, same), 0.01, 1);
        Assert.InRange(Ranks.Likelihood(one, slower), 0, 0.001);

        List<double> Many(double more) => [.. Enumerable.Range(0, 2000).Select(_ => more + Enumerable.Range(0, 12).Sum(_ => dice.NextDouble()))];
    }
}
