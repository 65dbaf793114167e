using System.Globalization;
using System.Text;

namespace Handrail.Domain.People;

/// <summary>
/// Names as they are searched for: without case, accents, apostrophes, hyphens and spaces, so that O’Brien, OBRIEN and
/// o brien are one (domain.md 11.6: searches are case-insensitive and tolerate apostrophes and hyphens).
/// </summary>
public static class NameKey
{
    public const int Longest = 200;

    private static readonly string[] Titles = ["dr", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "sir", "dame"];

    // Letters that Unicode does not take apart into a letter and an accent.
    private static readonly Dictionary<int, string> Letters = new()
    {
        ['ß'] = "ss",
        ['æ'] = "ae",
        ['œ'] = "oe",
        ['ø'] = "o",
        ['đ'] = "d",
        ['ð'] = "d",
        ['þ'] = "th",
        ['ł'] = "l",
        ['ħ'] = "h",
        ['ı'] = "i",
        ['ŋ'] = "n",
    };

    public static string Normalise(string name)
    {
        var key = new StringBuilder(name.Length);
        // First apart from its accents, then small: a capital I with a dot is then an i.
        foreach (var rune in Text.Whole(name).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (!Rune.IsLetterOrDigit(rune)) continue;
            var small = Rune.ToLowerInvariant(rune);
            key.Append(Letters.GetValueOrDefault(small.Value) ?? small.ToString());
            if (key.Length >= Longest) break;
        }

        return Cut(key.ToString());
    }

    /// <summary>What somebody typed to find a name; a title before it is no part of the name.</summary>
    public static string OfTyped(string typed)
    {
        var words = typed.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
        return Normalise(words is [var title, var rest] && Titles.Contains(title.TrimEnd('.').ToLowerInvariant()) ? rest : typed);
    }

    private static string Cut(string key) => key.Length <= Longest ? key : key[..(char.IsHighSurrogate(key[Longest - 1]) ? Longest - 1 : Longest)];
}
