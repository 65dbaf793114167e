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
            if (rune.Value == '\n' || rune.Value == '\t' || !Rune.IsControl(rune))
                text.Append(rune.ToString());
        return text.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    /// <summary>One item a line, as lists are typed; empty lines fall away.</summary>
    public static IEnumerable<string> Lines(string? typed) =>
        Clean(typed).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
