using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Handrail.Web.Tests.Access.SignOn;

/// <summary>
/// A provider of sign-on as organisations have one, on loopback: publishes its keys, sends people back with a code, gives real
/// signed tokens for it once. Whoever comes is signed in there already. A test says what it does wrong.
/// </summary>
internal sealed class Provider : IAsyncDisposable
{
    private readonly TimeProvider clock;
    private readonly RSA key = RSA.Create(2048);
    private readonly RSA otherKey = RSA.Create(2048);
    private readonly Dictionary<string, (string Nonce, string Challenge, string Redirect, bool Anew)> codes = new(StringComparer.Ordinal);
    private WebApplication? app;

    public Provider(TimeProvider clock) => this.clock = clock;

    public const string ClientId = "handrail";
    public const string ClientSecret = "s3cret/of+the=client";

    public string Issuer { get; private set; } = "";

    public string Subject { get; set; } = "248289761001";

    public Dictionary<string, object> Claims { get; } = new(StringComparer.Ordinal);

    /// <summary>What is changed in the token before it is signed.</summary>
    public Action<Dictionary<string, object>>? Spoil { get; set; }

    /// <summary>How it is signed instead of rightly.</summary>
    public Func<string, string>? Forge { get; set; }

    public string? NamesItself { get; set; }

    public bool SignsWithOther { get; set; }

    /// <summary>Whether it also publishes the other key, as after a change of keys.</summary>
    public bool PublishesOther { get; set; }

    public Dictionary<string, string> LastAsked { get; private set; } = [];

    public int TokensGiven { get; private set; }

    public async Task<Provider> StartAsync(int port = 0)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = NamesItself ?? Issuer,
            ["authorization_endpoint"] = Issuer + "/authorize",
            ["token_endpoint"] = Issuer + "/token",
            ["jwks_uri"] = Issuer + "/keys",
            ["response_types_supported"] = new[] { "code" },
            ["subject_types_supported"] = new[] { "public" },
            ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
        }));
        app.MapGet("/keys", () => Results.Json(new { keys = PublishesOther ? new[] { Public(key, "one"), Public(otherKey, "other") } : [Public(key, "one")] }));
        app.MapGet("/authorize", (HttpRequest request) =>
        {
            LastAsked = request.Query.ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.Ordinal);
            if (LastAsked["client_id"] != ClientId || LastAsked["response_type"] != "code" || LastAsked["code_challenge_method"] != "S256" || !LastAsked["scope"].Split(' ').Contains("openid")) return Results.BadRequest();
            var code = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
            codes[code] = (LastAsked["nonce"], LastAsked["code_challenge"], LastAsked["redirect_uri"], LastAsked.GetValueOrDefault("prompt") == "login");
            return Results.Redirect(QueryHelpers.AddQueryString(LastAsked["redirect_uri"], new Dictionary<string, string?>(StringComparer.Ordinal) { ["code"] = code, ["state"] = LastAsked["state"], ["iss"] = Issuer }));
        });
        app.MapPost("/token", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            var verifier = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
            if (!codes.Remove(form["code"].ToString(), out var asked) || form["client_id"] != ClientId || form["client_secret"] != ClientSecret || form["redirect_uri"] != asked.Redirect || verifier != asked.Challenge)
                return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
            TokensGiven++;
            return Results.Json(new { access_token = "access-" + TokensGiven, token_type = "Bearer", expires_in = 300, id_token = Token(asked.Nonce) });
        });
        await app.StartAsync();
        Issuer = app.Urls.Single().TrimEnd('/');
        return this;
    }

    public Task StopAsync() => app!.StopAsync();

    public async ValueTask DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
        key.Dispose();
        otherKey.Dispose();
    }

    private string Token(string nonce)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["iss"] = Issuer, ["sub"] = Subject, ["aud"] = ClientId, ["nonce"] = nonce, ["iat"] = now, ["exp"] = now + 300, ["auth_time"] = now };
        foreach (var (name, value) in Claims) claims[name] = value;
        Spoil?.Invoke(claims);
        foreach (var name in claims.Where(c => c.Value is null).Select(c => c.Key).ToList()) claims.Remove(name);
        var signing = SignsWithOther ? new RsaSecurityKey(otherKey) { KeyId = "other" } : new RsaSecurityKey(key) { KeyId = "one" };
        var token = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(System.Text.Json.JsonSerializer.Serialize(claims), new SigningCredentials(signing, SecurityAlgorithms.RsaSha256));
        return Forge?.Invoke(token) ?? token;
    }

    /// <summary>A token with another head and another signature over the same claims.</summary>
    public string Resigned(string token, string head, Func<byte[], byte[]> sign)
    {
        var text = WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(head)) + "." + token.Split('.')[1];
        return text + "." + WebEncoders.Base64UrlEncode(sign(Encoding.ASCII.GetBytes(text)));
    }

    public byte[] PublicKeyPem => Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem());

    private static object Public(RSA of, string id)
    {
        var numbers = of.ExportParameters(includePrivateParameters: false);
        return new { kty = "RSA", use = "sig", alg = "RS256", kid = id, n = WebEncoders.Base64UrlEncode(numbers.Modulus!), e = WebEncoders.Base64UrlEncode(numbers.Exponent!) };
    }
}
