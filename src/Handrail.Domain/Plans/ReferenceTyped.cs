using System.Globalization;
using System.Text.RegularExpressions;

namespace Handrail.Domain.Plans;

/// <summary>A reference as people type it: PSR-2026-0001, psr 2026 1, 2026/0001; or a year alone, which many begin with.</summary>
public sealed partial record ReferenceTyped(string Text, bool IsWhole)
{
    public static ReferenceTyped? Of(string typed)
    {
        if (Reference().Match(typed) is not { Success: true } match) return null;
        var year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        return match.Groups["number"] is { Success: true } number
            ? new(Plan.ReferenceFor(year, int.Parse(number.ValueSpan, CultureInfo.InvariantCulture)), true)
            : new(Plan.ReferenceFor(year, 0)[..^4], false);
    }

    [GeneratedRegex(@"^\s*(psr[\s\-–/]*)?(?<year>[0-9]{4})([\s\-–/]+(?<number>[0-9]{1,8})|(?<number>[0-9]{4,8}))?[\s\-–/]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();
}
