namespace Handrail.Web.Access.Accounts;

/// <summary>How a person proves who they are, on a database for real records. A demonstration has none.</summary>
public sealed class UserAccount
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>The e-mail address in small letters, by which the account is found.</summary>
    public required string EmailKey { get; set; }

    public string PasswordHash { get; set; } = "";

    /// <summary>The secret that is shared with the authenticator app, sealed; empty where there is none.</summary>
    public string AppSecret { get; set; } = "";

    /// <summary>The last time step of which a code was accepted: none is accepted twice.</summary>
    public long AppStep { get; set; }

    public required DateTime MadeAt { get; init; }

    public DateTime? EndedAt { get; set; }

    public bool HasApp => AppSecret.Length > 0;

    public static string KeyOf(string email) => email.Trim().ToLowerInvariant();
}

/// <summary>A key that a device or a password manager holds. With it, a person shows two factors at once.</summary>
public sealed class Passkey
{
    public required byte[] CredentialId { get; init; }

    public required Guid AccountId { get; init; }

    public required string Name { get; set; }

    public required byte[] PublicKey { get; init; }

    public long SignCount { get; set; }

    public string Transports { get; init; } = "";

    public bool IsBackupEligible { get; init; }

    public bool IsBackedUp { get; set; }

    public required DateTime MadeAt { get; init; }

    public DateTime? UsedAt { get; set; }
}

/// <summary>A code for the day on which the phone is lost. It is used by deleting it.</summary>
public sealed class RecoveryCode
{
    public required byte[] Hash { get; init; }

    public required Guid AccountId { get; init; }
}

/// <summary>A passkey's answer that has been accepted, so that it is not accepted again.</summary>
public sealed class UsedChallenge
{
    public required byte[] Hash { get; init; }

    public required DateTime At { get; init; }
}

public enum AccountChange
{
    Made,
    SignedIn,
    PasswordSet,
    AppSet,
    PasskeyAdded,
    PasskeyRemoved,
    CodesMade,
    CodeUsed,
    Ended,
}

/// <summary>What became of a person's account, and on which device it was done.</summary>
public sealed class AccountEntry
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required AccountChange What { get; init; }

    public required string Device { get; init; }

    public required DateTime At { get; init; }
}
