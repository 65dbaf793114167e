using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Handrail.Domain.Lists;
using Handrail.Domain.Log;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Persistence;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Handrail.Web.Tests.Access;

/// <summary>
/// Whatever was written in a plan is found by those who see the plan, and by nobody else: every text of every plan is looked
/// for in everything that every person can open. What people said with an act is looked for with those who see the plan too,
/// and found only by those who are said to read it.
/// </summary>
public sealed partial class CanaryTests(ITestOutputHelper output) : IAsyncLifetime
{
    /// <summary>A text is known by its beginning. Shorter ones are codes, and words that many plans share.</summary>
    private const int Beginning = 24;

    private static readonly HtmlParser Parser = new();
    private readonly Site site = new() { Situations = "demo" };

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    [Trait("Runs", "once")]
    public async Task What_was_written_in_a_plan_is_read_by_those_who_may_and_by_nobody_else()
    {
        var canaries = await CanariesAsync();
        var find = canaries.GetAlternateLookup<ReadOnlySpan<char>>();
        var (pages, sightings, faults) = (0, 0, new SortedSet<string>(StringComparer.Ordinal));
        var plans = await site.AskAsync(db => db.Plans.AsNoTracking().Include(p => p.Assignments).ToDictionaryAsync(p => p.Id));
        foreach (var person in Company.Everybody)
        {
            var roles = plans.ToDictionary(p => p.Key, p => p.Value.IsSeenBy(person.AsActor(), Site.Today) ? p.Value.RolesOf(person.AsActor(), Site.Today) : []);
            var screen = await site.SignInAsync(person);
            foreach (var (address, text) in await CrawlAsync(screen))
            {
                pages++;
                for (var at = 0; at + Beginning <= text.Length; at++)
                {
                    if (!find.TryGetValue(text.AsSpan(at, Beginning), out var canary)) continue;
                    sightings++;
                    if (roles[canary.Plan].Count == 0) faults.Add($"{person.Name} at {address} reads “{text.AsSpan(at, Beginning)}…” of a plan that is not theirs");
                    else if (canary.Said is { } said && said.ActorId != person.Id && !Readers.ReadWordsOf(said.Act, said.From, roles[canary.Plan]))
                        faults.Add($"{person.Name} at {address} reads “{text.AsSpan(at, Beginning)}…”, said with {said.Act}");
                }
            }
        }

        output.WriteLine($"{canaries.Count} texts, {pages} pages, {sightings} sightings");
        Assert.True(canaries.Count > 700, $"only {canaries.Count} texts belong to one plan alone");
        // Otherwise the texts would not be found where they stand, and nothing would be proved.
        Assert.True(sightings > 5_000, $"only {sightings} sightings");
        Assert.True(faults.Count == 0, $"{faults.Count}:\n" + string.Join('\n', faults.Take(40)));
    }

    /// <summary>The texts that one plan alone holds, by how they begin; with the entry, where people said them with an act and they stand nowhere else.</summary>
    private Task<Dictionary<string, Canary>> CanariesAsync() => site.AskAsync(async db =>
    {
        var found = new Dictionary<string, Canary?>(StringComparer.Ordinal);
        // What is on forms for everybody: the words of lists and ladders, an example, a statement that is signed.
        foreach (var words in typeof(CodeLists).GetProperties().Select(p => p.GetValue(null)).OfType<CodeList>().SelectMany(list => list.All).Select(c => c.Words)
            .Concat(SupervisionLadders.All.SelectMany(l => l.Levels).SelectMany(l => new[] { l.Name, l.Definition }))
            .Append("Return to the full range of surgical practice").Concat(Company.Everybody.Select(p => p.Name)).Append("I have received and read this").Append("I have read the progress reports").Where(w => w.Length >= Beginning))
            found[words[..Beginning]] = null;
        var entries = await db.Entries.AsNoTracking().ToDictionaryAsync(e => (e.SubjectId, e.Number));
        foreach (var value in await db.EntryValues.AsNoTracking().ToListAsync())
            Add(value.Value, new Canary(value.SubjectId, value.Side == ValueSide.Said ? entries[(value.SubjectId, value.Number)] : null));
        foreach (var type in db.Model.FindEntityType(typeof(Plan))!.GetNavigations().Select(n => n.TargetEntityType).Append(db.Model.FindEntityType(typeof(Plan))!))
        {
            var rows = await ((IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(type.ClrType).Invoke(db, null)!).AsNoTracking().ToListAsync();
            foreach (var row in rows)
            {
                var plan = row is Plan whole ? whole.Id : (Guid)type.FindProperty("PlanId")!.GetGetter().GetClrValue(row)!;
                foreach (var text in type.GetProperties().Where(p => p.ClrType == typeof(string)).Select(p => (string)p.GetGetter().GetClrValue(row)!))
                    foreach (var one in text.StartsWith('{') ? Strings(JsonNode.Parse(text)) : [text])
                        Add(one, new Canary(plan, null));
            }
        }

        return found.Where(c => c.Value is not null).ToDictionary(c => c.Key, c => c.Value!, StringComparer.Ordinal);

        void Add(string text, Canary canary)
        {
            text = Blank().Replace(text, " ").Trim();
            if (text.Length < Beginning || !text.Contains(' ', StringComparison.Ordinal) || text.StartsWith('{') || Guid.TryParse(text.Split(' ')[0], out _)) return;
            var key = text[..Beginning];
            if (!found.TryGetValue(key, out var there)) found[key] = canary;
            else if (there is not null && there.Plan != canary.Plan) found[key] = null;
            // What stands in the plan as well is read by whoever reads the plan; of two who said it, nothing can be told.
            else if (there is { Said: not null } && there.Said != canary.Said) found[key] = there with { Said = null };
        }
    });

    private static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject many => many.SelectMany(p => Strings(p.Value)),
        JsonArray list => list.SelectMany(Strings),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    /// <summary>Everything that the person comes to by links, as text in which blanks are single.</summary>
    private static async Task<List<(string Address, string Text)>> CrawlAsync(Screen screen)
    {
        var found = new List<(string, string)>();
        var seen = new HashSet<string>(StringComparer.Ordinal) { "/", "/sign-in" };
        for (var waiting = new Queue<string>(["/"]); waiting.TryDequeue(out var address);)
        {
            using var answer = await screen.Http.GetAsync(address);
            var text = await answer.Content.ReadAsStringAsync();
            found.Add((address, Blank().Replace(WebUtility.HtmlDecode(text), " ")));
            if (answer.StatusCode != HttpStatusCode.OK || answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            foreach (var href in Parser.ParseDocument(text).QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')[0]))
                if (!Again().IsMatch(href) && seen.Add(href))
                    waiting.Enqueue(href);
        }

        return found;
    }

    private sealed record Canary(Guid Plan, Entry? Said);

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blank();

    // A list that is narrowed twice holds what one that is narrowed once does; reading ahead says nothing of a plan.
    [GeneratedRegex("^/(?:plans|caseload|board)[?].*&|[?]state=", RegexOptions.NonBacktracking)]
    private static partial Regex Again();
}
