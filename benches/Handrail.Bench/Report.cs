using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Handrail.Bench;

/// <summary>The figures as a table for people and as JSON for whoever compares two runs.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Where figures are written and databases are kept.</summary>
    public static string Folder => Environment.GetEnvironmentVariable("HANDRAIL_BENCH_OUT") ?? Path.Combine(AppContext.BaseDirectory, "out");

    public static void Print(IReadOnlyList<Figure> figures, TextWriter to)
    {
        List<string[]> rows =
        [
            ["workload", "engine", "size", "figure", "target", "ok"],
            .. figures.Select(figure => new[]
            {
                figure.Workload, figure.Engine, figure.Size, figure.Said, figure.Target.Said, figure.IsReached ? "ok" : "short",
            }),
        ];
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
            to.WriteLine(string.Join(" | ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }

    public static void Save(IReadOnlyList<Figure> figures, Effort effort)
    {
        Directory.CreateDirectory(Folder);
        var report = new
        {
            At = TimeProvider.System.GetUtcNow(),
            Effort = effort.Name,
            Machine = new { Cores = Environment.ProcessorCount, System = RuntimeInformation.OSDescription, Runtime = RuntimeInformation.FrameworkDescription },
            Figures = figures,
        };
        File.WriteAllText(Path.Combine(Folder, "figures.json"), JsonSerializer.Serialize(report, json) + "\n");
    }
}
