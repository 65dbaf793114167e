using System.Net;
using AngleSharp.Dom;
using Handrail.Domain.Plans;
using Handrail.Web.Access.Accounts;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Handrail.Web.Tests.Features.Accounts;

/// <summary>Passkeys over HTTP, with a key in memory; the browser tests use a real browser's.</summary>
public sealed class PasskeyTests : IAsyncLifetime
{
    private Site site = null!;

    public async ValueTask InitializeAsync() => site = await Owner.OpenAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    /// <summary>Does what the page's script does: has the key answer the form's question, and sends the form.</summary>
    private static async Task<Screen> AnswerAsync(Screen screen, string button, Func<string, string> key, string? answer = null)
    {
        var options = screen.Page.QuerySelectorAll("form[data-passkey]").First(f => f.QuerySelectorAll("button").Any(b => Screen.Words(b) == button)).GetAttribute("data-options")!;
        var (address, fields) = screen.Filled(button);
        fields.RemoveAll(f => f.Key is "Answer" or "StepUp.Answer");
        return await screen.PostAsync(address, [.. fields, new(address.Contains("/plans/", StringComparison.Ordinal) ? "StepUp.Answer" : "Answer", answer ?? key(options))]);
    }

    private async Task<Owner> EnrolAsync(SoftKey key)
    {
        var owner = new Owner(site, Cast.MrG);
        await owner.AcceptAsync();
        await AnswerAsync(owner.Screen, "Create a passkey", key.Make);
        Assert.Equal("Your recovery codes", owner.Screen.Heading);
        return owner;
    }

    private async Task<Screen> SignInAsync(SoftKey key) => await AnswerAsync(await site.Stranger().OpenAsync("/sign-in"), "Sign in with a passkey", key.Get);

    private static bool IsRefused(Screen screen) => screen.Status == HttpStatusCode.BadRequest && screen.Errors is ["The passkey was not accepted. Try again, or sign in with your password"];

    [Fact]
    public async Task A_passkey_that_verifies_its_owner_is_two_factors_at_once()
    {
        using var key = new SoftKey();
        await EnrolAsync(key);
        site.Clock.Move(TimeSpan.FromDays(1));
        Assert.Equal("Hello Mr Grant", (await SignInAsync(key)).Heading);
        var session = await site.AskAsync(db => db.Set<Session>().AsNoTracking().OrderByDescending(s => s.StartedAt).FirstAsync());
        Assert.Equal((SignInWay.Passkey, session.StartedAt), (session.Way, session.FactorAt!.Value));
    }

    [Fact]
    public async Task A_passkey_is_also_a_second_step_after_the_password()
    {
        using var key = new SoftKey();
        var owner = await EnrolAsync(key);
        owner.Screen = site.Stranger();
        Assert.Equal("Your second step", (await owner.PasswordAsync()).Heading);
        Assert.Equal("Hello Mr Grant", (await AnswerAsync(owner.Screen, "Use a passkey", key.Get)).Heading);
    }

    [Fact]
    public async Task A_passkey_of_another_site_is_refused_when_it_is_made_and_when_it_is_used()
    {
        var owner = new Owner(site, Cast.MrG);
        await owner.AcceptAsync();
        foreach (var (origin, place) in new[] { ("https://localhost.evil.example", "localhost"), ("https://evil.example", "evil.example"), ("http://localhost", "localhost"), ("https://localhost:8443", "localhost"), ("https://localhost", "evil.example") })
        {
            using var foreign = new SoftKey { Origin = origin, Site = place };
            await AnswerAsync(owner.Screen, "Create a passkey", foreign.Make);
            Assert.Equal((origin, place, HttpStatusCode.BadRequest), (origin, place, owner.Screen.Status));
        }

        Assert.Equal(0, await site.AskAsync(db => db.Set<Passkey>().CountAsync()));
    }

    [Fact]
    public async Task A_passkey_that_does_not_verify_its_owner_is_refused()
    {
        var owner = new Owner(site, Cast.MrG);
        await owner.AcceptAsync();
        using var key = new SoftKey { Verifies = false };
        await AnswerAsync(owner.Screen, "Create a passkey", key.Make);
        Assert.Equal(HttpStatusCode.BadRequest, owner.Screen.Status);
        key.Verifies = true;
        await AnswerAsync(owner.Screen, "Create a passkey", key.Make);
        Assert.Equal("Your recovery codes", owner.Screen.Heading);
        key.Verifies = false;
        Assert.True(IsRefused(await SignInAsync(key)));
    }

    [Fact]
    public async Task An_answer_counts_once_and_for_its_own_question_and_not_for_long()
    {
        using var key = new SoftKey();
        await EnrolAsync(key);
        var screen = await site.Stranger().OpenAsync("/sign-in");
        var (address, fields) = screen.Filled("Sign in with a passkey");
        fields.RemoveAll(f => f.Key == "Answer");
        var answer = key.Get(screen.Page.QuerySelector("form[data-passkey]")!.GetAttribute("data-options")!);
        await screen.PostAsync(address, [.. fields, new("Answer", answer)]);
        Assert.Equal("Hello Mr Grant", screen.Heading);
        // Again, with the cookies of another browser.
        var thief = await site.Stranger().OpenAsync("/sign-in");
        var own = thief.Filled("Sign in with a passkey").Fields;
        var stolen = fields.Where(f => f.Key != "__RequestVerificationToken").Concat(own.Where(f => f.Key == "__RequestVerificationToken")).ToList();
        Assert.True(IsRefused(await thief.PostAsync(address, [.. stolen, new("Answer", answer)])));
        // To a newer question.
        await thief.OpenAsync("/sign-in");
        Assert.True(IsRefused(await AnswerAsync(thief, "Sign in with a passkey", key.Get, answer)));
        // Too late.
        await thief.OpenAsync("/sign-in");
        site.Clock.Move(TimeSpan.FromMinutes(10));
        Assert.True(IsRefused(await AnswerAsync(thief, "Sign in with a passkey", key.Get)));
    }

    [Fact]
    public async Task What_is_no_answer_at_all_is_refused_politely()
    {
        using var key = new SoftKey();
        await EnrolAsync(key);
        foreach (var answer in new[] { "", "{}", "null", "[]", "x", new string('a', 100_000), "{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"type\":\"public-key\",\"response\":{}}" })
            Assert.True(IsRefused(await AnswerAsync(await site.Stranger().OpenAsync("/sign-in"), "Sign in with a passkey", key.Get, answer)));
        using var unknown = new SoftKey();
        Assert.True(IsRefused(await SignInAsync(unknown)));
    }

    [Fact]
    public async Task A_key_that_counts_backwards_has_been_copied_and_is_refused()
    {
        using var key = new SoftKey { Counts = true };
        await EnrolAsync(key);
        Assert.Equal("Hello Mr Grant", (await SignInAsync(key)).Heading);
        await site.AskAsync(db => db.Set<Passkey>().ExecuteUpdateAsync(p => p.SetProperty(x => x.SignCount, 100)));
        Assert.True(IsRefused(await SignInAsync(key)));
    }

    [Fact]
    public async Task A_passkey_confirms_for_its_own_account_alone()
    {
        using var key = new SoftKey();
        using var other = new SoftKey();
        var owner = await EnrolAsync(key);
        var reference = await site.ReadyToSignAsync();
        var colleague = new Owner(site, Cast.AccountablePerson);
        await colleague.AcceptAsync();
        await AnswerAsync(colleague.Screen, "Create a passkey", other.Make);
        site.Clock.Move(TimeSpan.FromMinutes(6));
        await owner.Screen.OpenAsync($"/plans/{reference}/sign");
        await AnswerAsync(owner.Screen, "Use a passkey", other.Get);
        Assert.Equal((HttpStatusCode.BadRequest, "Confirm that it is you"), (owner.Screen.Status, owner.Screen.Heading));
        await AnswerAsync(owner.Screen, "Use a passkey", key.Get);
        Assert.Equal((HttpStatusCode.OK, "Sign the plan"), (owner.Screen.Status, owner.Screen.Heading));
    }

    [Fact]
    public async Task Passkeys_are_added_by_name_and_removed_but_for_the_last_second_step()
    {
        using var key = new SoftKey();
        using var second = new SoftKey();
        var owner = await EnrolAsync(key);
        await owner.Screen.OpenAsync("/account/passkeys");
        owner.Screen.Type("Name for it (optional)", "Work laptop");
        await AnswerAsync(owner.Screen, "Create a passkey", second.Make);
        Assert.Equal("The passkey has been added", owner.Screen.Confirmation);
        Assert.Equal("Hello Mr Grant", (await SignInAsync(second)).Heading);
        await owner.Screen.OpenAsync("/account/passkeys");
        await owner.Screen.PressAsync("Remove Work laptop");
        Assert.Equal("The passkey has been removed", owner.Screen.Confirmation);
        Assert.True(IsRefused(await SignInAsync(second)));
        await owner.Screen.PressAsync(Screen.Words(owner.Screen.Page.QuerySelectorAll("main table button").Single()));
        Assert.Equal(["This is your only second step. Set up an authenticator app or another passkey first"], owner.Screen.Errors);
    }

    [Fact]
    public async Task The_passkey_of_an_account_that_has_ended_lets_nobody_in()
    {
        using var key = new SoftKey();
        await EnrolAsync(key);
        await site.AskAsync(db => db.Set<UserAccount>().ExecuteUpdateAsync(a => a.SetProperty(x => x.EndedAt, site.Clock.GetUtcNow().UtcDateTime)));
        Assert.True(IsRefused(await SignInAsync(key)));
    }
}
