using System.Diagnostics;

namespace Handrail.Web.Tests.Access;

/// <summary>One session that asks for a page again and again, and what ends its right to it.</summary>
/// <param name="Way">what ends: a session, a part in the plan, a right, an account</param>
/// <param name="IsShownAsync">asks for the page, and says whether it was shown</param>
/// <param name="EndAsync">ends it; when it returns, that is committed</param>
internal sealed record Revoked(string Way, Func<Task<bool>> IsShownAsync, Func<Task> EndAsync);

/// <summary>What many sessions were shown after what they had was ended under them.</summary>
/// <param name="Trials">how many were ended, each while all others asked</param>
/// <param name="Asked">pages that were shown before the end</param>
/// <param name="Refused">pages that were refused after it</param>
/// <param name="Late">pages that were shown although they were asked for after the commit</param>
/// <param name="LongAfter">pages that were shown later than a second after the commit</param>
/// <param name="Slowest">the longest time after a commit at which a page that had been asked for before it was shown</param>
internal sealed record Revocation(int Trials, int Asked, int Refused, int Late, int LongAfter, TimeSpan Slowest)
{
    /// <summary>How long everybody asks on after the last end: longer than the second that assurance row S6 allows.</summary>
    private static readonly TimeSpan After = TimeSpan.FromSeconds(1.2);

    public static Revocation None { get; } = new(0, 0, 0, 0, 0, TimeSpan.Zero);

    public Revocation And(Revocation more) => new(
        Trials + more.Trials, Asked + more.Asked, Refused + more.Refused, Late + more.Late, LongAfter + more.LongAfter, Slowest > more.Slowest ? Slowest : more.Slowest);

    /// <summary>Lets all of them ask at once, ends one after the other at a random moment, and looks on.</summary>
    public static async Task<Revocation> TryAsync(IReadOnlyList<Revoked> all, Random dice)
    {
        var clock = Stopwatch.StartNew();
        using var over = new CancellationTokenSource();
        var (ends, seen) = (new double[all.Count], all.Select(_ => new Seen()).ToArray());
        Array.Fill(ends, double.MaxValue);
        var asking = Enumerable.Range(0, all.Count).Select(i => Task.Run(async () =>
        {
            while (!over.IsCancellationRequested)
            {
                var sent = clock.Elapsed.TotalSeconds;
                var shown = await all[i].IsShownAsync();
                seen[i].Add(sent, clock.Elapsed.TotalSeconds, shown, Volatile.Read(ref ends[i]));
            }
        })).ToList();
        // Each has been shown the page, or nothing would be proved.
        while (seen.Any(s => s.Before == 0) && !asking.Exists(a => a.IsFaulted) && clock.Elapsed < TimeSpan.FromMinutes(1)) await Task.Delay(10);
        foreach (var i in Enumerable.Range(0, all.Count).OrderBy(_ => dice.Next()))
        {
            await Task.Delay(dice.Next(20));
            await all[i].EndAsync();
            Volatile.Write(ref ends[i], clock.Elapsed.TotalSeconds);
        }

        var last = clock.Elapsed + After;
        while ((clock.Elapsed < last || seen.Any(s => s.After == 0)) && !asking.Exists(a => a.IsFaulted) && clock.Elapsed < last + TimeSpan.FromMinutes(1)) await Task.Delay(10);
        await over.CancelAsync();
        await Task.WhenAll(asking);
        if (seen.Any(s => s.Before == 0 || s.After == 0)) throw new InvalidOperationException("Somebody was never shown the page, or never asked again: " + string.Join(", ", all.Where((_, i) => seen[i].Before == 0 || seen[i].After == 0).Select(r => r.Way)));
        return seen.Aggregate(None, (sum, s) => sum.And(new Revocation(1, s.Before, s.Refused, s.Late, s.LongAfter, TimeSpan.FromSeconds(s.Slowest))));
    }

    /// <summary>What one session has seen; written by its own loop alone.</summary>
    private sealed class Seen
    {
        public int Before { get; private set; }

        public int After { get; private set; }

        public int Refused { get; private set; }

        public int Late { get; private set; }

        public int LongAfter { get; private set; }

        public double Slowest { get; private set; }

        public void Add(double sent, double answered, bool shown, double ended)
        {
            if (ended > answered)
            {
                if (shown) Before++;
                return;
            }

            if (sent > ended) After++;
            if (!shown)
            {
                Refused++;
                return;
            }

            Slowest = Math.Max(Slowest, answered - ended);
            if (sent > ended) Late++;
            if (answered > ended + 1) LongAfter++;
        }
    }
}
