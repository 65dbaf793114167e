namespace Handrail.Web.Mailing;

/// <summary>Looks for mail that is due whenever some is owed, and twice a minute besides.</summary>
public sealed partial class MailRounds(MailSender sender, Outbox outbox, ILogger<MailRounds> log) : BackgroundService
{
    private static readonly TimeSpan BetweenRounds = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await sender.SendDueAsync(stoppingToken);
                await outbox.WaitAsync(BetweenRounds, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever went wrong, the next round tries again: mail must not stop for good.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                RoundBroke(log, LogRules.Of(fault));
                await Task.Delay(BetweenRounds, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "A round of mail broke off: {Fault}")]
    private static partial void RoundBroke(ILogger log, string fault);
}
