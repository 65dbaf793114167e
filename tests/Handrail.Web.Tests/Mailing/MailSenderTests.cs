using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Web.Access.Accounts;
using Handrail.Web.Mailing;
using Handrail.Web.Persistence;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Handrail.Web.Tests.Mailing;

/// <summary>Mail through a real server on loopback, with a clock that the tests move.</summary>
public sealed class MailSenderTests : IAsyncDisposable
{
    private readonly SmtpServer server = new();
    private readonly Site site;

    public MailSenderTests() => site = Real(server);

    private static Site Real(SmtpServer server, params (string Key, string Value)[] more) => new()
    {
        Situations = "none",
        Settings = more.Concat([("HANDRAIL_MAIL", server.Address), ("HANDRAIL_MAIL_FROM", "plans@handrail.example"), ("HANDRAIL_ADDRESS", "https://localhost")]).DistinctBy(s => s.Item1).ToDictionary(s => s.Item1, s => s.Item2, StringComparer.Ordinal),
    };

    private Task<int> RoundAsync() => site.Services.GetRequiredService<MailSender>().SendDueAsync(CancellationToken.None);

    private Task OweAsync(int count = 1, MailKind kind = MailKind.Invitation) => OweAsync(site, count, kind);

    private static Task OweAsync(Site site, int count = 1, MailKind kind = MailKind.Invitation) => site.ChangeAsync(async db =>
    {
        for (var i = 0; i < count; i++) db.Owe(new Mail($"pat{i}@trust.example", kind, $"/invitations/secret-{i}"));
        await db.SaveAsync();
    });

    private Task<OutboxMessage> OnlyAsync() => site.AskAsync(db => db.OutboxMessages.AsNoTracking().SingleAsync());

    [Theory]
    [InlineData(MailKind.Invitation)]
    [InlineData(MailKind.PasswordReset)]
    [InlineData(MailKind.OrganisationJoin)]
    [InlineData(MailKind.AccountChanged)]
    [InlineData(MailKind.Task)]
    public async Task A_mail_says_what_is_to_be_done_and_where_and_nothing_else(MailKind kind)
    {
        await OweAsync(kind: kind);
        Assert.Equal(1, await RoundAsync());
        var mail = Assert.Single(server.Mails);
        Assert.Equal(("plans@handrail.example", "pat0@trust.example"), (mail.From, mail.To));
        Assert.Contains("\r\nhttps://localhost/invitations/secret-0\r\n", mail.Body, StringComparison.Ordinal);
        Assert.StartsWith("text/plain", mail.Header("Content-Type"), StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Header("Auto-Submitted"));
        Assert.Contains("Handrail", mail.Header("Subject"), StringComparison.Ordinal);
        Assert.Matches("^<[0-9a-f]{32}@handrail.example>$", mail.Header("Message-ID"));
    }

    [Fact]
    public async Task What_has_gone_goes_once_and_its_secret_stays_nowhere()
    {
        await OweAsync();
        await RoundAsync();
        var row = await OnlyAsync();
        Assert.Equal(("", null, site.Clock.GetUtcNow().UtcDateTime, 1), (row.Sealed, row.DueAt, row.SentAt, row.Tries));
        site.Clock.Move(TimeSpan.FromDays(1));
        Assert.Equal(0, await RoundAsync());
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task A_server_that_is_down_for_an_hour_loses_nothing_and_is_asked_less_and_less()
    {
        server.Close();
        await OweAsync(20);
        var tries = 0;
        for (var minute = 0; minute < 60; minute++)
        {
            Assert.Equal(0, await RoundAsync());
            site.Clock.Move(TimeSpan.FromMinutes(1));
        }

        tries = await site.AskAsync(db => db.OutboxMessages.SumAsync(m => m.Tries));
        // A round ends when the server is found away: one try a minute, not twenty.
        Assert.InRange(tries, 20, 60);
        var one = await site.AskAsync(db => db.OutboxMessages.AsNoTracking().OrderBy(m => m.Id).FirstAsync());
        Assert.Equal("No connection: ConnectionRefused", one.LastError);
        server.Open();
        for (var minute = 0; minute < 60; minute++)
        {
            await RoundAsync();
            site.Clock.Move(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(20, server.Mails.Select(m => m.To).Distinct().Count());
        Assert.Equal(20, server.Mails.Count);
        Assert.Equal(20, await site.AskAsync(db => db.OutboxMessages.CountAsync(m => m.SentAt != null && m.Sealed == "")));
    }

    [Fact]
    public void The_wait_after_a_try_grows_to_an_hour() =>
        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60, 60], Enumerable.Range(1, 8).Append(400).Select(tries => MailSender.WaitAfter(tries).TotalMinutes));

    [Fact]
    public async Task Whoever_stops_between_sending_and_saying_so_has_the_mail_repeated_with_the_same_id_and_not_before_the_lease_ends()
    {
        await OweAsync();
        // The server has the mail, and whoever sent it does not hear so.
        var end = new TaskCompletionSource();
        server.Hanging = end.Task;
        var lost = Task.Run(RoundAsync);
        while (server.Mails.Count == 0) await Task.Delay(10);
        server.Hanging = null;
        site.Clock.Move(MailSender.Lease - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await RoundAsync());
        site.Clock.Move(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await RoundAsync());
        Assert.Equal(2, server.Mails.Count);
        Assert.Single(server.Mails.Select(m => m.Header("Message-ID")).Distinct());
        // When the first comes back, it spoils nothing.
        end.SetResult();
        Assert.Equal(0, await lost);
        Assert.Equal((site.Clock.GetUtcNow().UtcDateTime, "", ""), ((await OnlyAsync()).SentAt!.Value, (await OnlyAsync()).Sealed, (await OnlyAsync()).LastError));
    }

    [Fact]
    public async Task Of_many_senders_at_once_each_message_is_sent_by_one()
    {
        await OweAsync(30);
        var sent = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(RoundAsync)));
        Assert.Equal(30, sent.Sum());
        Assert.Equal(30, server.Mails.Count);
        Assert.Equal(30, server.Mails.Select(m => m.To).Distinct().Count());
    }

    [Fact]
    public async Task One_refused_recipient_holds_up_nobody_and_what_the_server_says_of_people_is_not_kept()
    {
        await OweAsync();
        server.ToRecipients = "550 5.1.1 <pat0@trust.example> Pat Jones has left";
        Assert.Equal(0, await RoundAsync());
        Assert.Equal("550 MailboxUnavailable", (await OnlyAsync()).LastError);
        server.ToRecipients = null;
        await OweAsync(kind: MailKind.Task);
        Assert.Equal(1, await RoundAsync());
    }

    [Theory]
    [InlineData("451 try later", "451 LocalErrorInProcessing")]
    [InlineData("554 no", "554 TransactionFailed")]
    public async Task What_the_server_does_not_take_is_tried_again(string said, string kept)
    {
        await OweAsync();
        server.AfterData = said;
        Assert.Equal(0, await RoundAsync());
        Assert.Equal((kept, 1), ((await OnlyAsync()).LastError, (await OnlyAsync()).Tries));
        server.AfterData = null;
        Assert.Equal(0, await RoundAsync());
        site.Clock.Move(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await RoundAsync());
        Assert.Equal("", (await OnlyAsync()).LastError);
    }

    [Fact]
    public async Task After_three_days_a_message_is_given_up_and_its_secret_erased()
    {
        server.Close();
        await OweAsync();
        for (var hour = 0; hour < 80; hour++)
        {
            await RoundAsync();
            site.Clock.Move(TimeSpan.FromHours(1));
        }

        var row = await OnlyAsync();
        Assert.Equal(("", null, null, TimeSpan.FromDays(3)), (row.Sealed, row.DueAt, row.SentAt, row.GivenUpAt - row.OwedAt));
        server.Open();
        site.Clock.Move(TimeSpan.FromDays(1));
        Assert.Equal(0, await RoundAsync());
    }

    [Fact]
    public async Task What_was_sealed_with_keys_that_are_gone_is_given_up_at_once_and_holds_up_nobody()
    {
        await OweAsync(2);
        await site.AskAsync(db => db.OutboxMessages.OrderBy(m => m.Id).Take(1).ExecuteUpdateAsync(m => m.SetProperty(x => x.Sealed, "CfDJ8nothing")));
        Assert.Equal(1, await RoundAsync());
        Assert.Equal("Sealed with keys that are gone", await site.AskAsync(db => db.OutboxMessages.Where(m => m.GivenUpAt != null).Select(m => m.LastError).SingleAsync()));
    }

    [Fact]
    public async Task With_TLS_the_mail_and_the_sign_in_go_sealed()
    {
        await using var sealing = new SmtpServer(withTls: true);
        await using var apart = Real(sealing, ("HANDRAIL_MAIL_USER", "handrail"), ("HANDRAIL_MAIL_PASSWORD", "p@ss:word/1"));
        await OweAsync(apart);
        var sender = apart.Services.GetRequiredService<MailSender>();
        // Nobody vouches for its certificate.
        Assert.Equal(0, await sender.SendDueAsync(CancellationToken.None));
        Assert.Equal("The mail server’s certificate is not trusted", await apart.AskAsync(db => db.OutboxMessages.Select(m => m.LastError).SingleAsync()));
        Assert.Empty(sealing.Mails);
#pragma warning disable SYSLIB0014, MA0039 // What the mail client of the framework asks; it knows one certificate.
        System.Net.ServicePointManager.ServerCertificateValidationCallback = (_, certificate, _, _) => certificate?.GetCertHashString() == sealing.Thumbprint;
        apart.Clock.Move(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await sender.SendDueAsync(CancellationToken.None));
        System.Net.ServicePointManager.ServerCertificateValidationCallback = null;
#pragma warning restore SYSLIB0014, MA0039
        var mail = Assert.Single(sealing.Mails);
        Assert.Equal((true, "handrail:p@ss:word/1"), (mail.WasSealed, mail.User));
    }

    [Fact]
    public async Task A_server_without_TLS_gets_nothing_where_TLS_is_asked_for()
    {
        await using var apart = Real(server, ("HANDRAIL_MAIL", "smtp://127.0.0.1:" + server.Port));
        await OweAsync(apart);
        Assert.Equal(0, await apart.Services.GetRequiredService<MailSender>().SendDueAsync(CancellationToken.None));
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task A_demonstration_sends_nothing_off_the_machine_whatever_is_set_and_tells_nobody_by_mail()
    {
        await using var demonstration = new Site { Settings = new(StringComparer.Ordinal) { ["HANDRAIL_MAIL"] = server.Address, ["HANDRAIL_MAIL_FROM"] = "plans@handrail.example", ["HANDRAIL_ADDRESS"] = "https://localhost" } };
        await demonstration.PlanAtAsync(PlanStatus.Issued);
        Assert.Equal(0, await demonstration.AskAsync(db => db.OutboxMessages.CountAsync()));
        await OweAsync(demonstration);
        Assert.Equal(1, await demonstration.Services.GetRequiredService<MailSender>().SendDueAsync(CancellationToken.None));
        Assert.Empty(server.Mails);
        var file = Assert.Single(Directory.GetFiles(demonstration.Services.GetRequiredService<MailSettings>().Folder, "*.eml"));
        Assert.Contains("https://localhost/invitations/secret-0", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_told_of_a_plan_gets_one_mail_until_they_have_read_the_news()
    {
        await site.ChangeAsync(async db =>
        {
            db.AddRange(Cast.Organisations);
            db.AddRange(Cast.People);
            db.Add(Site.SetUp());
            foreach (var person in new[] { Cast.CaseManager, Cast.AccountablePerson, Cast.MrG })
                db.Add(new UserAccount { Id = Ids.New(), PersonId = person.Id, EmailKey = UserAccount.KeyOf(person.Email), MadeAt = site.Clock.GetUtcNow().UtcDateTime });
            await db.SaveAsync();
        });
        var reference = await site.PlanAtAsync(PlanStatus.Issued);
        async Task CommentAsync()
        {
            await site.ChangeAsync(async db =>
            {
                var plan = await db.Plans.Include(p => p.Assignments).Include(p => p.Versions).SingleAsync(p => p.Reference == reference);
                Assert.True(plan.Comment(Cast.MrG.AsActor(), null, "The clinic is on Tuesdays", new Moment(site.Clock.GetUtcNow().UtcDateTime, Site.Today)).IsDone);
                await db.SaveAsync();
            });
            await RoundAsync();
        }

        await RoundAsync();
        var told = server.Mails.Where(m => m.To == Cast.CaseManager.Email).ToList();
        // The plan was saved whole, with all that had been told on the way.
        Assert.Single(told);
        Assert.DoesNotContain(reference, told[0].Text, StringComparison.Ordinal);
        await CommentAsync();
        Assert.Single(server.Mails, m => m.To == Cast.CaseManager.Email);
        await site.AskAsync(db => db.Notices.Where(n => n.PersonId == Cast.CaseManager.Id).ExecuteUpdateAsync(n => n.SetProperty(x => x.IsRead, true)));
        await CommentAsync();
        await CommentAsync();
        Assert.Equal(2, server.Mails.Count(m => m.To == Cast.CaseManager.Email));
        Assert.DoesNotContain(server.Mails, m => m.Text.Contains("clinic", StringComparison.Ordinal));
        // Who has no account could not sign in, and is invited first.
        Assert.DoesNotContain(server.Mails, m => m.To == Cast.Adviser.Email);
        Assert.Contains(server.Mails, m => m.To == Cast.AccountablePerson.Email);
    }

    [Theory]
    [InlineData("smtp-open://mail.example", "https://localhost", "plans@handrail.example", "without TLS")]
    [InlineData("smtp://user:p4ssword@mail.example", "https://localhost", "plans@handrail.example", "HANDRAIL_MAIL_USER")]
    [InlineData("ftp://mail.example", "https://localhost", "plans@handrail.example", "smtp://server:port")]
    [InlineData("smtp://mail.example", "", "plans@handrail.example", "HANDRAIL_ADDRESS")]
    [InlineData("smtp://mail.example", "http://handrail.example", "plans@handrail.example", "HANDRAIL_ADDRESS")]
    [InlineData("smtp://mail.example", "https://handrail.example/sub", "plans@handrail.example", "HANDRAIL_ADDRESS")]
    [InlineData("smtp://mail.example", "https://localhost", "", "HANDRAIL_MAIL_FROM")]
    [InlineData("smtp://mail.example", "https://localhost", "plans", "HANDRAIL_MAIL_FROM")]
    public void What_is_set_wrongly_refuses_the_start_and_is_named(string mail, string address, string from, string named)
    {
        var settings = new Microsoft.Extensions.Configuration.ConfigurationManager { ["HANDRAIL_MAIL"] = mail, ["HANDRAIL_ADDRESS"] = address, ["HANDRAIL_MAIL_FROM"] = from };
        var refusal = Assert.Throws<InvalidOperationException>(() => new MailSettings(settings, "data", new ServiceAddress(settings)));
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("p4ssword", refusal.Message, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        await server.DisposeAsync();
    }
}
