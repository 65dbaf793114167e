using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Handrail.Browser.Tests;

/// <summary>
/// Somebody at a browser: opens pages, fills fields by their visible labels, presses buttons by their visible words, reads
/// headings. What the browser complains of, and what it asks of other servers, is kept.
/// </summary>
internal sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly bool byKeyboard;
    private readonly List<string> complaints = [];

    public Visitor(App app, IBrowserContext context, IPage page, bool byKeyboard = false)
    {
        this.context = context;
        this.byKeyboard = byKeyboard;
        Page = page;
        var own = app.Address.ToString();
        context.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(own, StringComparison.Ordinal)) complaints.Add($"asks another server: {request.Url}");
        };
        context.Console += (_, message) =>
        {
            // The browser notes a page's own status as an error; a form shown again with 400, or a question who one is with 401, is none.
            if (message.Type is "error" or "warning" && !message.Text.Contains("status of 400", StringComparison.Ordinal) && !message.Text.Contains("status of 401", StringComparison.Ordinal))
                complaints.Add($"console at {message.Page?.Url}: {message.Text} {message.Location}");
        };
        context.WebError += (_, error) => complaints.Add($"script at {error.Page?.Url}: {error.Error}");
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Complaints => complaints;

    private ILocator Main => Page.GetByRole(AriaRole.Main);

    public Task OpenAsync(string address) => Page.GotoAsync(address);

    /// <summary>Becomes another person of the demonstration.</summary>
    public async Task BecomeAsync(string name)
    {
        if (await Page.GetByRole(AriaRole.Button, Exactly("Sign out")).IsVisibleAsync()) await PressAsync("Sign out");
        else await OpenAsync("/sign-in");
        await PressAsync(name);
        await HeadingAsync($"Hello {Greeted(name)}");
    }

    /// <summary>Signs in once more, whatever the page believes.</summary>
    public async Task BecomeAgainAsync(string name)
    {
        await OpenAsync("/sign-in");
        await PressAsync(name);
        await HeadingAsync($"Hello {Greeted(name)}");
    }

    private static string Greeted(string name) => name.Split(' ') is [var title, _, .., var family] ? $"{title} {family}" : name.Split(' ')[0];

    /// <summary>Becomes another person and opens a plan from their home page.</summary>
    public async Task BecomeAsync(string name, string plan)
    {
        await BecomeAsync(name);
        await OpenPlanAsync(plan);
    }

    /// <summary>Opens a plan from the home page, where the person is.</summary>
    public async Task OpenPlanAsync(string plan)
    {
        await ActivateAsync(Main.Locator("a").Filter(new LocatorFilterOptions { HasText = plan }).First);
        await Expect(Page.Locator(".govuk-caption-l")).ToContainTextAsync(plan);
    }

    public Task PressAsync(string words) => ActivateAsync(Page.GetByRole(AriaRole.Button, Exactly(words)));

    public Task FollowAsync(string words) => ActivateAsync(Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = words, Exact = true }));

    public Task EnterAsync(string label, string text) => FillAsync(Page.GetByLabel(label, new PageGetByLabelOptions { Exact = true }), text);

    public async Task SelectAsync(string label, string option)
    {
        var select = Page.GetByLabel(label, new PageGetByLabelOptions { Exact = true });
        if (byKeyboard)
        {
            await TabToAsync(select);
            // A closed list goes to the option whose words are typed.
            await Page.Keyboard.TypeAsync(option);
            await Expect(select.Locator("option:checked")).ToHaveTextAsync(option);
        }
        else
        {
            await select.SelectOptionAsync(new SelectOptionValue { Label = option });
        }
    }

    /// <summary>Chooses radio buttons or checkboxes under a legend.</summary>
    public async Task ChooseAsync(string legend, params string[] options)
    {
        foreach (var option in options)
            await CheckAsync(Group(legend).GetByLabel(option, new LocatorGetByLabelOptions { Exact = true }));
    }

    /// <summary>Confirms the one box under a legend, whatever it says.</summary>
    public Task ConfirmAsync(string legend) => CheckAsync(Group(legend).GetByRole(AriaRole.Checkbox));

    public async Task EnterDateAsync(string legend, DateOnly day)
    {
        await EnterDateBoxAsync(legend, "Day", day.Day.ToString(CultureInfo.InvariantCulture));
        await EnterDateBoxAsync(legend, "Month", day.Month.ToString(CultureInfo.InvariantCulture));
        await EnterDateBoxAsync(legend, "Year", day.Year.ToString(CultureInfo.InvariantCulture));
    }

    public Task EnterDateBoxAsync(string legend, string box, string text) => FillAsync(Group(legend).GetByLabel(box), text);

    /// <summary>Follows one of many links of the same words, told apart by what only a screen reader says.</summary>
    public Task FollowAsync(string words, string about) =>
        ActivateAsync(Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { NameRegex = new Regex($"^{Regex.Escape(words)}\\W+{Regex.Escape(about)}$", RegexOptions.None, TimeSpan.FromSeconds(1)) }));

    /// <summary>Presses a button or follows a link, with the mouse or, by keyboard, with Tab and Enter.</summary>
    public async Task ActivateAsync(ILocator target)
    {
        if (!byKeyboard)
        {
            await target.ClickAsync();
            return;
        }

        await TabToAsync(target);
        // Pressed on the target, which has the focus already: so the page that it leads to is waited for.
        await target.PressAsync("Enter");
    }

    public Task HeadingAsync(string words) => Expect(Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToHaveTextAsync(words);

    /// <summary>The page says that something has been done.</summary>
    public Task DoneAsync(string words) => Expect(Page.Locator(".govuk-notification-banner--success .govuk-notification-banner__content")).ToHaveTextAsync(words);

    /// <summary>The page says where the request or plan stands.</summary>
    public Task StandsAtAsync(string status) => Expect(Page.Locator(".hr-next__label")).ToHaveTextAsync("Where we are: " + status);

    public Task ReadsAsync(string words) => Expect(Main).ToContainTextAsync(words);

    public Task ErrorAsync(string sentence) => Expect(Page.Locator(".govuk-error-summary__list")).ToContainTextAsync(sentence);

    /// <summary>Moves the demonstration's day.</summary>
    public async Task MoveToAsync(DateOnly day)
    {
        await FollowAsync("Move to a date");
        await EnterDateAsync("Date to move to", day);
        await PressAsync("Move to this date");
        await Expect(Page.Locator(".govuk-notification-banner--success")).ToContainTextAsync("It is now");
    }

    /// <summary>How many entries the history of a plan shows.</summary>
    public async Task<int> EntriesAsync(string plan)
    {
        await OpenAsync($"/plans/{plan}/history");
        await HeadingAsync("History");
        return await Page.Locator(".hr-timeline__item").CountAsync();
    }

    public void AssertNoComplaints() => Assert.True(complaints.Count == 0, string.Join('\n', complaints.Distinct(StringComparer.Ordinal)));

    public ValueTask DisposeAsync() => context.DisposeAsync();

    private async Task FillAsync(ILocator field, string text)
    {
        if (!byKeyboard)
        {
            await field.FillAsync(text);
            return;
        }

        await TabToAsync(field);
        await Page.Keyboard.PressAsync("Control+A");
        await Page.Keyboard.InsertTextAsync(text);
    }

    private async Task CheckAsync(ILocator choice)
    {
        if (!byKeyboard)
        {
            await choice.CheckAsync();
            return;
        }

        if (await choice.IsCheckedAsync()) return;
        if (await choice.GetAttributeAsync("type") == "radio")
        {
            // Tab comes to a group of radio buttons once; within it the arrows move, and moving chooses.
            await TabToAsync(choice, sameGroup: true);
            if (await IsFocusedAsync(choice)) await Page.Keyboard.PressAsync("Space");
            for (var i = 0; i < 40 && !await choice.IsCheckedAsync(); i++) await Page.Keyboard.PressAsync("ArrowDown");
        }
        else
        {
            await TabToAsync(choice);
            await Page.Keyboard.PressAsync("Space");
        }

        await Expect(choice).ToBeCheckedAsync();
    }

    /// <summary>Goes on with Tab until the target has the focus, and can be seen to have it.</summary>
    private async Task TabToAsync(ILocator target, bool sameGroup = false)
    {
        await Expect(target).ToHaveCountAsync(1);
        for (var i = 0; i < 400; i++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (!await target.EvaluateAsync<bool>("(e, group) => e === document.activeElement || (group && e.name === document.activeElement.name)", sameGroup)) continue;
            if (!await Page.EvaluateAsync<bool>(FocusShows)) complaints.Add($"focus cannot be seen at {Page.Url}: {target}");
            return;
        }

        throw new InvalidOperationException($"No Tab leads to {target} at {Page.Url}");
    }

    private static Task<bool> IsFocusedAsync(ILocator target) => target.EvaluateAsync<bool>("e => e === document.activeElement");

    // Radio buttons and checkboxes are drawn by their labels, so there the picture beside the box shows the focus.
    private const string FocusShows = """
        () => {
          const e = document.activeElement, label = e.nextElementSibling;
          const shows = s => s && ((s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none');
          return e.matches(':focus-visible') && (shows(getComputedStyle(e)) || (label !== null && shows(getComputedStyle(label, '::before'))));
        }
        """;

    private ILocator Group(string legend) => Page.GetByRole(AriaRole.Group, new PageGetByRoleOptions { Name = legend, Exact = true });

    private static PageGetByRoleOptions Exactly(string words) => new() { NameRegex = new Regex("^" + Regex.Escape(words) + "$", RegexOptions.None, TimeSpan.FromSeconds(1)) };
}
