using System.Net;
using System.Text.RegularExpressions;
using Handrail.Domain;
using Handrail.Domain.Log;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Handrail.Web.Tests.Features.Drafts;

/// <summary>
/// Two people write one draft at once, in any order, with the button and without. No text is lost: what either of them sent is in
/// the draft, or somebody who had been shown it put other words in its place, and then the log has it; or its author was shown
/// both texts and took the other.
/// </summary>
public sealed partial class TwoEditorsTests(Site site, ITestOutputHelper output) : IClassFixture<Site>
{
    private const int Steps = 8;
    private const int RunsOnOnePlan = 20;

    /// <summary>The joining is the same on both engines; PostgreSQL need only show that its revisions hold.</summary>
    private static readonly int Runs = Environment.GetEnvironmentVariable("HANDRAIL_TEST_ENGINE") == "postgres" ? 20 : 200;

    [Fact]
    public async Task Of_two_hundred_ways_to_write_at_once_none_loses_a_text()
    {
        var seed = Seed.Take();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var (clashes, saves, words) = (0, 0, 0);
        Editor[] editors = [];
        var reference = "";
        for (var run = 0; run < Runs; run++)
        {
            if (run % RunsOnOnePlan == 0)
            {
                reference = await PlanAsync();
                editors = [new(await site.SignInAsync(Cast.Adviser), reference, "a", Cast.Adviser.Id), new(await site.SignInAsync(Cast.OtherAdviser), reference, "t", Cast.OtherAdviser.Id)];
            }

            // Mostly at the same part.
            var page = random.Next(Editor.Pages.Length);
            foreach (var editor in editors) await editor.OpenAsync(random.Next(8) == 0 ? random.Next(Editor.Pages.Length) : page);
            for (var step = 0; step < Steps; step++)
            {
                // Sometimes at the very same moment.
                if (random.Next(6) == 0 && Array.TrueForAll(editors, e => e.IsWriting)) await Task.WhenAll(editors.Select(e => e.AutosaveAsync()));
                else await editors[random.Next(2)].StepAsync(random);
            }

            foreach (var editor in editors) await editor.FinishAsync(random);
            (clashes, saves, words) = (clashes + editors.Sum(e => e.Clashes), saves + editors.Sum(e => e.Saves), words + editors.Sum(e => e.Sent.Count));
            await NothingIsLostAsync(reference, editors, $"seed {seed}, run {run}");
        }

        output.WriteLine($"{words} texts, {saves} saves, {clashes} clashes");
        Assert.True(clashes > Runs / 10 && saves > Runs, $"the two hardly met: {clashes} clashes, {saves} saves");
    }

    private async Task NothingIsLostAsync(string reference, Editor[] editors, string run)
    {
        var (draft, log) = await site.AskAsync(async db =>
        {
            var plan = await db.Plans.AsNoTracking().SingleAsync(p => p.Reference == reference);
            var values = await (from v in db.EntryValues.AsNoTracking() join e in db.Entries on new { v.SubjectId, v.Number } equals new { e.SubjectId, e.Number } where v.SubjectId == plan.Id && e.Act == Act.EditDraft select new { e.Number, e.ActorId, v.Side, v.Value }).ToListAsync();
            return (plan.WorkingText, values.GroupBy(v => v.Number).Select(g => (
                Actor: g.First().ActorId,
                Before: Words(g.FirstOrDefault(v => v.Side == ValueSide.Before)?.Value ?? ""),
                After: Words(g.FirstOrDefault(v => v.Side == ValueSide.After)?.Value ?? ""))).ToList());
        });
        var now = Words(draft);
        foreach (var editor in editors)
            foreach (var word in editor.Sent.Where(w => !now.Contains(w) && !editor.GaveUp.Contains(w)))
            {
                var replaced = log.Where(e => e.Before.Contains(word) && !e.After.Contains(word)).ToList();
                Assert.True(replaced.Count > 0, $"{run}: “{word}” is neither in the draft nor in the log, and nobody chose against it");
                Assert.True(replaced.TrueForAll(e => e.Actor == editor.Person || editors.Single(o => o.Person == e.Actor).Seen.Contains(word)), $"{run}: “{word}” was replaced by somebody who had not been shown it");
            }

        foreach (var editor in editors) editor.Forget();
    }

    private async Task<string> PlanAsync()
    {
        var reference = await site.PlanAtAsync(PlanStatus.DetailedDrafting);
        await site.ChangeAsync(async db =>
        {
            var plan = await db.Plans.Include(p => p.Assignments).SingleAsync(p => p.Reference == reference);
            Assert.True(plan.InviteDrafter(Cast.Adviser.AsActor(), Cast.OtherAdviser.AsActor(), new Moment(Site.Today.ToDateTime(new TimeOnly(9, 0), DateTimeKind.Utc), Site.Today)).IsDone);
            await db.SaveAsync();
        });
        return reference;
    }

    private static HashSet<string> Words(string text) => [.. Word().Matches(text).Select(m => m.Value)];

    [GeneratedRegex("word-[at]-[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    private sealed class Editor(Screen screen, string reference, string name, Guid person)
    {
        public static readonly (string Page, string[] Fields)[] Pages =
        [
            ("about", ["What does the plan aim at?", "What led to the plan?"]),
            ("safeguards", ["How are patients kept safe?", "Whom can the practitioner talk to?", "What does the practitioner want known and arranged? (optional)"]),
            ("objectives", ["Title", "Description (optional)", "How is success measured?"]),
            ("stages", ["When does it begin? (optional)", "When does it end?"]),
        ];

        // What stands in each field of the open page, of this person's words.
        private readonly Dictionary<string, string> typed = new(StringComparer.Ordinal);
        private string[] fields = [];
        private string[] parts = [];
        private Background? form;
        private int number;
        private bool shownBoth;

        public Guid Person => person;

        public bool IsWriting => form is not null;

        public HashSet<string> Sent { get; } = [];

        public HashSet<string> Seen { get; } = [];

        /// <summary>Words that their author let go when shown both.</summary>
        public HashSet<string> GaveUp { get; } = [];

        public int Clashes { get; private set; }

        public int Saves { get; private set; }

        public async Task StepAsync(Random random)
        {
            if (form is null)
            {
                await OpenAsync(random.Next(Pages.Length));
                return;
            }

            switch (random.Next(8))
            {
                case < 5: Type(random); break;
                case 5: await AutosaveAsync(); break;
                case 6 when form.Held.Count > 0: Choose(random); break;
                default: await PressAsync(random); break;
            }
        }

        public async Task AutosaveAsync()
        {
            foreach (var word in typed.Values) Sent.Add(word);
            shownBoth = false;
            await form!.SaveAsync();
            Assert.Equal(HttpStatusCode.OK, form.Status);
            Seen.UnionWith(Words(form.Answer.ToString()));
            Clashes += form.Answer.GetProperty("clashes").GetArrayLength();
            Saves++;
        }

        /// <summary>Nobody leaves with something unsaved: the page would ask first.</summary>
        public async Task FinishAsync(Random random)
        {
            if (typed.Count == 0) form = null;
            while (form is not null)
            {
                await AutosaveAsync();
                if (form.Held.Count > 0) Choose(random);
                else form = null;
            }

            typed.Clear();
        }

        public void Forget()
        {
            (Clashes, Saves) = (0, 0);
            Sent.Clear();
        }

        public async Task OpenAsync(int which)
        {
            var (page, labels) = Pages[which];
            if (parts.Length == 0) parts = [.. (await screen.OpenAsync($"/plans/{reference}/draft")).Page.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!)];
            await screen.OpenAsync(parts.First(h => h.Contains($"/draft/{page}", StringComparison.Ordinal) && !h.EndsWith("/new", StringComparison.Ordinal)));
            Seen.UnionWith(Words(string.Join(' ', screen.Filled("Save").Fields.Select(f => f.Value))));
            (form, fields) = (new Background(screen), labels);
        }

        private void Type(Random random)
        {
            var field = fields[random.Next(fields.Length)];
            // Words that were never sent are their author's to type over.
            var (word, before) = (FormattableString.Invariant($"word-{name}-{++number}"), OnScreen());
            screen.Type(field, word);
            typed[field] = word;
            // And so are words that wait, unsaved, beside another's.
            if (shownBoth || form!.Held.Count > 0) GaveUp.UnionWith(before.Except(OnScreen()));
        }

        private void Choose(Random random)
        {
            var field = form!.Held.Keys.ElementAt(random.Next(form.Held.Count));
            if (random.Next(2) == 0)
            {
                form.KeepMine(field);
                shownBoth = true;
                return;
            }

            // Whatever of one's own words stood in the field goes, knowingly.
            var before = OnScreen();
            form.TakeTheirs(field);
            foreach (var word in before.Except(OnScreen()))
            {
                GaveUp.Add(word);
                foreach (var gone in typed.Where(t => t.Value == word).Select(t => t.Key).ToList()) typed.Remove(gone);
            }
        }

        /// <summary>The button: the page's script asks to choose first where two texts are open, and without script both are shown.</summary>
        private async Task PressAsync(Random random)
        {
            while (form!.Held.Count > 0) Choose(random);
            foreach (var word in typed.Values) Sent.Add(word);
            await screen.PressAsync("Save");
            Saves++;
            Seen.UnionWith(Words(screen.Page.DocumentElement.TextContent));
            if (screen.Status == HttpStatusCode.BadRequest)
            {
                Clashes++;
                shownBoth = true;
                form = new Background(screen);
                return;
            }

            Assert.Equal("Saved", screen.Confirmation);
            (form, shownBoth) = (null, false);
            typed.Clear();
        }

        private HashSet<string> OnScreen() => Words(string.Join(' ', screen.Filled("Save").Fields.Where(f => f.Key.StartsWith("Form.", StringComparison.Ordinal)).Select(f => f.Value)));
    }
}
