using System.Text.RegularExpressions;

namespace Handrail.Web.Tests.Access;

/// <summary>
/// Another reading of truth.txt, written from what its head says and sharing nothing with <see cref="Truth"/>: each line becomes
/// three patterns, the lines are gone through from the last to the first, and what is left at the end is the answer. It knows
/// how several relationships of one person are answered together.
/// </summary>
internal sealed class SecondInterpreter
{
    /// <summary>What is answered to whoever is several of these at once: the first that one of them gets.</summary>
    private static readonly string[] Best = ["done", "shown", "step up", "not now", "not there", "sign in"];

    private readonly List<(Regex Endpoint, Regex Who, Regex Status, string Answer, int Line)> rules = [];
    private readonly Dictionary<(string Who, string Status), (Regex Endpoint, Regex Who, Regex Status, string Answer, int Line)[]> about = [];
    private readonly Regex weighty;

    /// <param name="isReal">whether for a database of real records</param>
    /// <param name="isLate">whether for people whose second step is older than five minutes</param>
    public SecondInterpreter(string text, bool isReal, bool isLate)
    {
        // Lists first, wherever they stand; a name in a list stands for its own.
        var named = Regex.Matches(text, @"^let (?<name>\w+) = (?<list>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, Patience).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["list"].Value.Trim());
        var holds = true;
        var asks = "";
        foreach (var (line, number) in text.Split('\n').Select((l, i) => (l.Trim(), i + 1)).Where(l => l.Item1.Length > 0 && !l.Item1.StartsWith('#') && !l.Item1.StartsWith("let ", StringComparison.Ordinal)))
        {
            if (line.StartsWith("on ", StringComparison.Ordinal)) holds = line.EndsWith("every database", StringComparison.Ordinal) || line.EndsWith(isReal ? "real records" : "a demonstration", StringComparison.Ordinal);
            else if (line.StartsWith("weighty ", StringComparison.Ordinal)) asks = Spelled(line["weighty ".Length..]);
            else if (holds && Regex.Match(line, @"^(?<endpoint>.+) \| (?<who>.+) \| (?<status>.+) \| (?<answer>[a-z ]+)$", RegexOptions.ExplicitCapture, Patience) is { Success: true } m)
                rules.Add((Pattern(Spelled(m.Groups["endpoint"].Value)), Pattern(Spelled(m.Groups["who"].Value)), Pattern(Spelled(m.Groups["status"].Value)), m.Groups["answer"].Value, number));
            else if (holds) throw new FormatException($"Line {number} is no rule: {line}");
        }

        weighty = Pattern(isLate ? asks : "");

        string Spelled(string list) => string.Join(',', list.Split(',').Select(word => named.TryGetValue(word.Trim(), out var others) ? Spelled(others) : word.Trim()));
    }

    private static TimeSpan Patience => TimeSpan.FromSeconds(5);

    /// <summary>The answer to somebody who is all of these, with the line that gives it; none where no rule speaks.</summary>
    public (string Answer, int Line)? Ask(string endpoint, IEnumerable<string> relationships, string status)
    {
        (string Answer, int Line)? best = null;
        foreach (var who in relationships)
        {
            (string Answer, int Line)? found = null;
            if (!about.TryGetValue((who, status), out var backwards)) backwards = about[(who, status)] = [.. Enumerable.Reverse(rules).Where(r => r.Status.IsMatch(status) && r.Who.IsMatch(who))];
            foreach (var rule in backwards)
                if (rule.Endpoint.IsMatch(endpoint)) found = (rule.Answer, rule.Line);
            if (found is not { } one) return null;
            if (weighty.IsMatch(endpoint) && (one.Answer is "shown" or "done" || (one.Answer == "not now" && endpoint[..5] == "POST "))) one.Answer = "step up";
            if (best is null || Array.IndexOf(Best, one.Answer) < Array.IndexOf(Best, best.Value.Answer)) best = one;
        }

        return best;
    }

    private static Regex Pattern(string list) =>
        new("^(?:" + string.Join('|', list.Split(',').Select(w => Regex.Escape(w).Replace("\\*", ".*", StringComparison.Ordinal))) + ")$", RegexOptions.CultureInvariant, Patience);
}
