using System.Net;
using System.Text.RegularExpressions;

namespace Handrail.Bench;

/// <summary>What a client has to find in a page.</summary>
internal static partial class Html
{
    /// <summary>The value that a form has to send along.</summary>
    public static string TokenIn(string page) => Token().Match(page).Groups["value"].Value;

    /// <summary>The addresses of this site that the page links to.</summary>
    public static IEnumerable<string> LinksIn(string page) => Link().Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups["address"].Value));

    [GeneratedRegex("__RequestVerificationToken\" type=\"hidden\" value=\"(?<value>[^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Token();

    [GeneratedRegex("<a[^>]* href=\"(?<address>/[^\"#]*)", RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
