using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Handrail.Web.Tests.Access;

/// <summary>
/// Whatever is typed into whichever field stays text: kept as it was typed, shown as it was typed, no defect, no header, no markup,
/// no address of its own, no file elsewhere. A sample by a printed seed runs here; HANDRAIL_TRUTH=whole tries every payload in every
/// field of every form.
/// </summary>
[Trait("Runs", "once")]
public sealed class InjectionTests : IAsyncLifetime
{
    private const int Rounds = 3;

    private static readonly bool IsWhole = Environment.GetEnvironmentVariable("HANDRAIL_TRUTH") == "whole";
    private static readonly HtmlParser Parser = new(new HtmlParserOptions { IsScripting = true });

    private readonly Defects defects = new();
    private readonly Site site;
    private readonly int seed = Seed.Take();
    private readonly ITestOutputHelper output;
    private readonly List<string> faults = [];
    private int shown;

    public InjectionTests(ITestOutputHelper output)
    {
        this.output = output;
        site = new Site { Log = defects };
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public void There_are_more_than_four_hundred_payloads() => Assert.True(Payloads.All.Count >= 400, $"only {Payloads.All.Count}");

    [Fact]
    public async Task Whatever_is_typed_into_a_form_stays_text()
    {
        var dice = new Random(seed);
        var payloads = Payloads.All.Concat(Payloads.Overlong).ToList();
        var (sent, fields, done) = (0, new HashSet<string>(StringComparer.Ordinal), 0);
        await Principals.AddAsync(site);
        var met = new HashSet<string>(StringComparer.Ordinal);
        foreach (var form in await Doable.AllAsync(site, dice, IsWhole ? 1 : 4))
        {
            // Whole, each form meets every payload once; by whom else and in which other statuses it is sent makes no other text of it.
            var rounds = IsWhole && met.Add(form.Endpoint.Name) ? payloads.Count : Rounds;
            if (form.Endpoint.Path is "/session" or "/sign-out" or "/demonstration/date") continue;
            var surfer = await Surfer.EnterAsync(site, form.Person);
            var world = await World.AtAsync(site, form.Status, Principals.Pass);
            var token = surfer.Token;
            var begin = dice.Next(payloads.Count);
            IReadOnlyList<KeyValuePair<string, string>> plain = [];
            for (var (round, isDone) = (0, true); round < rounds; round++)
            {
                // What has been refused can be sent again as it was.
                if (isDone) plain = await Bodies.ForAsync(surfer.Screen, form.Endpoint.Name, world, form.Person);
                if (plain.Count == 0) plain = await Bodies.ForAsync(surfer.Screen, form.Endpoint.Name, world = await World.AtAsync(site, form.Status, Principals.Pass), form.Person);
                // Fields for texts, and now and then every field: what is chosen from a list can be anything too.
                var texts = surfer.Screen.Page.QuerySelectorAll("main form").SelectMany(f => f.QuerySelectorAll("textarea, input[type=text], input[type=email], input:not([type])")).Select(e => e.GetAttribute("name")).ToHashSet(StringComparer.Ordinal);
                var used = new List<string>();
                var body = new List<KeyValuePair<string, string>> { new(Surfer.TokenField, token) };
                foreach (var (name, value) in plain)
                {
                    if (name is "FormId") body.Add(new(name, Guid.CreateVersion7().ToString()));
                    else if (!texts.Contains(name) && round % 4 != 3) body.Add(new(name, value));
                    else
                    {
                        var payload = payloads[(begin + round + body.Count) % payloads.Count];
                        body.Add(new(name, payload.Text));
                        used.Add(payload.Text);
                        fields.Add(form.Endpoint.Name + " " + name);
                    }
                }

                sent += used.Count;
                using var request = new HttpRequestMessage(HttpMethod.Post, world.Fill(form.Endpoint.Path)) { Content = Encoded(body) };
                request.Headers.Add("Origin", "https://localhost");
                using var answer = await surfer.Screen.Http.SendAsync(request);
                await JudgeAsync($"{form}, round {round}", answer, used);
                isDone = answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.OK;
                if (!isDone) continue;
                done++;
                if (form.Person is null || !form.Endpoint.AboutAPlan || round % (IsWhole ? 32 : 3) > 2) continue;
                // What has been kept is looked at where people read it.
                foreach (var page in new[] { answer.Headers.Location?.OriginalString ?? world.Fill(form.Endpoint.Path.Split('?')[0]), $"/plans/{world.Plan.Reference}/history", $"/plans/{world.Plan.Reference}/content" })
                    using (var read = await surfer.Screen.Http.GetAsync(page)) await JudgeAsync($"{form}, round {round}, at {page}", read, used);
            }
        }

        output.WriteLine($"seed {seed}: {Payloads.All.Count + Payloads.Overlong.Count} payloads, {sent} sent into {fields.Count} fields, {done} forms done, {shown} shown as they were typed");
        Assert.True(sent > (IsWhole ? 20_000 : 50) && fields.Count > 15 && shown > sent / 10, $"{sent} sent into {fields.Count} fields, {shown} shown");
        Assert.True(faults.Count == 0, $"{faults.Count} (seed {seed}):\n" + string.Join('\n', faults.Take(40)));
    }

    [Fact]
    public async Task Whatever_stands_in_an_address_or_a_header_stays_text()
    {
        var dice = new Random(seed);
        string[] names = ["q", "from", "to", "version", "part", "page", "sort", "which", "status", "phase", "due", "state", "handler", "code", "sent", "on", "To", "Base", "With", "Old", "New", "Form.Reason", "activity", "asOf"];
        var worlds = new List<World>();
        foreach (var status in new[] { PlanStatus.Submitted, PlanStatus.Issued, PlanStatus.InDelivery }) worlds.Add(await World.AtAsync(site, status));
        var endpoints = (await TruthEndpoint.AllAsync(site)).Where(e => !e.IsPost && e.Path is not ("/sign-out" or "/session")).ToList();
        var surfers = new List<Surfer>();
        foreach (var person in new[] { null, Cast.CaseManager, Cast.MrG, Cast.Adviser, Cast.SystemAdministrator, Cast.LocalAdministrator }) surfers.Add(await Surfer.EnterAsync(site, person));
        var asked = 0;
        foreach (var endpoint in endpoints)
        {
            foreach (var payload in IsWhole ? Payloads.All : Payloads.All.OrderBy(_ => dice.Next()).Take(2))
            {
                asked += 2;
                var (surfer, world) = (surfers[dice.Next(surfers.Count)], worlds[dice.Next(worlds.Count)]);
                var escaped = Payloads.Escaped(payload.Text);
                // A null in a path never arrives: the server itself turns it away.
                var inPath = string.Join('/', endpoint.Path.Split('/').Select(piece => piece.StartsWith('{') && dice.Next(2) == 0 ? escaped.Replace("%00", "", StringComparison.Ordinal) : world.Fill("/x/" + piece)[3..]));
                foreach (var address in new[] { world.Fill(endpoint.Path) + "?" + string.Join('&', names.Select(n => n + "=" + escaped)), inPath })
                {
                    using var request = new HttpRequestMessage(HttpMethod.Get, address);
                    foreach (var header in new[] { "User-Agent", "Accept-Language", "Referer", "Origin", "X-Writer", "X-Forwarded-For", "X-Forwarded-Host", "X-Original-URL", "Accept", "If-None-Match" })
                        if (!payload.Text.Any(c => c is '\r' or '\n' or '\0')) request.Headers.TryAddWithoutValidation(header, payload.Text);
                    using var answer = await surfer.SendAsync(request, surfer.Cookies.Append(new Cookie("other", Payloads.Escaped(payload.Text))));
                    await JudgeAsync($"{payload} at {endpoint.Name}", answer, []);
                }
            }
        }

        output.WriteLine($"seed {seed}: {asked} asked");
        Assert.True(faults.Count == 0, $"{faults.Count} (seed {seed}):\n" + string.Join('\n', faults.Take(40)));
    }

    [Fact]
    public async Task Whatever_a_file_is_called_it_comes_back_as_a_file_to_be_saved()
    {
        var dice = new Random(seed);
        var reference = await site.PlanAtAsync(PlanStatus.InDelivery);
        var screen = await site.SignInAsync(Cast.MrG);
        var (kept, refused) = (0, 0);
        foreach (var payload in IsWhole ? Payloads.All : Payloads.All.OrderBy(_ => dice.Next()).Take(25))
        {
            await screen.OpenAsync($"/plans/{reference}/evidence");
            var form = (IHtmlFormElement)screen.Page.QuerySelector("main form")!;
            var objective = screen.Page.QuerySelector("input[name='Form.Objectives']")!.GetAttribute("value")!;
            var kind = screen.Page.QuerySelector("input[name='Form.Kind'], select[name='Form.Kind'] option[value]:not([value=''])")!.GetAttribute("value")!;
            var content = "<script>alert(1)</script>" + payload.Text.Replace("\0", "", StringComparison.Ordinal);
            (string Name, string Value)[] fields = [(Surfer.TokenField, form.QuerySelector($"[name={Surfer.TokenField}]")!.GetAttribute("value")!), ("FormId", Guid.CreateVersion7().ToString()), ("Form.Kind", kind), ("Form.Title", "A title"), ("Form.Dated.Day", "1"), ("Form.Dated.Month", "9"), ("Form.Dated.Year", "2026"), ("Form.Objectives", objective), ("Form.Note", "")];
            var body = new StringBuilder();
            foreach (var (name, value) in fields) body.Append(CultureInfo.InvariantCulture, $"--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            // As a browser writes a name: quotes and line ends escaped; and as nobody should.
            var called = payload.Text + ".txt";
            if (dice.Next(2) == 0) called = called.Replace("\"", "%22", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);
            body.Append(CultureInfo.InvariantCulture, $"--edge\r\nContent-Disposition: form-data; name=\"Form.File\"; filename=\"{called}\"\r\nContent-Type: text/html\r\n\r\n{content}\r\n--edge--\r\n");
            using var bytes = new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToString()));
            bytes.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=edge");
            var before = await FilesAsync();
            using var answer = await screen.Http.PostAsync($"/plans/{reference}/evidence", bytes);
            await JudgeAsync($"a file called {payload}", answer, []);
            var added = (await FilesAsync()).Except(before).ToList();
            if (answer.StatusCode != HttpStatusCode.Redirect || added.Count == 0)
            {
                refused++;
                continue;
            }

            kept++;
            using var file = await screen.Http.GetAsync($"/plans/{reference}/evidence/{added.Single()}");
            await JudgeAsync($"the file called {payload}", file, []);
            var given = file.Content.Headers.ContentDisposition!;
            var safe = given.FileNameStar ?? given.FileName!.Trim('"');
            if (given.DispositionType != "attachment" || file.Content.Headers.ContentType!.MediaType != "application/octet-stream" || file.Headers.GetValues("X-Content-Type-Options").Single() != "nosniff") faults.Add($"{payload}: comes back as {given} {file.Content.Headers.ContentType}");
            if (safe.Any(c => char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format || "/\\:*?\"<>|;%".Contains(c, StringComparison.Ordinal)) || safe.StartsWith('.') || !safe.EndsWith(".txt", StringComparison.Ordinal)) faults.Add($"{payload}: is called {safe}");
            if (Encoding.UTF8.GetString(await file.Content.ReadAsByteArrayAsync()) != Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(content))) faults.Add($"{payload}: the content is another");
        }

        using (var page = await screen.Http.GetAsync($"/plans/{reference}/progress")) await JudgeAsync("the list of files", page, []);
        output.WriteLine($"seed {seed}: {kept} files kept, {refused} refused");
        Assert.True(kept > 10, $"only {kept} were kept");
        Assert.True(faults.Count == 0, $"{faults.Count} (seed {seed}):\n" + string.Join('\n', faults.Take(40)));

        Task<List<Guid>> FilesAsync() => site.AskAsync(db => db.Set<Evidence>().Where(e => e.FileId != null).Select(e => e.Id).ToListAsync());
    }

    /// <summary>No defect, no header and no address that is not ours, and a page made of our own elements alone.</summary>
    private async Task JudgeAsync(string where, HttpResponseMessage answer, IReadOnlyList<string> typed)
    {
        if ((int)answer.StatusCode >= 500) faults.Add($"{where}: {(int)answer.StatusCode} {defects.Last}");
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
        {
            if (name is "X-Injected" || (name == "Set-Cookie" && values.Any(v => v.StartsWith("injected", StringComparison.OrdinalIgnoreCase))) || values.Any(v => v.Any(c => c is '\r' or '\n'))) faults.Add($"{where}: header {name} {string.Join(',', values)}");
        }

        if (answer.Headers.Location is { } to && (!to.OriginalString.StartsWith('/') || to.OriginalString.StartsWith("//", StringComparison.Ordinal) || to.OriginalString.Contains('\\', StringComparison.Ordinal))) faults.Add($"{where}: leads to {to.OriginalString}");
        var text = await answer.Content.ReadAsStringAsync();
        switch (answer.Content.Headers.ContentType?.MediaType)
        {
            case "application/json":
                using (JsonDocument.Parse(text))
                    if (text.Contains('<', StringComparison.Ordinal)) faults.Add($"{where}: markup in JSON");
                break;
            case "text/html":
                var page = Parser.ParseDocument(text);
                faults.AddRange(page.All.SelectMany(Foreign).Select(f => $"{where}: {f}").Take(3));
                var words = Screen.Words(page.Body) + " " + string.Join(' ', page.QuerySelectorAll("input, textarea").Select(e => Plainly(e is IHtmlTextAreaElement area ? area.Value : e.GetAttribute("value") ?? "")));
                shown += typed.Count(t => Plainly(Text.Clean(t)) is { Length: > 6 } plain && words.Contains(plain, StringComparison.Ordinal));
                break;
        }
    }

    private static string Plainly(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What no page of ours has.</summary>
    private static IEnumerable<string> Foreign(IElement element)
    {
        if (element.LocalName is "iframe" or "frame" or "object" or "embed" or "base" or "style" or "math" or "template" or "audio" or "video" or "marquee" or "animate" or "set" or "foreignobject" or "plaintext" or "applet" or "dialog") yield return $"an element {element.LocalName}";
        if (element.LocalName is "img" && element.GetAttribute("src")?.StartsWith("/assets/", StringComparison.Ordinal) != true) yield return "a picture of its own";
        if (element.LocalName is "script" && (element.GetAttribute("src")?.StartsWith("/assets/", StringComparison.Ordinal) != true || element.TextContent.Length > 0)) yield return "a script of its own";
        if (element.LocalName is "meta" && element.HasAttribute("http-equiv")) yield return "a meta element that does something";
        foreach (var attribute in element.Attributes)
        {
            if (attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name is "style" or "srcdoc" or "autofocus") yield return $"an attribute {attribute.Name} of {element.LocalName}";
            if (attribute.Name is "href" or "src" or "action" or "formaction" or "xlink:href" or "data" && !IsOurs(element, attribute.Value)) yield return $"an address {attribute.Value} of {element.LocalName}";
        }
    }

    private static bool IsOurs(IElement element, string address) =>
        address.Length == 0 || address[0] is '#' or '?' || (address[0] == '/' && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\', StringComparison.Ordinal))
        || (element.LocalName == "a" && (address.StartsWith("mailto:", StringComparison.Ordinal) || address.StartsWith("tel:", StringComparison.Ordinal) || (address.StartsWith("https://", StringComparison.Ordinal) && !address.Contains(Payloads.Elsewhere, StringComparison.Ordinal))));

    /// <summary>What the log says of the last defect.</summary>
    private sealed class Defects : ILoggerProvider, ILogger
    {
        public string Last { get; private set; } = "";

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) Last = formatter(state, exception);
        }

        public void Dispose()
        {
        }
    }

    /// <summary>As a browser would send it, but for what no browser can: halves of characters and nulls are sent too.</summary>
    private static ByteArrayContent Encoded(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var content = new ByteArrayContent(Encoding.ASCII.GetBytes(string.Join('&', fields.Select(f => Payloads.Escaped(f.Key) + "=" + Payloads.Escaped(f.Value)))));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/x-www-form-urlencoded");
        return content;
    }
}
