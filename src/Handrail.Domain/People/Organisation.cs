using System.Text.RegularExpressions;

namespace Handrail.Domain.People;

/// <summary>A healthcare organisation that asks for plans and carries them out, or the advice service itself.</summary>
public sealed class Organisation
{
    private readonly List<OrganisationName> names = [];

    public required Guid Id { get; init; }

    public required string OdsCode { get; set; }

    public required string Name { get; set; }

    public required string Type { get; set; }

    public required string Sector { get; set; }

    public required string Country { get; set; }

    /// <summary>The e-mail domains of its people, one a line: an address elsewhere gets no account (domain.md 9.7).</summary>
    public string EmailDomains { get; set; } = "";

    /// <summary>Whether it is the advice service, which drafts plans and runs this system.</summary>
    public bool IsService { get; init; }

    /// <summary>Raised by each deed that concerns the organisation, its accounts or their rights: of two at once, one is asked again on what the other has left.</summary>
    public int Version { get; internal set; }

    /// <summary>The name and code under which it is known now.</summary>
    public string Known => $"{Name}, {OdsCode}";

    public DateOnly? ClosedOn { get; internal set; }

    /// <summary>The organisation that it has become part of.</summary>
    public Guid? MergedInto { get; internal set; }

    /// <summary>The names and codes that it had before.</summary>
    public IReadOnlyCollection<OrganisationName> Names => names;

    public IEnumerable<string> Domains => Text.Lines(EmailDomains);

    /// <summary>Whether an address belongs to one of its domains, or to a part of one.</summary>
    public bool Allows(string email) => email.LastIndexOf('@') is > 0 and var at && email[(at + 1)..].ToLowerInvariant() is var domain
        && Domains.Any(d => domain == d || domain.EndsWith("." + d, StringComparison.Ordinal));

    internal void Was(DateOnly until) => names.Add(new OrganisationName
    {
        OrganisationId = Id,
        Number = names.Count + 1,
        OdsCode = OdsCode,
        Name = Name,
        From = names.MaxBy(n => n.Number)?.To,
        To = until,
    });
}

/// <summary>A name and code that an organisation had over some time.</summary>
public sealed class OrganisationName
{
    public required Guid OrganisationId { get; init; }

    public required int Number { get; init; }

    public required string OdsCode { get; init; }

    public required string Name { get; init; }

    /// <summary>Unknown for the oldest.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The day on which it changed.</summary>
    public required DateOnly To { get; init; }
}

/// <summary>The shape of the codes under which the NHS knows organisations (domain.md 9.5): 1 to 9 letters and digits.</summary>
public static partial class OdsCode
{
    public static string Normalise(string? typed) => string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();

    public static bool IsOne(string code) => Shape().IsMatch(code);

    [GeneratedRegex(@"^[A-Z0-9]{1,9}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}

/// <summary>Addresses and domains as people type them: their shape, not whether anybody reads there.</summary>
public static partial class EmailAddress
{
    public static string Normalise(string? typed) => Text.Clean(typed).ToLowerInvariant();

    public static bool IsOne(string address) => address.Length <= Limits.Name && Address().IsMatch(address);

    public static bool IsDomain(string domain) => domain.Length <= Limits.Name && Domain().IsMatch(domain);

    // No blank, control, quote, comma, colon or angle: what stands in an address line of a mail stays one address.
    [GeneratedRegex(@"^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Address();

    [GeneratedRegex(@"^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Domain();
}
