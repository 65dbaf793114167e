using System.Globalization;
using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Handrail.Web.Access.SignOn;

public sealed class SignOnOptions : OAuthOptions
{
    public SignOnProvider Provider { get; set; } = null!;

    /// <summary>Asked when somebody signs in, never at the start: an absent provider stops nobody else.</summary>
    public IConfigurationManager<OpenIdConnectConfiguration> Discovery { get; set; } = null!;

    public Func<CancellationToken, Task<OpenIdConnectConfiguration>> DiscoverAnew { get; set; } = null!;
}

/// <summary>
/// Sign-on by OpenID Connect over the framework's OAuth handler (code flow, PKCE, state bound to the browser): what it lacks is
/// discovery, the nonce, and the judgement of the ID token. What comes out is an issuer and a subject, and how they were proved.
/// </summary>
public sealed class SignOnHandler(IOptionsMonitor<SignOnOptions> options, ILoggerFactory log, UrlEncoder encoder) : OAuthHandler<SignOnOptions>(options, log, encoder)
{
    private const string Nonce = "nonce";
    private const string Begun = "begun";

    /// <summary>Asks the provider to have the person prove themselves anew, and checks that it did.</summary>
    public const string Anew = "anew";

    /// <summary>Where somebody is led whose provider does not answer.</summary>
    public const string Away = "/sign-in?on=away";

    /// <summary>What went wrong when the provider does not say that a second factor was shown.</summary>
    public const string NoFactor = "The provider does not say that a second factor was shown";

    /// <summary>How long somebody may take at their provider.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    // Signed with the provider's published key; a secret that both sides know, or no signature, is not accepted.
    private static readonly string[] Signatures = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    private static readonly JsonWebTokenHandler Tokens = new() { MapInboundClaims = false };

    private SignOnProvider Provider => Options.Provider;

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        try
        {
            await DiscoverAsync();
        }
        catch (Exception away) when (away is InvalidOperationException or IOException or HttpRequestException)
        {
            Response.Redirect(Away);
            return;
        }

        properties.Items[Nonce] = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        properties.Items[Begun] = TimeProvider.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        var more = new Dictionary<string, string?>(StringComparer.Ordinal) { [Nonce] = properties.Items[Nonce] };
        if (properties.Items.ContainsKey(Anew)) (more["prompt"], more["max_age"]) = ("login", "0");
        if (Provider.FactorClaim == "acr") more["acr_values"] = Provider.FactorValue;
        return QueryHelpers.AddQueryString(base.BuildChallengeUrl(properties, redirectUri), more);
    }

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        // RFC 9207: an answer that names another provider is another provider's.
        if (Request.Query["iss"] is { Count: > 0 } said && said != Provider.Issuer) return HandleRequestResult.Fail("The answer names another issuer");
        await DiscoverAsync();
        return await base.HandleRemoteAuthenticateAsync();
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var text = tokens.Response!.RootElement.TryGetProperty("id_token", out var given) ? given.GetString() : null;
        if (text is not { Length: > 0 and < 20_000 }) throw new AuthenticationFailureException("There is no ID token");
        var token = await ValidatedAsync(text, await DiscoverAsync());
        Check(token, text, tokens.AccessToken!, properties);
        identity.AddClaim(new Claim("iss", token.Issuer));
        identity.AddClaim(new Claim("sub", token.Subject));
        return new AuthenticationTicket(new ClaimsPrincipal(identity), properties, Scheme.Name);
    }

    private async Task<OpenIdConnectConfiguration> DiscoverAsync()
    {
        var found = await Options.Discovery.GetConfigurationAsync(Context.RequestAborted);
        if (found.Issuer != Provider.Issuer) throw new InvalidOperationException("The provider calls itself by another name than it was set up with");
        // The same for everybody, whoever asked first.
        (Options.AuthorizationEndpoint, Options.TokenEndpoint) = (found.AuthorizationEndpoint, found.TokenEndpoint);
        return found;
    }

    private async Task<JsonWebToken> ValidatedAsync(string text, OpenIdConnectConfiguration provider)
    {
        var result = await Tokens.ValidateTokenAsync(text, Expected(provider));
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // The provider may have changed its keys since we asked for them; the next one finds the new ones kept.
            Options.Discovery.RequestRefresh();
            result = await Tokens.ValidateTokenAsync(text, Expected(await Options.DiscoverAnew(Context.RequestAborted)));
        }

        if (!result.IsValid) throw new AuthenticationFailureException("The ID token is not valid: " + result.Exception.GetType().Name);
        return (JsonWebToken)result.SecurityToken;
    }

    private TokenValidationParameters Expected(OpenIdConnectConfiguration provider) => new()
    {
        ValidIssuer = Provider.Issuer,
        ValidAudience = Options.ClientId,
        IssuerSigningKeys = provider.SigningKeys,
        ValidAlgorithms = Signatures,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = (from, to, _, _) => to > TimeProvider.GetUtcNow().UtcDateTime - Skew && (from is null || from < TimeProvider.GetUtcNow().UtcDateTime + Skew),
    };

    /// <summary>What the signature does not say: that the token is the answer to our question, new, for us, and of the strength that was asked for.</summary>
    private void Check(JsonWebToken token, string text, string accessToken, AuthenticationProperties properties)
    {
        new OpenIdConnectProtocolValidator { RequireStateValidation = false, RequireTimeStampInNonce = false, RequireNonce = true, RequireSub = true }.ValidateTokenResponse(new OpenIdConnectProtocolValidationContext
        {
            ClientId = Options.ClientId,
            Nonce = properties.Items[Nonce],
            ProtocolMessage = new OpenIdConnectMessage { IdToken = text, AccessToken = accessToken },
            ValidatedIdToken = new JwtSecurityTokenHandler().ReadJwtToken(text),
        });
        if (token.Audiences.Count() > 1 && !token.TryGetPayloadValue<string>("azp", out _)) throw new AuthenticationFailureException("The ID token is for several, and does not say for whom");
        if (token.Subject.Length is 0 or > 255) throw new AuthenticationFailureException("The subject has no usable length");
        var now = TimeProvider.GetUtcNow();
        if (token.IssuedAt > now.UtcDateTime + Skew || token.IssuedAt < now.UtcDateTime - Patience) throw new AuthenticationFailureException("The ID token is not of now");
        if (Provider.ProvesFactor && !token.Claims.Any(c => c.Type == Provider.FactorClaim && c.Value == Provider.FactorValue)) throw new AuthenticationFailureException(NoFactor);
        var begun = long.Parse(properties.Items[Begun]!, CultureInfo.InvariantCulture);
        if (now.ToUnixTimeSeconds() - begun > Patience.TotalSeconds) throw new AuthenticationFailureException("The answer comes too late");
        if (!properties.Items.ContainsKey(Anew)) return;
        if (!token.TryGetPayloadValue<long>("auth_time", out var at) || at < begun - (long)Skew.TotalSeconds || at > now.ToUnixTimeSeconds() + (long)Skew.TotalSeconds) throw new AuthenticationFailureException("The provider has not asked anew");
    }
}
