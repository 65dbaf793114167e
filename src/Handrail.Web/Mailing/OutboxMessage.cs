namespace Handrail.Web.Mailing;

/// <summary>
/// A mail that is owed: written with what causes it, tried until it has gone or there is no use in it any more. To whom it
/// goes and its link are sealed, and erased once neither is needed.
/// </summary>
public sealed class OutboxMessage
{
    public required Guid Id { get; init; }

    public required MailKind Kind { get; init; }

    /// <summary>Address and path under the service's keys; empty when finished.</summary>
    public required string Sealed { get; set; }

    public required DateTime OwedAt { get; init; }

    /// <summary>When it is tried next, by whoever takes it then; nothing when finished.</summary>
    public DateTime? DueAt { get; set; }

    /// <summary>How often it has been taken to be sent. Of two who take it at once, one finds that it has moved on.</summary>
    public int Tries { get; set; }

    public DateTime? SentAt { get; set; }

    public DateTime? GivenUpAt { get; set; }

    /// <summary>What the last try came to, as a code: what a mail server says may name people.</summary>
    public string LastError { get; set; } = "";
}
