using System.Text.Json;
using Handrail.Web.Access.Accounts;
using Handrail.Web.Persistence;
using Handrail.Web.Persistence.Situations;
using Handrail.Web.Tests;
using Handrail.Web.Tests.Access.SignOn;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Handrail.Browser.Tests;

/// <summary>What only a real browser can tell of what every answer carries.</summary>
public sealed class FrontDoorTests(Chromium chromium)
{
    [Fact]
    public async Task An_organisations_sign_on_leads_there_and_back_under_our_own_policy()
    {
        await using var provider = await new Provider(new StoppedClock(new DateTimeOffset(App.Today, new TimeOnly(9, 0), TimeSpan.Zero))).StartAsync();
        provider.Claims["amr"] = new[] { "mfa" };
        using var app = new App("none", JsonSerializer.Serialize(new object[]
        {
            new { name = "harbourside", label = "Harbourside sign-on", issuer = provider.Issuer, clientId = Provider.ClientId, clientSecret = Provider.ClientSecret, factorClaim = "amr", factorValue = "mfa" },
        }));
        string secret;
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            db.AddRange(Cast.Organisations);
            db.AddRange(Cast.People);
            db.Add(new Domain.People.AdministrationEntry { Id = Domain.Ids.New(), At = DateTime.UnixEpoch, Day = App.Today, ActorId = Cast.SystemAdministrator.Id, Deed = Domain.People.Deed.AddOrganisation, OrganisationId = Cast.Advice.Id });
            secret = await scope.ServiceProvider.GetRequiredService<OneTimeLinks>().MakeAsync(LinkKind.Invitation, Cast.CaseManager.Id);
            await db.SaveAsync();
        }

        await using var visitor = await chromium.VisitAsync(app);
        await visitor.OpenAsync("/invitations/" + secret);
        await visitor.PressAsync("Accept and continue to Harbourside sign-on");
        await visitor.HeadingAsync("Hello " + Cast.CaseManager.Greeted);
        await visitor.PressAsync("Sign out");
        await visitor.PressAsync("Continue to Harbourside sign-on");
        await visitor.HeadingAsync("Hello " + Cast.CaseManager.Greeted);
        var complaints = visitor.Complaints.Where(c => !c.Contains(provider.Issuer, StringComparison.Ordinal)).Distinct().ToList();
        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }

    [Theory]
    [InlineData("document.body.innerHTML = '<b>x</b>'")]
    [InlineData("document.body.insertAdjacentHTML('beforeend', '<b>x</b>')")]
    [InlineData("document.body.append(Object.assign(document.createElement('script'), { text: 'window.ran = true' })); if (!window.ran) throw new TypeError()")]
    [InlineData("trustedTypes.createPolicy('default', { createHTML: text => text })")]
    public async Task A_page_takes_no_markup_and_no_script_from_a_text(string trick)
    {
        using var app = new App();
        await using var visitor = await chromium.VisitAsync(app);
        await visitor.BecomeAsync(Cast.MrG.Name);
        var met = await visitor.Page.EvaluateAsync<string>($"(() => {{ try {{ {trick}; return 'done' }} catch (refusal) {{ return refusal.name }} }})()");
        Assert.Equal("TypeError", met);
    }
}
