using System.Text;

namespace Handrail.Domain.People;

/// <summary>
/// What a password must be: long, and not what others guess first. No rules about kinds of characters, which make passwords worse
/// (NCSC, "Password administration for system owners"; NIST SP 800-63B 5.1.1.2).
/// </summary>
public static class Passwords
{
    public const int Shortest = 12;
    public const int Longest = 200;

    // What must be left of a password when common words, the person's own, runs and digits are taken away.
    private const int Own = 4;

    private static readonly string[] Common = Read();

    /// <summary>The same password on every keyboard.</summary>
    public static string Clean(string password)
    {
        var cut = password.Length > 2 * Longest ? password[..(2 * Longest)] : password;
        return Text.Whole(cut).Normalize(NormalizationForm.FormKC);
    }

    public static Outcome Judge(string password, Person person)
    {
        var clean = Clean(password);
        if (clean.Length == 0) return Outcome.Refused("password.none", "Enter a password", "Password");
        if (clean.Length < Shortest) return Outcome.Refused("password.short", "The password must have 12 characters or more. Three words that do not belong together are easy to remember", "Password");
        if (clean.Length > Longest) return Outcome.Refused("password.long", "The password must have 200 characters or fewer", "Password");
        return IsCommon(clean, person.GivenName, person.FamilyName, person.Email.Split('@')[0])
            ? Outcome.Refused("password.common", "This password is easy to guess. Choose one without your name, well-known words, or rows of letters and digits", "Password")
            : Outcome.Done;
    }

    /// <summary>Whether too little is left of a password without what everybody guesses.</summary>
    public static bool IsCommon(string password, params string[] own)
    {
        var read = Letters(password);
        var taken = new bool[read.Length];
        foreach (var word in own.SelectMany(o => Letters(o).Split([' ', '.', '-', '_', '\'', '’'], StringSplitOptions.RemoveEmptyEntries).Append(Letters(NameKey.Normalise(o)))).Where(w => w.Length >= 3).Concat(Common))
            for (var at = read.IndexOf(word, StringComparison.Ordinal); at >= 0; at = read.IndexOf(word, at + 1, StringComparison.Ordinal))
                Array.Fill(taken, true, at, word.Length);
        return WithoutRuns(string.Concat(password.Where((c, i) => !taken[i] && char.IsLetter(c))).ToLowerInvariant()).Distinct().Count() < Own;
    }

    /// <summary>Small letters, with the digits and signs that stand for letters read as them; as long as it was.</summary>
    private static string Letters(string password) => string.Concat(password.Select(c => char.ToLowerInvariant(c) switch
    {
        '0' => 'o',
        '1' or '!' or '|' => 'i',
        '3' or '€' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        var letter => letter,
    }));

    /// <summary>Without letters that repeat or follow one another.</summary>
    private static string WithoutRuns(string text)
    {
        var left = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var follows = i > 0 && Math.Abs(text[i] - text[i - 1]) <= 1;
            if (!follows) left.Append(text[i]);
        }

        return left.ToString();
    }

    private static string[] Read()
    {
        using var reader = new StreamReader(typeof(Passwords).Assembly.GetManifestResourceStream("common-passwords.txt")!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#').Select(Letters).Distinct(StringComparer.Ordinal).OrderByDescending(w => w.Length)];
    }
}
