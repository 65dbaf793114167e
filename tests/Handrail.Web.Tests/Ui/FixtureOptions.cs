using System.Text.Encodings.Web;
using System.Text.Json;
using Handrail.Web.Ui.Components;
using Microsoft.AspNetCore.Html;

namespace Handrail.Web.Tests.Ui;

/// <summary>
/// The options of one fixture, and which of them somebody has asked for. An option that nobody asked for is one
/// that the component does not offer, so the fixture cannot count as tested.
/// </summary>
internal sealed class FixtureOptions(JsonElement options, string path, HashSet<string> unread)
{
    public static FixtureOptions Of(JsonElement options)
    {
        var unread = new HashSet<string>(StringComparer.Ordinal);
        return new(options, "", Remember(options, "", unread));
    }

    public IReadOnlyCollection<string> Unread => unread;

    public bool Has(string name) => Raw(name) is { ValueKind: not JsonValueKind.Null };

    /// <summary>True as a template sees it: neither missing nor empty nor false nor nought.</summary>
    public bool Is(string name) => Raw(name) is { } value && Truthy(value);

    public string? Text(string name) => Raw(name) is { } value && Truthy(value) ? Plain(value) : null;

    /// <summary>The value even where a template would call it false, such as 0.</summary>
    public string? Value(string name) => Raw(name) is { } value ? Plain(value) : null;

    public bool? Flag(string name) => Raw(name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } value ? value.GetBoolean() : null;

    public int? Number(string name) => Raw(name) is { ValueKind: JsonValueKind.Number } value ? value.GetInt32() : null;

    public FixtureOptions? Inner(string name) => Raw(name) is { ValueKind: JsonValueKind.Object } inner ? new(inner, path + name + ".", unread) : null;

    public IReadOnlyList<FixtureOptions> List(string name) =>
        Raw(name) is { ValueKind: JsonValueKind.Array } list ? Items(list, path + name) : [];

    /// <summary>A list of lists: the rows of a table.</summary>
    public IReadOnlyList<IReadOnlyList<FixtureOptions>> Lists(string name) =>
        Raw(name) is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Select((row, i) => (row, i)).Where(r => IsList(r.row, $"{path}{name}.{r.i}")).Select(r => Items(r.row, $"{path}{name}.{r.i}"))]
            : [];

    public IReadOnlyList<string> Values(string name) =>
        Raw(name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(Taken(name))] : [];

    /// <summary>Markup if the fixture has some, else its text, which is encoded; null where there is neither.</summary>
    public IHtmlContent? Content(string html = "html", string text = "text") =>
        // Asking for both marks both as known, whichever wins.
        Is(html) & (Has(text) | true) ? new HtmlString(Text(html)!.Trim()) : Has(text) ? Markup.Text(Value(text)) : null;

    public Rest Rest(string classes = "classes", string attributes = "attributes")
    {
        var others = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Raw(attributes) is { ValueKind: JsonValueKind.Object } given)
        {
            foreach (var attribute in given.EnumerateObject())
            {
                if (attribute.Value.ValueKind is JsonValueKind.Object)
                    continue;
                _ = unread.Remove(path + attributes + "." + attribute.Name);
                others[attribute.Name] = Plain(attribute.Value);
            }
        }

        return new(Text(classes), others);
    }

    private static string Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.GetRawText(),
    };

    private static bool Truthy(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Length > 0,
        JsonValueKind.Number => value.GetDouble() != 0,
        JsonValueKind.False or JsonValueKind.Null => false,
        _ => true,
    };

    private static HashSet<string> Remember(JsonElement value, string path, HashSet<string> unread)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in value.EnumerateObject())
                _ = Remember(property.Value, path.Length == 0 ? property.Name : path + "." + property.Name, unread);
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var (item, index) in value.EnumerateArray().Select((item, index) => (item, index)))
                _ = Remember(item, $"{path}.{index}", unread);
        }
        // Nothing is asked for by what is empty.
        else if (Truthy(value) || value.ValueKind == JsonValueKind.False || value.ValueKind == JsonValueKind.Number)
        {
            _ = unread.Add(path);
        }

        return unread;
    }

    private List<FixtureOptions> Items(JsonElement list, string at) =>
        [.. list.EnumerateArray().Select((item, i) => (item, i)).Where(x =>
        {
            if (x.item.ValueKind == JsonValueKind.Object)
                return true;
            _ = unread.Remove($"{at}.{x.i}");
            return false;
        }).Select(x => new FixtureOptions(x.item, $"{at}.{x.i}.", unread))];

    private bool IsList(JsonElement row, string at) => row.ValueKind == JsonValueKind.Array || (unread.Remove(at) && false);

    private Func<JsonElement, int, string> Taken(string name) => (value, index) =>
    {
        _ = unread.Remove($"{path}{name}.{index}");
        return Plain(value);
    };

    private JsonElement? Raw(string name)
    {
        _ = unread.Remove(path + name);
        return options.TryGetProperty(name, out var value) ? value : null;
    }

    public static string Written(IHtmlContent? content)
    {
        using var writer = new StringWriter();
        content?.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }
}
