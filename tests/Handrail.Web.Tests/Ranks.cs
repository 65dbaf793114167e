namespace Handrail.Web.Tests;

/// <summary>
/// The test of Mann and Whitney: how likely two samples from one distribution would differ in rank as much as these do, or
/// more. Two-sided, by the normal approximation with correction for ties and continuity, which holds from about twenty values on.
/// </summary>
internal static class Ranks
{
    public static double Likelihood(IReadOnlyCollection<double> one, IReadOnlyCollection<double> other)
    {
        var all = one.Select(v => (Value: v, IsOne: true)).Concat(other.Select(v => (Value: v, IsOne: false))).OrderBy(v => v.Value).ToList();
        var (ranks, ties) = (0.0, 0.0);
        for (var at = 0; at < all.Count;)
        {
            var to = at;
            while (to < all.Count && all[to].Value == all[at].Value) to++;
            double count = to - at;
            // Equal values share the mean of their ranks.
            ranks += all.Skip(at).Take(to - at).Count(v => v.IsOne) * ((at + 1 + to) / 2.0);
            ties += (count * count * count) - count;
            at = to;
        }

        double n = one.Count, m = other.Count, total = n + m;
        var u = ranks - (n * (n + 1) / 2);
        var deviation = Math.Sqrt(n * m / 12 * (total + 1 - (ties / (total * (total - 1)))));
        return deviation == 0 ? 1 : Math.Min(1, 2 * Above(Math.Max(0, Math.Abs(u - (n * m / 2)) - 0.5) / deviation));
    }

    /// <summary>How much of the standard normal distribution lies above (Abramowitz and Stegun, 26.2.17; right to 7.5e-8).</summary>
    private static double Above(double z)
    {
        var t = 1 / (1 + (0.2316419 * z));
        return Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * t * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
    }
}
