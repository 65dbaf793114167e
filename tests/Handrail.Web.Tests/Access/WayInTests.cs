using System.Net;
using Handrail.Domain.Plans;
using Handrail.Web.Access.Accounts;
using Handrail.Web.Persistence;
using Handrail.Web.Persistence.Situations;
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

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAA AAAA")]
    [InlineData("%00%00%00%00")]
    public async Task A_key_that_no_session_has_leads_to_signing_in(string key)
    {
        var screen = site.Stranger();
        screen.Http.DefaultRequestHeaders.Add("Cookie", Sessions.Cookie + "=" + key);
        using var home = await screen.Http.GetAsync("/");
        Assert.Equal(HttpStatusCode.Redirect, home.StatusCode);
        Assert.Contains("/sign-in?", home.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var entry = await screen.Http.GetAsync("/sign-in");
        Assert.Equal(HttpStatusCode.OK, entry.StatusCode);
    }

    [Fact]
    public async Task On_a_database_for_real_records_nobody_is_chosen_and_a_chosen_session_does_not_count()
    {
        await using var real = new Site { Situations = "none" };
        await real.ChangeAsync(async db =>
        {
            db.AddRange(Cast.Organisations);
            db.AddRange(Cast.People);
            db.Add(Site.SetUp());
            await db.SaveAsync();
        });
        var screen = real.Stranger();
        await screen.OpenAsync("/sign-in");
        var token = screen.Page.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
        await screen.PostAsync("/sign-in", [new("__RequestVerificationToken", token), new("Person", Cast.CaseManager.Id.ToString())]);
        Assert.Equal(HttpStatusCode.BadRequest, screen.Status);
        // Even a session that somebody wrote into the database.
        var key = new byte[32];
        await real.ChangeAsync(async db =>
        {
            var now = real.Clock.GetUtcNow().UtcDateTime;
            db.Add(new Session { Id = Guid.CreateVersion7(), KeyHash = System.Security.Cryptography.SHA256.HashData(key), PersonId = Cast.CaseManager.Id, Way = SignInWay.Demonstration, Device = "", StartedAt = now, SeenAt = now });
            await db.SaveAsync();
        });
        using var http = real.CreateDefaultClient(new Uri("https://localhost"));
        http.DefaultRequestHeaders.Add("Cookie", Sessions.Cookie + "=" + Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlEncode(key));
        foreach (var path in new[] { "/", "/plans", "/requests/new", "/demonstration/date", "/account", "/your-sessions" })
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
}
