namespace Handrail.Web.Ui.Pictures;

/// <summary>
/// How wide words are in the pictures' type, 15 units high. The server has no font, so widths are those of the letters of
/// Atkinson Hyperlegible Next in classes, rounded up: a label may be given more room than it needs, never less.
/// </summary>
public static class Letters
{
    public const double Size = 15, LineHeight = 19, Ascent = 12, Descent = 4;

    public static double Width(string words, bool bold = false)
    {
        var width = 0.0;
        foreach (var rune in words.EnumerateRunes())
            width += rune.Value switch
            {
                ' ' or 'i' or 'j' or 'l' or '.' or ',' or ':' or ';' or '\'' or '’' or '|' or '!' => 0.31,
                'f' or 't' or 'r' or 'I' or '(' or ')' or '[' or ']' or '/' or '-' => 0.41,
                'm' or 'w' or 'M' or 'W' or '@' or '%' or '&' or '—' or '…' or '©' or '®' or '¼' or '½' or '¾' or 'Æ' or 'æ' or 'Œ' or 'œ' or 'Ŵ' => 0.99,
                'O' or 'Q' or '#' => 0.76,
                >= 'A' and <= 'Z' => 0.71,
                (>= '0' and <= '9') or '=' or '+' => 0.66,
                < 0xC0 => 0.61,
                < 0x250 => 0.8,
                // Whatever the type has no letter for is drawn in another, and may be as wide as it is high.
                _ => 1.05,
            };
        return width * Size * (bold ? 1.06 : 1);
    }

    /// <summary>The words in lines no wider than this. What does not fit into so many lines ends with an ellipsis.</summary>
    public static IReadOnlyList<string> Wrap(string words, double width, int most, bool bold = false)
    {
        var lines = new List<string>();
        var rest = words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Pieces(word, width, bold)).ToList();
        while (rest.Count > 0 && lines.Count < most)
        {
            var count = 1;
            while (count < rest.Count && Width(string.Join(' ', rest.Take(count + 1)), bold) <= width) count++;
            lines.Add(string.Join(' ', rest.Take(count)));
            rest.RemoveRange(0, count);
        }

        if (rest.Count > 0) lines[^1] = Fit(lines[^1] + " " + string.Join(' ', rest), width, bold);
        return lines;
    }

    /// <summary>The words on one line, cut short with an ellipsis where they are too wide.</summary>
    public static string Fit(string words, double width, bool bold = false)
    {
        if (Width(words, bold) <= width) return words;
        var runes = words.EnumerateRunes().ToList();
        while (runes.Count > 0 && Width(string.Concat(runes) + "…", bold) > width) runes.RemoveAt(runes.Count - 1);
        return string.Concat(runes).TrimEnd() + "…";
    }

    private static IEnumerable<string> Pieces(string word, double width, bool bold)
    {
        var piece = "";
        foreach (var rune in word.EnumerateRunes())
        {
            if (piece.Length > 0 && Width(piece + rune, bold) > width)
            {
                yield return piece;
                piece = "";
            }

            piece += rune;
        }

        yield return piece;
    }
}
