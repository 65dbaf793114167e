using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using Handrail.Web.Access;
using Handrail.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Mailing;

/// <summary>
/// Sends what is owed, one message at a time. Taking a message moves its next try on before it is sent, so that nobody else
/// sends it meanwhile; whoever stops between sending and saying so leaves it to be sent again, with the same Message-ID.
/// </summary>
public sealed partial class MailSender(IServiceScopeFactory scopes, Outbox outbox, MailSettings settings, Letter letter, ServiceClock clock, ILogger<MailSender> log)
{
    /// <summary>How long a message belongs to whoever took it; longer than a try may last.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>After so long nobody waits for it any more: links in it are no longer good.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(3);

    private static readonly TimeSpan MostPatience = TimeSpan.FromMinutes(1);

    /// <summary>How long to wait after so many tries: a minute, then twice as long each time, an hour at most.</summary>
    public static TimeSpan WaitAfter(int tries) => TimeSpan.FromMinutes(Math.Min(60, 1 << Math.Clamp(tries - 1, 0, 6)));

    /// <summary>Tries everything that is due once, the longest owed first, until the server itself is found away. Says how many have gone.</summary>
    public async Task<int> SendDueAsync(CancellationToken cancel)
    {
        var sent = 0;
        foreach (var id in await DueAsync(cancel))
        {
            switch (await TryAsync(id, cancel))
            {
                case Try.Sent: sent++; break;
                case Try.ServerAway: return sent;
            }
        }

        return sent;
    }

    private async Task<List<Guid>> DueAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.UtcNow;
        return await scope.ServiceProvider.GetRequiredService<AppDb>().OutboxMessages.Where(m => m.DueAt <= now).OrderBy(m => m.DueAt).Select(m => m.Id).ToListAsync(cancel);
    }

    private async Task<Try> TryAsync(Guid id, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (await db.OutboxMessages.SingleOrDefaultAsync(m => m.Id == id && m.DueAt <= clock.UtcNow, cancel) is not { } message) return Try.NotMine;
        message.Tries++;
        message.DueAt = clock.UtcNow + Lease;
        if (await db.SaveAsync(cancel: cancel) != Saved.Done) return Try.NotMine;

        var (outcome, error) = await SendAsync(message, cancel);
        var now = clock.UtcNow;
        message.LastError = error;
        if (outcome == Try.Sent) message.SentAt = now;
        else if (outcome == Try.Hopeless || now >= message.OwedAt + GiveUpAfter) message.GivenUpAt = now;
        if (message.SentAt is null && message.GivenUpAt is null) message.DueAt = now + WaitAfter(message.Tries);
        else (message.DueAt, message.Sealed) = (null, "");
        // Not to be broken off: it has gone, and should not go again.
        await db.SaveAsync(cancel: CancellationToken.None);
        if (message.GivenUpAt is not null) GaveUp(log, message.Id, message.Kind, message.Tries, error);
        return outcome;
    }

    private async Task<(Try Outcome, string Error)> SendAsync(OutboxMessage message, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(MostPatience);
        try
        {
            using var text = letter.Of(message, outbox.Open(message));
            using var client = settings.Client(clock.CanMove);
            await client.SendMailAsync(text, patience.Token);
            return (Try.Sent, "");
        }
        catch (CryptographicException)
        {
            return (Try.Hopeless, "Sealed with keys that are gone");
        }
        catch (SmtpFailedRecipientException refused)
        {
            return (Try.Refused, Code(refused));
        }
        catch (SmtpException fault)
        {
            return (Try.ServerAway, Code(fault));
        }
        catch (IOException)
        {
            return (Try.ServerAway, "The folder cannot be written");
        }
        catch (UnauthorizedAccessException)
        {
            return (Try.ServerAway, "The folder cannot be written");
        }
        catch (AuthenticationException)
        {
            return (Try.ServerAway, "The mail server’s certificate is not trusted");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return (Try.ServerAway, "No answer within a minute");
        }
    }

    /// <summary>What went wrong as a code: a server's own words may name the person.</summary>
    private static string Code(SmtpException fault) => fault switch
    {
        _ when Innermost(fault) is SocketException socket => $"No connection: {socket.SocketErrorCode}",
        _ when Innermost(fault) is AuthenticationException => "The mail server’s certificate is not trusted",
        { StatusCode: SmtpStatusCode.GeneralFailure } => "The connection broke",
        _ => $"{(int)fault.StatusCode} {fault.StatusCode}",
    };

    private static Exception Innermost(Exception fault) => fault.InnerException is { } inner ? Innermost(inner) : fault;

    [LoggerMessage(LogLevel.Error, "Mail {Id} ({Kind}) was given up after {Tries} tries: {Error}")]
    private static partial void GaveUp(ILogger log, Guid id, MailKind kind, int tries, string error);

    private enum Try
    {
        Sent,
        NotMine,
        Refused,
        ServerAway,
        Hopeless,
    }
}
