using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Xunit;

namespace Handrail.Web.Tests.Access;

/// <summary>
/// A form sets what it asks for and nothing else: every form is sent once as it is, and once with the name of every column of every
/// table besides, in all the ways in which a page could take it. Both must write the same. Some forms by a printed seed run here;
/// HANDRAIL_TRUTH=whole sends every form in every status.
/// </summary>
[Trait("Runs", "once")]
public sealed partial class OverpostTests(ITestOutputHelper output)
{
    /// <summary>What is sent for a text, a number, a day and an id of one's own choice; none of it is anywhere in a plan.</summary>
    private const string Word = "Overposted word", Number = "77", Day = "2031-07-07";

    private const int MostFields = 900;

    private static readonly bool IsWhole = Environment.GetEnvironmentVariable("HANDRAIL_TRUTH") == "whole";
    private static readonly string[] Ways = ["{0}", "Form.{0}", "Input.{0}", "{1}.{0}", "Plan.{0}", "plan.{0}", "Form.{1}.{0}", "Me.{0}", "Model.{0}", "[0].{0}"];

    [Fact]
    public async Task A_form_changes_what_it_asks_for_and_no_other_column()
    {
        if (Environment.GetEnvironmentVariable("HANDRAIL_TEST_ENGINE") == "postgres") return;
        var seed = Seed.Take();
        var dice = new Random(seed);
        await using var plainly = new Desk();
        var names = await plainly.Site.AskAsync(db => Task.FromResult(Names(db.Model)));
        // As many fields as a form may have. Every desk has the same forms sent in the same order, so that all stand at the same point.
        var desks = (IsWhole ? names : names.OrderBy(_ => dice.Next()).Take(MostFields)).Chunk(MostFields).Select(some => (Desk: new Desk(), Some: some)).ToList();
        var (sent, written, faults) = (0, 0, new List<string>());
        foreach (var form in await Doable.AllAsync(plainly.Site, IsWhole ? null : dice, 3))
        {
            // These have no form of their own, or change who is asking and which day it is.
            if (form.Endpoint.Path is "/session" or "/sign-in" or "/sign-out" or "/demonstration/date") continue;
            var plain = await plainly.SendAsync(form, []);
            foreach (var (desk, some) in desks)
            {
                sent += some.Length;
                var more = await desk.SendAsync(form, some);
                written += more.Wrote.Count;
                if (more.Said != plain.Said) faults.Add($"{form}: {more.Said} and not {plain.Said}");
                foreach (var change in more.Wrote.Except(plain.Wrote, StringComparer.Ordinal)) faults.Add($"{form}: with more fields it has {change}");
                foreach (var change in plain.Wrote.Except(more.Wrote, StringComparer.Ordinal)) faults.Add($"{form}: with more fields it has not {change}");
            }
        }

        foreach (var (desk, _) in desks) await desk.DisposeAsync();
        output.WriteLine($"seed {seed}: {names.Count} names, {sent} fields too many, {written} rows written");
        Assert.True(names.Count > 2_000 && sent > 10_000 && written > 50, $"only {names.Count} names, {sent} fields and {written} rows");
        Assert.True(faults.Count == 0, $"{faults.Count} (seed {seed}):\n" + string.Join('\n', faults.Distinct().Take(60)));
    }

    /// <summary>Every property of every entity, mapped or not, each in all ways, with a value that would be seen.</summary>
    private static List<(string Name, string Value)> Names(IModel model)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var type in model.GetEntityTypes().Select(t => t.ClrType))
            foreach (var property in type.GetProperties())
                foreach (var way in Ways)
                    names.TryAdd(string.Format(System.Globalization.CultureInfo.InvariantCulture, way, property.Name, type.Name), ValueFor(property.PropertyType));
        return [.. names.Select(n => (n.Key, n.Value))];
    }

    private static string ValueFor(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(Guid) ? Cast.OtherPractitioner.Id.ToString()
            : type == typeof(bool) ? "true"
            : type == typeof(DateOnly) || type == typeof(DateTime) ? Day
            : type == typeof(PlanStatus) ? nameof(PlanStatus.Closed)
            : type.IsEnum ? Enum.GetNames(type)[^1]
            : type == typeof(int) || type == typeof(long) ? Number
            : type == typeof(string) ? Word : Cast.OtherPractitioner.Id.ToString();
    }

    /// <summary>Ids that are made anew each time, what is known by them, and hashes over them. People and organisations keep theirs.</summary>
    [GeneratedRegex("(?i)form_id '[^']*'|[0-9a-f]{8}-(?:[1-9a-f][0-9a-f]{3}|0[1-9a-f][0-9a-f]{2}|00[1-9a-f][0-9a-f]|000[1-9a-f])-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|PSR-[0-9]{4}-[0-9]+|[0-9a-f]{64}|X'[0-9a-f]*'", RegexOptions.NonBacktracking)]
    private static partial Regex ByChance();

    /// <summary>A database of its own and whatever is written into it.</summary>
    private sealed class Desk : IAsyncDisposable
    {
        private readonly Changes changes;

        public Desk() => changes = new Changes(Site);

        public Site Site { get; } = new();

        /// <summary>What the form is answered and what it writes about a plan of its own, with ids that are by chance left out.</summary>
        public async Task<(string Said, IReadOnlyList<string> Wrote)> SendAsync(Doable form, IReadOnlyList<(string Name, string Value)> more)
        {
            if (!await Site.AskAsync(db => db.People.AnyAsync(p => p.Id == Principals.Manager.Id))) await Principals.AddAsync(Site);
            var world = await World.AtAsync(Site, form.Status, Principals.Pass);
            var screen = form.Person is null ? await Site.Stranger().OpenAsync("/sign-in") : await Site.SignInAsync(form.Person);
            var token = screen.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            var fields = (await Bodies.ForAsync(screen, form.Endpoint.Name, world, form.Person)).ToList();
            // What the page asks for itself is no field too many, and neither is what stands before the name of one.
            var asked = fields.Select(f => f.Key).Concat(screen.Page.QuerySelectorAll("main form [name]").Select(e => e.GetAttribute("name")!)).SelectMany(n => new[] { n, n.Split('[')[0] }).ToHashSet(StringComparer.OrdinalIgnoreCase);
            changes.Take();
            using var content = new FormUrlEncodedContent([.. fields, new("__RequestVerificationToken", token), .. more.Where(m => !asked.Contains(m.Name)).Select(m => new KeyValuePair<string, string>(m.Name, m.Value))]);
            using var answer = await screen.Http.PostAsync(world.Fill(form.Endpoint.Path), content);
            var said = answer.StatusCode != HttpStatusCode.BadRequest ? answer.StatusCode.ToString()
                : "refused: " + string.Join("; ", new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()).QuerySelectorAll(".govuk-error-summary__list li").Select(Screen.Words));
            return (said, [.. changes.Take().Select(c => Plainly(c, world)).Order(StringComparer.Ordinal)]);
        }

        public ValueTask DisposeAsync()
        {
            changes.Dispose();
            return Site.DisposeAsync();
        }

        // How often an organisation has changed depends on what was tried before.
        private static int Number(object? value) => Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture);

        private static string Plainly(Change change, World world)
        {
            var columns = change.Before.Count == 0 ? change.After.Select(v => $"{v.Key} {v.Value}") : change.Written.Select(v => v.Column == "version" ? "version +" + (Number(v.Value) - Number(change.Before[v.Column])) : $"{v.Column} {v.Value}").Prepend(change.After.Count == 0 ? "removed" : "changed");
            return ByChance().Replace($"{change.Table}: {string.Join(", ", columns)}", "*").Replace(world.Plan.Reference, "*", StringComparison.Ordinal);
        }
    }
}
