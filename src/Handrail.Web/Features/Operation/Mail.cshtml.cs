using Handrail.Domain;
using Handrail.Web.Access;
using Handrail.Web.Mailing;
using Handrail.Web.Persistence;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Operation;

/// <summary>How mail goes, for whoever keeps the service running: how much waits, and why. To whom it goes is not shown.</summary>
public sealed class MailModel : HandrailPage
{
    private const int Most = 20;

    /// <summary>So far back it counts what has gone and what was given up.</summary>
    public const int Days = 30;

    public MailSettings Settings => Service<MailSettings>();

    public bool IsDemonstration => Clock.CanMove;

    public int Waiting { get; private set; }

    public int Sent { get; private set; }

    public int GivenUp { get; private set; }

    /// <summary>The newest of those that have not gone at the first try, or never.</summary>
    public IReadOnlyList<OutboxMessage> Held { get; private set; } = [];

    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (!Me.Has(Duties.SystemAdministrator)) return NotFound();
        var since = Clock.UtcNow.AddDays(-Days);
        var counts = await Db.OutboxMessages.Where(m => m.DueAt != null || m.SentAt >= since || m.GivenUpAt >= since).GroupBy(m => 1)
            .Select(g => new { Waiting = g.Count(m => m.DueAt != null), Sent = g.Count(m => m.SentAt >= since), GivenUp = g.Count(m => m.GivenUpAt >= since) }).SingleOrDefaultAsync();
        if (counts is not null) (Waiting, Sent, GivenUp) = (counts.Waiting, counts.Sent, counts.GivenUp);
        if (Waiting + GivenUp > 0)
            Held = await Db.OutboxMessages.AsNoTracking().Where(m => m.SentAt == null && m.LastError != "" && (m.DueAt != null || m.GivenUpAt >= since)).OrderByDescending(m => m.OwedAt).ThenBy(m => m.Id).Take(Most).ToListAsync();
        return null;
    }

    public void OnGet()
    {
    }

    /// <summary>When the fault has been mended, nobody needs to wait for the next try.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var now = Clock.UtcNow;
        // Sooner ones may be on their way at this moment, and come of themselves.
        var soon = now + MailSender.Lease;
        foreach (var message in await Db.OutboxMessages.Where(m => m.DueAt > soon).ToListAsync()) message.DueAt = now;
        await Db.SaveAsync();
        Service<Outbox>().Wake();
        TempData["Done"] = T["What waits is tried again within a few minutes"].Value;
        return Redirect("/system/mail");
    }

    public static string When(DateTime at) => Say.Moment(ServiceClock.InLondon(at));

    public string What(MailKind kind) => T[kind switch
    {
        MailKind.Invitation => "Invitation",
        MailKind.PasswordReset => "New password",
        MailKind.OrganisationJoin => "Request to join",
        MailKind.AccountChanged => "Account changed",
        _ => "News",
    }].Value;
}
