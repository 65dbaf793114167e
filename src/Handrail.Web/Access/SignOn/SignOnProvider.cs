using System.Text.Json;
using System.Text.RegularExpressions;

namespace Handrail.Web.Access.SignOn;

/// <summary>An organisation's own sign-on, as the operator has set it up in sign-on.json beside the data.</summary>
public sealed partial record SignOnProvider
{
    /// <summary>In addresses: small letters, digits and hyphens. Never changed once people have been bound.</summary>
    public required string Name { get; init; }

    /// <summary>What people read on the button.</summary>
    public required string Label { get; init; }

    public required string Issuer { get; init; }

    public required string ClientId { get; init; }

    public required string ClientSecret { get; init; }

    /// <summary>The claim by which the provider says that a second factor was shown there, amr or acr, and its value; nothing where ours is asked.</summary>
    public string FactorClaim { get; init; } = "";

    public string FactorValue { get; init; } = "";

    public bool ProvesFactor => FactorClaim.Length > 0;

    public string Scheme => "sign-on-" + Name;

    private bool IsLocal => Uri.TryCreate(Issuer, UriKind.Absolute, out var uri) && uri.IsLoopback;

    /// <summary>Over https, but for a provider on this machine.</summary>
    public bool NeedsHttps => !IsLocal;

    public static IReadOnlyList<SignOnProvider> Read(string path)
    {
        if (!File.Exists(path)) return [];
        try
        {
            var providers = JsonSerializer.Deserialize<List<SignOnProvider>>(File.ReadAllText(path), Strict) ?? [];
            foreach (var provider in providers) provider.Check();
            if (providers.DistinctBy(p => p.Name).Count() < providers.Count || providers.DistinctBy(p => p.Issuer).Count() < providers.Count) throw new FormatException("two providers have the same name or issuer");
            return providers;
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException)
        {
            throw new InvalidOperationException($"{path} cannot be used: {(wrong is FormatException ? wrong.Message : "it is no list of providers as docs/operating.md describes it")}", wrong);
        }
    }

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private void Check()
    {
        if (!Plain().IsMatch(Name)) throw new FormatException($"a name is small letters, digits and hyphens, not “{Name}”");
        if (Label.Trim().Length is 0 or > 60) throw new FormatException($"{Name} needs a label of at most 60 characters");
        if (!Uri.TryCreate(Issuer, UriKind.Absolute, out var issuer) || issuer.Scheme is not ("https" or "http") || (issuer.Scheme == "http" && !issuer.IsLoopback)) throw new FormatException($"the issuer of {Name} is not an https address");
        if (ClientId.Length == 0 || ClientSecret.Length == 0) throw new FormatException($"{Name} needs a client id and a client secret");
        if (FactorClaim is not ("" or "amr" or "acr") || (FactorClaim.Length > 0) != (FactorValue.Length > 0)) throw new FormatException($"{Name}: factorClaim is amr or acr, with its factorValue, or both are left out");
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,29}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Plain();
}
