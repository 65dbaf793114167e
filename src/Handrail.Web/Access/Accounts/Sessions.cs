using System.Security.Cryptography;
using Handrail.Web.Persistence;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Access.Accounts;

/// <summary>Begins and ends sessions. A session that begins or rises gets a new key, so that nobody can have known it before.</summary>
public sealed class Sessions(AppDb db, TimeProvider machine)
{
    /// <summary>Its prefix makes browsers insist that it is ours alone, whole and only over a protected connection.</summary>
    public const string Cookie = "__Host-handrail";

    private const int KeyLength = 32;

    private DateTime Now => machine.GetUtcNow().UtcDateTime;

    /// <summary>The hash of the key that this browser carries; null where it carries none that could be one.</summary>
    public static byte[]? KeyHashOf(HttpRequest request)
    {
        if (request.Cookies[Cookie] is not { Length: > 0 and < 100 } carried) return null;
        try
        {
            return WebEncoders.Base64UrlDecode(carried) is { Length: KeyLength } key ? SHA256.HashData(key) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Somebody comes in. Whatever session this browser had is over.</summary>
    public async Task<Session> BeginAsync(HttpContext http, Guid person, SignInWay way, bool hasFactor = false)
    {
        await EndRowOfAsync(http);
        var key = RandomNumberGenerator.GetBytes(KeyLength);
        var session = new Session
        {
            Id = Domain.Ids.Unlinkable(),
            KeyHash = SHA256.HashData(key),
            PersonId = person,
            Way = way,
            Device = Devices.NameOf(http.Request.Headers.UserAgent.ToString()),
            StartedAt = Now,
            SeenAt = Now,
            FactorAt = hasFactor ? Now : null,
        };
        db.Add(session);
        // What ended by itself is tidied up by whoever comes in.
        var (idle, longest) = (Now - Session.Idle, Now - Session.Longest);
        db.RemoveRange(await db.Set<Session>().Where(s => s.SeenAt < idle || s.StartedAt < longest).OrderBy(s => s.SeenAt).Take(50).ToListAsync());
        if (await db.SaveAsync() != Saved.Done)
        {
            // Somebody else has tidied up the same.
            db.Add(session);
            await db.SaveAsync();
        }

        Carry(http, key);
        return session;
    }

    /// <summary>A second factor has been shown: the session counts from now on, under a new key.</summary>
    public async Task RiseAsync(HttpContext http, Guid id)
    {
        var key = RandomNumberGenerator.GetBytes(KeyLength);
        var session = await db.Set<Session>().SingleAsync(s => s.Id == id);
        (session.KeyHash, session.FactorAt, session.SeenAt) = (SHA256.HashData(key), Now, Now);
        await db.SaveAsync();
        Carry(http, key);
    }

    /// <summary>A fresh second factor for what asks for one; other windows go on.</summary>
    public async Task FreshenAsync(Guid id)
    {
        var session = await db.Set<Session>().SingleAsync(s => s.Id == id);
        session.FactorAt = Now;
        await db.SaveAsync();
    }

    /// <summary>Ends the session that this browser has.</summary>
    public async Task EndOfAsync(HttpContext http)
    {
        await EndRowOfAsync(http);
        http.Response.Cookies.Delete(Cookie, Options());
    }

    private async Task EndRowOfAsync(HttpContext http)
    {
        if (KeyHashOf(http.Request) is { } hash) await db.StateAsync(() => db.Set<Session>().Where(s => s.KeyHash == hash).ExecuteDeleteAsync(), CancellationToken.None);
    }

    /// <summary>Ends one of a person's sessions.</summary>
    public Task EndAsync(Guid person, Guid id) => db.StateAsync(() => db.Set<Session>().Where(s => s.PersonId == person && s.Id == id).ExecuteDeleteAsync(), CancellationToken.None);

    /// <summary>Ends all of a person's sessions, but for one where it is named.</summary>
    public Task EndAllAsync(Guid person, Guid? except = null) =>
        db.StateAsync(() => db.Set<Session>().Where(s => s.PersonId == person && s.Id != (except ?? Guid.Empty)).ExecuteDeleteAsync(), CancellationToken.None);

    private static void Carry(HttpContext http, byte[] key) => http.Response.Cookies.Append(Cookie, WebEncoders.Base64UrlEncode(key), Options());

    internal static CookieOptions Options() => new() { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };
}

/// <summary>A browser and its system in a few words, as people tell their devices apart.</summary>
internal static class Devices
{
    private static readonly (string Mark, string Name)[] Browsers = [("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];
    private static readonly (string Mark, string Name)[] Systems = [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux")];

    public static string NameOf(string agent) => (In(Browsers, agent), In(Systems, agent)) switch
    {
        ("", "") => "",
        (var browser, "") => browser,
        ("", var system) => system,
        var (browser, system) => $"{browser}, {system}",
    };

    private static string In((string Mark, string Name)[] known, string agent) => known.FirstOrDefault(k => agent.Contains(k.Mark, StringComparison.Ordinal)).Name ?? "";
}
