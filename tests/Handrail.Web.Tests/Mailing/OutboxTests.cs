using Handrail.Domain;
using Handrail.Domain.Log;
using Handrail.Domain.Plans;
using Handrail.Web.Mailing;
using Handrail.Web.Persistence;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Handrail.Web.Tests.Mailing;

public sealed class OutboxTests(Site site) : IClassFixture<Site>
{
    private static readonly Mail Invitation = new("pat.jones@harbourside.example", MailKind.Invitation, "/invitations/4fQ-secret_9");

    [Fact]
    public async Task A_mail_is_owed_with_what_causes_it_and_comes_out_of_its_row_as_it_went_in()
    {
        await site.ChangeAsync(async db =>
        {
            db.Owe(Invitation);
            Assert.Equal(Saved.Done, await db.SaveAsync());
        });
        var row = await site.AskAsync(db => db.OutboxMessages.AsNoTracking().SingleAsync(m => m.Kind == MailKind.Invitation));
        Assert.Equal((site.Clock.GetUtcNow().UtcDateTime, 0, null), (row.DueAt!.Value, row.Tries, row.SentAt));
        Assert.Equal(Invitation, site.Services.GetRequiredService<Outbox>().Open(row));
        // Whoever reads the database finds neither the person nor the secret.
        Assert.DoesNotContain("pat.jones", row.Sealed, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", row.Sealed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_saved_owes_no_mail()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Submitted);
        var plan = await site.AskAsync(db => db.Plans.Where(p => p.Reference == reference).Select(p => p.Id).SingleAsync());
        var twice = Ids.New();
        await site.ChangeAsync(async db =>
        {
            db.Add(new Notice { Id = twice, PersonId = Cast.Adviser.Id, PlanId = plan, Act = Act.Comment, Day = Site.Today });
            await db.SaveAsync();
            db.ChangeTracker.Clear();
            db.Add(new Notice { Id = twice, PersonId = Cast.Adviser.Id, PlanId = plan, Act = Act.Comment, Day = Site.Today });
            db.Owe(Invitation with { Kind = MailKind.PasswordReset });
            Assert.Equal(Saved.SomeoneFirst, await db.SaveAsync());
        });
        Assert.False(await site.AskAsync(db => db.OutboxMessages.AnyAsync(m => m.Kind == MailKind.PasswordReset)));
    }
}

[Trait("Runs", "once")]
public sealed class MailTests
{
    [Theory]
    [InlineData("pat.jones@nhs.net", true)]
    [InlineData("o'leary+plans@trust.nhs.uk", true)]
    [InlineData("", false)]
    [InlineData("pat", false)]
    [InlineData("pat@localhost", false)]
    [InlineData("pat@nhs.net\r\nBcc: all@elsewhere.example", false)]
    [InlineData("pat@nhs.net\n", false)]
    [InlineData("pat@nhs.net, sam@nhs.net", false)]
    [InlineData("Pat <pat@nhs.net>", false)]
    [InlineData("pat..jones@nhs.net", false)]
    [InlineData(".pat@nhs.net", false)]
    [InlineData("pat@-nhs.net", false)]
    [InlineData("pät@nhs.net", false)]
    [InlineData("pat@nhs.net\0", false)]
    public void A_mail_goes_to_one_plain_address(string text, bool isOne)
    {
        Assert.Equal(isOne, Mail.IsAddress(text));
        if (!isOne) Assert.Throws<ArgumentException>(() => new Mail(text, MailKind.Task, "/"));
    }

    [Theory]
    [InlineData("/", true)]
    [InlineData("/invitations/a-b_c.d~e?x=1&y=%20", true)]
    [InlineData("//elsewhere.example", false)]
    [InlineData("/\\elsewhere.example", false)]
    [InlineData("https://elsewhere.example/", false)]
    [InlineData("/a\r\n\r\nother words", false)]
    [InlineData("/a\n", false)]
    [InlineData("/a b", false)]
    [InlineData("", false)]
    public void A_mail_leads_to_this_service_and_nowhere_else(string path, bool isLocal)
    {
        if (isLocal) Assert.Equal(path, new Mail("pat@nhs.net", MailKind.Task, path).Path);
        else Assert.Throws<ArgumentException>(() => new Mail("pat@nhs.net", MailKind.Task, path));
    }
}
