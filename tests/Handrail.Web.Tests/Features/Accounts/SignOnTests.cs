using System.Net;
using System.Text.Json;
using Handrail.Domain.People;
using Handrail.Web.Access.Accounts;
using Handrail.Web.Access.SignOn;
using Handrail.Web.Persistence.Situations;
using Handrail.Web.Tests.Access.SignOn;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Handrail.Web.Tests.Features.Accounts;

/// <summary>Organisations' own sign-on, as people meet it. Two providers: one shows a second factor and one does not.</summary>
public sealed class SignOnTests : IAsyncLifetime
{
    private readonly Site site = new() { Situations = "none" };
    private Provider plain = null!;
    private Provider strong = null!;

    public async ValueTask InitializeAsync()
    {
        plain = await new Provider(site.Clock).StartAsync();
        strong = await new Provider(site.Clock).StartAsync();
        strong.Claims["amr"] = new[] { "pwd", "mfa" };
        site.SignOn = JsonSerializer.Serialize(new object[]
        {
            new { name = "plain", label = "Northmoor sign-on", issuer = plain.Issuer, clientId = Provider.ClientId, clientSecret = Provider.ClientSecret },
            new { name = "strong", label = "Harbourside sign-on", issuer = strong.Issuer, clientId = Provider.ClientId, clientSecret = Provider.ClientSecret, factorClaim = "amr", factorValue = "mfa" },
        });
        await Owner.FillAsync(site);
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        await plain.DisposeAsync();
        await strong.DisposeAsync();
    }

    /// <summary>Presses a button that leads to a provider, is signed in there, and gives the address by which the provider leads back.</summary>
    private static async Task<string> LeaveAsync(Screen screen, string button)
    {
        await screen.PressAsync(button);
        Assert.Equal((HttpStatusCode.OK, "On to your organisation’s sign-on"), (screen.Status, screen.Heading));
        var onward = screen.Page.QuerySelector("main a[rel=noreferrer]")!.GetAttribute("href")!;
        using var outside = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var back = await outside.GetAsync(new Uri(onward));
        return back.Headers.Location!.PathAndQuery;
    }

    private static async Task<Screen> RoundAsync(Screen screen, string button) => await screen.OpenAsync(await LeaveAsync(screen, button));

    private async Task<Screen> EnterAsync(string provider) => await RoundAsync(await site.Stranger().OpenAsync("/sign-in"), "Continue to " + provider);

    private async Task<Owner> ConnectedAsync(Person person, string provider)
    {
        var owner = await Owner.EnrolAsync(site, person);
        await owner.Screen.OpenAsync("/account/sign-on");
        await RoundAsync(owner.Screen, "Connect " + provider);
        Assert.Equal("It is connected. You can come in by it from now on.", owner.Screen.Confirmation);
        return owner;
    }

    private Task<int> BindingsAsync() => site.AskAsync(db => db.Set<SignOnBinding>().CountAsync());

    [Fact]
    public async Task Whoever_has_connected_their_sign_on_comes_in_by_it_and_shows_the_second_step_here_where_the_provider_does_not()
    {
        var owner = await ConnectedAsync(Cast.CaseManager, "Northmoor sign-on");
        var screen = owner.Screen = await EnterAsync("Northmoor sign-on");
        Assert.Equal("/sign-in/code", screen.Address);
        Assert.False(await owner.IsInAsync());
        site.Clock.Move(TimeSpan.FromSeconds(30));
        await owner.CodeAsync(owner.Code);
        Assert.Equal("Hello " + Cast.CaseManager.Greeted, screen.Heading);
    }

    [Fact]
    public async Task Who_has_to_give_a_code_that_was_told_by_voice_cannot_pass_it_by_through_a_sign_on()
    {
        var reference = await site.PlanAtAsync(Domain.Plans.PlanStatus.PractitionerAsked);
        var manager = (await Owner.EnrolAsync(site, Cast.CaseManager)).Screen;
        await manager.OpenAsync($"/requests/{reference}/invite");
        await manager.PressAsync("Send the mail and show the code");
        var stranger = await site.Stranger().OpenAsync("/invitations/" + await Owner.LinkAsync(site, LinkKind.Invitation, Cast.MrG));
        Assert.DoesNotContain("Harbourside sign-on", stranger.Text, StringComparison.Ordinal);
        var (address, fields) = stranger.Filled("Accept and continue");
        await stranger.PostAsync(address.Split('?')[0] + "?handler=SignOn", [.. fields, new("provider", "strong")]);
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
    }

    [Fact]
    public async Task A_provider_that_shows_the_second_step_leads_straight_in_and_one_that_does_not_say_so_leads_nowhere()
    {
        await ConnectedAsync(Cast.CaseManager, "Harbourside sign-on");
        Assert.Equal("Hello " + Cast.CaseManager.Greeted, (await EnterAsync("Harbourside sign-on")).Heading);
        strong.Claims["amr"] = new[] { "pwd" };
        var screen = await EnterAsync("Harbourside sign-on");
        Assert.Equal("Sign in", screen.Heading);
        Assert.Contains("has not asked you for a second step", screen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_email_address_never_finds_an_account()
    {
        await Owner.EnrolAsync(site, Cast.CaseManager);
        (strong.Claims["email"], strong.Claims["email_verified"], strong.Claims["preferred_username"]) = (Cast.CaseManager.Email, true, Cast.CaseManager.Email);
        var screen = await EnterAsync("Harbourside sign-on");
        Assert.Contains("does not know which account is yours", screen.Text, StringComparison.Ordinal);
        Assert.Equal(0, await BindingsAsync());
    }

    [Fact]
    public async Task The_same_number_at_another_provider_is_somebody_else()
    {
        await ConnectedAsync(Cast.CaseManager, "Harbourside sign-on");
        Assert.Equal(plain.Subject, strong.Subject);
        Assert.Contains("does not know which account is yours", (await EnterAsync("Northmoor sign-on")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_is_accepted_by_the_sign_on_without_a_password_and_once()
    {
        var link = "/invitations/" + await Owner.LinkAsync(site, LinkKind.Invitation, Cast.MrG);
        var screen = await RoundAsync(await site.Stranger().OpenAsync(link), "Accept and continue to Harbourside sign-on");
        Assert.Equal("Hello " + Cast.MrG.Greeted, screen.Heading);
        Assert.Equal("This link does not work any more", (await site.Stranger().OpenAsync(link)).Heading);
        Assert.Equal("Hello " + Cast.MrG.Greeted, (await EnterAsync("Harbourside sign-on")).Heading);
        await screen.OpenAsync("/account");
        Assert.Contains("PasswordNone", screen.Text, StringComparison.Ordinal);
        // It is the only way in and the only second step: it stays.
        await screen.OpenAsync("/account/sign-on");
        await screen.PressAsync("Remove Harbourside sign-on");
        Assert.Equal("This is the only way in that you have. Add a passkey first", Assert.Single(screen.Errors));
    }

    [Fact]
    public async Task Where_the_provider_shows_no_second_step_an_invitation_leads_to_setting_one_up()
    {
        var link = "/invitations/" + await Owner.LinkAsync(site, LinkKind.Invitation, Cast.MrG);
        var owner = new Owner(site, Cast.MrG) { Screen = await RoundAsync(await site.Stranger().OpenAsync(link), "Accept and continue to Northmoor sign-on") };
        Assert.Equal("Set up your second step", owner.Screen.Heading);
        Assert.False(await owner.IsInAsync());
        await owner.SetUpAppAsync();
        Assert.True(await owner.IsInAsync());
    }

    [Fact]
    public async Task A_link_that_was_used_meanwhile_binds_nobody()
    {
        var link = "/invitations/" + await Owner.LinkAsync(site, LinkKind.Invitation, Cast.MrG);
        var screen = await site.Stranger().OpenAsync(link);
        var back = await LeaveAsync(screen, "Accept and continue to Harbourside sign-on");
        var other = await site.Stranger().OpenAsync(link);
        await other.Type("New password", Owner.Password).PressAsync("Accept and continue");
        await screen.OpenAsync(back);
        Assert.Equal(("Sign in", 0), (screen.Heading, await BindingsAsync()));
    }

    [Fact]
    public async Task A_number_belongs_to_one_account_for_good()
    {
        await ConnectedAsync(Cast.CaseManager, "Harbourside sign-on");
        var other = await Owner.EnrolAsync(site, Cast.MrG);
        await other.Screen.OpenAsync("/account/sign-on");
        await RoundAsync(other.Screen, "Connect Harbourside sign-on");
        Assert.Contains("It could not be connected", other.Screen.Text, StringComparison.Ordinal);
        var link = "/invitations/" + await Owner.LinkAsync(site, LinkKind.Invitation, Cast.Supervisor);
        var screen = await RoundAsync(await site.Stranger().OpenAsync(link), "Accept and continue to Harbourside sign-on");
        Assert.Contains("belongs to another account already", screen.Text, StringComparison.Ordinal);
        Assert.Equal(1, await BindingsAsync());
    }

    [Fact]
    public async Task What_one_session_began_no_other_ends()
    {
        var owner = await Owner.EnrolAsync(site, Cast.CaseManager);
        await owner.Screen.OpenAsync("/account/sign-on");
        var back = await LeaveAsync(owner.Screen, "Connect Harbourside sign-on");
        // The same browser, and somebody else has signed in meanwhile.
        var other = await Owner.EnrolAsync(site, Cast.MrG);
        await owner.Screen.OpenAsync("/sign-out");
        await owner.Screen.PressAsync("Sign out");
        other.Screen = owner.Screen;
        await other.PasswordAsync();
        site.Clock.Move(TimeSpan.FromSeconds(30));
        await other.CodeAsync(other.Code);
        Assert.Equal("Hello " + Cast.MrG.Greeted, other.Screen.Heading);
        await other.Screen.OpenAsync(back);
        Assert.Equal(0, await BindingsAsync());
    }

    [Fact]
    public async Task Somebody_who_has_left_comes_in_no_more()
    {
        var owner = await ConnectedAsync(Cast.CaseManager, "Harbourside sign-on");
        var now = site.Clock.GetUtcNow().UtcDateTime;
        await site.AskAsync(db => db.Set<UserAccount>().Where(a => a.PersonId == owner.Person.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.EndedAt, now)));
        Assert.Contains("does not know which account is yours", (await EnterAsync("Harbourside sign-on")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_carries_weight_is_confirmed_by_a_new_round_of_the_same_person()
    {
        var reference = await site.ReadyToSignAsync();
        var owner = await ConnectedAsync(Cast.MrG, "Harbourside sign-on");
        site.Clock.Move(TimeSpan.FromMinutes(6));
        await owner.Screen.OpenAsync($"/plans/{reference}/sign");
        // A colleague who is signed in to the provider on this machine confirms nothing.
        strong.Subject = "somebody-else";
        await RoundAsync(owner.Screen, "Confirm by Harbourside sign-on");
        await owner.Screen.OpenAsync($"/plans/{reference}/sign");
        Assert.Equal("Confirm that it is you", owner.Screen.Heading);
        strong.Subject = "248289761001";
        // Nor does a provider that has not asked anew.
        strong.Spoil = claims => claims["auth_time"] = site.Clock.GetUtcNow().AddHours(-2).ToUnixTimeSeconds();
        await RoundAsync(owner.Screen, "Confirm by Harbourside sign-on");
        await owner.Screen.OpenAsync($"/plans/{reference}/sign");
        Assert.Equal("Confirm that it is you", owner.Screen.Heading);
        strong.Spoil = null;
        await RoundAsync(owner.Screen, "Confirm by Harbourside sign-on");
        Assert.Equal(("login", "0"), (strong.LastAsked["prompt"], strong.LastAsked["max_age"]));
        Assert.Equal(("Sign the plan", $"/plans/{reference}/sign"), (owner.Screen.Heading, owner.Screen.Address));
    }

    [Fact]
    public async Task What_was_filled_in_waits_while_the_round_has_a_window_of_its_own()
    {
        var reference = await site.ReadyToSignAsync();
        var owner = await ConnectedAsync(Cast.MrG, "Harbourside sign-on");
        await owner.Screen.OpenAsync($"/plans/{reference}/sign");
        foreach (var box in owner.Screen.Page.QuerySelectorAll("main input[type=checkbox]").OfType<AngleSharp.Html.Dom.IHtmlInputElement>()) box.IsChecked = true;
        site.Clock.Move(TimeSpan.FromMinutes(6));
        await owner.Screen.PressAsync("Sign the plan");
        var (address, fields) = owner.Screen.Filled("I have confirmed there");
        await owner.Screen.ClickAsync("Confirm by Harbourside sign-on (opens in a new tab)");
        await RoundAsync(owner.Screen, "Continue to Harbourside sign-on");
        Assert.Contains("Go back to the other window", owner.Screen.Confirmation, StringComparison.Ordinal);
        await owner.Screen.PostAsync(address, fields);
        Assert.Equal(1, await site.AskAsync(db => db.Set<Domain.Plans.Signature>().CountAsync()));
    }

    [Fact]
    public async Task What_is_connected_is_taken_away_again_and_its_owner_is_told()
    {
        var owner = await ConnectedAsync(Cast.CaseManager, "Harbourside sign-on");
        await owner.Screen.OpenAsync("/account/sign-on");
        await owner.Screen.PressAsync("Remove Harbourside sign-on");
        Assert.Equal(("It is no longer connected", 0), (owner.Screen.Confirmation, await BindingsAsync()));
        await owner.Screen.OpenAsync("/account");
        Assert.Contains("Organisation’s sign-on connected", owner.Screen.Text, StringComparison.Ordinal);
        Assert.Contains("Organisation’s sign-on removed", owner.Screen.Text, StringComparison.Ordinal);
        Assert.Contains("does not know which account is yours", (await EnterAsync("Harbourside sign-on")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_invitation_begins_anew_and_forgets_the_sign_on_of_before()
    {
        await ConnectedAsync(Cast.CaseManager, "Harbourside sign-on");
        await Owner.EnrolAsync(site, Cast.CaseManager);
        Assert.Equal(0, await BindingsAsync());
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_is_said_in_plain_words()
    {
        await plain.StopAsync();
        var screen = await site.Stranger().OpenAsync("/sign-in");
        await screen.PressAsync("Continue to Northmoor sign-on");
        Assert.Equal("Sign in", screen.Heading);
        Assert.Contains("does not answer at the moment", screen.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[{"name":"Big","label":"x","issuer":"https://a.example","clientId":"a","clientSecret":"b"}]""", "small letters")]
    [InlineData("""[{"name":"a","label":"x","issuer":"http://a.example","clientId":"a","clientSecret":"b"}]""", "https")]
    [InlineData("""[{"name":"a","label":"x","issuer":"https://a.example","clientId":"a","clientSecret":"b","factorClaim":"email","factorValue":"x"}]""", "amr or acr")]
    [InlineData("""[{"name":"a","label":"x","issuer":"https://a.example","clientId":"a","clientSecret":"b","factorClaim":"amr"}]""", "amr or acr")]
    [InlineData("""[{"name":"a","label":"x","issuer":"https://a.example","clientId":"a"}]""", "no list of providers")]
    [InlineData("""[{"name":"a","label":"x","issuer":"https://a.example","clientId":"a","clientSecret":"b","sekret":"p4ss"}]""", "no list of providers")]
    [InlineData("{", "no list of providers")]
    public void What_is_set_up_wrongly_refuses_the_start_and_tells_no_secret(string json, string said)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, json);
        var refusal = Assert.Throws<InvalidOperationException>(() => SignOnProvider.Read(file));
        File.Delete(file);
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("p4ss", refusal.ToString(), StringComparison.Ordinal);
    }
}
