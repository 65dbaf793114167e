namespace Handrail.Web.Ui;

/// <summary>A link of the navigation. Its text is shown as it is: translate it before it gets here.</summary>
public sealed record ShellLink(string Text, string Href, bool IsCurrent = false);

/// <summary>What surrounds a page: who is signed in, where they can go. A page base puts it in <c>ViewData["Shell"]</c>.</summary>
public sealed record Shell
{
    public static Shell SignedOut { get; } = new();

    public string? PersonName { get; init; }

    /// <summary>Where they find their own account and sessions.</summary>
    public string? PersonHref { get; init; }

    /// <summary>In what capacity they are here, such as "Case manager, Northern Trust".</summary>
    public string? PersonRole { get; init; }

    public string HomeHref { get; init; } = "/";

    /// <summary>Signing out is a POST to this address.</summary>
    public string SignOutHref { get; init; } = "/sign-out";

    /// <summary>Where somebody signs in; no link without it.</summary>
    public string? SignInHref { get; init; }

    public IReadOnlyList<ShellLink> Links { get; init; } = [];

    public IReadOnlyList<ShellLink> FooterLinks { get; init; } = [];
}
