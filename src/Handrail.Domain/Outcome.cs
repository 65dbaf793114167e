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

    public static Outcome Refused(string key, string sentence, string field = "") => new(key, sentence, field);
}
