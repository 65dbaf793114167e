namespace Handrail.Web.Access.SignOn;

/// <summary>Whom a provider means by a subject: bound by the owner of the account, never guessed.</summary>
public sealed class SignOnBinding
{
    public required string Issuer { get; init; }

    public required string Subject { get; init; }

    public required Guid AccountId { get; init; }

    public required DateTime BoundAt { get; init; }
}
