using System.Net;
using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Handrail.Web.Tests.Access;

public sealed class SafeHeadersTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Pages_refusals_defects_files_and_assets_all_carry_the_safe_headers_and_no_page_is_kept()
    {
        var reference = await site.PlanAtAsync(PlanStatus.InDelivery);
        await site.PlanAtAsync(PlanStatus.Issued);
        var broken = await site.PlanAtAsync(PlanStatus.Issued);
        // A defect that a request can meet: the stored plan has lost its text.
        await site.AskAsync(db => db.Plans.Where(p => p.Reference == broken).ExecuteUpdateAsync(p => p.SetProperty(x => x.RequestText, "{")));
        var screen = await site.SignInAsync(Cast.CaseManager);
        (string Path, HttpStatusCode Status)[] answers =
        [
            ("/", HttpStatusCode.OK),
            ($"/plans/{reference}", HttpStatusCode.OK),
            ($"/plans/{reference}/sign", HttpStatusCode.NotFound),
            ($"/plans/{reference}/start", HttpStatusCode.Redirect),
            ("/plans/PSR-1900-0001", HttpStatusCode.NotFound),
            ("/assets/no-such-file.css", HttpStatusCode.NotFound),
            ($"/requests/{broken}", HttpStatusCode.InternalServerError),
            ("/assets/start.js", HttpStatusCode.OK),
        ];
        foreach (var (path, status) in answers)
        {
            using var answer = await screen.Http.GetAsync(path);
            Assert.Equal((path, status), (path, answer.StatusCode));
            Assert.Equal([SafeHeaders.Policy], answer.Headers.GetValues("Content-Security-Policy"));
            Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
            Assert.Equal(["same-origin"], answer.Headers.GetValues("Referrer-Policy"));
            if (answer.StatusCode == HttpStatusCode.OK && path.StartsWith("/assets/", StringComparison.Ordinal)) Assert.False(answer.Headers.CacheControl!.NoStore);
            else Assert.True(answer.Headers.CacheControl!.NoStore, path);
        }
    }

    [Fact]
    public async Task A_defect_says_nothing_of_itself_to_the_person()
    {
        var broken = await site.PlanAtAsync(PlanStatus.Issued);
        await site.AskAsync(db => db.Plans.Where(p => p.Reference == broken).ExecuteUpdateAsync(p => p.SetProperty(x => x.RequestText, "{")));
        var screen = await site.SignInAsync(Cast.CaseManager);
        using var answer = await screen.Http.GetAsync($"/requests/{broken}");
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Something went wrong", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", page, StringComparison.Ordinal);
        Assert.DoesNotContain(" at Handrail", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_yours_is_answered_in_every_way_like_what_is_not_there()
    {
        var reference = await site.PlanAtAsync(PlanStatus.InDelivery);
        var stranger = await site.SignInAsync(Cast.OtherCaseManager);
        foreach (var page in new[] { "", "/content", "/content?version=1", "/progress", "/history", "/draft", "/sign", "/people", "/do/pause", "/draft/objectives/new" })
        {
            using var theirs = await stranger.Http.GetAsync($"/plans/{reference}{page}");
            using var nowhere = await stranger.Http.GetAsync($"/plans/PSR-1900-0001{page}");
            Assert.Equal(HttpStatusCode.NotFound, theirs.StatusCode);
            Assert.Equal(nowhere.StatusCode, theirs.StatusCode);
            Assert.Equal(Headers(nowhere), Headers(theirs));
            Assert.Equal(await BodyAsync(nowhere), await BodyAsync(theirs));
        }
    }

    [Fact]
    public async Task Cookies_are_for_this_site_and_not_for_scripts()
    {
        var screen = await site.SignInAsync(Cast.MrG);
        using var page = await site.Stranger().Http.GetAsync("/sign-in");
        var (address, fields) = (await screen.OpenAsync("/sign-in")).Filled(Cast.MrG.Name);
        using var content = new FormUrlEncodedContent(fields);
        using var entered = await screen.Http.PostAsync(address, content);
        var cookies = page.Headers.GetValues("Set-Cookie").Concat(entered.Headers.GetValues("Set-Cookie")).Where(c => !c.Contains("=;", StringComparison.Ordinal)).ToList();
        Assert.Contains(cookies, c => c.StartsWith("__Host-handrail=", StringComparison.Ordinal));
        Assert.All(cookies, c =>
        {
            Assert.Contains("httponly", c, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=", c, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("samesite=none", c, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("secure", c, StringComparison.OrdinalIgnoreCase);
        });
    }

    private static IEnumerable<string> Headers(HttpResponseMessage answer) =>
        answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key is not "Date").Select(h => h.Key + ": " + (h.Key == "Set-Cookie" ? "" : string.Join(',', h.Value))).Order(StringComparer.Ordinal);

    /// <summary>Without the token of the sign-out form, which is another on every page.</summary>
    private static async Task<string> BodyAsync(HttpResponseMessage answer) =>
        System.Text.RegularExpressions.Regex.Replace(await answer.Content.ReadAsStringAsync(), "(?<=__RequestVerificationToken\" type=\"hidden\" value=\")[^\"]+", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
}
