using System.Text.RegularExpressions;
using Handrail.Domain.Log;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Handrail.Browser.Tests;

/// <summary>Two drafters in two real browsers, whose forms save themselves.</summary>
public sealed partial class TwoEditorsTests(Chromium chromium, ITestOutputHelper output) : IDisposable
{
    private static readonly string[] Fields = ["Title", "Description (optional)", "What evidence is expected?"];

    private readonly App app = new();

    [Fact]
    public async Task Each_sees_the_others_change_and_of_two_texts_for_one_field_chooses_one()
    {
        await using var asha = await chromium.VisitAsync(app);
        await using var tomasz = await chromium.VisitAsync(app);
        var objective = await BothAtAnObjectiveAsync(asha, tomasz);

        await asha.EnterAsync("Title", "Asha’s title");
        await SavedAsync(asha);
        await tomasz.EnterAsync("Description (optional)", "Tomasz’s description");
        await Expect(Line(tomasz)).ToHaveTextAsync("Saved at 10am. Ms Asha Adeyemi changed “Title” meanwhile");
        await Expect(tomasz.Page.GetByLabel("Title", new() { Exact = true })).ToHaveValueAsync("Asha’s title");
        await Expect(tomasz.Page.Locator(".hr-autosave__note")).ToHaveTextAsync("Ms Asha Adeyemi changed “Title” meanwhile");

        await tomasz.EnterAsync("Description (optional)", "Tomasz again");
        await SavedAsync(tomasz);
        await asha.EnterAsync("Description (optional)", "Asha’s description");
        await Expect(asha.Page.Locator(".hr-autosave__clash")).ToContainTextAsync("Tomasz again");
        // The button waits for the choice, and nothing has been overwritten meanwhile.
        await asha.PressAsync("Save");
        await Expect(Line(asha)).ToHaveTextAsync("Choose which text to keep before you save");
        Assert.Equal("Tomasz again", (await DraftAsync(objective)).Description);
        await asha.PressAsync("Keep mine");
        await SavedAsync(asha);
        Assert.Equal(("Asha’s title", "Asha’s description"), ((await DraftAsync(objective)).Title, (await DraftAsync(objective)).Description));

        await tomasz.EnterAsync("Description (optional)", "Tomasz once more");
        await tomasz.PressAsync("Take the other");
        await Expect(tomasz.Page.GetByLabel("Description (optional)")).ToHaveValueAsync("Asha’s description");
        await tomasz.PressAsync("Save");
        await tomasz.DoneAsync("Saved");
        asha.AssertNoComplaints();
        tomasz.AssertNoComplaints();
    }

    [Fact]
    public async Task Nothing_typed_is_lost_without_a_connection_after_signing_out_and_on_leaving_the_page()
    {
        await using var asha = await chromium.VisitAsync(app);
        await using var tomasz = await chromium.VisitAsync(app);
        var objective = await BothAtAnObjectiveAsync(asha, tomasz);

        await asha.Page.Context.SetOfflineAsync(true);
        await asha.EnterAsync("Title", "Written on a train");
        await Expect(Line(asha)).ToContainTextAsync("No connection. What you write is kept here");
        await asha.EnterAsync("Description (optional)", "And more of it");
        await asha.Page.Context.SetOfflineAsync(false);
        await SavedAsync(asha);
        Assert.Equal(("Written on a train", "And more of it"), ((await DraftAsync(objective)).Title, (await DraftAsync(objective)).Description));

        await asha.Page.Context.ClearCookiesAsync();
        await asha.EnterAsync("Title", "Written after the evening");
        await Expect(Line(asha)).ToContainTextAsync("You are signed out. What you write is kept here. Sign in in a new window");
        var window = await asha.Page.Context.RunAndWaitForPageAsync(() => asha.FollowAsync("Sign in in a new window"));
        await window.GetByRole(AriaRole.Button, new() { Name = Cast.Adviser.Name, Exact = true }).ClickAsync();
        await Expect(window.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Hello " + Cast.Adviser.Greeted);
        await window.CloseAsync();
        await SavedAsync(asha);
        Assert.Equal("Written after the evening", (await DraftAsync(objective)).Title);

        var asked = 0;
        asha.Page.Dialog += async (_, dialog) =>
        {
            asked += dialog.Type == "beforeunload" ? 1 : 0;
            await dialog.AcceptAsync();
        };
        await asha.Page.GetByLabel("Title", new() { Exact = true }).PressSequentiallyAsync("!");
        await asha.Page.GotoAsync("/plans");
        Assert.Equal(1, asked);
        await asha.Page.GoBackAsync();
        await asha.EnterAsync("Title", "The last word");
        await SavedAsync(asha);
        await asha.Page.GotoAsync("/plans");
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task A_text_chosen_while_another_field_is_being_saved_is_not_called_saved_before_it_is()
    {
        await using var asha = await chromium.VisitAsync(app);
        await using var tomasz = await chromium.VisitAsync(app);
        var objective = await BothAtAnObjectiveAsync(asha, tomasz);
        await tomasz.EnterAsync("Title", "Tomasz’s title");
        await SavedAsync(tomasz);
        await asha.EnterAsync("Title", "Asha’s title");
        await Expect(asha.Page.Locator(".hr-autosave__clash")).ToContainTextAsync("Tomasz’s title");

        var (onItsWay, chosen) = (new TaskCompletionSource(), new TaskCompletionSource());
        await asha.Page.RouteAsync("**/*handler=Autosave*", async route =>
        {
            onItsWay.TrySetResult();
            await chosen.Task;
            await route.ContinueAsync();
        });
        await asha.EnterAsync("Description (optional)", "Asha’s description");
        await onItsWay.Task.WaitAsync(TimeSpan.FromSeconds(15), TestContext.Current.CancellationToken);
        await asha.PressAsync("Keep mine");
        chosen.SetResult();
        await SettledAsync(asha);
        Assert.Equal(("Asha’s title", "Asha’s description"), ((await DraftAsync(objective)).Title, (await DraftAsync(objective)).Description));
    }

    [Fact]
    public async Task Of_five_ways_to_write_at_once_none_loses_a_text()
    {
        var seed = Web.Tests.Seed.Take();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await using var asha = await chromium.VisitAsync(app);
        await using var tomasz = await chromium.VisitAsync(app);
        var objective = await BothAtAnObjectiveAsync(asha, tomasz);
        var address = asha.Page.Url;
        var (number, clashes) = (0, 0);
        for (var run = 0; run < 5; run++)
        {
            var sent = new List<string>();
            var gaveUp = new HashSet<string>(StringComparer.Ordinal);
            foreach (var me in new[] { asha, tomasz }) await me.OpenAsync(address);
            for (var step = 0; step < 6; step++)
            {
                var me = random.Next(2) == 0 ? asha : tomasz;
                var field = Fields[random.Next(Fields.Length)];
                var box = me.Page.GetByLabel(field, new() { Exact = true });
                // What waits, unsaved, beside another's text is its author's to type over.
                var waits = await me.Page.Locator(".hr-autosave__clash").CountAsync() > 0 || await Line(me).GetAttributeAsync("data-unsaved") == "yes";
                if (waits) gaveUp.UnionWith(Words(await box.InputValueAsync()));
                var word = $"word-{++number}";
                await box.FillAsync(word);
                sent.Add(word);
                if (random.Next(2) == 0) await SettledAsync(me);
            }

            foreach (var me in new[] { asha, tomasz, asha })
            {
                await SettledAsync(me);
                for (; await me.Page.Locator(".hr-autosave__clash").CountAsync() > 0; clashes++)
                {
                    var mine = random.Next(2) == 0;
                    var panel = me.Page.Locator(".hr-autosave__clash").First;
                    var field = me.Page.Locator($"[name='Form.{await panel.GetAttributeAsync("data-clash")}']");
                    if (!mine) gaveUp.UnionWith(Words(await field.InputValueAsync()));
                    await panel.GetByRole(AriaRole.Button, new() { Name = mine ? "Keep mine" : "Take the other" }).ClickAsync();
                    await SettledAsync(me);
                }
            }

            var (draft, log) = await TextsAsync(objective);
            Assert.All(sent, word => Assert.True(draft.Contains(word) || log.Contains(word) || gaveUp.Contains(word), $"seed {seed}, run {run}: “{word}” is lost"));
        }

        output.WriteLine($"{number} texts, {clashes} clashes");
        asha.AssertNoComplaints();
        tomasz.AssertNoComplaints();
    }

    public void Dispose() => app.Dispose();

    private static ILocator Line(Visitor me) => me.Page.Locator("p.hr-autosave");

    private static Task SavedAsync(Visitor me) => Expect(Line(me)).ToContainTextAsync("Saved at 10am", new() { Timeout = 15_000 });

    /// <summary>Everything has been saved, but for what waits to be chosen.</summary>
    private static Task SettledAsync(Visitor me) =>
        Expect(me.Page.Locator("p.hr-autosave:not([data-unsaved=yes]), .hr-autosave__clash").First).ToBeAttachedAsync(new() { Timeout = 15_000 });

    private async Task<Guid> BothAtAnObjectiveAsync(Visitor asha, Visitor tomasz)
    {
        var plan = await app.PlanAtAsync(PlanStatus.DetailedDrafting, 40);
        await asha.BecomeAsync(Cast.Adviser.Name, plan);
        await asha.PressAsync("Write the draft");
        await asha.FollowAsync("Invite somebody to draft with you");
        await asha.ChooseAsync("Who writes with you?", Cast.OtherAdviser.Name);
        await asha.PressAsync("Invite them");
        await asha.DoneAsync("They can write the draft with you from now on");
        await tomasz.BecomeAsync(Cast.OtherAdviser.Name, plan);
        foreach (var me in new[] { asha, tomasz })
        {
            await me.OpenAsync($"/plans/{plan}/draft");
            await me.FollowAsync("Change", "Return to the full range of surgical practice");
            await me.HeadingAsync("Change the objective");
        }

        return Guid.Parse(asha.Page.Url.Split('/')[^1]);
    }

    private async Task<Objective> DraftAsync(Guid objective) => PlanText.Read((await PlanAsync(objective)).WorkingText).Objectives.Single(o => o.Id == objective);

    private async Task<(HashSet<string> Draft, HashSet<string> Log)> TextsAsync(Guid objective)
    {
        var plan = await PlanAsync(objective);
        await using var scope = app.Services.CreateAsyncScope();
        var before = await scope.ServiceProvider.GetRequiredService<AppDb>().EntryValues.AsNoTracking().Where(v => v.SubjectId == plan.Id && v.Side == ValueSide.Before).Select(v => v.Value).ToListAsync();
        return (Words(plan.WorkingText), Words(string.Join(' ', before)));
    }

    private async Task<Plan> PlanAsync(Guid objective)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<AppDb>().Plans.AsNoTracking().ToListAsync()).Single(p => p.WorkingText.Contains(objective.ToString(), StringComparison.Ordinal));
    }

    private static HashSet<string> Words(string text) => [.. Word().Matches(text).Select(m => m.Value)];

    [GeneratedRegex("word-[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
