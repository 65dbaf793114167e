using System.Net;
using System.Net.Http.Headers;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Handrail.Web.Tests.Features.Requests;

public sealed class DocumentTests(Site site) : IClassFixture<Site>
{
    private static readonly byte[] Pdf = "%PDF-1.7 the report"u8.ToArray();

    [Fact]
    public async Task A_document_is_added_marked_and_read_by_each_as_far_as_was_decided()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Considering);
        var manager = await site.SignInAsync(Cast.CaseManager);
        var form = Guid.CreateVersion7();
        for (var pressed = 0; pressed < 2; pressed++)
            Assert.Equal(HttpStatusCode.Found, (await AddAsync(manager, reference, "Canary-title", "report.pdf", Pdf, form)).StatusCode);
        var document = Assert.Single(await DocumentsAsync(reference), d => d.Title == "Canary-title");
        var file = $"/requests/{reference}/documents/{document.Id}/file";

        // Open: the practitioner knows that one is held, and no more.
        var practitioner = await site.SignInAsync(Cast.MrG);
        await practitioner.OpenAsync($"/requests/{reference}/documents");
        Assert.Contains("Royal college report", practitioner.Text, StringComparison.Ordinal);
        Assert.Contains("Not decided yet", practitioner.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Canary-title", practitioner.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await practitioner.Http.GetAsync(file)).StatusCode);

        await manager.OpenAsync($"/requests/{reference}/documents/{document.Id}");
        await manager.PressAsync("Save the decision");
        Assert.Equal("Select what the practitioner may read", Assert.Single(manager.Errors));
        await manager.Choose("What may the practitioner read of it?", "A summary").Type("Summary", "Canary-summary").PressAsync("Save the decision");
        Assert.Equal("Your decision has been recorded", manager.Confirmation);
        await practitioner.OpenAsync($"/requests/{reference}/documents");
        Assert.Contains("Canary-summary", practitioner.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Canary-title", practitioner.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await practitioner.Http.GetAsync(file)).StatusCode);

        await manager.OpenAsync($"/requests/{reference}/documents/{document.Id}");
        await manager.Choose("What may the practitioner read of it?", "The document").PressAsync("Save the decision");
        foreach (var person in new[] { Cast.CaseManager, Cast.AccountablePerson, Cast.Adviser, Cast.MrG })
        {
            var answer = await (await site.SignInAsync(person)).Http.GetAsync(file);
            Assert.Equal(Pdf, await answer.Content.ReadAsByteArrayAsync());
            Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        }
    }

    [Fact]
    public async Task Those_who_supervise_and_the_second_reader_find_no_word_of_the_documents()
    {
        var reference = await site.SaveAsync((r, _) => MrG.Reach(PlanStatus.InDelivery, r, Site.Today.AddDays(-60)));
        var reading = await site.PlanAtAsync(PlanStatus.SecondReading);
        var manager = await site.SignInAsync(Cast.CaseManager);
        Assert.Equal(HttpStatusCode.Found, (await AddAsync(manager, reading, "Canary-late", "report.pdf", Pdf, Guid.CreateVersion7())).StatusCode);
        foreach (var (person, plan) in new[] { (Cast.Supervisor, reference), (Cast.DeputySupervisor, reference), (Cast.SecondReader, reading) })
        {
            var screen = await site.SignInAsync(person);
            foreach (var document in await DocumentsAsync(plan))
            {
                Assert.Equal(HttpStatusCode.NotFound, (await screen.OpenAsync($"/requests/{plan}/documents")).Status);
                Assert.Equal(HttpStatusCode.NotFound, (await screen.Http.GetAsync($"/requests/{plan}/documents/{document.Id}/file")).StatusCode);
                foreach (var page in new[] { "", "/content", "/history", "/progress", "/discussion" })
                {
                    var text = await (await screen.Http.GetAsync($"/plans/{plan}{page}")).Content.ReadAsStringAsync();
                    Assert.DoesNotContain(document.Title, text, StringComparison.Ordinal);
                    if (document.Summary.Length > 0) Assert.DoesNotContain(document.Summary, text, StringComparison.Ordinal);
                }
            }
        }

        // The practitioner reads that it happened, and not the title of what is not shown.
        var practitioner = await site.SignInAsync(Cast.MrG);
        await practitioner.OpenAsync($"/plans/{reading}/history");
        Assert.Contains("Source document added", practitioner.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Canary-late", practitioner.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_of_300_pages_is_taken_and_given_back_whole()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Considering);
        var manager = await site.SignInAsync(Cast.CaseManager);
        var scan = new byte[24 << 20];
        new Random(7).NextBytes(scan);
        Pdf.CopyTo(scan, 0);
        Assert.Equal(HttpStatusCode.Found, (await AddAsync(manager, reference, "Scan", "scan.pdf", scan, Guid.CreateVersion7())).StatusCode);
        var document = (await DocumentsAsync(reference)).Single(d => d.Title == "Scan");
        var back = await manager.Http.GetByteArrayAsync($"/requests/{reference}/documents/{document.Id}/file");
        Assert.True(scan.AsSpan().SequenceEqual(back));
    }

    [Fact]
    public async Task Files_that_are_not_taken_are_refused_in_a_sentence_with_everything_else_and_nothing_is_kept()
    {
        var reference = await site.PlanAtAsync(PlanStatus.RequestDrafting);
        var manager = await site.SignInAsync(Cast.CaseManager);
        var before = FilesKept();
        (string Name, byte[] Content, string Sentence)[] wrong =
        [
            ("setup.exe", "MZ"u8.ToArray(), "The file must be a PDF"),
            ("report.pdf", "MZ"u8.ToArray(), "The file is not what its name says"),
            ("empty.pdf", [], "The file is empty"),
            ("large.pdf", [.. Pdf, .. new byte[26 << 20]], "The file must be 25 MB or smaller"),
        ];
        foreach (var (name, content, sentence) in wrong)
        {
            var answer = await AddAsync(manager, reference, "", name, content, Guid.CreateVersion7());
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            var body = await answer.Content.ReadAsStringAsync();
            Assert.Contains(WebUtility.HtmlEncode(sentence), body, StringComparison.Ordinal);
            Assert.Contains("Enter a title of 200 characters or fewer", body, StringComparison.Ordinal);
        }

        // In order, but refused by the domain: the file is forgotten.
        Assert.Equal(HttpStatusCode.BadRequest, (await AddAsync(manager, reference, "", "report.pdf", Pdf, Guid.CreateVersion7())).StatusCode);
        Assert.Equal(before, FilesKept());
        Assert.Empty(await DocumentsAsync(reference));
    }

    [Fact]
    public async Task A_decision_about_a_document_that_a_colleague_replaced_meanwhile_is_not_taken_for_the_new_one()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Considering);
        var manager = await site.SignInAsync(Cast.CaseManager);
        await AddAsync(manager, reference, "First", "first.pdf", Pdf, Guid.CreateVersion7());
        var id = (await DocumentsAsync(reference)).Single(d => d.Title == "First").Id;
        var colleague = await site.SignInAsync(Cast.CaseManager);
        await manager.OpenAsync($"/requests/{reference}/documents/{id}");
        var before = FilesKept();
        await colleague.OpenAsync($"/requests/{reference}/documents/{id}/replace");
        Assert.Equal(HttpStatusCode.Found, (await UploadAsync(colleague, "Replace the file", "second.pdf", "%PDF-1.7 another"u8.ToArray(), Guid.CreateVersion7())).StatusCode);
        Assert.Equal(before, FilesKept());

        await manager.Choose("What may the practitioner read of it?", "A summary").Type("Summary", "Words about the first").PressAsync("Save the decision");
        Assert.Equal(HttpStatusCode.BadRequest, manager.Status);
        Assert.StartsWith("A colleague has changed this document since you opened the page", Assert.Single(manager.Errors), StringComparison.Ordinal);
        Assert.Contains("second.pdf", manager.Text, StringComparison.Ordinal);
        Assert.Equal("Words about the first", manager.Page.QuerySelector("textarea")!.TextContent);
        Assert.Equal(ShownAs.Open, (await DocumentsAsync(reference)).Single(d => d.Id == id).Shown);
        await manager.PressAsync("Save the decision");
        Assert.Equal("Your decision has been recorded", manager.Confirmation);
    }

    [Fact]
    public async Task A_document_is_taken_out_with_a_reason_and_its_file_goes()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Considering);
        var manager = await site.SignInAsync(Cast.CaseManager);
        await AddAsync(manager, reference, "Wrong person", "wrong.pdf", Pdf, Guid.CreateVersion7());
        var id = (await DocumentsAsync(reference)).Single(d => d.Title == "Wrong person").Id;
        var before = FilesKept();
        await manager.OpenAsync($"/requests/{reference}/documents/{id}/replace");
        await manager.PressAsync("Take the document out");
        Assert.StartsWith("Say in 2,000 characters or fewer why", Assert.Single(manager.Errors), StringComparison.Ordinal);
        await manager.Type("Why is it taken out?", "It is about somebody else").PressAsync("Take the document out");
        Assert.Equal("The document has been taken out", manager.Confirmation);
        Assert.Equal(before - 1, FilesKept());
        Assert.Equal(HttpStatusCode.NotFound, (await manager.Http.GetAsync($"/requests/{reference}/documents/{id}/file")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.OpenAsync($"/requests/{reference}/documents/{id}")).Status);
        var practitioner = await site.SignInAsync(Cast.MrG);
        await practitioner.OpenAsync($"/requests/{reference}/documents");
        Assert.Contains("It is about somebody else", practitioner.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Wrong person", practitioner.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_question_of_the_key_contact_has_a_date_that_both_sides_read()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Considering);
        var adviser = await site.SignInAsync(Cast.Adviser);
        await adviser.OpenAsync($"/requests/{reference}");
        await adviser.ClickAsync("Ask for more information");
        await adviser.Type("By when do you ask for the answer?", "31 2 2026").PressAsync("Ask for more information");
        Assert.Equal(["Say what you need to know", "The date by which you ask for the answer must be a real date"], adviser.Errors);
        await adviser.Type("What do you need to know?", "How many lists?").Type("By when do you ask for the answer?", "15 9 2026").PressAsync("Ask for more information");
        foreach (var person in new[] { Cast.CaseManager, Cast.MrG, Cast.Adviser })
        {
            var screen = await site.SignInAsync(person);
            await screen.OpenAsync($"/requests/{reference}");
            Assert.Contains("Tuesday 15 September 2026", screen.Text, StringComparison.Ordinal);
        }

        var home = await site.SignInAsync(Cast.CaseManager);
        Assert.Contains("15 September 2026", Screen.Words(home.Page.QuerySelector($"#plan-{reference}")!.Closest("section")), StringComparison.Ordinal);
    }

    private int FilesKept()
    {
        var folder = Path.Combine(Path.GetFullPath(site.Services.GetRequiredService<IConfiguration>()["HANDRAIL_DATA"]!), "files");
        return Directory.Exists(folder) ? Directory.GetFiles(folder).Length : 0;
    }

    private Task<List<SourceDocument>> DocumentsAsync(string reference) =>
        site.AskAsync(db => db.Set<SourceDocument>().AsNoTracking().Where(d => db.Plans.Any(p => p.Id == d.PlanId && p.Reference == reference)).ToListAsync());

    private static async Task<HttpResponseMessage> AddAsync(Screen screen, string reference, string title, string name, byte[] content, Guid form)
    {
        await screen.OpenAsync($"/requests/{reference}/documents/new");
        screen.Choose("Kind of document", "Royal college report").Type("Title", title).Type("Date of the document", "1 3 2026");
        return await UploadAsync(screen, "Add the document", name, content, form);
    }

    private static async Task<HttpResponseMessage> UploadAsync(Screen screen, string button, string name, byte[] content, Guid form)
    {
        var (address, fields) = screen.Filled(button);
        using var body = new MultipartFormDataContent();
        foreach (var (key, value) in fields) body.Add(new StringContent(key == "FormId" ? form.ToString() : value), key);
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        body.Add(file, "Form.File", name);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = body };
        request.Headers.Add("Origin", "https://localhost");
        return await screen.Http.SendAsync(request);
    }
}
