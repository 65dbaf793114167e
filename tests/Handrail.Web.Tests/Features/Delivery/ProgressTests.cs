using System.Net;
using System.Net.Http.Headers;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Handrail.Web.Tests.Features.Delivery;

public sealed class ProgressTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Progress_shows_what_was_done_beside_what_was_planned_to_everyone_on_the_plan()
    {
        var reference = await site.SaveAsync((r, _) => MrG.AfterFirstReview(r, Site.Today.AddDays(-115)));
        foreach (var person in new[] { Cast.MrG, Cast.Supervisor, Cast.DeputySupervisor, Cast.CaseManager, Cast.AccountablePerson, Cast.Adviser })
        {
            var screen = await site.SignInAsync(person);
            await screen.OpenAsync($"/plans/{reference}/progress");
            Assert.Equal("Progress", screen.Heading);
            Assert.Equal(["Case-based discussions", "6", "1"], Row(screen, "Case-based discussions")[..3]);
            Assert.Contains("Reflection after the first observed list", screen.Text, StringComparison.Ordinal);
            Assert.Contains("The agreed observed cases are complete and no safety question is open.", screen.Text, StringComparison.Ordinal);
            Assert.Equal(person == Cast.MrG || person == Cast.Supervisor || person == Cast.DeputySupervisor, screen.Page.QuerySelectorAll("a").Any(a => a.GetAttribute("href")!.Contains("/activity?", StringComparison.Ordinal)));
            await screen.ClickAsync("Review 1");
            Assert.Contains("I feel steadier each week.", screen.Text, StringComparison.Ordinal);
            Assert.Contains("The return to theatre goes well.", screen.Text, StringComparison.Ordinal);
            Assert.Contains("From Direct supervision to Close supervision", screen.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task There_is_no_progress_before_the_start_nor_for_a_stranger()
    {
        var agreed = await site.PlanAtAsync(PlanStatus.Agreed);
        var practitioner = await site.SignInAsync(Cast.MrG);
        await practitioner.OpenAsync($"/plans/{agreed}/progress");
        Assert.Equal(HttpStatusCode.NotFound, practitioner.Status);
        var started = await site.PlanAtAsync(PlanStatus.InDelivery);
        var stranger = await site.SignInAsync(Cast.OtherPractitioner);
        foreach (var page in new[] { "progress", "activity", "evidence", "report", "account", "review", "supervision", "step-up", "people", "supervisors", "readiness", "start", "sign-off", "full-scope", "decide-concern", "supervise" })
        {
            await stranger.OpenAsync($"/plans/{started}/{page}");
            Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        }
    }

    [Fact]
    public async Task An_activity_is_recorded_from_its_own_row_and_only_once()
    {
        var reference = await site.SaveAsync((r, _) => MrG.AfterFirstReview(r, Site.Today.AddDays(-115)));
        var practitioner = await site.SignInAsync(Cast.MrG);
        await practitioner.OpenAsync($"/plans/{reference}/progress");
        await practitioner.ClickAsync("Record: Coaching on communication and leadership");
        practitioner.Type("When was it done?", "2 9 2026").Type("Note (optional)", "Second meeting.\n<b>Good</b>");
        await practitioner.PressAsync("Record the activity");
        Assert.Equal(["The date must be today or in the past"], practitioner.Errors);
        practitioner.Type("When was it done?", "30 8 2026");
        var (address, fields) = practitioner.Filled("Record the activity");
        await practitioner.PressAsync("Record the activity");
        Assert.Equal("The activity has been recorded", practitioner.Confirmation);
        await practitioner.PostAsync(address, fields);
        Assert.Equal("Progress", practitioner.Heading);
        Assert.Equal(["6", "2", "30 August 2026"], Row(practitioner, "Coaching on communication and leadership")[1..4]);
        Assert.Empty(practitioner.Page.QuerySelectorAll("td b"));
    }

    [Fact]
    public async Task An_activity_of_another_plan_a_31_February_and_an_endless_note_are_refused()
    {
        var reference = await site.PlanAtAsync(PlanStatus.InDelivery);
        var practitioner = await site.SignInAsync(Cast.MrG);
        await practitioner.OpenAsync($"/plans/{reference}/activity");
        practitioner.Choose("Which activity?", "Coaching on communication and leadership").Type("When was it done?", "31 2 2026").Type("Note (optional)", new string('a', 2001));
        await practitioner.PressAsync("Record the activity");
        Assert.Equal(["The date on which it was done must be a real date"], practitioner.Errors);
        practitioner.Type("When was it done?", "1 9 2026");
        await practitioner.PressAsync("Record the activity");
        Assert.Equal(["The note must be 2,000 characters or fewer"], practitioner.Errors);
        var (address, fields) = practitioner.Filled("Record the activity");
        await practitioner.PostAsync(address, fields.Select(f => f.Key == "Form.Activity" ? new(f.Key, Guid.CreateVersion7().ToString()) : f));
        Assert.Equal(["Select an activity of the plan"], practitioner.Errors);
        await practitioner.PostAsync(address, fields.Select(f => f.Key == "Form.Note" ? new(f.Key, new string('a', 300_000)) : f));
        Assert.Equal(["The note must be 2,000 characters or fewer"], practitioner.Errors);
    }

    [Fact]
    public async Task Evidence_with_a_file_is_read_by_everyone_on_the_plan_and_by_nobody_else()
    {
        var reference = await site.PlanAtAsync(PlanStatus.InDelivery);
        var other = await site.PlanAtAsync(PlanStatus.InDelivery);
        var practitioner = await site.SignInAsync(Cast.MrG);
        var form = Guid.CreateVersion7();
        Assert.Equal(HttpStatusCode.Found, (await AttachAsync(practitioner, reference, "Zoë’s \"form\".pdf", "%PDF-1.7 the form"u8.ToArray(), form)).StatusCode);
        // Pressed twice: one item, one file.
        Assert.Equal(HttpStatusCode.Found, (await AttachAsync(practitioner, reference, "Zoë’s \"form\".pdf", "%PDF-1.7 the form"u8.ToArray(), form)).StatusCode);
        var item = await site.AskAsync(db => db.Set<Evidence>().SingleAsync(e => e.FileId != null && db.Plans.Any(p => p.Id == e.PlanId && p.Reference == reference)));
        Assert.Equal("Zoë’s -form-.pdf", item.FileName);

        foreach (var person in new[] { Cast.MrG, Cast.Supervisor, Cast.CaseManager, Cast.Adviser })
        {
            var reader = await site.SignInAsync(person);
            await reader.OpenAsync($"/plans/{reference}/progress");
            Assert.Contains($"/plans/{reference}/evidence/{item.Id}", reader.Page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
            var download = await reader.Http.GetAsync($"/plans/{reference}/evidence/{item.Id}");
            Assert.Equal("%PDF-1.7 the form", await download.Content.ReadAsStringAsync());
            Assert.Equal("application/octet-stream", download.Content.Headers.ContentType!.MediaType);
            Assert.Equal("attachment", download.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Equal("Zoë’s -form-.pdf", download.Content.Headers.ContentDisposition.FileNameStar);
            Assert.Equal("nosniff", Assert.Single(download.Headers.GetValues("X-Content-Type-Options")));
            // An item is there only beneath its own plan.
            Assert.Equal(HttpStatusCode.NotFound, (await reader.Http.GetAsync($"/plans/{other}/evidence/{item.Id}")).StatusCode);
        }

        var stranger = await site.SignInAsync(Cast.Colleague);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Http.GetAsync($"/plans/{reference}/evidence/{item.Id}")).StatusCode);
    }

    [Fact]
    public async Task Files_that_are_not_taken_are_refused_in_a_sentence_and_nothing_is_kept()
    {
        var reference = await site.PlanAtAsync(PlanStatus.InDelivery);
        var practitioner = await site.SignInAsync(Cast.MrG);
        var before = FilesKept();
        (string Name, byte[] Content, string Sentence)[] wrong =
        [
            ("setup.exe", "MZ"u8.ToArray(), "The file must be a PDF, Word (.docx), Excel (.xlsx), PNG, JPG, TXT or CSV file"),
            ("form.pdf", "MZ"u8.ToArray(), "The file is not what its name says. Save it again in its own program, or choose another file"),
            ("empty.txt", [], "The file is empty. Choose another file"),
            ("large.txt", Filled(11 << 20), "The file must be 10 MB or smaller"),
        ];
        foreach (var (name, content, sentence) in wrong)
        {
            var answer = await AttachAsync(practitioner, reference, name, content, Guid.CreateVersion7());
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            var body = await answer.Content.ReadAsStringAsync();
            Assert.Contains(WebUtility.HtmlEncode(sentence), body, StringComparison.Ordinal);
            Assert.Contains("value=\"A form\"", body, StringComparison.Ordinal);
        }

        // The file is in order, the act is refused: the file is forgotten.
        var refused = await AttachAsync(practitioner, reference, "form.pdf", "%PDF-1.7"u8.ToArray(), Guid.CreateVersion7(), title: "");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(before, FilesKept());
    }

    private static List<string> Row(Screen screen, string first) =>
        screen.Page.QuerySelectorAll("tbody tr").Select(r => r.Children.Select(Screen.Words).ToList()).First(cells => cells[0] == first);

    private int FilesKept()
    {
        var folder = Path.Combine(Path.GetFullPath(site.Services.GetRequiredService<IConfiguration>()["HANDRAIL_DATA"]!), "files");
        return Directory.Exists(folder) ? Directory.GetFiles(folder).Length : 0;
    }

    private static byte[] Filled(int bytes)
    {
        var content = new byte[bytes];
        Array.Fill(content, (byte)'a');
        return content;
    }

    private static async Task<HttpResponseMessage> AttachAsync(Screen screen, string reference, string name, byte[] content, Guid form, string title = "A form")
    {
        await screen.OpenAsync($"/plans/{reference}/evidence");
        screen.Choose("Kind of evidence", "Assessment form").Choose("Which objectives does it speak to?", "Communicate and lead well with the team");
        if (title.Length > 0) screen.Type("Title", title);
        var (address, fields) = screen.Filled("Attach the evidence");
        using var body = new MultipartFormDataContent();
        foreach (var (key, value) in fields) body.Add(new StringContent(key == "FormId" ? form.ToString() : value), key);
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "\"Form.File\"", FileName = "\"" + name.Replace("\"", "%22", StringComparison.Ordinal) + "\"" };
        file.Headers.ContentDisposition.FileNameStar = name;
        body.Add(file);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = body };
        request.Headers.Add("Origin", "https://localhost");
        return await screen.Http.SendAsync(request);
    }
}
