using Handrail.Domain;
using Microsoft.AspNetCore.DataProtection;

namespace Handrail.Web.Mailing;

/// <summary>Makes a row of a mail that is owed, and a mail of a row; wakes whoever sends when there is something to send.</summary>
public sealed class Outbox(IDataProtectionProvider keys, TimeProvider clock) : IDisposable
{
    private readonly IDataProtector seal = keys.CreateProtector("Handrail.Outbox");
    private readonly SemaphoreSlim owed = new(0, 1);

    public OutboxMessage Seal(Mail mail)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new() { Id = Ids.New(), Kind = mail.Kind, Sealed = seal.Protect(mail.To + "\n" + mail.Path), OwedAt = now, DueAt = now };
    }

    /// <summary>Throws a CryptographicException when the keys under which it was sealed are gone.</summary>
    public Mail Open(OutboxMessage message)
    {
        var parts = seal.Unprotect(message.Sealed).Split('\n');
        return new(parts[0], message.Kind, parts[1]);
    }

    public void Wake()
    {
        if (owed.CurrentCount > 0) return;
        try
        {
            owed.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else has just said so.
        }
    }

    /// <summary>Until something is owed, or for so long.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancel) => owed.WaitAsync(atMost, cancel);

    public void Dispose() => owed.Dispose();
}
