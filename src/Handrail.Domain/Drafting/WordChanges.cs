namespace Handrail.Domain.Drafting;

public enum PieceKind
{
    Same,
    Removed,
    Added,
}

/// <summary>Some words that stayed, went or came.</summary>
public sealed record Piece(PieceKind Kind, string Text);

/// <summary>Two texts as one, word by word: what stayed, what was removed and what was added, in reading order.</summary>
public static class WordChanges
{
    /// <summary>Beyond this many comparisons two texts are too long and too different to be told apart word by word.</summary>
    private const int Most = 4_000_000;

    public static IReadOnlyList<Piece> Of(string before, string after)
    {
        var (a, b) = (Words(before), Words(after));
        var start = 0;
        while (start < a.Count && start < b.Count && a[start].Word == b[start].Word) start++;
        var end = 0;
        while (end < a.Count - start && end < b.Count - start && a[^(end + 1)].Word == b[^(end + 1)].Word) end++;

        var pieces = new List<Piece>();
        Add(PieceKind.Same, b, 0, start);
        Between(start, a.Count - end, start, b.Count - end);
        Add(PieceKind.Same, b, b.Count - end, b.Count);
        return pieces;

        void Between(int fromA, int toA, int fromB, int toB)
        {
            var (n, m) = (toA - fromA, toB - fromB);
            if ((long)n * m > Most)
            {
                Add(PieceKind.Removed, a, fromA, toA);
                Add(PieceKind.Added, b, fromB, toB);
                return;
            }

            // The longest common run of words from each place on.
            var longest = new int[n + 1, m + 1];
            for (var i = n - 1; i >= 0; i--)
                for (var j = m - 1; j >= 0; j--)
                    longest[i, j] = a[fromA + i].Word == b[fromB + j].Word ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
            // Two texts that share but a word here and there are read more easily one after the other.
            if (longest[0, 0] * 3 < Math.Min(n, m))
            {
                Add(PieceKind.Removed, a, fromA, toA);
                Add(PieceKind.Added, b, fromB, toB);
                return;
            }

            for (int i = 0, j = 0; i < n || j < m;)
            {
                if (i < n && j < m && a[fromA + i].Word == b[fromB + j].Word)
                {
                    Add(PieceKind.Same, b, fromB + j, fromB + ++j);
                    i++;
                }
                else if (i < n && (j == m || longest[i + 1, j] >= longest[i, j + 1])) Add(PieceKind.Removed, a, fromA + i, fromA + ++i);
                else Add(PieceKind.Added, b, fromB + j, fromB + ++j);
            }
        }

        void Add(PieceKind kind, List<(string Gap, string Word)> words, int from, int to)
        {
            if (from >= to) return;
            var text = string.Concat(words.Skip(from).Take(to - from).Select(w => w.Gap + w.Word));
            if (pieces.Count > 0 && pieces[^1].Kind == kind) pieces[^1] = new(kind, pieces[^1].Text + text);
            else pieces.Add(new(kind, text));
        }
    }

    /// <summary>Punctuation stands apart, so that a comma after a word does not change the word.</summary>
    private const string Marks = ".,;:!?()[]\"“”–…/";

    /// <summary>Words with the white space before each. A point or comma between digits belongs to its number.</summary>
    private static List<(string Gap, string Word)> Words(string text)
    {
        var words = new List<(string, string)>();
        for (var at = 0; at < text.Length;)
        {
            var gap = at;
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
            var word = at;
            if (at < text.Length && IsMark(at)) at++;
            else while (at < text.Length && !char.IsWhiteSpace(text[at]) && !IsMark(at)) at++;
            if (at > word) words.Add((text[gap..word], text[word..at]));
        }

        return words;

        bool IsMark(int i) => Marks.Contains(text[i], StringComparison.Ordinal) && !(i > 0 && i + 1 < text.Length && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1]));
    }
}
