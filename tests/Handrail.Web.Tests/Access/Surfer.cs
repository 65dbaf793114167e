using System.Net;
using System.Security.Cryptography;
using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Web.Access.Accounts;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Tests.Access;

/// <summary>Somebody at a browser of which the test can exchange the cookies.</summary>
internal sealed class Surfer
{
    public const string TokenField = "__RequestVerificationToken", FormCookie = "__Host-handrail-form";

    private static readonly Uri Here = new("https://localhost");

    private readonly CookieContainer cookies = new();
    private readonly HttpClient bare;

    private Surfer(Site site)
    {
        Screen = new Screen(site.CreateDefaultClient(Here, new CookieContainerHandler(cookies)));
        bare = site.CreateDefaultClient(Here);
    }

    public Screen Screen { get; }

    /// <summary>The token of the page at which they came in.</summary>
    public string Token { get; private set; } = "";

    public IEnumerable<Cookie> Cookies => cookies.GetCookies(Here);

    public static async Task<Surfer> EnterAsync(Site site, Person? person)
    {
        var surfer = new Surfer(site);
        if (person is null) await surfer.Screen.OpenAsync("/sign-in");
        else await surfer.Screen.SignInAsync(person);
        surfer.Token = surfer.Screen.Page.QuerySelector($"input[name={TokenField}]")!.GetAttribute("value")!;
        return surfer;
    }

    /// <summary>
    /// On a database for real records, with an account and a session that has just shown a second factor: what signing in leaves behind,
    /// without its forms, for tests that need many people.
    /// </summary>
    public static async Task<Surfer> SignedInAsync(Site site, Person person)
    {
        var key = SHA256.HashData(person.Id.ToByteArray());
        var now = site.Clock.GetUtcNow().UtcDateTime;
        await site.ChangeAsync(async db =>
        {
            if (!await db.Set<UserAccount>().AnyAsync(a => a.PersonId == person.Id)) db.Add(new UserAccount { Id = Ids.New(), PersonId = person.Id, EmailKey = UserAccount.KeyOf(person.Email), MadeAt = now });
            db.Add(new Session { Id = Ids.Unlinkable(), KeyHash = SHA256.HashData(key), PersonId = person.Id, Way = SignInWay.Password, Device = "", StartedAt = now, SeenAt = now, FactorAt = now });
            await db.SaveAsync();
        });
        var surfer = new Surfer(site);
        surfer.cookies.Add(Here, new Cookie(Sessions.Cookie, WebEncoders.Base64UrlEncode(key)) { Secure = true, Path = "/" });
        return surfer;
    }

    /// <summary>With this browser's own cookies, but for the form's, where it is another's.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Surfer? form = null) =>
        SendAsync(request, Cookies.Where(c => form is null || c.Name != FormCookie).Concat(form?.Cookies.Where(c => c.Name == FormCookie) ?? []));

    /// <summary>With just these cookies.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, IEnumerable<Cookie> carried)
    {
        var cookie = string.Join("; ", carried.Select(c => $"{c.Name}={c.Value}"));
        if (cookie.Length > 0) request.Headers.Add("Cookie", cookie);
        return bare.SendAsync(request);
    }
}
