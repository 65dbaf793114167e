using Handrail.Domain.Plans;

namespace Handrail.Web.Tests.Access;

/// <summary>One rule of the truth file: endpoint | role:relationship | status | answer, each with * for anything.</summary>
internal sealed record TruthRule(int Line, string Endpoint, IReadOnlyList<string> Who, IReadOnlyList<string> Statuses, string Answer, TruthOn On)
{
    public bool Speaks(string endpoint, string who, PlanStatus status) =>
        IsMeant(Endpoint, endpoint)
        && Who.Any(w => w == "*" || w == who || (w.StartsWith("*:", StringComparison.Ordinal) && who.EndsWith(w[1..], StringComparison.Ordinal)) || (w.EndsWith(":*", StringComparison.Ordinal) && who.StartsWith(w[..^1], StringComparison.Ordinal)))
        && Statuses.Any(s => s == "*" || s == status.ToString());

    public static bool IsMeant(string named, string endpoint) => named.EndsWith('*') ? endpoint.StartsWith(named[..^1], StringComparison.Ordinal) : named == endpoint;
}

/// <summary>On which databases a rule holds, and for which it is read.</summary>
internal enum TruthOn
{
    Every,
    Demonstration,
    Real,
}

/// <summary>
/// The reviewed truth about who is answered how: read from truth.txt beside this file, first rule that speaks wins, and nothing
/// is allowed by default: an endpoint, person or status of which no rule speaks fails the test.
/// </summary>
internal sealed class Truth
{
    /// <summary>A rule never says "step up": what is weighty follows from a list.</summary>
    public static readonly string[] Answers = ["shown", "done", "not there", "not now", "sign in"];

    public static readonly string Path = System.IO.Path.Combine(Repository.Root, "tests/Handrail.Web.Tests/Access/truth.txt");

    private readonly HashSet<int> used = [];

    private readonly string[] weighty;
    private readonly bool isStale;

    private Truth(IReadOnlyList<TruthRule> rules, string[] weighty, bool isStale) => (Rules, this.weighty, this.isStale) = (rules, weighty, isStale);

    public IReadOnlyList<TruthRule> Rules { get; }

    public IEnumerable<TruthRule> Unused => Rules.Where(r => !used.Contains(r.Line));

    /// <param name="isStale">for people whose second step was longer ago than five minutes</param>
    public static Truth Read(TruthOn of = TruthOn.Demonstration, bool isStale = false)
    {
        string[] asking = [];
        var on = TruthOn.Every;
        var groups = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var rules = new List<TruthRule>();
        var number = 0;
        foreach (var text in File.ReadLines(Path))
        {
            number++;
            if (text.Length == 0 || text[0] == '#') continue;
            if (text.StartsWith("let ", StringComparison.Ordinal))
            {
                var parts = text[4..].Split('=', 2, StringSplitOptions.TrimEntries);
                groups[parts[0]] = Expand(parts[1]);
                continue;
            }

            if (text.StartsWith("weighty ", StringComparison.Ordinal))
            {
                asking = Expand(text[8..]);
                continue;
            }

            if (text.StartsWith("on ", StringComparison.Ordinal))
            {
                on = text switch
                {
                    "on every database" => TruthOn.Every,
                    "on a demonstration" => TruthOn.Demonstration,
                    "on real records" => TruthOn.Real,
                    _ => throw new FormatException($"truth.txt line {number}: on every database, on a demonstration or on real records"),
                };
                continue;
            }

            var columns = text.Split('|', StringSplitOptions.TrimEntries);
            if (columns.Length != 4 || !Answers.Contains(columns[3])) throw new FormatException($"truth.txt line {number}: endpoint | who | status | answer");
            foreach (var status in Expand(columns[2]))
                if (status != "*" && !Enum.TryParse<PlanStatus>(status, out _)) throw new FormatException($"truth.txt line {number}: no status “{status}”");
            if (on != TruthOn.Every && on != of) continue;
            foreach (var endpoint in Expand(columns[0]))
                rules.Add(new TruthRule(number, endpoint, Expand(columns[1]), Expand(columns[2]), columns[3], on));
        }

        return new Truth(rules, asking, isStale);

        string[] Expand(string list) => [.. list.Split(',', StringSplitOptions.TrimEntries).SelectMany(w => groups.TryGetValue(w, out var many) ? many : [w])];
    }

    public string? AnswerFor(string endpoint, string who, PlanStatus status)
    {
        var rule = Rules.FirstOrDefault(r => r.Speaks(endpoint, who, status));
        if (rule is not null) used.Add(rule.Line);
        var steps = rule?.Answer is "shown" or "done" || (rule?.Answer == "not now" && endpoint.StartsWith("POST ", StringComparison.Ordinal));
        return isStale && steps && IsWeighty(endpoint) ? "step up" : rule?.Answer;
    }

    public bool IsWeighty(string endpoint) => weighty.Any(w => TruthRule.IsMeant(w, endpoint));

    /// <summary>The rules as a table for review.</summary>
    public string Print() => string.Join('\n', Rules.Select(r => $"| {r.Endpoint} | {string.Join(", ", r.Who)} | {string.Join(", ", r.Statuses)} | {r.Answer} |").Prepend("| endpoint | who | status | answer |\n|---|---|---|---|"));
}
