using System.Net;
using Handrail.Domain.Plans;
using Handrail.Web.Access.Accounts;
using Handrail.Web.Persistence.Situations;
using Handrail.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Handrail.Web.Tests.Features.Accounts;

/// <summary>What carries weight asks for a second factor that is not older than five minutes.</summary>
public sealed class StepUpTests : IAsyncLifetime
{
    private Site site = null!;

    public async ValueTask InitializeAsync() => site = await Owner.OpenAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private Task<int> SignaturesAsync() => site.AskAsync(db => db.Set<Signature>().CountAsync());

    private async Task<(Owner Owner, string Reference)> BeginAsync()
    {
        var reference = await site.ReadyToSignAsync();
        return (await Owner.EnrolAsync(site, Cast.MrG), reference);
    }

    private static Screen Declare(Screen screen)
    {
        foreach (var box in screen.Page.QuerySelectorAll("main input[type=checkbox]").OfType<AngleSharp.Html.Dom.IHtmlInputElement>()) box.IsChecked = true;
        return screen;
    }

    [Fact]
    public async Task Somebody_who_has_just_shown_it_signs_at_once()
    {
        var (owner, reference) = await BeginAsync();
        site.Clock.Move(TimeSpan.FromMinutes(4));
        await owner.Screen.OpenAsync($"/plans/{reference}/sign");
        await Declare(owner.Screen).PressAsync("Sign the plan");
        Assert.Equal((HttpStatusCode.OK, 1), (owner.Screen.Status, await SignaturesAsync()));
    }

    [Fact]
    public async Task After_five_minutes_the_page_asks_before_it_opens_and_then_leads_to_it()
    {
        var (owner, reference) = await BeginAsync();
        site.Clock.Move(TimeSpan.FromMinutes(5));
        await owner.Screen.OpenAsync($"/plans/{reference}/sign");
        Assert.Equal((HttpStatusCode.Unauthorized, "Confirm that it is you"), (owner.Screen.Status, owner.Screen.Heading));
        owner.Screen.Type("Code from your authenticator app", owner.Code);
        await owner.Screen.PressAsync("Confirm");
        Assert.Equal((HttpStatusCode.OK, "Sign the plan"), (owner.Screen.Status, owner.Screen.Heading));
        Assert.Equal(0, await SignaturesAsync());
    }

    [Fact]
    public async Task What_was_filled_in_is_done_as_soon_as_it_is_confirmed_and_kept_while_it_is_not()
    {
        var (owner, reference) = await BeginAsync();
        await owner.Screen.OpenAsync($"/plans/{reference}/sign");
        site.Clock.Move(TimeSpan.FromMinutes(6));
        await Declare(owner.Screen).PressAsync("Sign the plan");
        Assert.Equal((HttpStatusCode.Unauthorized, "Confirm that it is you", 0), (owner.Screen.Status, owner.Screen.Heading, await SignaturesAsync()));
        owner.Screen.Type("Code from your authenticator app", "000000");
        await owner.Screen.PressAsync("Confirm");
        Assert.Equal(HttpStatusCode.BadRequest, owner.Screen.Status);
        Assert.Equal("That was not right, or had been used already. Enter the code that your app shows now", Assert.Single(owner.Screen.Errors));
        owner.Screen.Type("Code from your authenticator app", owner.Code);
        await owner.Screen.PressAsync("Confirm");
        Assert.Equal((HttpStatusCode.OK, 1), (owner.Screen.Status, await SignaturesAsync()));
        Assert.StartsWith($"/plans/{reference}", owner.Screen.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_of_another_account_confirms_nothing()
    {
        var (owner, reference) = await BeginAsync();
        var other = await Owner.EnrolAsync(site, Cast.AccountablePerson);
        site.Clock.Move(TimeSpan.FromMinutes(6));
        await owner.Screen.OpenAsync($"/plans/{reference}/sign");
        owner.Screen.Type("Code from your authenticator app", other.Code);
        await owner.Screen.PressAsync("Confirm");
        Assert.Equal((HttpStatusCode.BadRequest, "Confirm that it is you"), (owner.Screen.Status, owner.Screen.Heading));
    }

    [Fact]
    public async Task A_fresh_factor_is_the_session_s_own_and_a_clock_that_was_ahead_makes_none()
    {
        var (owner, reference) = await BeginAsync();
        site.Clock.Move(TimeSpan.FromMinutes(6));
        var old = owner.Screen;
        await owner.SignInAsync();
        await old.OpenAsync($"/plans/{reference}/sign");
        Assert.Equal("Confirm that it is you", old.Heading);
        await owner.Screen.OpenAsync($"/plans/{reference}/sign");
        Assert.Equal("Sign the plan", owner.Screen.Heading);
        site.Clock.Move(TimeSpan.FromMinutes(-3));
        await owner.Screen.OpenAsync($"/plans/{reference}/sign");
        Assert.Equal("Confirm that it is you", owner.Screen.Heading);
    }

    [Fact]
    public async Task What_is_not_there_for_somebody_asks_them_nothing()
    {
        var reference = await site.ReadyToSignAsync();
        var owner = await Owner.EnrolAsync(site, Cast.OtherPractitioner);
        site.Clock.Move(TimeSpan.FromMinutes(6));
        await owner.Screen.OpenAsync($"/plans/{reference}/sign");
        Assert.Equal((HttpStatusCode.NotFound, "Page not found"), (owner.Screen.Status, owner.Screen.Heading));
    }

    [Fact]
    public async Task Nobody_confirms_by_claiming_that_they_have_in_the_form()
    {
        var (owner, reference) = await BeginAsync();
        await owner.Screen.OpenAsync($"/plans/{reference}/sign");
        site.Clock.Move(TimeSpan.FromMinutes(6));
        var (address, fields) = Declare(owner.Screen).Filled("Sign the plan");
        foreach (var claim in new[] { new[] { "StepUp.Code", "" }, ["StepUp.Open", "yes"], ["StepUp.Answer", "{}"], ["StepUp.Code", owner.RecoveryCodes[0]] })
        {
            await owner.Screen.PostAsync(address, [.. fields, new(claim[0], claim[1])]);
            Assert.Equal((claim[0], "Confirm that it is you"), (claim[0], owner.Screen.Heading));
        }

        Assert.Equal(0, await SignaturesAsync());
    }

    [Fact]
    public async Task Every_page_that_asks_for_it_opens_when_it_is_confirmed_also_where_each_button_has_a_name()
    {
        var administrator = await Owner.EnrolAsync(site, Cast.LocalAdministrator);
        foreach (var path in new[]
        {
            "/organisation", "/organisation/review", $"/organisation/people/{Cast.Supervisor.Id}", $"/organisations/{Cast.Harbourside.Id}/invite",
            "/account/app", "/account/passkeys", "/account/password", "/account/recovery-codes",
        })
            await ConfirmAsync(administrator, path);
        var system = await Owner.EnrolAsync(site, Cast.SystemAdministrator);
        foreach (var path in new[] { "/organisation", $"/organisations/{Cast.Northmoor.Id}", $"/organisations/{Cast.Northmoor.Id}/invite" }) await ConfirmAsync(system, path);

        // The page still has no form without a name.
        await system.Screen.PostAsync("/organisation", []);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, system.Screen.Status);

        async Task ConfirmAsync(Owner owner, string path)
        {
            site.Clock.Move(TimeSpan.FromMinutes(6));
            await owner.Screen.OpenAsync(path);
            Assert.Equal((path, HttpStatusCode.Unauthorized), (path, owner.Screen.Status));
            owner.Screen.Type("Code from your authenticator app", owner.Code);
            await owner.Screen.PressAsync("Confirm");
            Assert.Equal((path, HttpStatusCode.OK, path), (path, owner.Screen.Status, owner.Screen.Address));
            Assert.NotEqual("Confirm that it is you", owner.Screen.Heading);
        }
    }

    [Fact]
    public async Task A_demonstration_has_no_factors_and_passes_it_over()
    {
        await using var demonstration = new Site();
        var reference = await demonstration.ReadyToSignAsync();
        var screen = await demonstration.SignInAsync(Cast.MrG);
        demonstration.Clock.Move(TimeSpan.FromMinutes(10));
        Assert.Equal("Sign the plan", (await screen.OpenAsync($"/plans/{reference}/sign")).Heading);
    }

    [Fact]
    public void Every_page_of_a_signature_and_every_page_that_gives_a_right_asks_for_it()
    {
        var asking = typeof(HandrailPage).Assembly.GetTypes().Where(t => t.IsDefined(typeof(NeedsFreshFactorAttribute), false)).Select(t => t.Name).ToHashSet();
        foreach (var page in new[] { "SignModel", "SignOffModel", "FullScopeModel", "ReadModel", "PasswordModel", "AppModel", "KeysModel", "CodesModel", "AccountSignOnModel", "DelegationModel", "AccountModel", "MineModel", "ViewModel", "ReviewModel", "InviteModel" }) Assert.Contains(page, asking);
        // What writes a signature, lets somebody sign or gives a right is one of them; what approves asks through its base.
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src/Handrail.Web/Features"), "*.cshtml.cs", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            if (System.Text.RegularExpressions.Regex.IsMatch(text, @"plan\.(?:Sign|SignOff|DecideFullScope|ReadSignOff|Delegate)\(|administration\.(?:Give|End|EndAccount|Confirm)\(|\bApproveAsync\(", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)))
                Assert.Contains("[NeedsFreshFactor]", text, StringComparison.Ordinal);
        }
    }
}
