using System.Text.RegularExpressions;

namespace Handrail.Web.Mailing;

/// <summary>Why somebody gets a mail. Its words follow from this alone.</summary>
public enum MailKind
{
    Invitation,
    PasswordReset,
    OrganisationJoin,
    AccountChanged,
    Task,
}

/// <summary>
/// A mail as whoever owes it sees it: to one address, about one kind of task, with a link into this service. It names nobody
/// and nothing of a case, so there is no room for either.
/// </summary>
public sealed partial record Mail(string To, MailKind Kind, string Path)
{
    public string To { get; } = IsAddress(To) ? To : throw new ArgumentException("That is not one e-mail address", nameof(To));

    /// <summary>A local path; a secret in it is good for one use.</summary>
    public string Path { get; } = LocalPath().IsMatch(Path) ? Path : throw new ArgumentException("That is not a local path", nameof(Path));

    /// <summary>Whether this is one address to which a mail can go, and nothing else besides.</summary>
    public static bool IsAddress(string? text) => text is { Length: <= 254 } && Address().IsMatch(text);

    // \z: the end itself, which a line break before it is not.
    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Address();

    [GeneratedRegex(@"^/([A-Za-z0-9._~%?=&-][A-Za-z0-9._~%?=&/-]{0,398})?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LocalPath();
}
