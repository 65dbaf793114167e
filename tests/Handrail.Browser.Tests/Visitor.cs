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
    private readonly List<string> complaints = [];

    public Visitor(App app, IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        var own = app.Address.ToString();
        context.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(own, StringComparison.Ordinal)) complaints.Add($"asks another server: {request.Url}");
        };
        context.Console += (_, message) =>
        {
            // The browser notes a page's own status as an error; a form shown again with 400 is none.
            if (message.Type is "error" or "warning" && !message.Text.Contains("status of 400", StringComparison.Ordinal))
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
        await HeadingAsync($"Hello {name}");
    }

    /// <summary>Becomes another person and opens a plan from their home page.</summary>
    public async Task BecomeAsync(string name, string plan)
    {
        await BecomeAsync(name);
        await OpenPlanAsync(plan);
    }

    /// <summary>Opens a plan from the home page, where the person is.</summary>
    public async Task OpenPlanAsync(string plan)
    {
        await Main.Locator("a").Filter(new LocatorFilterOptions { HasText = plan }).First.ClickAsync();
        await Expect(Page.Locator(".govuk-caption-l")).ToContainTextAsync(plan);
    }

    public async Task PressAsync(string words) => await Page.GetByRole(AriaRole.Button, Exactly(words)).ClickAsync();

    public async Task FollowAsync(string words) => await Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = words, Exact = true }).ClickAsync();

    public async Task EnterAsync(string label, string text) => await Page.GetByLabel(label, new PageGetByLabelOptions { Exact = true }).FillAsync(text);

    public async Task SelectAsync(string label, string option) =>
        await Page.GetByLabel(label, new PageGetByLabelOptions { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = option });

    /// <summary>Chooses radio buttons or checkboxes under a legend.</summary>
    public async Task ChooseAsync(string legend, params string[] options)
    {
        foreach (var option in options)
            await Group(legend).GetByLabel(option, new LocatorGetByLabelOptions { Exact = true }).CheckAsync();
    }

    public async Task EnterDateAsync(string legend, DateOnly day)
    {
        var group = Group(legend);
        await group.GetByLabel("Day").FillAsync(day.Day.ToString(CultureInfo.InvariantCulture));
        await group.GetByLabel("Month").FillAsync(day.Month.ToString(CultureInfo.InvariantCulture));
        await group.GetByLabel("Year").FillAsync(day.Year.ToString(CultureInfo.InvariantCulture));
    }

    public Task EnterDateBoxAsync(string legend, string box, string text) => Group(legend).GetByLabel(box).FillAsync(text);

    /// <summary>Follows one of many links of the same words, told apart by what only a screen reader says.</summary>
    public async Task FollowAsync(string words, string about) =>
        await Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { NameRegex = new Regex($"^{Regex.Escape(words)}\\W+{Regex.Escape(about)}$", RegexOptions.None, TimeSpan.FromSeconds(1)) }).ClickAsync();

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

    private ILocator Group(string legend) => Page.GetByRole(AriaRole.Group, new PageGetByRoleOptions { Name = legend, Exact = true });

    private static PageGetByRoleOptions Exactly(string words) => new() { NameRegex = new Regex("^" + Regex.Escape(words) + "$", RegexOptions.None, TimeSpan.FromSeconds(1)) };
}
