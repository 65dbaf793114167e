using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Handrail.Domain.People;
using Xunit;

namespace Handrail.Web.Tests;

/// <summary>
/// A person at a screen, over HTTP: opens pages, fills fields by their visible labels, presses buttons by their visible text,
/// reads headings and errors. Antiforgery is on and the cookies are the person's own.
/// </summary>
internal sealed class Screen(HttpClient http)
{
    private static readonly HtmlParser Parser = new(new HtmlParserOptions { IsScripting = false });

    private IHtmlDocument? page;

    public IHtmlDocument Page => page ?? throw new InvalidOperationException("No page is open");

    public HttpStatusCode Status { get; private set; }

    public string Address { get; private set; } = "/";

    public string Heading => Words(Page.QuerySelector("h1"));

    /// <summary>The error summary's sentences.</summary>
    public IReadOnlyList<string> Errors => [.. Page.QuerySelectorAll(".govuk-error-summary__list li").Select(Words)];

    public string Confirmation => Words(Page.QuerySelector(".govuk-notification-banner__content"));

    public string Text => Words(Page.QuerySelector("main"));

    public HttpClient Http => http;

    public async Task SignInAsync(Person person)
    {
        await OpenAsync("/sign-in");
        await PressAsync(person.Name);
        Assert.Equal(HttpStatusCode.OK, Status);
    }

    public async Task<Screen> OpenAsync(string address)
    {
        await FollowAsync(await http.GetAsync(address), address);
        return this;
    }

    /// <summary>The link or link-button with this text.</summary>
    public Task<Screen> ClickAsync(string text)
    {
        var link = Page.QuerySelectorAll("a").FirstOrDefault(a => Words(a) == text) ?? throw new InvalidOperationException($"No link “{text}” on {Address}: {Text}");
        return OpenAsync(link.GetAttribute("href")!);
    }

    /// <summary>Types into the field with this label; a date is typed as "27 3 2027".</summary>
    public Screen Type(string label, string text)
    {
        if (Group(label) is { } date && date.QuerySelector(".govuk-date-input") is not null)
        {
            var boxes = date.QuerySelectorAll("input").Cast<IHtmlInputElement>().ToList();
            var parts = text.Split(' ');
            for (var i = 0; i < boxes.Count; i++) boxes[i].Value = i < parts.Length ? parts[i] : "";
            return this;
        }

        switch (Field(label))
        {
            case IHtmlTextAreaElement area: area.Value = text; break;
            case IHtmlInputElement input: input.Value = text; break;
            default: throw new InvalidOperationException($"“{label}” is not typed into");
        }

        return this;
    }

    /// <summary>Chooses the radio, checkbox or select option with this text, in the group with this legend or label.</summary>
    public Screen Choose(string label, params string[] options)
    {
        if (Page.QuerySelectorAll("label").FirstOrDefault(l => Words(l) == label) is IHtmlLabelElement { Control: IHtmlSelectElement select })
        {
            var option = select.Options.FirstOrDefault(o => Words(o) == options[0]) ?? throw new InvalidOperationException($"“{label}” offers no “{options[0]}”");
            select.Value = option.Value;
            return this;
        }

        var group = Group(label) ?? throw new InvalidOperationException($"No group “{label}” on {Address}");
        var inputs = group.QuerySelectorAll("label").OfType<IHtmlLabelElement>().Select(l => (Text: Words(l), Input: l.Control as IHtmlInputElement)).Where(p => p.Input is not null).ToList();
        foreach (var (_, input) in inputs) input!.IsChecked = false;
        foreach (var option in options)
            (inputs.FirstOrDefault(p => p.Text == option).Input ?? throw new InvalidOperationException($"“{label}” offers no “{option}”, only {string.Join(", ", inputs.Select(p => p.Text))}")).IsChecked = true;
        return this;
    }

    public Task<Screen> PressAsync(string button) => SendAsync(Button(button));

    /// <summary>The body that pressing the button would send, so that a test can send it twice or change it.</summary>
    public (string Address, List<KeyValuePair<string, string>> Fields) Filled(string button) => Filled(Button(button));

    public async Task<Screen> PostAsync(string address, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("Origin", "https://localhost");
        await FollowAsync(await http.SendAsync(request), address);
        return this;
    }

    public static string Words(INode? node) => string.Join(' ', (node?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private IHtmlButtonElement Button(string text) => Page.QuerySelectorAll("button").OfType<IHtmlButtonElement>().FirstOrDefault(b => Words(b) == text)
        ?? throw new InvalidOperationException($"No button “{text}” on {Address}: {Text}");

    private IElement? Group(string legend) => Page.QuerySelectorAll("legend").FirstOrDefault(l => Words(l) == legend)?.Closest("fieldset");

    private IElement Field(string label) => Page.QuerySelectorAll("label").OfType<IHtmlLabelElement>().FirstOrDefault(l => Words(l) == label)?.Control as IElement
        ?? throw new InvalidOperationException($"No field “{label}” on {Address}: {Text}");

    private (string Address, List<KeyValuePair<string, string>> Fields) Filled(IHtmlButtonElement button)
    {
        var form = (IHtmlFormElement)button.Closest("form")!;
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var element in form.Elements)
        {
            if (element is IHtmlInputElement { Name.Length: > 0 } input && input.Type is not ("submit" or "file") && (input.Type is not ("radio" or "checkbox") || input.IsChecked))
                fields.Add(new(input.Name!, input.Value));
            else if (element is IHtmlTextAreaElement { Name.Length: > 0 } area)
                fields.Add(new(area.Name!, area.Value));
            else if (element is IHtmlSelectElement { Name.Length: > 0 } select)
                fields.Add(new(select.Name!, select.Value ?? ""));
        }

        if (button.Name is { Length: > 0 } name) fields.Add(new(name, button.Value));
        var action = button.GetAttribute("formaction") ?? form.GetAttribute("action");
        return (string.IsNullOrEmpty(action) ? Address : action, fields);
    }

    private Task<Screen> SendAsync(IHtmlButtonElement button)
    {
        var (address, fields) = Filled(button);
        return PostAsync(address, fields);
    }

    private async Task FollowAsync(HttpResponseMessage response, string address)
    {
        for (var hops = 0; response.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.Found && hops < 5; hops++)
        {
            address = response.Headers.Location!.OriginalString.Replace("https://localhost", "", StringComparison.Ordinal);
            response = await http.GetAsync(address);
        }

        Status = response.StatusCode;
        Address = address;
        page = response.Content.Headers.ContentType?.MediaType == "text/html" ? Parser.ParseDocument(await response.Content.ReadAsStringAsync()) : null;
    }
}
