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

    public bool IsDone => Key.Length == 0;

    public bool IsRefused => !IsDone;

    /// <summary>What else is wrong with the same form, so that a person reads everything at once.</summary>
    public IReadOnlyList<Outcome> More { get; private init; } = [];

    /// <summary>Done when all of them are; else the first refusal, with the others of other fields behind it.</summary>
    public static Outcome All(params IEnumerable<Outcome> checks)
    {
        var refused = checks.Where(c => c.IsRefused).DistinctBy(c => c.Field.Length > 0 ? c.Field : c.Sentence).ToList();
        return refused.Count == 0 ? Done : refused[0] with { More = refused[1..] };
    }

    /// <summary>
    /// Words beside an answer that does not ask for them. They would be thrown away or contradict it, and which of the two is
    /// meant only their writer knows: nothing is done until one of them has been changed.
    /// </summary>
    public static Outcome Contradicts(bool isUnasked, string sentence, string field) => isUnasked ? Refused("answer.contradicts", sentence + ". Change one of the two", field) : Done;

    public static Outcome Refused(string key, string sentence, string field = "") => new(key, sentence, field);
}
