using Deque.AxeCore.Commons;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Microsoft.Playwright;
using Xunit;

namespace Handrail.Browser.Tests;

/// <summary>
/// A tour of all pages: every link that each person finds is read, with a plan in every status on the desk, and each page that
/// is built unlike those seen before, or holds the longest texts, is opened, judged by axe and made 320 pixels wide.
/// </summary>
public sealed class Tour(Chromium chromium) : IAsyncLifetime
{
    internal const int Narrow = 320;

    // How a page is built: which elements stand in which, with their classes and kinds, whatever they say and however many.
    private const string Survey = """
        async () => {
          const seen = new Map([['/', '']]), known = new Set(['/']), pages = [];
          const kind = e => [e.localName, e.className, e.type ?? '', e.getAttribute('role') ?? ''].join('.');
          for (const address of seen.keys()) {
            const answer = await fetch(address);
            if (!(answer.headers.get('content-type') ?? '').startsWith('text/html')) continue;
            const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
            const parts = new Set([...page.body.querySelectorAll('*')].map(e => kind(e.parentElement) + ' > ' + kind(e)));
            const template = new URL(answer.url).pathname.replace(/PSR-\d+-\d+/, '*').replace(/[0-9a-f-]{36}/, '*');
            pages.push([address, template, [...parts].sort().join('\n')]);
            for (const link of page.querySelectorAll('a[href^="/"]')) {
              const href = link.getAttribute('href').split('#')[0];
              // Reading ahead is the same for every plan, so that one plan's is enough.
              const key = href.includes('?state=') ? href.replace(/PSR-\d+-\d+/, '*') : href;
              // A list that is narrowed twice is built like one that is narrowed once.
              if (/^\/(plans|caseload|board)\?.*&/.test(href)) continue;
              if (known.has(key)) continue;
              known.add(key);
              seen.set(href, address);
            }
          }
          return pages;
        }
        """;

    // What makes the page itself scroll. Tables scroll in regions of their own, which clip what they hold.
    internal const string Widest = """
        () => {
          const wide = document.documentElement.scrollWidth;
          if (wide <= innerWidth) return '';
          const clipped = e => { for (let p = e.parentElement; p; p = p.parentElement) if (getComputedStyle(p).overflowX !== 'visible') return true; return false; };
          const out = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > innerWidth + 0.5 && !clipped(e));
          return wide + ' pixels wide: ' + out.slice(-3).map(e => e.localName + '.' + e.className).join(', ');
        }
        """;

    // The pages hold no frames, so axe runs in the page itself; the package's own way opens a second page for each run.
    internal const string Axe = """
        async tags => (await axe.run(document, { runOnly: tags, resultTypes: ['violations'] })).violations
          .map(v => v.id + ', ' + v.help + ': ' + v.nodes.slice(0, 3).map(n => n.html).join(' | '))
        """;

    internal static readonly string AxeItself = new BundledAxeScriptProvider().GetScript();
    internal static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    // Everything that was filled in is emptied, and the form sent as it is then.
    private const string SendEmpty = """
        () => {
          const form = [...document.querySelectorAll('main form[method=post]')].find(f => f.querySelector('textarea, input[type=text], input[type=radio], input[type=checkbox], select'));
          for (const field of form?.querySelectorAll('textarea, input[type=text]') ?? []) field.value = '';
          for (const box of form?.querySelectorAll('input[type=checkbox], input[type=radio]') ?? []) box.checked = false;
          for (const list of form?.querySelectorAll('select') ?? []) list.selectedIndex = 0;
          // The page that comes back does not have the mark.
          document.documentElement.dataset.stale = '';
          form?.submit();
        }
        """;

    private readonly App app = new();
    private readonly bool isWhole = Environment.GetEnvironmentVariable("HANDRAIL_TOUR") == "whole";
    private readonly List<(string Person, string Address)> forms = [];
    private readonly HashSet<string> filled = new(StringComparer.Ordinal);
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    public int Seed { get; } = Web.Tests.Seed.Take();

    public int PagesRead { get; private set; }

    public HashSet<string> Templates { get; } = new(StringComparer.Ordinal);

    public int PagesOpened { get; private set; }

    /// <summary>Pages with texts as long as they may be.</summary>
    public int LongPages { get; private set; }

    public int FormsInError { get; private set; }

    public List<string> Barriers { get; } = [];

    public List<string> TooWide { get; } = [];

    public List<string> Complaints { get; } = [];

    public async ValueTask InitializeAsync()
    {
        var random = new Random(Seed);
        foreach (var status in Enum.GetValues<PlanStatus>())
            await app.PlanAtAsync(status, status is PlanStatus.SigningOff or PlanStatus.FollowUp or PlanStatus.Closed ? 330 : status.IsUnderWay() || status == PlanStatus.EndedEarly ? 60 : 40);
        await app.ReadyToSignAsync();
        var texts = new[] { await app.LongAsync(LongTexts.InDelivery, 120), await app.LongAsync(LongTexts.Drafted, 40) };
        await StrangerAsync();
        foreach (var person in new[] { Cast.CaseManager, Cast.Adviser, Cast.MrG, Cast.Supervisor, Cast.AccountablePerson, Cast.SecondReader })
        {
            await using var me = await chromium.VisitAsync(app);
            await me.BecomeAsync(person.Name);
            // The pages' own policy forbids to fetch; whoever surveys them does not obey it, whoever judges them does.
            await using var surveyor = await chromium.VisitAsync(app, obeysPolicy: false);
            await surveyor.BecomeAsync(person.Name);
            foreach (var page in await surveyor.Page.EvaluateAsync<string[][]>(Survey))
            {
                PagesRead++;
                var isNew = Templates.Add(page[1]);
                var isLong = texts.Any(reference => page[0].Contains(reference, StringComparison.Ordinal));
                // Long texts are built like short ones, and stand in their way otherwise: each kind of page once for them.
                if (!known.Add(isLong ? page[1] : page[1] + '\n' + page[2])) continue;
                if (isLong) LongPages++;
                else if (!isNew && !isWhole && random.Next(3) > 0) continue;
                await me.OpenAsync(page[0]);
                await JudgeAsync(me, $"{person.Name} at {page[0]}");
                if (filled.Add(page[1]) && page[2].Contains("input.", StringComparison.Ordinal)) forms.Add((person.Name, page[0]));
            }

            Complaints.AddRange(me.Complaints);
        }

        await ErrorsAsync();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>Pages that no link leads to. Their status is an error by design, so the console's word on it does not count.</summary>
    private async Task StrangerAsync()
    {
        await using var me = await chromium.VisitAsync(app);
        await me.OpenAsync("/");
        await me.HeadingAsync("Sign in");
        await JudgeAsync(me, "a stranger signing in");
        await me.OpenAsync("/problem");
        await JudgeAsync(me, "somebody with a problem");
        await me.BecomeAsync(Cast.Colleague.Name);
        await JudgeAsync(me, "somebody without a plan");
        await me.OpenAsync("/plans/PSR-2025-0001");
        await JudgeAsync(me, "somebody at a plan that is not there for them");
    }

    /// <summary>Every form once, sent with nothing in it: what comes back says what is wrong.</summary>
    private async Task ErrorsAsync()
    {
        foreach (var person in forms.Where(f => f.Address != "/sign-out").GroupBy(f => f.Person, StringComparer.Ordinal))
        {
            await using var me = await chromium.VisitAsync(app);
            await me.BecomeAsync(person.Key);
            foreach (var (_, address) in person)
            {
                await me.OpenAsync(address);
                // What an earlier form did may have taken this one away.
                if (await me.Page.Locator("main form[method=post]:has(textarea, input[type=text], input[type=radio], input[type=checkbox], select)").CountAsync() == 0) continue;
                await me.Page.EvaluateAsync(SendEmpty);
                await Assertions.Expect(me.Page.Locator("html[data-stale]")).ToHaveCountAsync(0);
                if (!await me.Page.Locator(".govuk-error-summary").IsVisibleAsync()) continue;
                FormsInError++;
                await JudgeAsync(me, $"{person.Key} at {address}, in error");
            }

            Complaints.AddRange(me.Complaints);
        }
    }

    private async Task JudgeAsync(Visitor me, string where)
    {
        PagesOpened++;
        await me.Page.EvaluateAsync(AxeItself);
        Barriers.AddRange((await me.Page.EvaluateAsync<string[]>(Axe, Rules)).Select(barrier => $"{where}: {barrier}"));
        await me.Page.SetViewportSizeAsync(Narrow, 800);
        if (await me.Page.EvaluateAsync<string>(Widest) is { Length: > 0 } wide) TooWide.Add($"{where}: {wide}");
        await me.Page.SetViewportSizeAsync(1280, 900);
    }
}
