using System.Net;
using System.Security.Claims;
using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence;
using Handrail.Web.Persistence.Situations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Handrail.Web.Tests.Access;

/// <summary>Who gets in, and by which kinds of request.</summary>
public sealed class WayInTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    public async Task Pages_are_asked_for_or_sent_to_and_nothing_else(string method)
    {
        var reference = await site.ReadyToSignAsync();
        var screen = await site.SignInAsync(Cast.MrG);
        await screen.OpenAsync($"/plans/{reference}/sign");
        var token = screen.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/plans/{reference}/sign");
        request.Headers.Add("RequestVerificationToken", token);
        using var answer = await screen.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Fact]
    public async Task A_form_that_a_page_does_not_have_is_refused()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Issued);
        var screen = await site.SignInAsync(Cast.MrG);
        await screen.OpenAsync("/");
        var token = screen.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var path in new[] { $"/plans/{reference}/history", "/plans" })
        {
            await screen.PostAsync(path, [new("__RequestVerificationToken", token)]);
            Assert.Equal((path, HttpStatusCode.MethodNotAllowed), (path, screen.Status));
        }
    }

    [Fact]
    public async Task Asking_for_the_headers_of_a_page_is_answered_like_asking_for_the_page()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Considering);
        var screen = await site.SignInAsync(Cast.CaseManager);
        foreach (var page in new[] { "sign", "start", "readiness", "review", "report", "supervisors" })
        {
            using var head = await screen.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"/plans/{reference}/{page}"));
            using var get = await screen.Http.GetAsync($"/plans/{reference}/{page}");
            Assert.Equal((page, get.StatusCode), (page, head.StatusCode));
        }
    }

    [Fact]
    public async Task Every_form_without_a_token_is_refused_and_changes_nothing()
    {
        var screen = await site.SignInAsync(Cast.CaseManager);
        var before = await site.AskAsync(db => Task.FromResult(db.Plans.Count()));
        using var content = new FormUrlEncodedContent([]);
        using var begun = await screen.Http.PostAsync("/requests/new", content);
        Assert.Equal(HttpStatusCode.BadRequest, begun.StatusCode);
        using var moved = await screen.Http.PostAsync("/demonstration/date", content);
        Assert.Equal(HttpStatusCode.BadRequest, moved.StatusCode);
        using var nowhere = await screen.Http.PostAsync("/plans/PSR-1900-0001/sign", content);
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
        Assert.Contains("Page not found", await nowhere.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(before, await site.AskAsync(db => Task.FromResult(db.Plans.Count())));
    }

    [Fact]
    public async Task A_form_with_far_too_many_fields_is_refused_and_is_no_defect_of_ours()
    {
        var reference = await site.PlanAtAsync(PlanStatus.RequestDrafting);
        var screen = await site.SignInAsync(Cast.CaseManager);
        await screen.OpenAsync($"/requests/{reference}/reasons");
        var (address, fields) = screen.Filled("Save");
        fields.AddRange(Enumerable.Range(0, 2000).Select(_ => KeyValuePair.Create("Form.EntryRoutes", "self")));
        await screen.PostAsync(address, fields);
        Assert.Equal(HttpStatusCode.BadRequest, screen.Status);
    }

    [Fact]
    public async Task Signing_in_never_leads_to_another_site()
    {
        foreach (var to in new[] { "https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "javascript:alert(1)", "\t//elsewhere.example" })
        {
            var screen = site.Stranger();
            await screen.OpenAsync("/sign-in?to=" + Uri.EscapeDataString(to));
            var (address, fields) = screen.Filled(Cast.MrG.Name);
            using var content = new FormUrlEncodedContent(fields);
            using var entered = await screen.Http.PostAsync(address, content);
            Assert.Equal("/", entered.Headers.Location!.OriginalString);
        }
    }

    [Fact]
    public async Task A_sign_in_of_somebody_whom_the_database_does_not_know_leads_to_signing_in()
    {
        var screen = site.Stranger();
        screen.Http.DefaultRequestHeaders.Add("Cookie", Cookie(site, Guid.CreateVersion7()));
        using var home = await screen.Http.GetAsync("/");
        Assert.Equal(HttpStatusCode.Redirect, home.StatusCode);
        Assert.Contains("/sign-in?", home.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var entry = await screen.Http.GetAsync("/sign-in");
        Assert.Equal(HttpStatusCode.OK, entry.StatusCode);
    }

    [Fact]
    public async Task On_a_database_for_real_records_nobody_gets_in_and_no_cookie_counts()
    {
        await using var real = new Site { Situations = "none" };
        await real.ChangeAsync(async db =>
        {
            db.AddRange(Cast.Organisations);
            db.AddRange(Cast.People);
            db.Add(new AdministrationEntry { Id = Ids.New(), At = DateTime.UnixEpoch, Day = Site.Today, ActorId = Cast.SystemAdministrator.Id, Deed = Deed.AddOrganisation, OrganisationId = Cast.Advice.Id });
            await db.SaveAsync();
        });
        var screen = real.Stranger();
        await screen.OpenAsync("/sign-in");
        Assert.Contains("This database holds real records", screen.Text, StringComparison.Ordinal);
        var token = screen.Page.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
        await screen.PostAsync("/sign-in", [new("__RequestVerificationToken", token), new("Person", Cast.CaseManager.Id.ToString())]);
        Assert.NotEqual(HttpStatusCode.OK, screen.Status);
        // Even a cookie that the application's own keys have sealed.
        using var http = real.CreateDefaultClient(new Uri("https://localhost"));
        http.DefaultRequestHeaders.Add("Cookie", Cookie(real, Cast.CaseManager.Id));
        foreach (var path in new[] { "/", "/plans", "/requests/new", "/demonstration/date" })
        {
            using var answer = await http.GetAsync(path);
            Assert.Equal((path, HttpStatusCode.Redirect), (path, answer.StatusCode));
            Assert.Contains("/sign-in?", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_slip_of_the_pen_makes_no_demonstration_and_a_demonstration_never_passes_for_real()
    {
        var slip = await Assert.ThrowsAsync<InvalidOperationException>(() => Birth.OpenAsync(site.Services, "nnoe"));
        Assert.Contains("nnoe", slip.Message, StringComparison.Ordinal);
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => Birth.OpenAsync(site.Services, "none"));
        Assert.Contains("demonstration database", refusal.Message, StringComparison.Ordinal);
    }

    private static string Cookie(Site at, Guid person)
    {
        var options = at.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, person.ToString())], CookieAuthenticationDefaults.AuthenticationScheme);
        var now = at.Clock.GetUtcNow();
        var ticket = new AuthenticationTicket(new ClaimsPrincipal(identity), new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddDays(1) }, CookieAuthenticationDefaults.AuthenticationScheme);
        return options.Cookie.Name + "=" + options.TicketDataFormat.Protect(ticket);
    }
}
