using System.Text;

namespace Handrail.Domain.Plans;

/// <summary>The lifecycle table in words, for people: docs/lifecycle.md is this text, and a test compares the two.</summary>
public static class LifecyclePrint
{
    public static string Markdown()
    {
        var text = new StringBuilder()
            .Append("# The lifecycle of a plan\n\n")
            .Append("Printed from the table in `src/Handrail.Domain/Plans/Lifecycle.cs`; change the table, not this page. To print it anew:\n\n")
            .Append("```\nHANDRAIL_WRITE_DOCS=1 dotnet test --project tests/Handrail.Domain.Tests\n```\n\n")
            .Append("*Next* marks what a plan waits for; everything else may be done, and need not be. An act that leads nowhere else leaves\n")
            .Append("the plan where it stands. No clock changes a status.\n");
        foreach (var phase in Enum.GetValues<Phase>())
            Print(phase, text);
        Draw(text);
        return text.ToString();
    }

    private static void Print(Phase phase, StringBuilder text)
    {
        var rows = Enum.GetValues<PlanStatus>().Where(s => s.Phase() == phase).SelectMany(Lifecycle.StepsFrom).ToList();
        text.Append("\n## ").Append(phase.Words()).Append("\n\n| Status | Act | By whom | Leads to | Next |\n|---|---|---|---|---|\n");
        foreach (var row in rows)
            text.Append("| ").Append(row.From.Words())
                .Append(" | ").Append(Lifecycle.WordsOf(row.Act).Words)
                .Append(" | ").AppendJoin(", ", row.By.Select(r => r.Words()))
                .Append(" | ").AppendJoin("; ", row.To.Select(s => s == row.From ? "stays" : s.Words()))
                .Append(" | ").Append(row.IsNext ? "next" : "").Append(" |\n");
        foreach (var end in Enum.GetValues<PlanStatus>().Where(s => s.Phase() == phase && !Lifecycle.StepsFrom(s).Any()))
            text.Append("| ").Append(end.Words()).Append(" | none | | | |\n");
    }

    private static void Draw(StringBuilder text)
    {
        text.Append("\n## From status to status\n\nActs that leave the plan where it stands are not drawn.\n\n```mermaid\nstateDiagram-v2\n");
        foreach (var status in Enum.GetValues<PlanStatus>())
            text.Append("  ").Append(status).Append(" : ").Append(status.Words()).Append('\n');
        text.Append("  [*] --> ").Append(PlanStatus.RequestDrafting).Append('\n');
        var ways = from row in Lifecycle.Table
                   from to in row.To
                   where to != row.From
                   group row.Act by (row.From, To: to);
        foreach (var way in ways)
            text.Append("  ").Append(way.Key.From).Append(" --> ").Append(way.Key.To).Append(" : ")
                .AppendJoin(" / ", way.Distinct().Select(act => Lifecycle.WordsOf(act).Words.Replace(":", ",", StringComparison.Ordinal))).Append('\n');
        foreach (var end in Enum.GetValues<PlanStatus>().Where(s => Lifecycle.StepsFrom(s).All(row => row.To is [var only] && only == s)))
            text.Append("  ").Append(end).Append(" --> [*]\n");
        text.Append("```\n");
    }
}
