using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Handrail.Domain;
using Handrail.Domain.Log;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Mailing;
using Handrail.Web.Persistence;
using Handrail.Web.Persistence.Files;
using Handrail.Web.Persistence.Situations;
using Handrail.Web.Tests.Mailing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Handrail.Web.Tests.Access;

/// <summary>
/// Every sensitive field of many plans holds a word that stands nowhere else: texts, names, registration numbers, addresses, names and
/// contents of files. All that leaves the application is searched for them: everybody's pages and downloads, mails as a server gets
/// them, the log at its most talkative, and whatever lies beside the database. Three plans by a printed seed are made here, and a
/// hundred with HANDRAIL_TRUTH=whole.
/// </summary>
[Trait("Runs", "once")]
public sealed partial class OutputCanaryTests(ITestOutputHelper output)
{
    private static readonly bool IsWhole = Environment.GetEnvironmentVariable("HANDRAIL_TRUTH") == "whole";
    private static readonly HtmlParser Parser = new();

    private readonly List<Canary> canaries = [];
    private readonly Dictionary<string, Canary> numbers = new(StringComparer.Ordinal);
    private readonly List<string> faults = [];
    private readonly Dictionary<string, int> sightings = new(StringComparer.Ordinal);

    [Fact]
    public async Task What_is_written_in_a_plan_leaves_by_the_pages_of_those_who_may_read_it_and_by_nothing_else()
    {
        if (Environment.GetEnvironmentVariable("HANDRAIL_TEST_ENGINE") == "postgres") return;
        var seed = Seed.Take();
        var dice = new Random(seed);
        await using var server = new SmtpServer();
        using var log = new TalkativeLog();
        await using var site = new Site
        {
            Situations = "none",
            Log = log,
            Settings = TalkativeLog.Settings.Concat([new("HANDRAIL_MAIL", server.Address), new("HANDRAIL_MAIL_FROM", "plans@handrail.example"), new("HANDRAIL_ADDRESS", "https://localhost")]).ToDictionary(StringComparer.Ordinal),
        };
        var (crowds, plans) = await FillAsync(site, dice);
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        var pages = 0;
        // Those of one organisation are asked one after another: what they wrote is looked for by whoever comes later.
        var surfers = new Dictionary<Guid, Surfer>();
        foreach (var person in crowds.SelectMany(c => c.People))
        {
            var roles = await RolesAsync(site, person);
            var surfer = surfers[person.Id] = await Surfer.SignedInAsync(site, person);
            pages += await LookAsync(surfer, person, plans, roles, kinds, dice);
        }

        await BreakAsync(site, surfers);
        await ReadMailsAsync(site, server);
        foreach (var line in log.Lines) Search("the log", line, _ => false);
        ReadFolder(site);

        output.WriteLine($"seed {seed}: {canaries.Count + numbers.Count} canaries in {plans.Count} plans, {crowds.Sum(c => c.People.Count)} people, {pages} pages, {log.Lines.Count} lines of log, {server.Mails.Count} mails; sightings: {string.Join(", ", sightings.Select(s => $"{s.Value} at {s.Key}"))}");
        Assert.True(canaries.Count > (IsWhole ? 8_000 : 250), $"only {canaries.Count} canaries");
        Assert.True(log.Lines.Count > 100 && server.Mails.Count > 3 && sightings.GetValueOrDefault("pages") > 1_000 && sightings.GetValueOrDefault("downloads") > 0, "too little was searched to tell");
        Assert.True(faults.Count == 0, $"{faults.Count} (seed {seed}):\n" + string.Join('\n', faults.Distinct(StringComparer.Ordinal).Take(80)));
    }

    /// <summary>A word in a field: of a plan, or of a person; with what was said by whom, where it was said with an act and stands nowhere else.</summary>
    private sealed record Canary(string Field, int Plan, Person? Of = null)
    {
        public Entry? Said { get; set; }
    }

    private sealed record Crowd(Organisation Organisation, List<Person> People);

    /// <summary>A word that can stand in a name, an address and a text, and is found whatever becomes of its capitals.</summary>
    private string Mark(Canary canary)
    {
        canaries.Add(canary);
        var (number, word) = (canaries.Count - 1, new StringBuilder("zq"));
        for (var i = 0; i < 4; i++, number /= 26) word.Append((char)('a' + (number % 26)));
        return word.Append("qz").ToString();
    }

    private Person Somebody(int plan, Organisation at, Duties duties, string regulator = "")
    {
        var number = FormattableString.Invariant($"2{847_000 + numbers.Count:000000}");
        var marks = new[] { "given name", "family name", "position", "e-mail", "telephone" }.Select(field => Mark(new Canary(field, plan))).ToList();
        var person = new Person
        {
            Id = Ids.New(),
            OrganisationId = at.Id,
            Title = "Dr",
            GivenName = Capital(marks[0]),
            FamilyName = Capital(marks[1]),
            Position = marks[2],
            Email = marks[3] + "@" + at.Domains.First(),
            Telephone = marks[4],
            Regulator = regulator,
            RegistrationNumber = regulator.Length > 0 ? number : "",
        }.With(duties | (at.IsService || duties.HasFlag(Duties.PlanUsers) ? Duties.None : Duties.TakePart), new DateOnly(2020, 1, 1));
        for (var i = canaries.Count - 5; i < canaries.Count; i++) canaries[i] = canaries[i] with { Of = person };
        if (regulator.Length > 0) numbers[number] = new Canary("registration number", plan, person);
        return person;
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    /// <summary>Organisations with their people and plans: each plan has people of its own, and the advice service's are everybody's.</summary>
    private async Task<(List<Crowd> Crowds, Dictionary<Guid, int> Plans)> FillAsync(Site site, Random dice)
    {
        var service = new Crowd(Cast.Advice, [.. Enumerable.Range(0, 2).Select(_ => Somebody(-1, Cast.Advice, Duties.Adviser | Duties.SecondReader)), Somebody(-1, Cast.Advice, Duties.Adviser), Somebody(-1, Cast.Advice, Duties.SystemAdministrator)]);
        var crowds = new List<Crowd> { service };
        var stories = Situation.All.Where(s => s.People.Practitioner.Regulator.Length > 0).ToList();
        var chosen = IsWhole ? Enumerable.Range(0, 104).Select(i => stories[i % stories.Count]).ToList() : [.. stories.Where(s => s.Words.Reviews.Count > 0).OrderBy(_ => dice.Next()).Take(1), .. stories.Where(s => s.Content is null).OrderBy(_ => dice.Next()).Take(2)];
        var plans = new Dictionary<Guid, int>();
        var made = new List<(Situation Story, int Number)>();
        for (var number = 0; number < chosen.Count; number++)
        {
            // Several plans in one organisation: who works beside somebody reads no word of their plan.
            if (number % 2 == 0) crowds.Add(new Crowd(Place(crowds.Count), []));
            var (crowd, story) = (crowds[^1], chosen[number]);
            Person New(Duties duties, string regulator = "")
            {
                var person = Somebody(number, crowd.Organisation, duties, regulator);
                crowd.People.Add(person);
                return person;
            }

            var circle = new Circle(New(Duties.None, "gphc"), New(Duties.RequestPlans), New(Duties.RequestPlans), New(Duties.RequestPlans), service.People[0], service.People[1],
                story.People.Supervisor is null ? null : New(Duties.None, "gphc"), story.People.DeputySupervisor is null ? null : New(Duties.None, "gphc"))
            { Organisation = crowd.Organisation };
            var own = number;
            var retold = new Retold((field, most) => $"{Mark(new Canary(field, own))} is said here.");
            made.Add((retold.Of(story, circle), number));
        }

        foreach (var crowd in crowds.Skip(1)) crowd.People.AddRange([Somebody(-1, crowd.Organisation, Duties.RequestPlans), Somebody(-1, crowd.Organisation, Duties.PlanUsers | Duties.ChecksUsers)]);
        await site.ChangeAsync(async db =>
        {
            db.AddRange(crowds.Select(c => c.Organisation));
            db.AddRange(crowds.SelectMany(c => c.People));
            db.Add(new AdministrationEntry { Id = Ids.New(), At = DateTime.UnixEpoch, Day = Site.Today, ActorId = service.People[^1].Id, Deed = Deed.AddOrganisation, OrganisationId = Cast.Advice.Id });
            await db.SaveAsync();
        });
        // Whoever has an account already is told of what happens by mail.
        await site.ChangeAsync(async db =>
        {
            db.AddRange(service.People.Select(p => new Web.Access.Accounts.UserAccount { Id = Ids.New(), PersonId = p.Id, EmailKey = p.Email, MadeAt = DateTime.UnixEpoch }));
            await db.SaveAsync();
        });
        foreach (var (story, number) in made)
        {
            var plan = Playing.Until(story, number + 1, Site.Today);
            await AddFilesAsync(site, plan, story.People, number);
            await site.ChangeAsync(async db =>
            {
                db.Add(plan);
                await db.SaveAsync();
            });
            plans[plan.Id] = number;
        }

        await TellSaidAsync(site);
        return (crowds, plans);
    }

    private static Organisation Place(int number) => Cast.Place(300 + number, FormattableString.Invariant($"KQ{number:000}"), FormattableString.Invariant($"Harbour {number} NHS Trust"), "nhs-trust", "secondary", "england");

    /// <summary>A source document and a piece of evidence, each with a file, where the plan takes them now.</summary>
    private async Task AddFilesAsync(Site site, Plan plan, Circle people, int number)
    {
        var now = new Moment(Site.Today.ToDateTime(new TimeOnly(8, 0), DateTimeKind.Utc), Site.Today);
        var (document, evidence) = (await FileAsync("document"), await FileAsync("evidence"));
        plan.AddDocument(people.CaseManager.AsActor(), "local-investigation", Text("document title"), Site.Today, document, new Showing(ShownAs.Summary, Text("document summary")), now);
        if (plan.AgreedVersion > 0) plan.AttachEvidence(people.Practitioner.AsActor(), "reflective-log", Text("evidence title"), Site.Today, [.. plan.Agreed.Objectives.Take(1).Select(o => o.Id)], Text("evidence note"), evidence, now);

        string Text(string field) => Mark(new Canary(field, number)) + " is said here.";

        async Task<StoredFile> FileAsync(string kind)
        {
            var bytes = Encoding.UTF8.GetBytes(Text($"content of the {kind}"));
            using var content = new MemoryStream(bytes);
            return new StoredFile(await site.Services.GetRequiredService<FileStore>().KeepAsync(content, default), Mark(new Canary($"file name of the {kind}", number)) + ".txt", bytes.Length);
        }
    }

    /// <summary>What was said with an act, and stands nowhere else in the plan, is for those who read the words of that act.</summary>
    private Task TellSaidAsync(Site site) => site.ChangeAsync(async db =>
    {
        var said = new Dictionary<int, Entry?>();
        var entries = await db.Entries.AsNoTracking().ToDictionaryAsync(e => (e.SubjectId, e.Number));
        foreach (var value in await db.EntryValues.AsNoTracking().ToListAsync())
            foreach (var number in In(value.Value))
                said[number] = value.Side == ValueSide.Said && (!said.TryGetValue(number, out var before) || before == entries[(value.SubjectId, value.Number)]) ? entries[(value.SubjectId, value.Number)] : null;
        foreach (var type in db.Model.FindEntityType(typeof(Plan))!.GetNavigations().Select(n => n.TargetEntityType).Append(db.Model.FindEntityType(typeof(Plan))!))
        {
            var rows = await ((IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(type.ClrType).Invoke(db, null)!).AsNoTracking().ToListAsync();
            foreach (var text in rows.SelectMany(row => type.GetProperties().Where(p => p.ClrType == typeof(string)).Select(p => (string)p.GetGetter().GetClrValue(row)!)))
                foreach (var number in In(text)) said[number] = null;
        }

        foreach (var (number, entry) in said) canaries[number].Said = entry;
    });

    private static Task<Dictionary<Guid, IReadOnlyList<Role>>> RolesAsync(Site site, Person person) => site.AskAsync(async db =>
        (await db.Plans.AsNoTracking().Include(p => p.Assignments).ToListAsync()).ToDictionary(p => p.Id, p => p.IsSeenBy(person.AsActor(), Site.Today) ? p.RolesOf(person.AsActor(), Site.Today) : []));

    /// <summary>All that somebody comes to by links; each kind of form is sent once as it is and once filled in wrongly, with words of their own.</summary>
    private async Task<int> LookAsync(Surfer surfer, Person person, Dictionary<Guid, int> plans, Dictionary<Guid, IReadOnlyList<Role>> roles, HashSet<string> kinds, Random dice)
    {
        var mine = roles.Where(r => r.Value.Count > 0).ToDictionary(r => plans[r.Key], r => r.Value);
        var met = mine.Keys.ToHashSet();
        var seen = new HashSet<string>(StringComparer.Ordinal) { "/" };
        var (pages, waiting) = (0, new Queue<string>(["/", $"/plans?q={person.FamilyName}", $"/plans?q={person.RegistrationNumber}+{person.Telephone}", "/not-there-" + person.Position]));
        while (waiting.TryDequeue(out var address))
        {
            pages++;
            using var answer = await surfer.Screen.Http.GetAsync(address);
            var text = await ReadAsync(answer);
            if (answer.StatusCode != HttpStatusCode.OK || answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            var page = Parser.ParseDocument(text);
            foreach (var href in page.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')[0]))
                if (!Again().IsMatch(href) && seen.Add(href)) waiting.Enqueue(href);
            foreach (var form in page.QuerySelectorAll("main form[method=post]").OfType<IHtmlFormElement>())
            {
                var target = form.GetAttribute("action") is { Length: > 0 } action ? action : address;
                // What an adviser takes over from an earlier plan into a draft is theirs to read over first.
                if (target.StartsWith("/sign-", StringComparison.Ordinal) || target.EndsWith("/draft/copy", StringComparison.Ordinal) || !kinds.Add(Id().Replace(target, "*"))) continue;
                var plan = met.Where(p => target.Contains(FormattableString.Invariant($"-{p + 1:0000}"), StringComparison.Ordinal)).Append(-1).First();
                foreach (var wrongly in new[] { true, false })
                {
                    using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new FormUrlEncodedContent(Filled(form, new Canary("typed at " + Id().Replace(target, "*"), plan, person), wrongly)) };
                    request.Headers.Add("Origin", "https://localhost");
                    using var said = await surfer.Screen.Http.SendAsync(request);
                    await ReadAsync(said);
                    if ((int)said.StatusCode >= 500) faults.Add($"{person.Id} at {target}: {(int)said.StatusCode}");
                }
            }
        }

        return pages;

        async Task<string> ReadAsync(HttpResponseMessage answer)
        {
            var text = await answer.Content.ReadAsStringAsync();
            var isPage = answer.Content.Headers.ContentType?.MediaType == "text/html";
            Search(isPage ? "pages" : "downloads", answer.Content.Headers.ContentDisposition + " " + string.Join(' ', answer.Headers.Select(h => h.Key == "Set-Cookie" ? "" : string.Join(' ', h.Value))) + " " + text, May, person.Position);
            return text;
        }

        // A person is known to those of their organisation, to those who have a plan in common with them, and to the service that speaks with them all.
        bool May(Canary canary)
        {
            if (canary.Of?.Id == person.Id) return true;
            if (canary.Field.StartsWith("typed", StringComparison.Ordinal) && canary.Plan < 0) return canary.Of!.OrganisationId == person.OrganisationId || person.OrganisationId == Cast.Advice.Id;
            if (canary.Field == "registration number") return mine.ContainsKey(canary.Plan);
            if (canary.Of is { } of && !canary.Field.StartsWith("typed", StringComparison.Ordinal)) return of.OrganisationId == person.OrganisationId || of.OrganisationId == Cast.Advice.Id || mine.ContainsKey(canary.Plan) || (person.OrganisationId == Cast.Advice.Id && canary.Plan == -1);
            return mine.TryGetValue(canary.Plan, out var as_) && (canary.Said is not { } said || said.ActorId == person.Id || Readers.ReadWordsOf(said.Act, said.From, as_));
        }
    }

    private List<KeyValuePair<string, string>> Filled(IHtmlFormElement form, Canary canary, bool wrongly)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var element in form.Elements)
        {
            var (name, value) = element switch
            {
                IHtmlInputElement { Type: "radio" or "checkbox" } box => (box.IsChecked || form.Elements.OfType<IHtmlInputElement>().First(b => b.Name == box.Name) == box ? box.Name : null, box.Value),
                IHtmlInputElement { Type: "hidden" } hidden => (hidden.Name, wrongly && hidden.Name is not (Surfer.TokenField or "FormId" or "Started") ? Mark(canary) : hidden.Value),
                IHtmlInputElement { Type: "file" or "submit" } => (null, null),
                IHtmlInputElement input => (input.Name, input.Name?.Split('.')[^1] is "Day" or "Month" or "Year" ? wrongly ? Mark(canary) : "7" : Mark(canary)),
                IHtmlTextAreaElement area => (area.Name, Mark(canary) + (wrongly ? new string('x', 5_000) : " is said here.")),
                IHtmlSelectElement select => (select.Name, wrongly ? Mark(canary) : (select.Options.Length == 0 ? "" : select.Options[select.Options.Length - 1].Value)),
                _ => (null, null),
            };
            if (name is { Length: > 0 }) fields.Add(new(name, value ?? ""));
        }

        return fields;
    }

    /// <summary>Defects that a request can meet: a file that has gone, and a text that cannot be read any more.</summary>
    private async Task BreakAsync(Site site, Dictionary<Guid, Surfer> surfers)
    {
        var folder = Path.Combine(Path.GetDirectoryName(site.Services.GetRequiredService<Engine>().SqliteFile)!, "files");
        foreach (var file in Directory.GetFiles(folder)) File.Delete(file);
        var document = await site.AskAsync(db => db.Set<SourceDocument>().AsNoTracking().FirstAsync(d => d.FileId != null));
        var plan = await site.AskAsync(db => db.Plans.AsNoTracking().Include(p => p.Assignments).SingleAsync(p => p.Id == document.PlanId));
        await FailAsync($"/requests/{plan.Reference}/documents/{document.Id}/file");
        await site.AskAsync(db => db.Plans.Where(p => p.Id == plan.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.RequestText, x => "{\"practitioner\":{\"title\":12" + x.RequestText)));
        await FailAsync($"/requests/{plan.Reference}");

        async Task FailAsync(string address)
        {
            using var answer = await surfers[plan.Assignments.First(a => a.Role == Role.CaseManager).PersonId].Screen.Http.GetAsync(address);
            Assert.Equal((address, HttpStatusCode.InternalServerError), (address, answer.StatusCode));
            Search("problem pages", await answer.Content.ReadAsStringAsync(), _ => false);
        }
    }

    private async Task ReadMailsAsync(Site site, SmtpServer server)
    {
        var outbox = site.Services.GetRequiredService<Outbox>();
        foreach (var message in await site.AskAsync(db => db.OutboxMessages.AsNoTracking().ToListAsync()))
        {
            var mail = outbox.Open(message);
            Search("the outbox", mail.Path + " " + mail.Kind, _ => false);
            Search("the outbox's rows", message.Sealed + " " + message.LastError, _ => false);
        }

        for (var round = 0; round < 40 && await site.Services.GetRequiredService<MailSender>().SendDueAsync(CancellationToken.None) > 0; round++)
        {
        }

        // Their own address is how a mail finds somebody, and it names nobody else.
        foreach (var mail in server.Mails) Search("mails", mail.Text.Replace(mail.To, "", StringComparison.OrdinalIgnoreCase), _ => false);
        foreach (var message in await site.AskAsync(db => db.OutboxMessages.AsNoTracking().ToListAsync())) Search("the outbox's rows", message.Sealed + " " + message.LastError, _ => false);
    }

    /// <summary>Beside the database and what was uploaded lie keys and a lock, and no other file; nothing that was uploaded lies elsewhere.</summary>
    private void ReadFolder(Site site)
    {
        var folder = Path.GetDirectoryName(site.Services.GetRequiredService<Engine>().SqliteFile)!;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(folder, file);
            if (name is "handrail.db" or "handrail.db-wal" or "handrail.db-shm" or "handrail.lock" || name.StartsWith("files/", StringComparison.Ordinal)) continue;
            if (!name.StartsWith("keys/", StringComparison.Ordinal)) faults.Add($"{name} lies beside the database");
            Search("files", name + " " + File.ReadAllText(file), _ => false);
        }
    }

    private void Search(string where, string text, Func<Canary, bool> may, string whom = "")
    {
        var decoded = where is "pages" ? WebUtility.HtmlDecode(text) : text;
        foreach (var canary in In(decoded).Select(n => canaries[n]).Concat(Digits().Matches(decoded).Select(m => numbers.GetValueOrDefault(m.Value)).OfType<Canary>()))
        {
            sightings[where] = sightings.GetValueOrDefault(where) + 1;
            if (!may(canary)) faults.Add($"{where}{(whom.Length > 0 ? $" of {canaries[In(whom).First()].Of?.OrganisationId}, {canaries[In(whom).First()].Plan}" : "")}: {canary.Field} of plan {canary.Plan} ({canary.Said?.Act}){(where.StartsWith("the log", StringComparison.Ordinal) ? ": " + text[..Math.Min(text.Length, 300)].ReplaceLineEndings(" ") : "")}");
        }
    }

    private IEnumerable<int> In(string text)
    {
        foreach (Match match in Word().Matches(text))
        {
            var number = 0;
            for (var i = match.Value.Length - 3; i >= 2; i--) number = (number * 26) + (char.ToLowerInvariant(match.Value[i]) - 'a');
            if (number < canaries.Count) yield return number;
        }
    }

    [GeneratedRegex("zq[a-z]{4}qz", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex(@"\b2[0-9]{6}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Digits();

    [GeneratedRegex("PSR-[0-9]{4}-[0-9]{4}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.NonBacktracking)]
    private static partial Regex Id();

    // A list that is narrowed twice holds what one that is narrowed once does; reading ahead says nothing of a plan.
    [GeneratedRegex("^/(?:plans|caseload|board)[?].*&|[?]state=", RegexOptions.NonBacktracking)]
    private static partial Regex Again();

    /// <summary>Everything that is logged when a deployment asks for everything.</summary>
    private sealed class TalkativeLog : ILoggerProvider
    {
        private readonly ConcurrentQueue<string> lines = new();

        public static IEnumerable<KeyValuePair<string, string>> Settings { get; } =
            new[] { "Default", "Handrail", "Microsoft", "System", "Npgsql", "Microsoft.AspNetCore", "Microsoft.AspNetCore.DataProtection", "Microsoft.EntityFrameworkCore", "Microsoft.EntityFrameworkCore.Database.Command", "Microsoft.EntityFrameworkCore.Update" }
                .Select(category => new KeyValuePair<string, string>("Logging:LogLevel:" + category, "Trace"));

        public IReadOnlyCollection<string> Lines => lines;

        public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

        public void Dispose()
        {
        }

        private sealed class Writer(TalkativeLog log, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull
            {
                log.lines.Enqueue($"{category} scope: {state}");
                return null;
            }

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                log.lines.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {(state is IEnumerable<KeyValuePair<string, object?>> named ? string.Join(' ', named.Select(n => Convert.ToString(n.Value, CultureInfo.InvariantCulture))) : "")} {exception}");
        }
    }
}
