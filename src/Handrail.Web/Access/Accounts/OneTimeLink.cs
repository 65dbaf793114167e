using System.Security.Cryptography;
using Handrail.Web.Persistence;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Access.Accounts;

public enum LinkKind
{
    Invitation,
    PasswordReset,
    FirstAdministrator,
}

/// <summary>A link that works once and not for long. Opening it uses nothing up: only its form does.</summary>
public sealed class OneTimeLink
{
    public required Guid Id { get; init; }

    public required byte[] Hash { get; init; }

    public required LinkKind Kind { get; init; }

    /// <summary>For whom; nobody for the first administrator, and for an address that has no account.</summary>
    public Guid? PersonId { get; init; }

    public required DateTime MadeAt { get; init; }

    public required DateTime EndsAt { get; init; }

    public DateTime? UsedAt { get; set; }

    public bool Works(DateTime now) => UsedAt is null && now < EndsAt && now > MadeAt.AddMinutes(-5);
}

/// <summary>Makes one-time links and finds them again by their secret.</summary>
public sealed class OneTimeLinks(AppDb db, TimeProvider machine)
{
    private const int Length = 32;

    /// <summary>How long each kind works.</summary>
    public static TimeSpan LifeOf(LinkKind kind) => kind == LinkKind.Invitation ? TimeSpan.FromHours(72) : TimeSpan.FromHours(1);

    /// <summary>Adds a link to what is saved next, and gives its secret. Earlier links of the kind for the same person die with it.</summary>
    public async Task<string> MakeAsync(LinkKind kind, Guid? person)
    {
        var secret = RandomNumberGenerator.GetBytes(Length);
        var now = machine.GetUtcNow().UtcDateTime;
        foreach (var earlier in await db.Set<OneTimeLink>().Where(l => l.Kind == kind && l.PersonId == person && l.UsedAt == null).ToListAsync())
            db.Remove(earlier);
        db.Add(new OneTimeLink { Id = Domain.Ids.Unlinkable(), Hash = SHA256.HashData(secret), Kind = kind, PersonId = person, MadeAt = now, EndsAt = now + LifeOf(kind) });
        return WebEncoders.Base64UrlEncode(secret);
    }

    /// <summary>The link of this secret, while it works.</summary>
    public async Task<OneTimeLink?> FindAsync(LinkKind kind, string secret)
    {
        byte[] key;
        try
        {
            if (secret.Length > 100 || (key = WebEncoders.Base64UrlDecode(secret)).Length != Length) return null;
        }
        catch (FormatException)
        {
            return null;
        }

        var hash = SHA256.HashData(key);
        var link = await db.Set<OneTimeLink>().SingleOrDefaultAsync(l => l.Hash == hash && l.Kind == kind);
        return link?.Works(machine.GetUtcNow().UtcDateTime) == true ? link : null;
    }
}
