using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Handrail.Web.Access;
using Handrail.Web.Tests.Features;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Handrail.Web.Tests.Ui;

/// <summary>One page with every component, opened and sent over HTTP with the real layout, binding and antiforgery.</summary>
public sealed class EverythingTests : IAsyncLifetime
{
    private WebApplication _app = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Handrail.Web", EnvironmentName = "Production" });
        _ = builder.Services.AddUi().AddApplicationPart(typeof(EverythingModel).Assembly);
        var clock = new ServiceClock(new StoppedClock(new DateTimeOffset(2026, 8, 6, 9, 0, 0, TimeSpan.Zero))) { CanMove = true };
        _ = builder.Services.AddSingleton(clock);
        _ = builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        _ = builder.Logging.ClearProviders();
        _ = builder.WebHost.UseStaticWebAssets().UseTestServer();
        _app = builder.Build();
        _ = _app.UseRequestLocalization("en-GB");
        _ = _app.MapStaticAssets();
        _ = _app.MapRazorPages().WithStaticAssets();
        await _app.StartAsync();
        _client = _app.GetTestClient();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task The_layout_carries_title_person_navigation_banner_and_back_link()
    {
        var page = await OpenAsync();
        Assert.Equal("Everything – Handrail", page.Title);
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Contains("Dr Amara Okafor", Said(page, ".hr-header__person"), StringComparison.Ordinal);
        Assert.Equal("Your plan", Said(page, ".hr-nav [aria-current=page]"));
        Assert.Contains("Today is Thursday 6 August 2026.", Said(page, ".hr-banner"), StringComparison.Ordinal);
        Assert.Equal("Back", Said(page, ".hr-back a"));
        Assert.NotNull(page.QuerySelector(".hr-header__out input[name=__RequestVerificationToken]"));
        Assert.Equal("#main-content", page.QuerySelector(".govuk-skip-link")!.GetAttribute("href"));
        Assert.Equal("MAIN", page.GetElementById("main-content")!.TagName);
        Assert.Null(page.QuerySelector(".govuk-error-summary"));
    }

    [Fact]
    public async Task No_script_and_no_style_stands_in_the_page_itself()
    {
        var page = await OpenAsync();
        Assert.All(page.QuerySelectorAll("script"), script => Assert.True(script.HasAttribute("src") && script.TextContent.Length == 0));
        Assert.Empty(page.QuerySelectorAll("style, [style]"));
        Assert.DoesNotContain(page.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_layout_asks_for_is_served_from_our_own_files()
    {
        var page = await OpenAsync();
        var files = page.QuerySelectorAll("link[href], script[src], img[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!).Append("/assets/govuk-frontend.min.js").ToArray();
        Assert.True(files.Length >= 7);
        foreach (var file in files)
        {
            using var answer = await _client.GetAsync(file);
            Assert.True(answer.IsSuccessStatusCode, file);
            Assert.NotEmpty(await answer.Content.ReadAsByteArrayAsync());
        }
    }

    [Fact]
    public async Task Fields_show_what_the_model_holds()
    {
        var page = await OpenAsync();
        Assert.Equal("Return <to> practice", Input(page, "Form_Title").Value);
        Assert.Equal(("6", "8", "2026"), (Input(page, "Form_Start-day").Value, Input(page, "Form_Start-month").Value, Input(page, "Form_Start-year").Value));
        Assert.Equal(["no"], Checked(page, "Form.Answer"));
        Assert.Equal(["sim"], Checked(page, "Form.Helps"));
        Assert.Equal(["true"], Checked(page, "Form.Sure"));
        Assert.Equal("s", ((IHtmlSelectElement)page.GetElementById("Form_Site")!).Value);
        Assert.Equal("<script>", Input(page, "q").Value);
    }

    [Fact]
    public async Task A_field_is_described_by_its_reader_and_its_hint_and_keeps_other_attributes()
    {
        var page = await OpenAsync();
        var title = Input(page, "Form_Title");
        Assert.Equal("Form_Title-read-by Form_Title-hint", title.GetAttribute("aria-describedby"));
        Assert.Equal("Read by: your case manager", Said(page, "#Form_Title-read-by"));
        Assert.Equal("Title of the plan", Said(page, "label[for=Form_Title]"));
        Assert.Equal(("off", "a & b"), (title.GetAttribute("autocomplete"), title.GetAttribute("data-part")));
        Assert.Contains("govuk-input--width-20", title.ClassList);
    }

    [Fact]
    public async Task A_text_area_counts_when_the_model_sets_a_limit()
    {
        var page = await OpenAsync();
        Assert.Equal("20", page.GetElementById("Form_About")!.Closest("[data-module=govuk-character-count]")!.GetAttribute("data-maxlength"));
        Assert.Equal("You can enter up to 20 characters", Said(page, "#Form_About-info"));
    }

    [Fact]
    public async Task A_form_with_faults_comes_back_with_what_was_typed_and_a_summary_in_the_order_of_its_fields()
    {
        var page = await SendAsync(
            ("Form.Title", ""), ("Form.About", "<b>much too long for this box</b>"),
            ("Form.Start.Day", "31"), ("Form.Start.Month", ""), ("Form.Start.Year", "2026"), ("Form.Helps", "coach"));

        Assert.Equal("Error: Everything – Handrail", page.Title);
        Assert.Equal("There is a problem", Said(page, ".govuk-error-summary__title"));
        Assert.Equal(
            [
                ("Enter a title", "#Form_Title"),
                ("What you would change must be 20 characters or fewer", "#Form_About"),
                ("The start date must include a month", "#Form_Start-month"),
                ("Say whether you agree", "#Form_Answer"),
                ("The plan has changed since you opened it", null),
            ],
            page.QuerySelectorAll(".govuk-error-summary__list li").Select(li => (li.TextContent.Trim(), li.QuerySelector("a")?.GetAttribute("href"))));
        Assert.All(page.QuerySelectorAll(".govuk-error-summary__list a"), a => Assert.NotNull(page.GetElementById(a.GetAttribute("href")![1..])));
        Assert.Equal("<b>much too long for this box</b>", ((IHtmlTextAreaElement)page.GetElementById("Form_About")!).Value);
        Assert.Equal(["Form_Start-month"], page.QuerySelectorAll(".govuk-date-input .govuk-input--error").Select(e => e.Id));
        Assert.Equal("31", Input(page, "Form_Start-day").Value);
        Assert.Equal(["coach"], Checked(page, "Form.Helps"));
        Assert.Empty(Checked(page, "Form.Answer"));
        Assert.Empty(Checked(page, "Form.Sure"));
        Assert.Equal("Error: Enter a title", Said(page, "#Form_Title-error"));
        Assert.EndsWith("Form_Title-error", Input(page, "Form_Title").GetAttribute("aria-describedby"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_date_that_is_not_real_marks_all_three_boxes()
    {
        var page = await SendAsync(("Form.Title", "A"), ("Form.Answer", "yes"), ("Form.Start.Day", "31"), ("Form.Start.Month", "feb"), ("Form.Start.Year", "2026"));
        Assert.Equal("Error: The start date must be a real date", Said(page, "#Form_Start-error"));
        Assert.Equal(3, page.QuerySelectorAll(".govuk-date-input .govuk-input--error").Length);
        Assert.Equal("feb", Input(page, "Form_Start-month").Value);
        Assert.Equal("#Form_Start-day", page.QuerySelector(".govuk-error-summary a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task What_could_not_be_read_stays_as_it_was_typed()
    {
        var page = await SendAsync(("Form.Title", "A"), ("Form.Answer", "yes"), ("Form.Start.Day", "6"), ("Form.Start.Month", "8"), ("Form.Start.Year", "2026"), ("Form.Weeks", "six"));
        Assert.Equal("six", Input(page, "Form_Weeks").Value);
        Assert.Equal("Error: Check this answer", Said(page, "#Form_Weeks-error"));
    }

    [Fact]
    public async Task Lists_tables_tasks_and_pages_collect_what_is_written_inside_them()
    {
        var page = await OpenAsync();
        Assert.Equal("Change stage (Airway)", Said(page, ".govuk-summary-list__actions a"));
        Assert.Equal("View (Airway)", Said(page, ".govuk-summary-card__actions a"));
        Assert.Equal("row", page.QuerySelector("tbody th")!.GetAttribute("scope"));
        Assert.Equal(["Stage", "Weeks"], page.QuerySelectorAll("thead th").Select(th => th.TextContent));
        Assert.Equal("Stages", page.QuerySelector(".hr-table[role=region][tabindex='0']")!.GetAttribute("aria-label"));
        Assert.Equal(["Done", "Cannot start yet"], page.QuerySelectorAll(".govuk-task-list__status").Select(s => s.TextContent.Trim()));
        Assert.Equal(["1", "⋯", "4", "5", "6", "⋯", "9"], page.QuerySelectorAll(".govuk-pagination__item").Select(i => i.TextContent.Trim()));
        Assert.Equal("/everything?handler=Later", page.QuerySelector("button[formaction]")!.GetAttribute("formaction"));
    }

    private async Task<IHtmlDocument> OpenAsync() => Read(await _client.GetStringAsync("/everything"));

    private async Task<IHtmlDocument> SendAsync(params (string Name, string Value)[] fields)
    {
        using var first = await _client.GetAsync("/everything");
        var page = Read(await first.Content.ReadAsStringAsync());
        var token = ((IHtmlInputElement)page.QuerySelector("main [name=__RequestVerificationToken]")!).Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/everything")
        {
            Content = new FormUrlEncodedContent([.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), KeyValuePair.Create("__RequestVerificationToken", token)]),
        };
        request.Headers.Add("Cookie", first.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
        using var answer = await _client.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, answer.StatusCode.ToString());
        return Read(await answer.Content.ReadAsStringAsync());
    }

    private static IHtmlDocument Read(string html) => new HtmlParser().ParseDocument(html);

    private static IHtmlInputElement Input(IHtmlDocument page, string id) => Assert.IsAssignableFrom<IHtmlInputElement>(page.GetElementById(id));

    private static IEnumerable<string> Checked(IHtmlDocument page, string name) =>
        page.QuerySelectorAll($"input[name='{name}'][checked]").Select(e => ((IHtmlInputElement)e).Value);

    private static string Said(IHtmlDocument page, string selector) =>
        string.Join(' ', page.QuerySelector(selector)!.TextContent.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
}
