using System.Text.Json;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Access.Accounts;
using Handrail.Web.Persistence;
using Handrail.Web.Persistence.Situations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Handrail.Browser.Tests;

/// <summary>Signing in to real records in a real browser: with its own authenticator, without script, and when time runs out.</summary>
public sealed class SignInTests(Chromium chromium)
{
    private const string Password = "violin tractor meadow";

    private static async Task<App> RealAsync()
    {
        var app = new App("none");
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        db.AddRange(Cast.Organisations);
        db.AddRange(Cast.People);
        db.Add(new Domain.People.AdministrationEntry { Id = Domain.Ids.New(), At = DateTime.UnixEpoch, Day = new DateOnly(2026, 9, 1), ActorId = Cast.SystemAdministrator.Id, Deed = Domain.People.Deed.AddOrganisation, OrganisationId = Cast.Advice.Id });
        await db.SaveAsync();
        return app;
    }

    private static async Task AcceptAsync(App app, Visitor visitor, Person person)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var secret = await scope.ServiceProvider.GetRequiredService<OneTimeLinks>().MakeAsync(LinkKind.Invitation, person.Id);
        await scope.ServiceProvider.GetRequiredService<AppDb>().SaveAsync();
        await visitor.OpenAsync("/invitations/" + secret);
        await visitor.EnterAsync("New password", Password);
        await visitor.PressAsync("Accept and continue");
        await visitor.HeadingAsync("Set up your second step");
    }

    [Fact]
    public async Task A_passkey_is_created_signs_in_by_itself_and_confirms_a_signature()
    {
        using var app = await RealAsync();
        var reference = await app.ReadyToSignAsync();
        await using var visitor = await chromium.VisitAsync(app);
        var tools = await visitor.Page.Context.NewCDPSessionAsync(visitor.Page);
        await tools.SendAsync("WebAuthn.enable");
        var made = await tools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true },
        });
        var authenticator = made!.Value.GetProperty("authenticatorId").GetString()!;

        await AcceptAsync(app, visitor, Cast.MrG);
        await visitor.PressAsync("Create a passkey");
        await visitor.HeadingAsync("Your recovery codes");
        await visitor.PressAsync("I have kept them. Continue");
        await visitor.HeadingAsync("Hello Mr Grant");

        await visitor.PressAsync("Sign out");
        await visitor.PressAsync("Sign in with a passkey");
        await visitor.HeadingAsync("Hello Mr Grant");

        app.Clock.Move(TimeSpan.FromMinutes(6));
        await visitor.OpenAsync($"/plans/{reference}/sign");
        await visitor.HeadingAsync("Confirm that it is you");
        await visitor.PressAsync("Use a passkey");
        await visitor.HeadingAsync("Sign the plan");

        // Somebody else holds the device, and it does not know them: the page says so and stays where it is.
        await visitor.PressAsync("Sign out");
        await tools.SendAsync("WebAuthn.setUserVerified", new Dictionary<string, object> { ["authenticatorId"] = authenticator, ["isUserVerified"] = false });
        await visitor.PressAsync("Sign in with a passkey");
        await Expect(visitor.Page.Locator("[data-said]")).ToHaveTextAsync("The passkey did not answer. Try again, or sign in with your password");
        visitor.AssertNoComplaints();
    }

    [Fact]
    public async Task Without_script_the_second_step_is_the_code()
    {
        using var app = await RealAsync();
        await using var visitor = await chromium.VisitAsync(app, script: false);
        await AcceptAsync(app, visitor, Cast.CaseManager);
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Create a passkey" })).ToBeHiddenAsync();
        var secret = FromBase32(await visitor.Page.Locator("code.hr-print").InnerTextAsync());
        await visitor.EnterAsync("Code that the app shows now", Code());
        await visitor.PressAsync("Set up the app");
        await visitor.HeadingAsync("Your recovery codes");
        await visitor.PressAsync("I have kept them. Continue");
        await visitor.PressAsync("Sign out");
        await visitor.EnterAsync("Email address", Cast.CaseManager.Email);
        await visitor.EnterAsync("Password", Password);
        await visitor.PressAsync("Sign in");
        app.Clock.Move(TimeSpan.FromSeconds(30));
        await visitor.EnterAsync("Code from your authenticator app", Code());
        await visitor.PressAsync("Continue");
        await visitor.HeadingAsync("Hello Dr Marsh");

        string Code() => AppCode.Of(secret, AppCode.StepAt(app.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task Before_a_session_ends_the_page_says_so_prolongs_it_and_loses_no_text()
    {
        const string text = "What I wrote before I was called away to the ward.";
        using var app = new App();
        var reference = await app.PlanAtAsync(PlanStatus.Issued, 40);
        await using var visitor = await chromium.VisitAsync(app);
        await visitor.Page.Clock.InstallAsync();
        await visitor.BecomeAsync("Mr Gwilym Grant");
        await visitor.OpenAsync($"/plans/{reference}/do/do-not-agree");
        await visitor.Page.Locator("main textarea").First.FillAsync(text);
        var warning = visitor.Page.Locator(".hr-time-out");
        await PassAsync(16);
        await Expect(warning).ToBeHiddenAsync();
        await PassAsync(3);
        await Expect(warning).ToContainTextAsync("You will be signed out at");
        await visitor.PressAsync("Stay signed in");
        await Expect(warning).ToBeHiddenAsync();
        await PassAsync(19);
        await Expect(warning).ToContainTextAsync("You will be signed out at");
        await PassAsync(2);
        await Expect(warning).ToContainTextAsync("You have been signed out. What you have typed stays on this page");
        await Expect(visitor.Page.Locator("main textarea").First).ToHaveValueAsync(text);

        // Where nothing was typed, the page leads to signing in, and from there back.
        await visitor.BecomeAgainAsync("Mr Gwilym Grant");
        await visitor.OpenAsync($"/plans/{reference}/timeline");
        await PassAsync(21);
        await visitor.HeadingAsync("Sign in");
        Assert.EndsWith($"/sign-in?to=%2Fplans%2F{reference}%2Ftimeline", visitor.Page.Url, StringComparison.Ordinal);
        visitor.AssertNoComplaints();

        async Task PassAsync(int minutes)
        {
            app.Clock.Move(TimeSpan.FromMinutes(minutes));
            await visitor.Page.Clock.FastForwardAsync(60_000 * minutes);
        }
    }

    [Fact]
    public async Task The_pages_of_an_account_have_no_barrier_and_fit_a_narrow_screen()
    {
        using var app = await RealAsync();
        var reference = await app.ReadyToSignAsync();
        await using var visitor = await chromium.VisitAsync(app, obeysPolicy: false);
        var faults = new List<string>();
        await visitor.OpenAsync("/sign-in");
        await JudgeAsync();
        await visitor.PressAsync("Sign in");
        await JudgeAsync();
        await visitor.OpenAsync("/forgotten-password");
        await JudgeAsync();
        await visitor.OpenAsync("/invitations/x");
        await JudgeAsync();
        await visitor.OpenAsync((await FirstStart.OfferAsync(app.Services, new Installation { Kind = Installation.Real, BornAt = default }))!);
        await JudgeAsync();
        await AcceptAsync(app, visitor, Cast.MrG);
        await JudgeAsync();
        var secret = FromBase32(await visitor.Page.Locator("code.hr-print").InnerTextAsync());
        await visitor.EnterAsync("Code that the app shows now", AppCode.Of(secret, AppCode.StepAt(app.Clock.GetUtcNow())));
        await visitor.PressAsync("Set up the app");
        await JudgeAsync();
        foreach (var page in new[] { "/account", "/account/password", "/account/app", "/account/passkeys", "/account/recovery-codes", "/your-sessions" })
        {
            await visitor.OpenAsync(page);
            await JudgeAsync();
        }

        app.Clock.Move(TimeSpan.FromMinutes(6));
        await visitor.OpenAsync($"/plans/{reference}/sign");
        await visitor.HeadingAsync("Confirm that it is you");
        await JudgeAsync();
        await visitor.PressAsync("Sign out");
        await visitor.EnterAsync("Email address", Cast.MrG.Email);
        await visitor.EnterAsync("Password", Password);
        await visitor.PressAsync("Sign in");
        await visitor.HeadingAsync("Your second step");
        await JudgeAsync();
        await visitor.FollowAsync("I cannot use my app or passkey");
        await visitor.HeadingAsync("Use a recovery code");
        await JudgeAsync();
        Assert.True(faults.Count == 0, string.Join('\n', faults));

        async Task JudgeAsync()
        {
            await visitor.Page.EvaluateAsync(Tour.AxeItself);
            faults.AddRange((await visitor.Page.EvaluateAsync<string[]>(Tour.Axe, Tour.Rules)).Select(f => visitor.Page.Url + ": " + f));
            await visitor.Page.SetViewportSizeAsync(Tour.Narrow, 900);
            if (await visitor.Page.EvaluateAsync<string>(Tour.Widest) is { Length: > 0 } wide) faults.Add(visitor.Page.Url + ": " + wide);
            await visitor.Page.SetViewportSizeAsync(1280, 900);
        }
    }

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Where(char.IsAsciiLetterOrDigit).Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(8 * i, 8), 2))];
    }
}
