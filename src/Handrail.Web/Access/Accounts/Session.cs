namespace Handrail.Web.Access.Accounts;

/// <summary>By what somebody came in.</summary>
public enum SignInWay
{
    Demonstration,
    Password,
    Passkey,
    SignOn,
}

/// <summary>
/// Somebody who is signed in, on one browser. The browser carries a random key and the row its hash, so that whoever reads the
/// database can be nobody. All times are the machine's.
/// </summary>
public sealed class Session
{
    /// <summary>After this long without a request the session is over (SECURITY.md).</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(20);

    /// <summary>However busy somebody is, after this long they sign in anew.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>How long before its end a page warns.</summary>
    public static readonly TimeSpan Warning = TimeSpan.FromMinutes(2);

    /// <summary>How long a second factor counts for what asks for a fresh one.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    /// <summary>A request is written down at most this often.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    // A clock that was ahead and has been put right must not make sessions live longer.
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    public required Guid Id { get; init; }

    public required byte[] KeyHash { get; set; }

    public required Guid PersonId { get; init; }

    public required SignInWay Way { get; init; }

    /// <summary>Browser and system, for the person's own list.</summary>
    public required string Device { get; init; }

    public required DateTime StartedAt { get; init; }

    public required DateTime SeenAt { get; set; }

    /// <summary>When a second factor was last shown; nothing of a case is shown before.</summary>
    public DateTime? FactorAt { get; set; }

    /// <summary>When the session is over unless something is asked for before.</summary>
    public DateTime EndsAt => SeenAt + Idle < StartedAt + Longest ? SeenAt + Idle : StartedAt + Longest;

    public bool IsAlive(DateTime now) => now < EndsAt && now > StartedAt - Ahead && now > SeenAt - Ahead;

    public bool IsFresh(DateTime now) => FactorAt is { } at && now - at < Fresh && now > at - SeenEvery;
}
