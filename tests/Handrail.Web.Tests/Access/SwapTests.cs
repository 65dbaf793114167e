using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Handrail.Web.Tests.Access;

/// <summary>
/// Every id in every address and form that a person comes by is exchanged for one that exists and is not theirs, and for one
/// that does not exist. Both must be answered alike, to the byte: "not yours" is "not there". A sample by a printed seed runs
/// here; HANDRAIL_TRUTH=whole runs them all.
/// </summary>
public sealed partial class SwapTests(ITestOutputHelper output) : IAsyncLifetime
{
    /// <summary>How often an id of one kind of page is exchanged for one person.</summary>
    private const int Whole = 40, Sample = 1;

    private static readonly HtmlParser Parser = new();
    private static readonly bool IsWhole = Environment.GetEnvironmentVariable("HANDRAIL_TRUTH") == "whole";
    private readonly Site site = new() { Situations = "demo" };

    private static IEnumerable<Person> People =>
        [.. Cast.People, Company.Sowerby, Company.Lindqvist, Company.Ellery, Company.Kemp, Company.Ferreira, Company.Marinescu, Company.Hoyle, Company.Corrie, Company.Hale, Company.Lund, Company.Malik, Company.McCann, Company.Devlin, Company.Rooney];

    public async ValueTask InitializeAsync()
    {
        foreach (var status in new[] { PlanStatus.Submitted, PlanStatus.DetailedDrafting, PlanStatus.Issued, PlanStatus.InDelivery }) await site.PlanAtAsync(status);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    [Trait("Runs", "once")]
    public async Task What_is_not_yours_is_answered_like_what_is_not_there()
    {
        var seed = Seed.Take();
        var dice = new Random(seed);
        var ids = await IdsAsync();
        var faults = new List<string>();
        var swaps = 0;
        foreach (var person in People)
        {
            var screen = await site.SignInAsync(person);
            var asked = await CrawlAsync(screen);
            var own = await OwnAsync(person);
            // One story's plans have parts of the same ids.
            var mine = ids.Where(i => own.Contains(i.Plan)).Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
            var foreign = ids.Where(i => !mine.Contains(i.Id)).ToLookup(i => i.IsReference, i => i.Id);
            foreach (var ask in asked.OrderBy(_ => dice.Next()).GroupBy(a => a.Kind, StringComparer.Ordinal).SelectMany(g => g.Take(IsWhole ? Whole : Sample)))
            {
                var isReference = ask.Id.StartsWith("PSR-", StringComparison.Ordinal);
                var pool = foreign[isReference].ToList();
                for (var turn = 0; turn < (IsWhole ? 3 : 1) && pool.Count > 0; turn++)
                {
                    var (theirs, nobodys) = (pool[dice.Next(pool.Count)], isReference ? Reference(dice, ask.Id) : Fresh(dice));
                    swaps++;
                    var (one, other) = (await AnswerAsync(screen, ask, theirs), await AnswerAsync(screen, ask, nobodys));
                    if (one != other) faults.Add($"{person.Name}: {ask.Kind}: {theirs} is answered {Difference(one, other)}, {nobodys} is answered {Difference(other, one)}");
                }
            }
        }

        output.WriteLine($"{swaps} ids exchanged, seed {seed}");
        Assert.True(swaps > (IsWhole ? 10_000 : 500), $"only {swaps} ids were exchanged");
        Assert.True(faults.Count == 0, $"{faults.Count} of {swaps} (seed {seed}):\n" + string.Join('\n', faults.Take(60)));
    }

    /// <summary>Status, length and headers, and the whole body: whatever differs tells the two apart. What the asker sent comes back to them.</summary>
    private static async Task<string> AnswerAsync(Screen screen, Ask ask, string id)
    {
        using var request = new HttpRequestMessage(ask.Fields is null ? HttpMethod.Get : HttpMethod.Post, ask.Address.Replace(ask.Id, id, StringComparison.Ordinal));
        if (ask.Fields is { } fields)
        {
            request.Content = new FormUrlEncodedContent(fields.Select(f => new KeyValuePair<string, string>(f.Key, f.Key == "FormId" ? Guid.CreateVersion7().ToString() : f.Value.Replace(ask.Id, id, StringComparison.Ordinal))));
            request.Headers.Add("Origin", "https://localhost");
        }

        using var answer = await screen.Http.SendAsync(request);
        // What it says of itself on the next page is not to be read on the next answer.
        if (answer.StatusCode == HttpStatusCode.Redirect) (await screen.Http.GetAsync("/")).Dispose();
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key is not ("Date" or "Set-Cookie")).OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => $"{h.Key}: {string.Join(',', h.Value)}");
        var body = await answer.Content.ReadAsStringAsync();
        return ByChance().Replace($"{(int)answer.StatusCode} {string.Join("; ", headers)} {body}", "").Replace(id, "*", StringComparison.Ordinal);
    }

    /// <summary>The status, and where the one begins to differ.</summary>
    private static string Difference(string one, string other)
    {
        var at = Enumerable.Range(0, Math.Min(one.Length, other.Length)).FirstOrDefault(i => one[i] != other[i], Math.Min(one.Length, other.Length));
        return $"{one[..3]} “…{one.Substring(Math.Max(0, at - 60), Math.Min(160, one.Length - Math.Max(0, at - 60))).ReplaceLineEndings(" ")}…”";
    }

    /// <summary>All that this person can ask with an id in it: links and forms of the pages that they find.</summary>
    private static async Task<List<Ask>> CrawlAsync(Screen screen)
    {
        var found = new Dictionary<string, Ask>(StringComparer.Ordinal);
        var (seen, kinds) = (new HashSet<string>(StringComparer.Ordinal) { "/" }, new Dictionary<string, int>(StringComparer.Ordinal));
        for (var waiting = new Queue<string>(["/"]); waiting.TryDequeue(out var address);)
        {
            // Of pages of one kind a few have all the ids that others have.
            var kind = Id().Replace(address, "*");
            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
            if (kinds[kind] > (IsWhole ? 12 : 2)) continue;
            using var answer = await screen.Http.GetAsync(address);
            if (answer.StatusCode != HttpStatusCode.OK || answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            var page = Parser.ParseDocument(await answer.Content.ReadAsStringAsync());
            foreach (var href in page.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')[0]))
            {
                foreach (Match id in Id().Matches(href)) found.TryAdd($"GET {href} {id.Value}", new Ask($"GET {Id().Replace(href, "*")} {id.Index}", href, id.Value));
                if (seen.Add(href)) waiting.Enqueue(href);
            }

            foreach (var form in page.QuerySelectorAll("main form[method=post]").OfType<IHtmlFormElement>())
            {
                var target = form.GetAttribute("action") is { Length: > 0 } action ? action : address;
                if (target.StartsWith("/sign-", StringComparison.Ordinal)) continue;
                var fields = Fields(form).ToList();
                foreach (Match id in Id().Matches(target)) found.TryAdd($"POST {target} {id.Value}", new Ask($"POST {Id().Replace(target, "*")} {id.Index}", target, id.Value, fields));
                foreach (var (name, value) in fields.Where(f => f.Key is not ("FormId" or "Started")))
                    if (Id().Match(value) is { Success: true } id && !target.Contains(id.Value, StringComparison.Ordinal))
                        found.TryAdd($"POST {target} {name} {id.Value}", new Ask($"POST {Id().Replace(target, "*")} {name}", target, id.Value, fields));
            }
        }

        return [.. found.Values];
    }

    /// <summary>What pressing the form's button sends; of choices that are ids the first, where none has been made.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlFormElement form)
    {
        foreach (var element in form.Elements)
        {
            var (name, value) = element switch
            {
                IHtmlInputElement { Type: "radio" or "checkbox" } box when box == ChosenOf(form, box.Name) => (box.Name, box.Value),
                IHtmlInputElement { Type: "radio" or "checkbox" or "file" or "submit" } => (null, null),
                IHtmlInputElement input => (input.Name, input.Value),
                IHtmlTextAreaElement area => (area.Name, area.Value),
                IHtmlSelectElement select => (select.Name, select.Value is { Length: > 0 } now ? now : (select.Options.Length > 0 ? select.Options[select.Options.Length - 1].Value : "")),
                _ => (null, null),
            };
            if (name is { Length: > 0 }) yield return new(name, value ?? "");
        }
    }

    private static IHtmlInputElement? ChosenOf(IHtmlFormElement form, string? name)
    {
        var boxes = form.Elements.OfType<IHtmlInputElement>().Where(b => b.Name == name && b.Type is "radio" or "checkbox").ToList();
        return boxes.Find(b => b.IsChecked) ?? boxes.Find(b => Id().IsMatch(b.Value ?? ""));
    }

    private Task<List<(Guid Plan, bool IsReference, string Id)>> IdsAsync() => site.AskAsync(async db =>
    {
        var plans = await db.Plans.AsNoTracking().Include(p => p.Assignments).Include(p => p.Evidence).Include(p => p.Proposals).Include(p => p.Documents).Include(p => p.StageRuns).Include(p => p.Concerns).AsSplitQuery().ToListAsync();
        var ids = new List<(Guid, bool, string)>();
        foreach (var plan in plans)
        {
            ids.Add((plan.Id, true, plan.Reference));
            var content = plan.WorkingText.Length > 0 ? plan.Working : null;
            var parts = plan.Assignments.Select(a => a.Id).Concat(plan.Evidence.Select(e => e.Id)).Concat(plan.Proposals.Select(p => p.Id)).Concat(plan.Documents.Select(d => d.Id))
                .Concat(plan.StageRuns.Select(r => r.Id)).Concat(plan.Concerns.Select(c => c.Id)).Append(plan.Id)
                .Concat(content is null ? [] : content.Objectives.Select(o => o.Id).Concat(content.Activities.Select(a => a.Id)).Concat(content.Stages.Select(s => s.Id)).Concat(content.Reviews.Select(r => r.Id)));
            ids.AddRange(parts.Select(id => (plan.Id, false, id.ToString())));
        }

        return ids;
    });

    private Task<HashSet<Guid>> OwnAsync(Person person) => site.AskAsync(async db =>
        (await db.Plans.AsNoTracking().Include(p => p.Assignments).ToListAsync()).Where(p => p.IsSeenBy(person.AsActor(), Site.Today) || (p.IsInTriage && person.AsActor().Has(Domain.Duties.Adviser))).Select(p => p.Id).ToHashSet());

    private static string Reference(Random dice, string like) => like[..9] + dice.Next(5000, 9999).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Fresh(Random dice)
    {
        var bytes = new byte[16];
        dice.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }

    /// <summary>Something that a person can ask with an id in it; with the fields of its form, where it is one.</summary>
    private sealed record Ask(string Kind, string Address, string Id, IReadOnlyList<KeyValuePair<string, string>>? Fields = null);

    [GeneratedRegex("PSR-[0-9]{4}-[0-9]{4}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.NonBacktracking)]
    private static partial Regex Id();

    // A page's own tokens and form ids.
    [GeneratedRegex("(?:__RequestVerificationToken|FormId)\"[^>]* value=\"[^\"]*\"", RegexOptions.NonBacktracking)]
    private static partial Regex ByChance();
}
