namespace Handrail.Bench;

/// <summary>Measures the workloads named on the command line, or the usual ones, and says which figures are short of their target.</summary>
public static class Workloads
{
    private static readonly SortedDictionary<string, Workload> known = new(StringComparer.Ordinal)
    {
        ["pages"] = Pages.MeasureAsync,
        ["assurance"] = Assurance.MeasureAsync,
        ["large"] = Pages.MeasureLargeAsync,
    };

    // What takes an hour and half a disk is measured when it is asked for by name.
    private static readonly string[] usual = ["pages", "assurance"];

    public static async Task<int> Main(string[] args)
    {
        var quick = args.Contains("--quick");
        var named = args.Where(arg => arg != "--quick").ToList();
        var unknown = named.Where(name => !known.ContainsKey(name)).ToList();
        if (unknown.Count > 0)
        {
            await Console.Error.WriteLineAsync($"Unknown: {string.Join(", ", unknown)}. Workloads: {string.Join(", ", known.Keys)}. Option: --quick.");
            return 2;
        }

        var effort = quick ? Effort.Quick : Effort.Full;
        var figures = new List<Figure>();
        foreach (var name in named.Count > 0 ? named.Distinct() : usual)
            figures.AddRange(await known[name](effort));

        Report.Print(figures, Console.Out);
        Report.Save(figures, effort);
        return figures.TrueForAll(figure => figure.IsReached) ? 0 : 1;
    }
}
