using System.Net;
using System.Security.Cryptography;
using Handrail.Web.Access;
using Handrail.Web.Access.SignOn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Handrail.Web.Tests.Access.SignOn;

/// <summary>Who is let in by a provider's word, and above all who is not. The provider is a real one on loopback.</summary>
[Trait("Runs", "once")]
public sealed class SignOnHandlerTests : IAsyncLifetime
{
    private readonly StoppedClock clock = new(new DateTimeOffset(2026, 9, 1, 9, 0, 0, TimeSpan.Zero));
    private readonly List<string> failures = [];
    private Provider provider = null!;
    private WebApplication app = null!;

    public async ValueTask InitializeAsync()
    {
        provider = await new Provider(clock).StartAsync();
        app = await ServeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await provider.DisposeAsync();
    }

    private async Task<WebApplication> ServeAsync(string factorClaim = "", string factorValue = "", string? issuer = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddDataProtection();
        builder.Services.AddSingleton(new ServiceAddress(builder.Configuration)).AddFrontDoor(builder.Configuration);
        var set = new SignOnProvider { Name = "trust", Label = "Trust", Issuer = issuer ?? provider.Issuer, ClientId = Provider.ClientId, ClientSecret = Provider.ClientSecret, FactorClaim = factorClaim, FactorValue = factorValue };
        builder.Services.AddAuthentication("sign-on-trust").AddCookie("none").AddSignOn(
            set,
            async arrived =>
            {
                arrived.HandleResponse();
                await arrived.Response.WriteAsync($"{arrived.Principal!.FindFirst("iss")!.Value} {arrived.Principal.FindFirst("sub")!.Value} {arrived.Properties!.Items["for"]}");
            },
            failed =>
            {
                failures.Add(failed.Failure!.GetType().Name + ": " + failed.Failure.Message);
                failed.HandleResponse();
                failed.Response.StatusCode = StatusCodes.Status400BadRequest;
                return Task.CompletedTask;
            });
        builder.Services.PostConfigure<AuthenticationOptions>(options => options.DefaultSignInScheme = "none");
        var made = builder.Build();
        made.UseFrontDoor();
        made.UseAuthentication();
        made.MapPost("/go", (HttpContext http) =>
        {
            var properties = new AuthenticationProperties();
            properties.Items["for"] = "me";
            if (http.Request.Query.ContainsKey("anew")) properties.Items[SignOnHandler.Anew] = "yes";
            return http.ChallengeAsync("sign-on-trust", properties);
        });
        await made.StartAsync();
        return made;
    }

    /// <summary>A browser of its own at our site, and what it does at the provider's.</summary>
    private sealed class Browser(WebApplication app) : IDisposable
    {
        private readonly CookieContainer jar = new();
        private readonly HttpClient outside = new(new HttpClientHandler { AllowAutoRedirect = false });

        public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path)
        {
            using var http = app.GetTestClient();
            var address = new Uri(new Uri("https://localhost"), path);
            using var request = new HttpRequestMessage(method, address);
            if (jar.GetCookieHeader(address) is { Length: > 0 } cookies) request.Headers.Add("Cookie", cookies);
            var answer = await http.SendAsync(request);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : []) jar.SetCookies(address, cookie);
            return answer;
        }

        /// <summary>Goes to the provider and gives the address by which it sends the person back.</summary>
        public async Task<string> GoAsync(string path = "/go")
        {
            using var away = await SendAsync(HttpMethod.Post, path);
            Assert.Equal(HttpStatusCode.Redirect, away.StatusCode);
            using var back = await outside.GetAsync(away.Headers.Location);
            Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
            return back.Headers.Location!.PathAndQuery;
        }

        public async Task<(HttpStatusCode Status, string Words)> BackAsync(string path)
        {
            using var answer = await SendAsync(HttpMethod.Get, path);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }

        public void Dispose() => outside.Dispose();
    }

    private async Task<(HttpStatusCode Status, string Words)> RoundAsync(string path = "/go", WebApplication? at = null)
    {
        using var browser = new Browser(at ?? app);
        return await browser.BackAsync(await browser.GoAsync(path));
    }

    private async Task RefusedAsync(string why, string path = "/go", WebApplication? at = null)
    {
        var (status, words) = await RoundAsync(path, at);
        Assert.Equal((HttpStatusCode.BadRequest, ""), (status, words));
        Assert.Contains(why, Assert.Single(failures), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_the_provider_vouches_for_comes_in_as_issuer_and_subject_and_nothing_else()
    {
        provider.Claims["email"] = "medical.director@harbourside.example";
        Assert.Equal((HttpStatusCode.OK, provider.Issuer + " 248289761001 me"), await RoundAsync());
        Assert.Empty(failures);
        Assert.Equal("openid", provider.LastAsked["scope"]);
        Assert.False(provider.LastAsked.ContainsKey("prompt"));
    }

    [Fact]
    public Task Another_issuer_is_refused()
    {
        provider.Spoil = claims => claims["iss"] = "https://elsewhere.example";
        return RefusedAsync("SecurityTokenInvalidIssuerException");
    }

    [Fact]
    public Task A_token_for_another_service_is_refused()
    {
        provider.Spoil = claims => claims["aud"] = "another-service";
        return RefusedAsync("SecurityTokenInvalidAudienceException");
    }

    [Fact]
    public Task A_token_for_several_that_was_given_to_another_is_refused()
    {
        provider.Spoil = claims => (claims["aud"], claims["azp"]) = (new[] { Provider.ClientId, "another-service" }, "another-service");
        return RefusedAsync("azp");
    }

    [Fact]
    public Task A_token_for_several_that_does_not_say_for_whom_is_refused()
    {
        provider.Spoil = claims => claims["aud"] = new[] { Provider.ClientId, "another-service" };
        return RefusedAsync("");
    }

    [Fact]
    public Task Another_nonce_is_refused()
    {
        provider.Spoil = claims => claims["nonce"] = "another";
        return RefusedAsync("OpenIdConnectProtocolInvalidNonceException");
    }

    [Fact]
    public Task No_nonce_is_refused()
    {
        provider.Spoil = claims => claims["nonce"] = null!;
        return RefusedAsync("OpenIdConnectProtocolInvalidNonceException");
    }

    [Fact]
    public Task A_key_that_the_provider_does_not_publish_is_refused()
    {
        provider.SignsWithOther = true;
        return RefusedAsync("SecurityTokenSignatureKeyNotFoundException");
    }

    [Fact]
    public async Task A_key_that_the_provider_has_published_since_is_asked_for_and_accepted()
    {
        Assert.Equal(HttpStatusCode.OK, (await RoundAsync()).Status);
        (provider.SignsWithOther, provider.PublishesOther) = (true, true);
        Assert.Equal(HttpStatusCode.OK, (await RoundAsync()).Status);
    }

    [Fact]
    public Task A_token_without_a_signature_is_refused()
    {
        provider.Forge = token => provider.Resigned(token, """{"alg":"none","typ":"JWT"}""", _ => []);
        return RefusedAsync("The ID token is not valid");
    }

    [Fact]
    public Task A_token_signed_with_the_public_key_as_a_secret_is_refused()
    {
        provider.Forge = token => provider.Resigned(token, """{"alg":"HS256","typ":"JWT","kid":"one"}""", text => HMACSHA256.HashData(provider.PublicKeyPem, text));
        return RefusedAsync("The ID token is not valid");
    }

    [Fact]
    public Task A_token_signed_with_the_clients_secret_is_refused()
    {
        provider.Forge = token => provider.Resigned(token, """{"alg":"HS256","typ":"JWT"}""", text => HMACSHA256.HashData(System.Text.Encoding.ASCII.GetBytes(Provider.ClientSecret), text));
        return RefusedAsync("The ID token is not valid");
    }

    [Fact]
    public Task A_token_whose_claims_were_changed_after_signing_is_refused()
    {
        provider.Forge = token =>
        {
            var parts = token.Split('.');
            var claims = System.Text.Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(parts[1])).Replace("248289761001", "1", StringComparison.Ordinal);
            return $"{parts[0]}.{WebEncoders.Base64UrlEncode(System.Text.Encoding.UTF8.GetBytes(claims))}.{parts[2]}";
        };
        return RefusedAsync("The ID token is not valid");
    }

    [Fact]
    public Task An_expired_token_is_refused()
    {
        provider.Spoil = claims => (claims["iat"], claims["exp"]) = (clock.GetUtcNow().AddMinutes(-10).ToUnixTimeSeconds(), clock.GetUtcNow().AddMinutes(-3).ToUnixTimeSeconds());
        return RefusedAsync("SecurityTokenInvalidLifetimeException");
    }

    [Fact]
    public Task A_token_without_an_end_is_refused()
    {
        provider.Spoil = claims => claims["exp"] = null!;
        return RefusedAsync("The ID token is not valid");
    }

    [Fact]
    public Task A_token_of_tomorrow_is_refused()
    {
        provider.Spoil = claims => claims["nbf"] = clock.GetUtcNow().AddDays(1).ToUnixTimeSeconds();
        return RefusedAsync("The ID token is not valid");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public Task A_token_without_a_subject_is_refused(string? subject)
    {
        provider.Spoil = claims => claims["sub"] = subject!;
        return RefusedAsync("");
    }

    [Fact]
    public Task A_token_whose_access_token_is_another_is_refused()
    {
        provider.Spoil = claims => claims["at_hash"] = WebEncoders.Base64UrlEncode(SHA256.HashData("another"u8)[..16]);
        return RefusedAsync("AtHash");
    }

    [Fact]
    public Task No_token_at_all_is_refused()
    {
        provider.Forge = _ => "";
        return RefusedAsync("There is no ID token");
    }

    [Fact]
    public Task What_is_no_token_is_refused()
    {
        provider.Forge = _ => "a.b.c";
        return RefusedAsync("The ID token is not valid");
    }

    [Fact]
    public async Task An_answer_counts_once()
    {
        using var browser = new Browser(app);
        var back = await browser.GoAsync();
        Assert.Equal(HttpStatusCode.OK, (await browser.BackAsync(back)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.BackAsync(back)).Status);
        Assert.Equal(1, provider.TokensGiven);
    }

    [Fact]
    public async Task An_answer_for_another_browser_is_refused()
    {
        using var attacker = new Browser(app);
        var back = await attacker.GoAsync();
        using var victim = new Browser(app);
        await victim.GoAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await victim.BackAsync(back)).Status);
        Assert.Equal(0, provider.TokensGiven);
    }

    [Theory]
    [InlineData("state=", "state=x")]
    [InlineData("code=", "code=0")]
    [InlineData("iss=", "iss=https%3A%2F%2Felsewhere.example&x=")]
    public async Task An_answer_that_was_meddled_with_is_refused(string part, string instead)
    {
        using var browser = new Browser(app);
        var back = await browser.GoAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.BackAsync(back.Replace(part, instead, StringComparison.Ordinal))).Status);
    }

    [Fact]
    public async Task An_answer_that_comes_too_late_is_refused()
    {
        using var browser = new Browser(app);
        var back = await browser.GoAsync();
        clock.Move(SignOnHandler.Patience + TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.BackAsync(back)).Status);
    }

    [Fact]
    public async Task A_provider_that_calls_itself_something_else_is_not_gone_to()
    {
        provider.NamesItself = "https://elsewhere.example";
        using var browser = new Browser(app);
        using var answer = await browser.SendAsync(HttpMethod.Post, "/go");
        Assert.Equal(SignOnHandler.Away, answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_provider_that_is_absent_at_the_start_stops_nobody_and_is_found_when_it_is_there()
    {
        await provider.StopAsync();
        await using var early = await ServeAsync();
        using var browser = new Browser(early);
        using var answer = await browser.SendAsync(HttpMethod.Post, "/go");
        Assert.Equal(SignOnHandler.Away, answer.Headers.Location!.OriginalString);
        await using var again = await new Provider(clock).StartAsync(new Uri(provider.Issuer).Port);
        Assert.Equal(HttpStatusCode.OK, (await RoundAsync(at: early)).Status);
    }

    [Theory]
    [InlineData("amr", "mfa", true)]
    [InlineData("acr", "mfa", false)]
    [InlineData("amr", "hwk", false)]
    public async Task Where_the_second_factor_is_to_be_proved_there_the_provider_must_say_so(string claim, string value, bool isIn)
    {
        await using var strict = await ServeAsync(claim, value);
        provider.Claims["amr"] = new[] { "pwd", "mfa" };
        if (isIn) Assert.Equal(HttpStatusCode.OK, (await RoundAsync(at: strict)).Status);
        else await RefusedAsync(SignOnHandler.NoFactor, at: strict);
    }

    [Fact]
    public async Task A_provider_that_is_asked_for_a_class_of_proof_is_told_which()
    {
        await using var strict = await ServeAsync("acr", "urn:nhs:strong");
        provider.Claims["acr"] = "urn:nhs:strong";
        Assert.Equal(HttpStatusCode.OK, (await RoundAsync(at: strict)).Status);
        Assert.Equal("urn:nhs:strong", provider.LastAsked["acr_values"]);
    }

    [Fact]
    public async Task Who_is_to_prove_themselves_anew_must_have_done_so_now()
    {
        Assert.Equal(HttpStatusCode.OK, (await RoundAsync("/go?anew")).Status);
        Assert.Equal(("login", "0"), (provider.LastAsked["prompt"], provider.LastAsked["max_age"]));
        provider.Spoil = claims => claims["auth_time"] = clock.GetUtcNow().AddHours(-1).ToUnixTimeSeconds();
        await RefusedAsync("The provider has not asked anew", "/go?anew");
    }

    [Fact]
    public Task A_provider_that_does_not_say_when_it_asked_has_not_asked_anew()
    {
        provider.Spoil = claims => claims["auth_time"] = null!;
        return RefusedAsync("The provider has not asked anew", "/go?anew");
    }
}
