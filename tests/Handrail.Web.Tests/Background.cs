using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Handrail.Web.Tests;

/// <summary>
/// A form that saves itself, over HTTP: does to the open page what its script does, so that tests need no browser to have two
/// people write at once.
/// </summary>
internal sealed class Background(Screen screen)
{
    private string address = screen.Address;

    /// <summary>Fields with a clash that has been shown, until one text is chosen.</summary>
    public Dictionary<string, JsonElement> Held { get; } = new(StringComparer.Ordinal);

    public HttpStatusCode Status { get; private set; }

    public JsonElement Answer { get; private set; }

    public string Said => Answer.GetProperty("said").GetString()!;

    public string Refusal => Answer.GetProperty("refusal").GetString()!;

    public string Address => address;

    public string Fault(string field) => Answer.GetProperty("faults").TryGetProperty(field, out var sentence) ? sentence.GetString()! : "";

    public async Task<Background> SaveAsync(string? writer = null, Func<KeyValuePair<string, string>, bool>? only = null)
    {
        var (_, fields) = screen.Filled("Save");
        fields.AddRange(Held.Keys.Select(field => new KeyValuePair<string, string>("Held", field)));
        using var request = new HttpRequestMessage(HttpMethod.Post, address + "?handler=Autosave") { Content = new FormUrlEncodedContent(fields.Where(f => only?.Invoke(f) ?? true)) };
        request.Headers.Add("Origin", "https://localhost");
        if (writer is not null) request.Headers.Add("X-Writer", writer);
        using var response = await screen.Http.SendAsync(request);
        Status = response.StatusCode;
        if (response.Content.Headers.ContentType?.MediaType != "application/json") return this;
        Answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        if (Status == HttpStatusCode.OK) Take();
        return this;
    }

    public void KeepMine(string field) => Held.Remove(field);

    public void TakeTheirs(string field)
    {
        Held.Remove(field, out var clash);
        Put(clash.GetProperty("values"));
    }

    private void Take()
    {
        foreach (var field in Answer.GetProperty("fields").EnumerateArray()) Put(field.GetProperty("values"));
        foreach (var clash in Answer.GetProperty("clashes").EnumerateArray()) Held[clash.GetProperty("name").GetString()!] = clash;
        Controls("Started").OfType<IHtmlInputElement>().Single().Value = Answer.GetProperty("started").GetString()!;
        if (Answer.GetProperty("address").GetString() is { Length: > 0 } moved) address = moved;
    }

    private void Put(JsonElement values)
    {
        foreach (var value in values.EnumerateObject())
        {
            var now = value.Value.EnumerateArray().Select(v => v.GetString()!).ToList();
            foreach (var control in Controls(value.Name))
            {
                switch (control)
                {
                    case IHtmlTextAreaElement area: area.Value = now.FirstOrDefault() ?? ""; break;
                    case IHtmlInputElement { Type: "radio" or "checkbox" } choice: choice.IsChecked = now.Contains(choice.Value); break;
                    case IHtmlInputElement input: input.Value = now.FirstOrDefault() ?? ""; break;
                    case IHtmlSelectElement select: select.Value = now.FirstOrDefault() ?? ""; break;
                }
            }
        }
    }

    private IEnumerable<IElement> Controls(string name) => screen.Page.All.Where(e => e.GetAttribute("name") == name);
}
