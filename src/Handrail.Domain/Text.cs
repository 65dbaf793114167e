using System.Text;

namespace Handrail.Domain;

/// <summary>Text normalised at the edge, so that equal texts have equal bytes: NFC, LF line ends, no control characters, trimmed.</summary>
public static class Text
{
    public static string Clean(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return "";
        var text = new StringBuilder(typed.Length);
        foreach (var rune in typed.ReplaceLineEndings("\n").EnumerateRunes())
            if (rune.Value == '\n' || rune.Value == '\t' || (!Rune.IsControl(rune) && !IsNone(rune)))
                text.Append(rune.ToString());
        return text.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    /// <summary>What can be normalised: half a character becomes the sign for an unknown one, and what is none falls away.</summary>
    internal static string Whole(string typed) => string.Concat(typed.EnumerateRunes().Where(r => !IsNone(r)));

    /// <summary>The two codes that Unicode keeps from being characters for good; text with the first cannot be normalised.</summary>
    private static bool IsNone(Rune rune) => rune.Value is 0xfffe or 0xffff;

    /// <summary>One item a line, as lists are typed; empty lines fall away.</summary>
    public static IEnumerable<string> Lines(string? typed) =>
        Clean(typed).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
