namespace Handrail.Domain;

/// <summary>
/// What became of an act: done, or refused with the sentence that the person reads, the key under which
/// it is translated, and the form field it stands beside (empty when it speaks of the whole act).
/// </summary>
public sealed record Outcome
{
    private Outcome(string key, string sentence, string field) => (Key, Sentence, Field) = (key, sentence, field);

    public static Outcome Done { get; } = new("", "", "");

    public string Key { get; }

    public string Sentence { get; }

    public string Field { get; }

    /// <summary>What else is wrong with the same form, so that people read everything at once.</summary>
    public IReadOnlyList<Outcome> Also { get; private init; } = [];

    public bool IsDone => Key.Length == 0;

    public bool IsRefused => !IsDone;

    /// <summary>Done when nothing is refused; otherwise the first refusal, which carries the others.</summary>
    public static Outcome Of(IEnumerable<Outcome> outcomes)
    {
        Outcome[] refused = [.. outcomes.Where(o => o.IsRefused)];
        return refused is [var first, .. var rest] ? first with { Also = rest } : Done;
    }

    public static Outcome Refused(string key, string sentence, string field = "") => new(key, sentence, field);
}
