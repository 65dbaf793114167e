using System.Security.Cryptography;
using System.Text;
using Handrail.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Access.Accounts;

/// <summary>How often somebody has tried in vain, and from when they may try again. Kept in the database, so that a start forgets nothing and all processes know it.</summary>
public sealed class Attempt
{
    public required string Key { get; init; }

    public int Failures { get; set; }

    public DateTime At { get; set; }

    public DateTime FreeAt { get; set; }
}

/// <summary>Who or what tries, how often in vain before it waits, and how long at most.</summary>
public sealed record Trier(string Key, int Free, TimeSpan Longest)
{
    /// <summary>Any browser that tries this account.</summary>
    public static Trier Account(string emailKey) => Of("account:" + emailKey, 5, TimeSpan.FromMinutes(5));

    /// <summary>A browser on which this account was signed in before: no stranger can make its owner wait.</summary>
    public static Trier OwnDevice(Guid account) => Of("device:" + account, 5, TimeSpan.FromMinutes(5));

    /// <summary>The codes of one account, which only those can try who know its password.</summary>
    public static Trier Codes(Guid account) => Of("codes:" + account, 5, TimeSpan.FromMinutes(5));

    /// <summary>Links for a new password to one address.</summary>
    public static Trier Asked(string email) => Of("asked:" + UserAccount.KeyOf(email), 3, TimeSpan.FromMinutes(30));

    /// <summary>A whole hospital may come from one address, so it may fail more often, and waits for less long.</summary>
    public static Trier Address(System.Net.IPAddress? address) => Of("address:" + Network(address), 30, TimeSpan.FromMinutes(1));

    private static Trier Of(string key, int free, TimeSpan longest) => new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))), free, longest);

    // Whoever has one address of the newer kind has a whole network of them.
    private static string Network(System.Net.IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes()[..8]),
        _ => address.ToString(),
    };

    internal TimeSpan WaitAfter(int failures) => failures < Free ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, Math.Pow(2, Math.Min(20, failures - Free))));
}

/// <summary>
/// Makes whoever guesses wait longer and longer, and nobody for ever: what was tried in vain is forgotten an hour later. Each try
/// is counted before it is looked at, so that many at once are no way around it; one that succeeds is taken back.
/// </summary>
public sealed class Attempts(AppDb db, TimeProvider machine)
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);

    /// <summary>How long to wait; zero where the try may be looked at, and is counted.</summary>
    public async Task<TimeSpan> TryAsync(params Trier[] triers)
    {
        var keys = triers.Select(t => t.Key).ToList();
        for (var round = 0; round < 16; round++)
        {
            var now = machine.GetUtcNow().UtcDateTime;
            var rows = await db.Set<Attempt>().Where(a => keys.Contains(a.Key)).ToDictionaryAsync(a => a.Key);
            var wait = rows.Values.Select(r => r.FreeAt - now).DefaultIfEmpty().Max();
            // A clock that was ahead makes nobody wait longer than the longest.
            if (wait > TimeSpan.Zero && wait <= triers.Max(t => t.Longest)) return wait;
            foreach (var trier in triers)
            {
                if (!rows.TryGetValue(trier.Key, out var row)) db.Add(row = new Attempt { Key = trier.Key });
                row.Failures = now - row.At > Forgotten ? 1 : row.Failures + 1;
                (row.At, row.FreeAt) = (now, now + trier.WaitAfter(row.Failures));
            }

            if (await db.SaveAsync() == Saved.Done) return TimeSpan.Zero;
        }

        return TimeSpan.FromSeconds(1);
    }

    /// <summary>The try has succeeded: who tried starts anew, and of their address only this one is taken back.</summary>
    public async Task SucceededAsync(Trier own, Trier? shared = null)
    {
        await db.StateAsync(() => db.Set<Attempt>().Where(a => a.Key == own.Key).ExecuteDeleteAsync(), CancellationToken.None);
        var now = machine.GetUtcNow().UtcDateTime;
        if (shared is not null)
            await db.StateAsync(() => db.Set<Attempt>().Where(a => a.Key == shared.Key).ExecuteUpdateAsync(a => a.SetProperty(x => x.Failures, x => x.Failures - 1).SetProperty(x => x.FreeAt, now)), CancellationToken.None);
        var old = now - Forgotten;
        await db.StateAsync(() => db.Set<Attempt>().Where(a => a.At < old).ExecuteDeleteAsync(), CancellationToken.None);
        db.ChangeTracker.Clear();
    }
}
