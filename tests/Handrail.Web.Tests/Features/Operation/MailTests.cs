using System.Net;
using Handrail.Web.Mailing;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Handrail.Web.Tests.Features.Operation;

public sealed class MailTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Whoever_keeps_the_service_running_sees_what_is_held_up_and_why_and_to_whom_it_goes_nobody_sees()
    {
        await site.ChangeAsync(async db =>
        {
            db.Owe(new Mail("pat.jones@trust.example", MailKind.Invitation, "/invitations/secret"));
            db.Owe(new Mail("pat.jones@trust.example", MailKind.PasswordReset, "/reset-password/secret"));
            await db.SaveAsync();
        });
        var now = site.Clock.GetUtcNow().UtcDateTime;
        await site.AskAsync(db => db.OutboxMessages.Where(m => m.Kind == MailKind.Invitation)
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.LastError, "550 MailboxUnavailable").SetProperty(x => x.Tries, 7).SetProperty(x => x.DueAt, now.AddMinutes(40))));
        await site.AskAsync(db => db.OutboxMessages.Where(m => m.Kind == MailKind.PasswordReset)
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.LastError, "No connection: ConnectionRefused").SetProperty(x => x.GivenUpAt, now).SetProperty(x => x.DueAt, (DateTime?)null).SetProperty(x => x.Sealed, "")));
        var screen = await site.SignInAsync(Cast.SystemAdministrator);
        Assert.Contains("Mail is held up: 1 not sent.", screen.Text, StringComparison.Ordinal);
        await screen.ClickAsync("See why");
        Assert.Equal("Mail", screen.Heading);
        Assert.Contains("Invitation1 September 2026 at 10am7550 MailboxUnavailable1 September 2026 at 10.40am", screen.Text, StringComparison.Ordinal);
        Assert.Contains("New password1 September 2026 at 10am0No connection: ConnectionRefusedGiven up", screen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("pat.jones", screen.Text, StringComparison.Ordinal);
        await screen.PressAsync("Try again now");
        Assert.Equal("What waits is tried again within a few minutes", screen.Confirmation);
        Assert.Equal(now, await site.AskAsync(db => db.OutboxMessages.Where(m => m.Kind == MailKind.Invitation).Select(m => m.DueAt).SingleAsync()));
    }

    [Fact]
    public async Task A_message_that_may_be_on_its_way_is_left_to_whoever_sends_it()
    {
        await site.ChangeAsync(async db =>
        {
            db.Owe(new Mail("pat.jones@trust.example", MailKind.OrganisationJoin, "/"));
            await db.SaveAsync();
        });
        var lease = site.Clock.GetUtcNow().UtcDateTime + MailSender.Lease;
        await site.AskAsync(db => db.OutboxMessages.Where(m => m.Kind == MailKind.OrganisationJoin).ExecuteUpdateAsync(m => m.SetProperty(x => x.LastError, "The connection broke").SetProperty(x => x.DueAt, lease)));
        var screen = await site.SignInAsync(Cast.SystemAdministrator);
        await (await screen.OpenAsync("/system/mail")).PressAsync("Try again now");
        Assert.Equal(lease, await site.AskAsync(db => db.OutboxMessages.Where(m => m.Kind == MailKind.OrganisationJoin).Select(m => m.DueAt).SingleAsync()));
    }

    [Fact]
    public async Task Nobody_else_finds_the_page()
    {
        foreach (var person in new[] { Cast.Adviser, Cast.MrG, Cast.CaseManager })
        {
            var screen = await site.SignInAsync(person);
            await screen.OpenAsync("/system/mail");
            Assert.Equal(HttpStatusCode.NotFound, screen.Status);
        }
    }
}
