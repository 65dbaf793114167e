using Handrail.Domain.Plans;

namespace Handrail.Web.Tests.Access;

/// <summary>One rule of the truth file: endpoint | role:relationship | status | answer, each with * for anything.</summary>
internal sealed record TruthRule(int Line, string Endpoint, IReadOnlyList<string> Who, IReadOnlyList<string> Statuses, string Answer)
{
    public bool Speaks(string endpoint, string who, PlanStatus status) =>
        (Endpoint.EndsWith('*') ? endpoint.StartsWith(Endpoint[..^1], StringComparison.Ordinal) : Endpoint == endpoint)
        && Who.Any(w => w == "*" || w == who || (w.StartsWith("*:", StringComparison.Ordinal) && who.EndsWith(w[1..], StringComparison.Ordinal)) || (w.EndsWith(":*", StringComparison.Ordinal) && who.StartsWith(w[..^1], StringComparison.Ordinal)))
        && Statuses.Any(s => s == "*" || s == status.ToString());
}

/// <summary>
/// The reviewed truth about who is answered how: read from truth.txt beside this file, first rule that speaks wins, and nothing
/// is allowed by default: an endpoint, person or status of which no rule speaks fails the test.
/// </summary>
internal sealed class Truth
{
    public static readonly string[] Answers = ["shown", "done", "not there", "not now", "sign in", "step up"];

    private readonly HashSet<int> used = [];

    private Truth(IReadOnlyList<TruthRule> rules) => Rules = rules;

    public IReadOnlyList<TruthRule> Rules { get; }

    public IEnumerable<TruthRule> Unused => Rules.Where(r => !used.Contains(r.Line));

    public static Truth Read()
    {
        var groups = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var rules = new List<TruthRule>();
        var number = 0;
        foreach (var text in File.ReadLines(Path.Combine(Repository.Root, "tests/Handrail.Web.Tests/Access/truth.txt")))
        {
            number++;
            if (text.Length == 0 || text[0] == '#') continue;
            if (text.StartsWith("let ", StringComparison.Ordinal))
            {
                var parts = text[4..].Split('=', 2, StringSplitOptions.TrimEntries);
                groups[parts[0]] = Expand(parts[1]);
                continue;
            }

            var columns = text.Split('|', StringSplitOptions.TrimEntries);
            if (columns.Length != 4 || !Answers.Contains(columns[3])) throw new FormatException($"truth.txt line {number}: endpoint | who | status | answer");
            foreach (var status in Expand(columns[2]))
                if (status != "*" && !Enum.TryParse<PlanStatus>(status, out _)) throw new FormatException($"truth.txt line {number}: no status “{status}”");
            foreach (var endpoint in Expand(columns[0]))
                rules.Add(new TruthRule(number, endpoint, Expand(columns[1]), Expand(columns[2]), columns[3]));
        }

        return new Truth(rules);

        string[] Expand(string list) => [.. list.Split(',', StringSplitOptions.TrimEntries).SelectMany(w => groups.TryGetValue(w, out var many) ? many : [w])];
    }

    public string? AnswerFor(string endpoint, string who, PlanStatus status)
    {
        var rule = Rules.FirstOrDefault(r => r.Speaks(endpoint, who, status));
        if (rule is not null) used.Add(rule.Line);
        return rule?.Answer;
    }

    /// <summary>The rules as a table for review.</summary>
    public string Print() => string.Join('\n', Rules.Select(r => $"| {r.Endpoint} | {string.Join(", ", r.Who)} | {string.Join(", ", r.Statuses)} | {r.Answer} |").Prepend("| endpoint | who | status | answer |\n|---|---|---|---|"));
}
