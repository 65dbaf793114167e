using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Xunit;

namespace Handrail.Web.Tests.Access;

/// <summary>
/// Beside each text box stands who reads what is written in it. Here somebody writes into every box of every page about a plan
/// and saves it, and everybody looks for it: it is found by those whom the line names, and by nobody else. A sample by a printed
/// seed runs here; HANDRAIL_TRUTH=whole writes in every status, and as everybody who may.
/// </summary>
public sealed class WhoReadsThisTests(ITestOutputHelper output) : IAsyncLifetime
{
    /// <summary>How many forms are filled in and looked for here.</summary>
    private const int Sample = 14;

    private const string Organisation = "the organisation’s people on this plan", Practitioner = "the practitioner", Companion = "a companion", Service = "the advice service",
        Everybody = "everyone on this plan", Supervises = "whoever supervises", You = "by you alone";

    private static readonly bool IsWhole = Environment.GetEnvironmentVariable("HANDRAIL_TRUTH") == "whole";
    private static readonly HtmlParser Parser = new();

    /// <summary>What is typed in one line and is no text: its own shape keeps anything else out.</summary>
    private static readonly string[] NoTexts = ["Form.RegistrationNumber", "Form.ReviewMonths"];

    /// <summary>Answers by which a form has a use for a box that it shows.</summary>
    private static readonly (string Endpoint, string Field, string Value)[] Uses =
    [
        ("POST /requests/{reference}/practitioner", "Form.FamilyName", Cast.MrG.FamilyName),
        ("POST /plans/{reference}/readiness", "Form.Items[].Answer", "not-needed"),
        ("POST /plans/{reference}/read-sign-off", "Form.Agrees", "false"),
        ("POST /plans/{reference}/supervise", "Form.NoConflict", "false"),
        ("POST /plans/{reference}/draft/ladder", "Form.Ladder", "own"),
        ("POST /plans/{reference}/companions", "Form.Email", "*@example.org"),
    ];

    /// <summary>Forms of which some boxes are for one answer, and others for another.</summary>
    private static readonly Way[] Ways =
    [
        new("/documents/", "Form.Shown", _ => "summary", ["Form.Summary"]),
        new("/documents/", "Form.Shown", _ => "no", ["Form.Why"]),
        new("{reference}/people", "Form.Assignment", _ => null, ["Form.HandOver"]),
        new("{reference}/people", "Form.Assignment", w => w.Plan.AcceptedAs(Role.ClinicalSupervisor, Site.Today).Select(a => a.Id.ToString()).FirstOrDefault(), ["Form.Agreed", "Form.Going", "Form.Watch"]),
    ];

    private readonly Site site = new();
    private readonly Dictionary<Guid, Screen> screens = [];

    private static IEnumerable<(string Who, Person Person)> People => Principals.InTheStory.Where(p => p.Person is not null).Select(p => (p.Who, p.Person!));

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    [Trait("Runs", "once")]
    public async Task What_is_written_is_found_by_those_whom_the_line_beside_the_box_names_and_by_nobody_else()
    {
        var seed = Seed.Take();
        var dice = new Random(seed);
        var truth = Truth.Read();
        var forms = (
            from endpoint in await TruthEndpoint.AllAsync(site)
            where endpoint.AboutAPlan && endpoint.IsPost && !endpoint.Name.EndsWith("Autosave", StringComparison.Ordinal)
            from status in Enum.GetValues<PlanStatus>()
            from person in People
            where truth.AnswerFor(endpoint.Name, person.Who, status) == "done"
            select (Endpoint: endpoint, Status: status, Doer: person.Person)).ToList();
        var faults = new List<string>();
        var (boxes, looked) = (new HashSet<string>(StringComparer.Ordinal), 0);
        // The whole is each form in each status by somebody, and by everybody in some status; here each once, as many as there is time for.
        forms = [.. forms.OrderBy(_ => dice.Next())];
        var chosen = IsWhole ? forms.DistinctBy(f => (f.Endpoint.Name, f.Status)).Union(forms.DistinctBy(f => (f.Endpoint.Name, f.Doer.Id))) : forms.DistinctBy(f => f.Endpoint.Name);
        foreach (var (endpoint, status, doer) in chosen)
        {
            if (!IsWhole && looked == Sample) break;
            foreach (var way in Ways.Where(w => endpoint.Name.Contains(w.Endpoint, StringComparison.Ordinal)).DefaultIfEmpty())
            {
                var world = await World.AtAsync(site, status);
                if (await WriteAsync(world, endpoint, doer, way, faults) is not { Count: > 0 } written) continue;
                looked++;
                boxes.UnionWith(written.Select(b => $"{endpoint.Name} {b.Name}"));
                var after = await World.ReadAsync(site, world.Plan.Reference);
                var found = await FindAsync(after, written);
                foreach (var box in written)
                    foreach (var (who, person) in People.Where(p => p.Person != doer))
                    {
                        var named = IsNamed(box.Line, after.Plan, person, endpoint, status);
                        if (named != found[box.Token].Contains(person.Id))
                            faults.Add($"{endpoint.Name} | {status} | {doer.Name} | {box.Name} | “{box.Line}”: {who} {(named ? "is named and does not find it" : "finds it")}");
                    }
            }
        }

        output.WriteLine($"{boxes.Count} boxes, {looked} forms, seed {seed}");
        Assert.True(faults.Count == 0, $"{faults.Count} (seed {seed}):\n" + string.Join('\n', faults.Take(80)));
        Assert.True(boxes.Count > (IsWhole ? 120 : 10), $"only {boxes.Count} boxes");
    }

    /// <summary>What the lines say of "once": a request once the practitioner has been asked, a draft once it is everyone's, and what a placement host reads of it.</summary>
    [Fact]
    [Trait("Runs", "once")]
    public async Task What_was_to_be_read_once_it_is_shared_is_read_then()
    {
        var asked = (await World.AtAsync(site, PlanStatus.Considering)).Plan;
        await ReadAsync(asked, $"/requests/{asked.Reference}", _ => Readers.Request(PlanStatus.Considering), [asked.Request.Reasons.ConcernSummary, asked.Request.Post.ServiceNeeds, asked.Request.Workplaces.Places[0].Name]);

        var plan = (await World.AtAsync(site, PlanStatus.InDelivery)).Plan;
        var hosted = plan.InRole(Role.PlacementHost, Site.Today).Single().Settings;
        var (said, stages) = (plan.Agreed, plan.Agreed.Stages.ToLookup(s => s.AppliesTo == hosted, s => s.ExitCriteria));
        await ReadAsync(plan, $"/plans/{plan.Reference}/content", _ => Everybody, [said.Aim, said.PatientSafety, said.Support, .. said.Objectives.SelectMany(o => o.SuccessMeasures.Append(o.Title)), .. said.Activities.SelectMany(a => new[] { a.Title, a.EvidenceNeeded }), .. stages[true]]);
        await ReadAsync(plan, $"/plans/{plan.Reference}/content", role => role == Role.PlacementHost ? "" : Everybody, [said.Background, .. stages[false].Except(stages[true])]);

        async Task ReadAsync(Plan plan, string address, Func<Role, string> line, IReadOnlyList<string> texts)
        {
            Assert.NotEmpty(texts);
            foreach (var (who, person) in People)
            {
                var roles = plan.IsSeenBy(person.AsActor(), Site.Today) ? plan.RolesOf(person.AsActor(), Site.Today) : [];
                var named = roles.Any(role => line(role) is { Length: > 0 } words && (words == Everybody || (role.Side() is not Side.Supervision && role != Role.SecondReader)));
                using var answer = await (await ScreenAsync(person)).Http.GetAsync(address);
                var text = Screen.Words(Parser.ParseDocument(await answer.Content.ReadAsStringAsync()).Body);
                foreach (var wanted in texts.Where(t => t.Length > 0).Select(t => string.Join(' ', t.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))))
                    Assert.True(named == text.Contains(wanted, StringComparison.Ordinal), $"{who} {(named ? "does not read" : "reads")} “{wanted}” at {address}");
            }
        }
    }

    /// <summary>Whether the line names this person: read here as people read it, and not by the code that writes it.</summary>
    private static bool IsNamed(string line, Plan plan, Person person, TruthEndpoint endpoint, PlanStatus status)
    {
        var roles = plan.IsSeenBy(person.AsActor(), Site.Today) ? plan.RolesOf(person.AsActor(), Site.Today) : [];
        // What comes "once", "then" or "if" is not yet.
        var now = line;
        foreach (var later in new[] { ", and by everyone on this plan", ", then by", ". Then by", " and, once", ". If the other side", ". A placement host", ". A court" })
            if (now.IndexOf(later, StringComparison.Ordinal) is > 0 and var at) now = now[..at];
        if (now.Contains(You, StringComparison.Ordinal) || now.Contains("whoever drafts", StringComparison.Ordinal) && !roles.Contains(Role.KeyContact) && !roles.Contains(Role.Drafter)) return false;
        if (now.Contains("whoever drafts", StringComparison.Ordinal)) return true;
        if (now.Contains(Everybody, StringComparison.Ordinal)) return roles.Count > 0;
        return roles.Any(role => role switch
        {
            Role.Requester or Role.CaseManager or Role.AccountablePerson or Role.DeputyAccountablePerson or Role.DelegatedSigner => now.Contains(Organisation, StringComparison.Ordinal),
            Role.Practitioner => now.Contains(Practitioner, StringComparison.Ordinal) && !now.Contains("if they may", StringComparison.Ordinal),
            Role.Companion => now.Contains(Companion, StringComparison.Ordinal),
            Role.ClinicalSupervisor or Role.DeputySupervisor => now.Contains(Supervises, StringComparison.Ordinal) && (plan.HasAccepted(person.Id, Site.Today) || now.Contains(Supervises + " or is asked to", StringComparison.Ordinal)),
            Role.PlacementHost => false,
            // Of the service, the second reader has the draft, and neither the request nor what was said of it.
            Role.SecondReader => now.Contains(Service, StringComparison.Ordinal) && !endpoint.Path.StartsWith("/requests/", StringComparison.Ordinal) && status.Phase() != Phase.Request,
            _ => now.Contains(Service, StringComparison.Ordinal),
        });
    }

    private async Task<Screen> ScreenAsync(Person person)
    {
        if (!screens.TryGetValue(person.Id, out var screen)) screens[person.Id] = screen = await site.SignInAsync(person);
        return screen;
    }

    /// <summary>Writes other words into each box of the form and saves it; empty where the form has none.</summary>
    private async Task<List<Box>> WriteAsync(World world, TruthEndpoint endpoint, Person doer, Way? way, List<string> faults)
    {
        var screen = await ScreenAsync(doer);
        var fields = (await Bodies.ForAsync(screen, endpoint.Name, world, doer)).ToList();
        var handler = endpoint.Name.Split("?handler=") is [_, var name] ? name : "";
        var form = screen.Page.QuerySelectorAll("main form").OfType<IHtmlFormElement>().FirstOrDefault(f => f.Method == "post" && Bodies.Sends(f, handler));
        var boxes = new List<Box>();
        foreach (var element in form?.Elements.Where(IsText) ?? [])
        {
            var box = new Box(element.GetAttribute("name")!, "zq" + Domain.Ids.Unlinkable().ToString("N")[..10], LineOf(screen, element));
            if (box.Line.Length == 0) faults.Add($"{endpoint.Name} | {world.Plan.Status} | {doer.Name} | {box.Name}: no line says who reads it");
            boxes.Add(box);
            fields.RemoveAll(f => f.Key == box.Name);
            fields.Add(new(box.Name, "Words " + box.Token));
        }

        if (boxes.Count == 0) return [];
        fields.RemoveAll(f => f.Key.EndsWith(".Remove", StringComparison.Ordinal));
        // Levels in force stay on the ladder of an amendment.
        foreach (var use in Uses.Where(u => u.Endpoint == endpoint.Name && (u.Field != "Form.Ladder" || world.Plan.Status != PlanStatus.Amending))) Put(use.Field, use.Value.Replace("*", boxes[0].Token, StringComparison.Ordinal));
        if (way is not null && fields.Exists(f => f.Key == way.Field))
        {
            if (way.Value(world) is { } value) Put(way.Field, value);
            var unasked = boxes.Where(b => Ways.Any(w => w.Endpoint == way.Endpoint && w.Boxes.Contains(b.Name)) && !way.Boxes.Contains(b.Name)).Select(b => b.Name).ToHashSet(StringComparer.Ordinal);
            boxes.RemoveAll(b => unasked.Contains(b.Name));
            fields.RemoveAll(f => unasked.Contains(f.Key));
            if (boxes.Count == 0) return [];
        }

        fields.Add(new("__RequestVerificationToken", screen.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!));
        await screen.PostAsync(world.Fill(endpoint.Path), fields);
        if (screen.Errors.Count == 0 && screen.Status == HttpStatusCode.OK) return boxes;
        faults.Add($"{endpoint.Name} | {world.Plan.Status} | {doer.Name}: not saved: {string.Join("; ", screen.Errors)}");
        return [];

        void Put(string field, string value)
        {
            foreach (var key in fields.Select(f => f.Key).Where(k => Bodies.Number().Replace(k, "[]") == field).ToList())
            {
                // Of several, those that have a box of their own beside them.
                if (field.Contains("[]", StringComparison.Ordinal) && !boxes.Exists(b => b.Name.StartsWith(key[..(key.IndexOf(']', StringComparison.Ordinal) + 1)], StringComparison.Ordinal))) continue;
                fields.RemoveAll(f => f.Key == key);
                fields.Add(new(key, value));
                boxes.RemoveAll(b => b.Name == key);
            }
        }
    }

    private static bool IsText(IElement element) => element is IHtmlTextAreaElement { Name.Length: > 0 }
        || (element is IHtmlInputElement { Type: "text", Name.Length: > 0 } input && input.GetAttribute("inputmode") is null && !NoTexts.Contains(input.Name));

    private static string LineOf(Screen screen, IElement element) => (element.GetAttribute("aria-describedby") ?? "").Split(' ').Select(id => id.Length > 0 ? screen.Page.GetElementById(id) : null)
        .Where(e => e?.ClassList.Contains("hr-read-by") == true).Select(Screen.Words).FirstOrDefault() ?? "";

    /// <summary>Who finds which of the words on the pages of this plan, and on those that lead there.</summary>
    private async Task<Dictionary<string, HashSet<Guid>>> FindAsync(World world, List<Box> boxes)
    {
        var found = boxes.ToDictionary(b => b.Token, _ => new HashSet<Guid>(), StringComparer.Ordinal);
        foreach (var (_, person) in People)
        {
            var screen = await ScreenAsync(person);
            var seen = new HashSet<string>(StringComparer.Ordinal) { "/", $"/plans/{world.Plan.Reference}", $"/requests/{world.Plan.Reference}" };
            for (var waiting = new Queue<string>(seen); waiting.TryDequeue(out var address);)
            {
                using var answer = await screen.Http.GetAsync(address);
                if (answer.StatusCode != HttpStatusCode.OK || answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
                var text = await answer.Content.ReadAsStringAsync();
                foreach (var box in boxes.Where(b => text.Contains(b.Token, StringComparison.Ordinal))) found[box.Token].Add(person.Id);
                foreach (var href in Parser.ParseDocument(text).QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!.Split('#')[0]).Where(h => h.Contains(world.Plan.Reference, StringComparison.Ordinal) && !h.Contains("?state=", StringComparison.Ordinal)))
                    if (seen.Add(href)) waiting.Enqueue(href);
            }
        }

        return found;
    }

    /// <summary>A text box, what was written in it, and who reads it as the line says.</summary>
    private sealed record Box(string Name, string Token, string Line);

    /// <summary>One answer to a form, and the boxes that are for it.</summary>
    private sealed record Way(string Endpoint, string Field, Func<World, string?> Value, string[] Boxes);
}
