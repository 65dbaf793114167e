using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Domain.Requests;
using Handrail.Web.Persistence.Files;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Handrail.Web.Tests.Access;

/// <summary>
/// Nobody learns from an answer what other organisations have: everything that could tell (searches, totals, orders, counters,
/// conditional requests, what is refused as being there twice) is asked before and after others' plans, people, documents and
/// requests are in the database, and the two answers are equal to the byte. What a form does it does once more for a twin.
/// </summary>
public sealed partial class SideChannelTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly byte[] Report = "%PDF-1.7 the report that somebody else holds too"u8.ToArray();

    // Harbourside's own people, none of whom is on anybody else's plan, and an adviser who has none of these plans in hand.
    private static readonly Person[] Askers = [Cast.CaseManager, Cast.AccountablePerson, Cast.MrG, Cast.Supervisor, Cast.Colleague, Cast.LocalAdministrator, Cast.Companion];

    private const string Theirs = "PSR-2025-7500";

    private readonly List<Plan> others = [.. Situation.All.Where(s => s.People.Organisation.Id != Cast.Harbourside.Id).Select((s, i) => Playing.Until(s, 7001 + i, Site.Today))];

    private Site site = new();
    private readonly Dictionary<Person, Screen> screens = [];
    private readonly List<(string Name, Func<Task<string>> Ask)> probes = [];
    private List<string> own = [];

    public async ValueTask InitializeAsync()
    {
        foreach (var status in new[] { PlanStatus.Considering, PlanStatus.Issued, PlanStatus.InDelivery, PlanStatus.InDelivery, PlanStatus.FollowUp }) own.Add(await site.PlanAtAsync(status));
        foreach (var person in Askers) screens[person] = await site.SignInAsync(person);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task What_others_have_changes_no_byte_of_any_answer()
    {
        Lists();
        Plans();
        Counted();
        Conditional();
        Assert.True(probes.Count >= 50, $"only {probes.Count} probes");
        var before = await AskAsync();
        await FillAsync();
        Judge(before, await AskAsync());
    }

    [Fact]
    [Trait("Runs", "once")]
    public async Task What_others_have_already_is_done_like_what_nobody_has()
    {
        foreach (var (name, act) in new (string, Func<Task<string>>)[] { ("the same document", DocumentAsync), ("the same practitioner", PractitionerAsync), ("a request about them", SentAsync) }) probes.Add((name, act));
        var without = await AskAsync();
        // What has been done once would be there for another reason.
        await site.DisposeAsync();
        (site, own) = (new Site(), []);
        await InitializeAsync();
        await FillAsync();
        Judge(without, await AskAsync());
    }

    private async Task<List<string>> AskAsync()
    {
        var answers = new List<string>();
        foreach (var (_, ask) in probes) answers.Add(await ask());
        return answers;
    }

    private void Judge(List<string> without, List<string> with)
    {
        var told = probes.Select((p, i) => (p.Name, Without: without[i], With: with[i])).Where(p => p.Without != p.With).Select(p => $"{p.Name}: {Difference(p.Without, p.With)} became {Difference(p.With, p.Without)}").ToList();
        output.WriteLine($"{probes.Count} probes, {without.Count(b => b.StartsWith("200", StringComparison.Ordinal))} of them pages");
        Assert.True(told.Count == 0, $"{told.Count} of {probes.Count} tell:\n" + string.Join('\n', told));
    }

    private void Lists()
    {
        foreach (var (person, query) in new[]
        {
            (Cast.CaseManager, ""), (Cast.CaseManager, "?show=all"), (Cast.CaseManager, "?show=mine"), (Cast.CaseManager, "?show=closed"),
            // A name, a number and a reference that others' plans have, and those of one's own.
            (Cast.CaseManager, "?show=all&q=pritchard"), (Cast.CaseManager, "?show=all&q=grant"), (Cast.CaseManager, "?show=all&q=" + others[0].Reference), (Cast.CaseManager, "?show=all&q=" + Theirs), (Cast.CaseManager, "?show=all&q=2025"), (Cast.CaseManager, "?q=%25"),
            (Cast.CaseManager, "?show=all&sort=due"), (Cast.CaseManager, "?show=all&sort=practitioner"), (Cast.CaseManager, "?show=all&sort=reference"), (Cast.CaseManager, "?show=all&sort=status&order=reversed"), (Cast.CaseManager, "?show=all&sort=changed&order=reversed"),
            (Cast.CaseManager, "?show=all&page=2"), (Cast.CaseManager, "?show=all&page=40"), (Cast.CaseManager, $"?show=all&organisation={Company.Thornmere.Id}"), (Cast.CaseManager, $"?show=all&adviser={Company.ThirdAdviser.Id}"),
            (Cast.CaseManager, "?show=all&status=in-delivery"), (Cast.CaseManager, "?show=all&due=overdue"), (Cast.CaseManager, "?show=all&quiet=yes"), (Cast.CaseManager, "?show=all&next=service"),
            (Cast.Colleague, "?show=all"), (Cast.Colleague, "?show=all&q=a"), (Cast.LocalAdministrator, "?show=all"), (Cast.MrG, "?show=all"), (Cast.Supervisor, "?show=all&q=2025"), (Cast.Companion, "?show=all"),
        }) Get(person, "/plans" + query);
        Get(Cast.CaseManager, "/board");
        Get(Cast.AccountablePerson, "/board?show=all&sort=due");
        Get(Cast.Colleague, "/board");
    }

    private void Plans()
    {
        // There afterwards and not before: somebody else's plan, its parts and its files.
        foreach (var path in new[] { $"/plans/{Theirs}", $"/requests/{Theirs}", $"/requests/{Theirs}/practitioner", $"/triage/{Theirs}" }) Get(Cast.CaseManager, path);
        foreach (var path in new[] { "", "/content", "/history", "/no-such-page", "/sign", "/do/withdraw" }) Get(Cast.CaseManager, $"/plans/{others[0].Reference}{path}");
        foreach (var (person, path) in new[]
        {
            (Cast.CaseManager, $"/plans/{own[2]}"), (Cast.CaseManager, $"/plans/{own[2]}/history"), (Cast.AccountablePerson, $"/plans/{own[1]}/supervisors"), (Cast.MrG, $"/plans/{own[2]}"), (Cast.Supervisor, $"/plans/{own[2]}"),
            (Cast.CaseManager, $"/requests/{own[0]}"), (Cast.CaseManager, $"/plans/{own[2]}/people"), (Cast.AccountablePerson, $"/plans/{own[2]}/delegation"),
        }) Get(person, path);
    }

    private void Counted()
    {
        foreach (var person in Askers) Get(person, "/");
        foreach (var path in new[] { "/organisation", "/organisation/review" }) Get(Cast.LocalAdministrator, path);
    }

    private void Conditional()
    {
        Get(Cast.CaseManager, "/plans?show=all", ("If-None-Match", "*"));
        Get(Cast.CaseManager, $"/plans/{own[2]}", ("If-Modified-Since", "Tue, 01 Sep 2026 09:00:00 GMT"));
        Get(Cast.CaseManager, "/plans/" + others[0].Reference, ("If-None-Match", "*"));
        Get(Cast.CaseManager, "/plans/" + others[0].Reference, ("If-Match", "*"));
        Get(Cast.CaseManager, "/plans", ("Range", "bytes=0-10"));
    }

    private async Task<string> DocumentAsync()
    {
        var (screen, reference) = await BegunAsync();
        return Plain(reference, await UploadAsync(screen, reference));
    }

    private async Task<string> PractitionerAsync()
    {
        var (screen, reference) = await BegunAsync();
        await screen.OpenAsync($"/requests/{reference}/practitioner");
        await screen.Choose("Regulator", "General Medical Council (GMC)").Type("Registration number", Company.Pritchard.RegistrationNumber).Type("Family name", "Prichard").PressAsync("Save");
        return Plain(reference, Whole(screen) + Whole(await screen.OpenAsync($"/requests/{reference}/practitioner")) + Whole(await screen.OpenAsync($"/requests/{reference}/submit")));
    }

    /// <summary>A request about somebody who has a plan elsewhere, who has another first name and address there.</summary>
    private async Task<string> SentAsync()
    {
        var (manager, reference) = (Cast.DeputyAccountablePerson.AsActor(), "PSR-2024-0001");
        await site.ChangeAsync(async db =>
        {
            var details = (await db.Plans.AsNoTracking().SingleAsync(p => p.Reference == own[0])).Request;
            var plan = Plan.BeginRequest(manager, reference, "england", Now);
            Assert.True(plan.EditRequest(manager, "all", details with
            {
                Practitioner = details.Practitioner with { GivenName = "Sian Mair", FamilyName = "Pritchard", Email = "s.prichard@example.org", RegistrationNumber = Company.Pritchard.RegistrationNumber },
                Responsible = details.Responsible with { CaseManager = manager.PersonId, AccountablePerson = Cast.Delegate.Id, Deputy = manager.PersonId },
            }, Now).IsDone);
            db.Add(plan);
            await db.SaveAsync();
        });
        var screen = await site.SignInAsync(Cast.DeputyAccountablePerson);
        var told = Whole(await screen.OpenAsync($"/requests/{reference}/submit"));
        await screen.PressAsync("Send the request");
        Assert.True(screen.Confirmation == "The request has been sent", screen.Text);
        foreach (var page in new[] { $"/requests/{reference}", $"/plans/{reference}/history", $"/plans/{reference}/what-happens-next", $"/requests/{reference}/practitioner" }) told += Whole(await screen.OpenAsync(page));
        return Plain(reference, told + Whole(await screen.OpenAsync("/plans?q=" + reference)));
    }

    /// <summary>A request that has just been begun, by somebody who asks nothing else.</summary>
    private async Task<(Screen Screen, string Reference)> BegunAsync()
    {
        var screen = await site.SignInAsync(Cast.DeputyAccountablePerson);
        await screen.OpenAsync("/requests/new");
        await screen.PressAsync("Start a request");
        return (screen, screen.Address.Split('/')[2]);
    }

    private static Moment Now => new(Site.Today.ToDateTime(new TimeOnly(9, 0), DateTimeKind.Utc), Site.Today);

    private static string Plain(string reference, string told) => Id().Replace(told, "*").Replace(reference, "*", StringComparison.Ordinal);

    private void Get(Person person, string path, params (string Name, string Value)[] headers)
    {
        probes.Add(($"{person.Name}: {path} {string.Join(' ', headers)}", AskAsync));

        async Task<string> AskAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            foreach (var (name, value) in headers) request.Headers.Add(name, value);
            using var answer = await screens[person].Http.SendAsync(request);
            return await PlainAsync(answer);
        }
    }

    private static async Task<string> UploadAsync(Screen screen, string reference)
    {
        await screen.OpenAsync($"/requests/{reference}/documents/new");
        screen.Choose("Kind of document", "Royal college report").Type("Title", "The report").Type("Date of the document", "1 3 2026");
        var (address, fields) = screen.Filled("Add the document");
        using var body = new MultipartFormDataContent();
        foreach (var (key, value) in fields) body.Add(new StringContent(value), key);
        var file = new ByteArrayContent(Report);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        body.Add(file, "Form.File", "report.pdf");
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = body };
        request.Headers.Add("Origin", "https://localhost");
        using var answer = await screen.Http.SendAsync(request);
        return await PlainAsync(answer) + Whole(await screen.OpenAsync($"/requests/{reference}/documents"));
    }

    /// <summary>Other organisations' plans, in every status, with their people and documents; a request of theirs about one's own practitioner; people who ask to join them.</summary>
    private async Task FillAsync()
    {
        var files = site.Services.GetService(typeof(FileStore)) as FileStore;
        await site.ChangeAsync(async db =>
        {
            db.AddRange(Company.EveryOrganisation.Where(o => Cast.Organisations.All(c => c.Id != o.Id)));
            db.AddRange(Company.Everybody.Where(p => p.OrganisationId != Cast.Harbourside.Id && Cast.People.All(c => c.Id != p.Id)));
            Assert.DoesNotContain(others.SelectMany(p => p.Assignments), a => Askers.Any(p => p.Id == a.PersonId));
            db.AddRange(others);
            var manager = Cast.OtherCaseManager.AsActor();
            var about = Plan.BeginRequest(manager, Theirs, "wales", Now);
            var details = (await db.Plans.AsNoTracking().SingleAsync(p => p.Reference == own[0])).Request;
            Assert.True(about.EditRequest(manager, "all", details with { Responsible = new Responsible { CaseManager = manager.PersonId } }, Now).IsDone);
            await using var report = new MemoryStream(Report);
            Assert.True(about.AddDocument(manager, "royal-college-report", "The report", Site.Today.AddDays(-90), new StoredFile(await files!.KeepAsync(report, CancellationToken.None), "report.pdf", Report.Length), new Showing(ShownAs.Open), Now).IsDone);
            db.Add(about);
            db.Add(new JoinRequest { Id = Ids.New(), GivenName = "Nia", FamilyName = "Voss", Position = "Case manager", OrganisationName = "Westerhope", OdsCode = "RWX9", Email = "nia.voss@rwx9.example.nhs.uk", Telephone = "01632 960 002", SentOn = Site.Today });
            await db.SaveAsync();
        });
    }

    private static string Whole(Screen screen) => ByChance().Replace($"{(int)screen.Status} {screen.Page.DocumentElement.OuterHtml}", "");

    private static async Task<string> PlainAsync(HttpResponseMessage answer)
    {
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key is not "Set-Cookie").OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => $"{h.Key}: {string.Join(',', h.Value)}");
        return ByChance().Replace($"{(int)answer.StatusCode} {string.Join("; ", headers)}\n{await answer.Content.ReadAsStringAsync()}", "");
    }

    private static string Difference(string one, string other)
    {
        var at = Enumerable.Range(0, Math.Min(one.Length, other.Length)).FirstOrDefault(i => one[i] != other[i], Math.Min(one.Length, other.Length));
        return $"{one[..3]} “…{one.Substring(Math.Max(0, at - 80), Math.Min(160, one.Length - Math.Max(0, at - 80))).ReplaceLineEndings(" ")}…”";
    }

    // A page's own tokens and form ids.
    [GeneratedRegex("(?:__RequestVerificationToken|FormId)\"[^>]* value=\"[^\"]*\"", RegexOptions.NonBacktracking)]
    private static partial Regex ByChance();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.NonBacktracking)]
    private static partial Regex Id();
}
