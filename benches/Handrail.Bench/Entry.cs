namespace Handrail.Bench;

/// <summary>Measures the workloads named on the command line, or all of them, and says which figures are short of their target.</summary>
public static class Entry
{
    private static readonly SortedDictionary<string, Workload> workloads = new(StringComparer.Ordinal)
    {
        ["pages"] = Pages.MeasureAsync,
    };

    public static async Task<int> Main(string[] args)
    {
        var quick = args.Contains("--quick");
        var named = args.Where(arg => arg != "--quick").ToList();
        var unknown = named.Where(name => !workloads.ContainsKey(name)).ToList();
        if (unknown.Count > 0)
        {
            await Console.Error.WriteLineAsync($"Unknown: {string.Join(", ", unknown)}. Workloads: {string.Join(", ", workloads.Keys)}. Option: --quick.");
            return 2;
        }

        var effort = quick ? Effort.Quick : Effort.Full;
        var figures = new List<Figure>();
        foreach (var name in named.Count > 0 ? named.Distinct() : workloads.Keys)
            figures.AddRange(await workloads[name](effort));

        Report.Print(figures, Console.Out);
        Report.Save(figures, effort, Environment.GetEnvironmentVariable("HANDRAIL_BENCH_OUT") ?? Path.Combine(AppContext.BaseDirectory, "out"));
        return figures.TrueForAll(figure => figure.IsReached) ? 0 : 1;
    }
}
