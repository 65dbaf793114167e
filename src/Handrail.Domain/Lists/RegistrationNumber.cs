using System.Text.RegularExpressions;

namespace Handrail.Domain.Lists;

/// <summary>
/// The shape of a registration number, not whether it is registered: that is for the regulator's own register.
/// </summary>
public static class RegistrationNumber
{
    // A limited GMC registration is the letter L and six digits.
    private static readonly Regex Gmc = Pattern(@"^([0-9]{7}|L[0-9]{6})\z");

    // No format published by the GDC was found; sources disagree between 4 and 8 digits, so all of these pass.
    private static readonly Regex Gdc = Pattern(@"^[0-9]{4,8}\z");

    private static readonly Regex Gphc = Pattern(@"^2[0-9]{6}\z");

    // No published format was found: wide on purpose, to catch slips and turn nobody away.
    private static readonly Regex Psni = Pattern(@"^[0-9]{3,6}\z");

    /// <summary>The form that is kept: no white space, capital letters.</summary>
    public static string Normalise(string? number) =>
        string.Concat((number ?? "").Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();

    /// <summary>Null when the number has the regulator's shape, else the sentence that the person reads.</summary>
    public static string? Check(string regulator, string? number)
    {
        var (pattern, name, shape) = regulator switch
        {
            "gmc" => (Gmc, "GMC", "must be 7 digits, like 1234567, or the letter L and 6 digits"),
            "gdc" => (Gdc, "GDC", "must be 4 to 8 digits, like 123456"),
            "gphc" => (Gphc, "GPhC", "must be 7 digits that start with 2, like 2012345"),
            "psni" => (Psni, "PSNI", "must be 3 to 6 digits, like 1234"),
            _ => (null, "", ""),
        };
        if (pattern is null)
            return "Choose the regulator";

        var kept = Normalise(number);
        if (kept.Length == 0)
            return $"Enter the {name} number";

        return pattern.IsMatch(kept) ? null : $"The {name} number {shape}";
    }

    // Typed text from anybody: non-backtracking, so no input makes it slow.
    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
