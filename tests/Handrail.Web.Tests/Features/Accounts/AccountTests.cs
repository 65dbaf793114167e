using System.Net;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Access.Accounts;
using Handrail.Web.Mailing;
using Handrail.Web.Persistence;
using Handrail.Web.Persistence.Situations;
using Handrail.Web.Tests.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Handrail.Web.Tests.Features.Accounts;

/// <summary>Accounts on a database for real records, from the first administrator on.</summary>
public sealed class AccountTests : IAsyncLifetime
{
    private const string Wrong = "The email address and password do not belong together, or there is no account with this address. Check both and try again";

    private Site site = null!;

    public async ValueTask InitializeAsync() => site = await Owner.OpenAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private async Task<string?> OfferAsync(Site at) => await FirstStart.OfferAsync(at.Services, await at.AskAsync(db => db.Installations.SingleAsync()));

    private static Screen Fill(Screen screen, string password = Owner.Password) => screen
        .Type("Name of the advice service", "Advice for practitioners").Type("ODS code", "x26").Type("Given name", "Ada").Type("Family name", "Byron")
        .Type("Email address", "ada.byron@example.nhs.uk").Type("New password", password);

    [Fact]
    public async Task The_link_on_the_console_makes_the_first_administrator_and_dies_with_them()
    {
        await using var empty = new Site { Situations = "none" };
        var link = (await OfferAsync(empty))!;
        var screen = empty.Stranger();
        await screen.OpenAsync(link);
        Assert.Equal("Set up Handrail", screen.Heading);
        await Fill(screen).PressAsync("Continue");
        Assert.Equal("Set up your second step", screen.Heading);
        // Nothing is open before the second step.
        foreach (var path in new[] { "/", "/plans", "/account", "/your-sessions", "/requests/new" })
        {
            using var closed = await screen.Http.GetAsync(path);
            Assert.Equal((path, HttpStatusCode.Redirect), (path, closed.StatusCode));
        }

        await screen.OpenAsync("/plans");
        Assert.Equal("/sign-in/set-up?to=%2Fplans", screen.Address);
        var owner = new Owner(empty, new Person { Id = default, OrganisationId = default, GivenName = "Ada", FamilyName = "Byron", Email = "ada.byron@example.nhs.uk" }) { Screen = screen };
        await owner.SetUpAppAsync();
        Assert.Equal(10, owner.RecoveryCodes.Distinct().Count());
        await screen.OpenAsync("/");
        Assert.Equal("Hello Ada", screen.Heading);
        Assert.Null(await OfferAsync(empty));
        var second = empty.Stranger();
        await second.OpenAsync(link);
        Assert.Equal((HttpStatusCode.NotFound, "This link does not work any more"), (second.Status, second.Heading));
    }

    [Fact]
    public async Task An_administrator_invites_a_colleague_and_again_when_the_link_or_the_second_step_is_lost()
    {
        var administrator = await Owner.EnrolAsync(site, Cast.LocalAdministrator);
        var screen = administrator.Screen;
        await screen.OpenAsync($"/organisations/{Cast.Harbourside.Id}/invite");
        await screen.Type("Given name", "Ivy").Type("Family name", "Reid").Type("Position", "Medical workforce").Type("Work e-mail address", "ivy.reid@rhs.example.nhs.uk")
            .Type("Telephone number at work", "01632 960 001").Choose("What may they do?", "Asks for plans").Type("Why do they need it?", "Follows our plans.").PressAsync("Invite");
        Assert.Equal("They have been invited", screen.Confirmation);
        var ivy = await site.AskAsync(db => db.People.AsNoTracking().SingleAsync(p => p.Email == "ivy.reid@rhs.example.nhs.uk"));
        var first = Assert.Single(await site.AskAsync(db => db.Set<OneTimeLink>().Where(l => l.PersonId == ivy.Id).ToListAsync()));
        await screen.OpenAsync("/organisation");
        Assert.Contains("Medical workforce, has not accepted the invitation yet", screen.Text, StringComparison.Ordinal);
        await screen.ClickAsync("Ivy Reid");
        await screen.PressAsync("Send another invitation");
        Assert.Equal("Another invitation has been sent. The one before does not work any more", screen.Confirmation);
        var second = Assert.Single(await site.AskAsync(db => db.Set<OneTimeLink>().Where(l => l.PersonId == ivy.Id && l.UsedAt == null).ToListAsync()));
        Assert.NotEqual(first.Id, second.Id);

        await Owner.EnrolAsync(site, ivy);
        await screen.OpenAsync($"/organisation/people/{ivy.Id}");
        Assert.Contains("Whoever has lost the second step", screen.Text, StringComparison.Ordinal);
        await screen.PressAsync("Send another invitation");
        Assert.Equal("Another invitation has been sent. The one before does not work any more", screen.Confirmation);
        // Nobody does so for themselves.
        await screen.OpenAsync($"/organisation/people/{administrator.Person.Id}");
        Assert.DoesNotContain("Send another invitation", screen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_on_the_console_lives_an_hour_and_not_over_the_next_start_nor_the_first_account()
    {
        await using var empty = new Site { Situations = "none" };
        var (first, second) = ((await OfferAsync(empty))!, (await OfferAsync(empty))!);
        var screen = empty.Stranger();
        Assert.Equal("This link does not work any more", (await screen.OpenAsync(first)).Heading);
        empty.Clock.Move(TimeSpan.FromMinutes(59));
        Assert.Equal("Set up Handrail", (await screen.OpenAsync(second)).Heading);
        empty.Clock.Move(TimeSpan.FromMinutes(1));
        Assert.Equal("This link does not work any more", (await Fill(screen).PressAsync("Continue")).Heading);
        var link = (await OfferAsync(site))!;
        await Owner.EnrolAsync(site, Cast.CaseManager);
        Assert.Equal("This link does not work any more", (await site.Stranger().OpenAsync(link)).Heading);
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_the_first_form_is_said_at_once()
    {
        await using var empty = new Site { Situations = "none" };
        var screen = await empty.Stranger().OpenAsync((await OfferAsync(empty))!);
        await screen.PressAsync("Continue");
        Assert.Equal(HttpStatusCode.BadRequest, screen.Status);
        Assert.Equal(
            ["Enter the name of the advice service", "Enter the service’s ODS code: 1 to 9 letters and digits", "Enter your given name", "Enter your family name", "Enter your email address, like name@example.nhs.uk", "Enter a password"],
            screen.Errors);
        await Fill(screen, "AdaByron1815!").PressAsync("Continue");
        Assert.Equal(["This password is easy to guess. Choose one without your name, well-known words, or rows of letters and digits"], screen.Errors);
    }

    [Fact]
    public async Task A_demonstration_offers_no_administrator()
    {
        await using var demonstration = new Site();
        Assert.Null(await OfferAsync(demonstration));
    }

    [Fact]
    public async Task An_invitation_is_used_up_by_its_form_and_not_by_opening_it()
    {
        var secret = await Owner.LinkAsync(site, LinkKind.Invitation, Cast.MrG);
        var (first, second) = (site.Stranger(), site.Stranger());
        for (var i = 0; i < 3; i++) Assert.Equal("Accept your invitation", (await first.OpenAsync("/invitations/" + secret)).Heading);
        await second.OpenAsync("/invitations/" + secret);
        await first.Type("New password", Owner.Password).PressAsync("Accept and continue");
        Assert.Equal("Set up your second step", first.Heading);
        await second.Type("New password", "another good one here").PressAsync("Accept and continue");
        Assert.Equal((HttpStatusCode.NotFound, "This link does not work any more"), (second.Status, second.Heading));
    }

    [Fact]
    public async Task A_link_that_is_over_used_foreign_cut_or_invented_is_answered_alike()
    {
        var old = await Owner.LinkAsync(site, LinkKind.Invitation, Cast.Supervisor);
        site.Clock.Move(TimeSpan.FromHours(72));
        var good = await Owner.LinkAsync(site, LinkKind.Invitation, Cast.MrG);
        var reset = await Owner.LinkAsync(site, LinkKind.PasswordReset, Cast.MrG);
        var answers = new List<string>();
        foreach (var link in new[] { old, reset, good[..^1], good[..10], good + "A", good.ToLowerInvariant(), "x", new string('A', 43), new string('A', 5000), "..%2f", "👩‍⚕️" })
        {
            var screen = site.Stranger();
            await screen.OpenAsync("/invitations/" + link);
            Assert.Equal((link, HttpStatusCode.NotFound), (link, screen.Status));
            if (screen.Heading == "This link does not work any more") answers.Add(screen.Page.QuerySelector("main")!.InnerHtml);
        }

        Assert.Single(answers.Distinct());
        Assert.True(answers.Count >= 10, $"only {answers.Count} were answered by the page");
        Assert.Equal("Accept your invitation", (await site.Stranger().OpenAsync("/invitations/" + good)).Heading);
    }

    [Fact]
    public async Task A_newer_invitation_kills_the_earlier_one_and_begins_the_account_anew()
    {
        var owner = await Owner.EnrolAsync(site, Cast.MrG);
        var first = await Owner.LinkAsync(site, LinkKind.Invitation, Cast.MrG);
        var second = await Owner.LinkAsync(site, LinkKind.Invitation, Cast.MrG);
        Assert.Equal("This link does not work any more", (await site.Stranger().OpenAsync("/invitations/" + first)).Heading);
        var anew = site.Stranger();
        await (await anew.OpenAsync("/invitations/" + second)).Type("New password", "kettle harbour walnut").PressAsync("Accept and continue");
        Assert.Equal("Set up your second step", anew.Heading);
        Assert.False(await owner.IsInAsync());
        Assert.Equal([Wrong], (await owner.PasswordAsync()).Errors);
    }

    [Fact]
    public async Task Somebody_signs_in_with_a_password_and_a_code_and_lands_where_they_wanted_to_go()
    {
        var owner = await Owner.EnrolAsync(site, Cast.CaseManager);
        owner.Screen = site.Stranger();
        await owner.Screen.OpenAsync("/requests/new");
        Assert.Equal("Sign in", owner.Screen.Heading);
        owner.Screen.Type("Email address", " " + Cast.CaseManager.Email.ToUpperInvariant()).Type("Password", Owner.Password);
        await owner.Screen.PressAsync("Sign in");
        Assert.Equal("Your second step", owner.Screen.Heading);
        Assert.False(await owner.IsInAsync());
        site.Clock.Move(TimeSpan.FromSeconds(30));
        await owner.CodeAsync(owner.Code[..3] + " " + owner.Code[3..]);
        Assert.Equal("/requests/new", owner.Screen.Address);
    }

    [Fact]
    public async Task A_code_counts_once_and_no_earlier_one_after_it()
    {
        var owner = await Owner.EnrolAsync(site, Cast.CaseManager);
        var used = owner.Code;
        owner.Screen = site.Stranger();
        await owner.PasswordAsync();
        Assert.Equal("Enter the 6-digit code that your app shows now. Each code can be used once", Assert.Single((await owner.CodeAsync(used)).Errors));
        site.Clock.Move(TimeSpan.FromSeconds(60));
        var (before, now) = (AppCode.Of(owner.Secret, AppCode.StepAt(site.Clock.GetUtcNow()) - 1), owner.Code);
        await owner.CodeAsync(now);
        Assert.True(await owner.IsInAsync());
        owner.Screen = site.Stranger();
        await owner.PasswordAsync();
        foreach (var code in new[] { before, now, "000000", "", "12345", "１２３４５６" }) Assert.Contains((await owner.CodeAsync(code)).Errors, e => e.Contains("code", StringComparison.Ordinal) || e.Contains("Wait", StringComparison.Ordinal));
        Assert.False(await owner.IsInAsync());
    }

    [Fact]
    public async Task A_clock_that_jumps_refuses_codes_that_were_used_and_lets_recovery_codes_in()
    {
        var owner = await Owner.EnrolAsync(site, Cast.CaseManager);
        site.Clock.Move(TimeSpan.FromHours(1));
        await owner.SignInAsync();
        Assert.True(await owner.IsInAsync());
        // Put right again: the codes of the hour that came too early do not count twice.
        site.Clock.Move(TimeSpan.FromHours(-1));
        owner.Screen = site.Stranger();
        await owner.PasswordAsync();
        Assert.NotEmpty((await owner.CodeAsync(owner.Code)).Errors);
        await owner.Screen.ClickAsync("I cannot use my app or passkey");
        owner.Screen.Type("Recovery code", owner.RecoveryCodes[3].ToUpperInvariant().Replace('-', ' '));
        await owner.Screen.PressAsync("Continue");
        Assert.Equal("Your account", owner.Screen.Heading);
    }

    [Fact]
    public async Task A_recovery_code_lets_in_once()
    {
        var owner = await Owner.EnrolAsync(site, Cast.Supervisor);
        foreach (var isIn in new[] { true, false })
        {
            owner.Screen = site.Stranger();
            await owner.PasswordAsync();
            await owner.Screen.OpenAsync("/sign-in/recovery");
            await owner.Screen.Type("Recovery code", owner.RecoveryCodes[0]).PressAsync("Continue");
            Assert.Equal(isIn, await owner.IsInAsync());
        }

        Assert.Equal(["Enter one of your recovery codes that you have not used yet"], owner.Screen.Errors);
        Assert.Equal(9, await site.AskAsync(db => db.Set<RecoveryCode>().CountAsync()));
    }

    [Fact]
    public async Task The_recovery_code_of_somebody_else_lets_nobody_in()
    {
        var (owner, other) = (await Owner.EnrolAsync(site, Cast.Supervisor), await Owner.EnrolAsync(site, Cast.MrG));
        owner.Screen = site.Stranger();
        await owner.PasswordAsync();
        await owner.Screen.OpenAsync("/sign-in/recovery");
        await owner.Screen.Type("Recovery code", other.RecoveryCodes[0]).PressAsync("Continue");
        Assert.False(await owner.IsInAsync());
        await owner.Screen.OpenAsync("/sign-in/code");
        site.Clock.Move(TimeSpan.FromSeconds(30));
        await owner.CodeAsync(other.Code);
        Assert.False(await owner.IsInAsync());
    }

    [Fact]
    public async Task A_secret_for_an_app_is_for_whom_it_was_shown()
    {
        var (mine, theirs) = (new Owner(site, Cast.MrG), new Owner(site, Cast.Supervisor));
        await mine.AcceptAsync();
        await theirs.AcceptAsync();
        theirs.ReadSecret();
        var foreign = theirs.Screen.Page.QuerySelector("input[name='Form.Secret']")!.GetAttribute("value")!;
        var (address, fields) = mine.Screen.Filled("Set up the app");
        fields.RemoveAll(f => f.Key is "Form.Secret" or "Form.Code");
        await mine.Screen.PostAsync(address, [.. fields, new("Form.Secret", foreign), new("Form.Code", theirs.Code)]);
        Assert.Equal(HttpStatusCode.BadRequest, mine.Screen.Status);
        Assert.False(await mine.IsInAsync());
    }

    [Theory]
    [InlineData("", "Enter a password")]
    [InlineData("short", "The password must have 12 characters or more. Three words that do not belong together are easy to remember")]
    [InlineData("passwordpassword", "This password is easy to guess. Choose one without your name, well-known words, or rows of letters and digits")]
    public async Task A_password_that_will_not_do_is_refused_with_why(string password, string why)
    {
        var screen = site.Stranger();
        await screen.OpenAsync("/invitations/" + await Owner.LinkAsync(site, LinkKind.Invitation, Cast.MrG));
        await screen.Type("New password", password).PressAsync("Accept and continue");
        Assert.Equal((HttpStatusCode.BadRequest, why), (screen.Status, Assert.Single(screen.Errors)));
        // A password never travels back.
        Assert.True(string.IsNullOrEmpty(screen.Page.QuerySelector("input[type=password]")!.GetAttribute("value")));
    }

    [Fact]
    public async Task A_link_for_a_new_password_ends_every_session_and_leaves_the_second_step()
    {
        var owner = await Owner.EnrolAsync(site, Cast.CaseManager);
        var screen = site.Stranger();
        await screen.OpenAsync("/reset-password/" + await Owner.LinkAsync(site, LinkKind.PasswordReset, Cast.CaseManager));
        await screen.Type("New password", "kettle harbour walnut").PressAsync("Set this password");
        Assert.Equal("Your password has been changed. Sign in with it now", screen.Confirmation);
        Assert.False(await owner.IsInAsync());
        owner.Screen = screen;
        Assert.Equal([Wrong], (await owner.PasswordAsync()).Errors);
        Assert.Equal("Your second step", (await owner.PasswordAsync("kettle harbour walnut")).Heading);
        Assert.False(await owner.IsInAsync());
    }

    [Fact]
    public async Task Whoever_asks_for_a_new_password_learns_nothing_of_who_has_an_account()
    {
        await Owner.EnrolAsync(site, Cast.CaseManager);
        var answers = new List<(string Text, long Reads)>();
        foreach (var email in new[] { Cast.CaseManager.Email, "nobody@example.nhs.uk" })
        {
            var screen = await site.Stranger().OpenAsync("/forgotten-password");
            var before = site.Reads;
            await screen.Type("Email address", email).PressAsync("Send me a link");
            Assert.Equal((HttpStatusCode.OK, "Look into your mail"), (screen.Status, screen.Heading));
            answers.Add((screen.Text, site.Reads - before));
        }

        Assert.Equal(answers[0].Text, answers[1].Text);
        Assert.Equal(2, await site.AskAsync(db => db.Set<OneTimeLink>().CountAsync(l => l.Kind == LinkKind.PasswordReset)));
    }

    [Fact]
    public async Task Another_password_is_set_by_whoever_knows_the_old_one_and_ends_other_sessions()
    {
        var owner = await Owner.EnrolAsync(site, Cast.CaseManager);
        var other = owner.Screen;
        await owner.SignInAsync();
        await owner.Screen.OpenAsync("/account/password");
        await owner.Screen.Type("Password that you have now", "not my password").Type("New password", "kettle harbour walnut").PressAsync("Change your password");
        Assert.Equal(["Enter the password that you have now"], owner.Screen.Errors);
        await owner.Screen.Type("Password that you have now", Owner.Password).Type("New password", "kettle harbour walnut").PressAsync("Change your password");
        Assert.Equal("Your account", owner.Screen.Heading);
        Assert.True(await owner.IsInAsync());
        owner.Screen = other;
        Assert.False(await owner.IsInAsync());
    }

    [Fact]
    public async Task New_recovery_codes_make_the_old_ones_worthless_and_the_account_says_what_happened()
    {
        var owner = await Owner.EnrolAsync(site, Cast.CaseManager);
        await owner.Screen.OpenAsync("/account/recovery-codes");
        await owner.Screen.PressAsync("Make new recovery codes");
        var codes = owner.Screen.Page.QuerySelectorAll(".hr-codes code").Select(c => c.TextContent).ToList();
        Assert.Equal(10, codes.Distinct().Except(owner.RecoveryCodes).Count());
        await owner.Screen.ClickAsync("I have kept them. Continue");
        Assert.Contains("New recovery codes made", owner.Screen.Text, StringComparison.Ordinal);
        Assert.Contains("Authenticator app set up", owner.Screen.Text, StringComparison.Ordinal);
        owner.Screen = site.Stranger();
        await owner.PasswordAsync();
        await owner.Screen.OpenAsync("/sign-in/recovery");
        await owner.Screen.Type("Recovery code", owner.RecoveryCodes[1]).PressAsync("Continue");
        Assert.False(await owner.IsInAsync());
        await owner.Screen.Type("Recovery code", codes[1]).PressAsync("Continue");
        Assert.True(await owner.IsInAsync());
    }

    [Fact]
    public async Task A_newly_set_up_app_makes_the_old_one_worthless()
    {
        var owner = await Owner.EnrolAsync(site, Cast.CaseManager);
        var old = owner.Secret;
        await owner.Screen.OpenAsync("/account/app");
        owner.ReadSecret();
        Assert.NotEqual(old, owner.Secret);
        await owner.Screen.Type("Code that the app shows now", owner.Code).PressAsync("Set up the app");
        Assert.Equal("Your account", owner.Screen.Heading);
        site.Clock.Move(TimeSpan.FromSeconds(60));
        owner.Screen = site.Stranger();
        await owner.PasswordAsync();
        await owner.CodeAsync(AppCode.Of(old, AppCode.StepAt(site.Clock.GetUtcNow())));
        Assert.False(await owner.IsInAsync());
        await owner.CodeAsync(owner.Code);
        Assert.True(await owner.IsInAsync());
    }

    [Fact]
    public async Task Somebody_whose_account_has_ended_is_out_at_the_next_request_and_unknown_afterwards()
    {
        var owner = await Owner.EnrolAsync(site, Cast.CaseManager);
        await site.WithAsync<AccountBook, bool>(async book =>
        {
            await book.EndAsync(new Microsoft.AspNetCore.Http.DefaultHttpContext(), Cast.CaseManager.Id);
            return true;
        });
        Assert.False(await owner.IsInAsync());
        Assert.Equal([Wrong], (await owner.PasswordAsync()).Errors);
    }

    [Fact]
    public async Task The_password_and_the_app_of_an_account_cannot_be_read_in_the_database()
    {
        var owner = await Owner.EnrolAsync(site, Cast.CaseManager);
        var account = await site.AskAsync(db => db.Set<UserAccount>().AsNoTracking().SingleAsync());
        Assert.DoesNotContain(Owner.Password, account.PasswordHash, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(owner.Secret), account.AppSecret, StringComparison.Ordinal);
        Assert.DoesNotContain(AppCode.Base32(owner.Secret), account.AppSecret, StringComparison.Ordinal);
        Assert.True(account.PasswordHash.Length <= 200 && account.AppSecret.Length <= 500, $"{account.PasswordHash.Length}, {account.AppSecret.Length}");
    }

    [Fact]
    public async Task A_session_with_a_password_alone_is_nobodys_and_can_be_given_up()
    {
        var owner = await Owner.EnrolAsync(site, Cast.CaseManager);
        owner.Screen = site.Stranger();
        await owner.PasswordAsync();
        await owner.Screen.OpenAsync("/sign-in/set-up");
        Assert.Equal("/sign-in/code", owner.Screen.Address);
        await owner.Screen.PressAsync("Sign in as somebody else");
        Assert.Equal("/sign-in", owner.Screen.Address);
        await owner.Screen.OpenAsync("/sign-in/code");
        Assert.Equal("Sign in", owner.Screen.Heading);
    }

    [Fact]
    public async Task Before_the_second_step_no_page_is_shown_and_no_form_is_done()
    {
        var reference = await site.PlanAtAsync(PlanStatus.InDelivery);
        var world = await World.ReadAsync(site, reference);
        var owner = await Owner.EnrolAsync(site, Cast.CaseManager);
        Assert.Equal(HttpStatusCode.OK, (await owner.Screen.OpenAsync($"/plans/{reference}")).Status);
        owner.Screen = site.Stranger();
        await owner.PasswordAsync();
        Assert.Equal("Your second step", owner.Screen.Heading);
        var asked = 0;
        foreach (var endpoint in await TruthEndpoint.AllAsync(site))
        {
            using var request = new HttpRequestMessage(endpoint.IsPost ? HttpMethod.Post : HttpMethod.Get, world.Fill(endpoint.Path));
            if (endpoint.IsPost) request.Content = new FormUrlEncodedContent([]);
            using var answer = await owner.Screen.Http.SendAsync(request);
            if (Open.Any(path => endpoint.Path.StartsWith(path, StringComparison.Ordinal))) continue;
            asked++;
            Assert.True(answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString.StartsWith("/sign-in?to=", StringComparison.Ordinal), $"{endpoint.Name} answers {answer.StatusCode} {answer.Headers.Location}");
        }

        Assert.True(asked > 150, $"only {asked} handlers");
    }

    /// <summary>What is open to everybody, and the pages of signing in.</summary>
    private static readonly string[] Open = ["/sign-in", "/sign-on", "/sign-out", "/invitations/", "/reset-password/", "/forgotten-password", "/first-administrator/", "/join", "/about-plans", "/guides/", "/support", "/not-there", "/problem"];

    [Fact]
    public async Task The_key_of_before_the_second_step_is_worth_nothing_after_it()
    {
        var owner = await Owner.EnrolAsync(site, Cast.CaseManager);
        owner.Screen = site.Stranger();
        await owner.PasswordAsync();
        var half = Assert.Single(await SessionsAsync(), s => s.FactorAt is null);
        site.Clock.Move(TimeSpan.FromSeconds(30));
        await owner.CodeAsync(owner.Code);
        var whole = (await SessionsAsync()).Single(s => s.Id == half.Id);
        Assert.NotNull(whole.FactorAt);
        Assert.NotEqual(half.KeyHash, whole.KeyHash);

        Task<List<Session>> SessionsAsync() => site.AskAsync(db => db.Set<Session>().AsNoTracking().ToListAsync());
    }

    private Task<List<Mail>> MailAsync() => site.AskAsync(async db =>
        (await db.OutboxMessages.AsNoTracking().OrderBy(m => m.OwedAt).ThenBy(m => m.Id).ToListAsync()).ConvertAll(site.Services.GetRequiredService<Outbox>().Open));

    [Fact]
    public async Task An_invitation_goes_by_mail_to_the_person_s_own_address_and_lets_them_in()
    {
        await using (var scope = site.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<Invitations>().InviteAsync(Cast.MrG);
            await scope.ServiceProvider.GetRequiredService<AppDb>().SaveAsync();
        }

        var mail = Assert.Single(await MailAsync());
        Assert.Equal((Cast.MrG.Email, MailKind.Invitation), (mail.To, mail.Kind));
        Assert.Equal("Accept your invitation", (await site.Stranger().OpenAsync(mail.Path)).Heading);
    }

    [Fact]
    public async Task A_forgotten_password_is_answered_by_mail_to_those_with_an_account_alone_and_not_without_end()
    {
        await Owner.EnrolAsync(site, Cast.CaseManager);
        foreach (var email in new[] { "nobody@example.nhs.uk", Cast.CaseManager.Email, Cast.CaseManager.Email, Cast.CaseManager.Email, Cast.CaseManager.Email, Cast.CaseManager.Email })
            await (await site.Stranger().OpenAsync("/forgotten-password")).Type("Email address", email).PressAsync("Send me a link");
        var mails = (await MailAsync()).Where(m => m.Kind == MailKind.PasswordReset).ToList();
        Assert.Equal(3, mails.Count);
        Assert.All(mails, m => Assert.Equal(Cast.CaseManager.Email, m.To));
        // The last one works, and the earlier ones no more.
        Assert.Equal(["This link does not work any more", "This link does not work any more", "Choose a new password"], [.. await Task.WhenAll(mails.Select(async m => (await site.Stranger().OpenAsync(m.Path)).Heading))]);
    }

    [Fact]
    public async Task Whatever_changes_how_somebody_signs_in_is_told_to_them_by_mail()
    {
        var owner = await Owner.EnrolAsync(site, Cast.CaseManager);
        Assert.Single(await MailAsync(), m => m.Kind == MailKind.AccountChanged);
        await owner.Screen.OpenAsync("/account/recovery-codes");
        await owner.Screen.PressAsync("Make new recovery codes");
        Assert.Equal(2, (await MailAsync()).Count(m => m.Kind == MailKind.AccountChanged && m.To == Cast.CaseManager.Email && m.Path == "/account"));
    }
}
