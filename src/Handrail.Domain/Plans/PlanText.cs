using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Handrail.Domain.Requests;

namespace Handrail.Domain.Plans;

/// <summary>
/// The canonical form: one value, one text. Properties stand in declared order, nothing is left out, numbers are integers,
/// money is in pence. A stored text is hashed as it stands and never written again; each released format keeps its reader.
/// </summary>
public static class PlanText
{
    /// <summary>The format that <see cref="Write"/> writes.</summary>
    public const int Format = 1;

    // At most some 20 MB.
    private const int MostKnown = 200;
    private const int MostLength = 50_000;
    private static readonly ConcurrentDictionary<(Type, string), object> Known = [];

    private static readonly CanonicalJson Json = new(new JsonSerializerOptions(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // The text is stored and hashed, never pasted into a page, so every letter may stay itself.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Write(PlanContent content) => JsonSerializer.Serialize(content, Json.PlanContent);

    /// <summary>Reads a stored text. A field that came later than the text has the value that a new part would have.</summary>
    /// <exception cref="JsonException">The text is not of this format: a property is unknown, doubled or of another type.</exception>
    public static PlanContent Read(string text, int format = Format) => format == Format
        ? Read(text, Json.PlanContent, new PlanContent())
        : throw new NotSupportedException($"Plan format {format} has no reader here");

    /// <summary>SHA-256 of the UTF-8 bytes of a stored text, in lower-case hexadecimal.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    public static string Write(RequestDetails details) => JsonSerializer.Serialize(details, Json.RequestDetails);

    public static RequestDetails ReadRequest(string text) => Read(WithRestrictions(text), Json.RequestDetails, new RequestDetails());

    /// <summary>Texts from before a request could name several restrictions held one, in the absence.</summary>
    private static string WithRestrictions(string text)
    {
        if (!text.Contains("\"restrictionImposer\":", StringComparison.Ordinal)) return text;
        var request = JsonNode.Parse(text)!.AsObject();
        var absence = request["absence"]!.AsObject();
        string Take(string field)
        {
            var value = absence[field]!.GetValue<string>();
            absence.Remove(field);
            return value;
        }

        var one = new Restriction { Imposer = Take("restrictionImposer"), Kind = Take("restrictionKind"), Scope = Take("restrictionScope") };
        var any = one != new Restriction();
        request["restrictions"] = JsonSerializer.SerializeToNode(new RestrictionDetails { Applies = any ? "yes" : "no", Each = any ? [one] : [] }, Part<RestrictionDetails>());
        return request.ToJsonString();
    }

    /// <summary>Reads a text once while it is in use: what it says never changes, and many pages ask.</summary>
    private static T Read<T>(string text, JsonTypeInfo<T> type, T empty)
        where T : class
    {
        if (Known.TryGetValue((typeof(T), text), out var known)) return (T)known;
        var value = ReadAnew(text, type, empty);
        if (text.Length > MostLength) return value;
        // Forgetting everything now and then is simpler than an order of age, and costs one reading each.
        if (Known.Count >= MostKnown) Known.Clear();
        Known[(typeof(T), text)] = value;
        return value;
    }

    private static T ReadAnew<T>(string text, JsonTypeInfo<T> type, T empty)
        where T : class
    {
        if (ReadWhole(text, type) is { } value && JsonSerializer.Serialize(value, type) == text) return value;
        // Older than a field, or not ours: with the later fields filled in, the strict reader decides.
        var whole = JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
        Fill(whole, JsonSerializer.SerializeToNode(empty, type), "");
        return whole.Deserialize(type)!;
    }

    /// <summary>A part as a form carried it; null when the text is not one, or lacks a field.</summary>
    public static T? ReadPart<T>(string text)
        where T : class => ReadWhole(text, Part<T>());

    /// <summary>A part as it was stored. A field that came later than the text has the value that a new part would have.</summary>
    public static T ReadPart<T>(string text, T blank)
        where T : class => Read(text, Part<T>(), blank);

    /// <summary>A joined part in the canonical form.</summary>
    internal static string Compact(JsonNode part) => part.ToJsonString(Json.Options);

    private static T? ReadWhole<T>(string text, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            var value = JsonSerializer.Deserialize(text, type);
            // The reader leaves a missing text null without a word; the writer does not.
            _ = JsonSerializer.Serialize(value!, type);
            return value;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Adds what the text does not have from what a new value has, in objects within objects and in the parts of lists.</summary>
    private static void Fill(JsonNode? node, JsonNode? empty, string name)
    {
        if (node is JsonArray parts && NewParts.TryGetValue(name, out var part))
        {
            foreach (var item in parts) Fill(item, part, "");
            return;
        }

        if (node is not JsonObject known || empty is not JsonObject template) return;
        foreach (var (field, value) in template)
        {
            if (known.ContainsKey(field)) Fill(known[field], value, field);
            else known[field] = value?.DeepClone();
        }
    }

    private static readonly Dictionary<string, JsonNode> NewParts = new(StringComparer.Ordinal)
    {
        ["objectives"] = WithoutId(new Objective { Id = Guid.Empty }),
        ["activities"] = WithoutId(new Activity { Id = Guid.Empty }),
        ["stages"] = WithoutId(new SupervisionStage { Id = Guid.Empty }),
        ["reviews"] = WithoutId(new ReviewPoint { Id = Guid.Empty }),
        ["each"] = WithoutId(new Restriction()),
        ["places"] = WithoutId(new Workplace()),
    };

    /// <summary>What a new part begins with. An id, where it has one, is never made up.</summary>
    private static JsonObject WithoutId<T>(T part)
    {
        var fields = JsonSerializer.SerializeToNode(part, Part<T>())!.AsObject();
        fields.Remove("id");
        return fields;
    }

    /// <summary>How any part of the two values is written, for forms that carry the text they started from.</summary>
    public static JsonTypeInfo<T> Part<T>() => (JsonTypeInfo<T>)Json.GetTypeInfo(typeof(T))!;
}

[JsonSerializable(typeof(PlanContent))]
[JsonSerializable(typeof(RequestDetails))]
internal sealed partial class CanonicalJson : JsonSerializerContext;
