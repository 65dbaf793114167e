using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Handrail.Domain.Plans;

namespace Handrail.Domain.Drafting;

/// <summary>
/// What one edit changed, as the log keeps it: the fields and parts that differ, as they were and as they are. A draft is saved
/// every few seconds while somebody writes, and a log of whole drafts would outgrow everything else.
/// </summary>
public static class Changed
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static (string Before, string After) Between(PlanContent before, PlanContent after)
    {
        var (was, now) = (Fields(before), Fields(after));
        var (a, b) = (new JsonObject(), new JsonObject());
        foreach (var (field, value) in was)
        {
            if (JsonNode.DeepEquals(value, now[field])) continue;
            if (value is JsonArray one && now[field] is JsonArray other && one.Concat(other).All(p => IdOf(p) is not null)) Parts(field, one, other, a, b);
            else (a[field], b[field]) = (value?.DeepClone(), now[field]?.DeepClone());
        }

        return (Text(a), Text(b));
    }

    /// <summary>Only the parts that differ; and the order, where what stays has another one.</summary>
    private static void Parts(string field, JsonArray one, JsonArray other, JsonObject before, JsonObject after)
    {
        var (was, now) = (ById(one), ById(other));
        before[field] = new JsonArray([.. was.Where(p => !now.TryGetValue(p.Key, out var same) || !JsonNode.DeepEquals(p.Value, same)).Select(p => p.Value.DeepClone())]);
        after[field] = new JsonArray([.. now.Where(p => !was.TryGetValue(p.Key, out var same) || !JsonNode.DeepEquals(p.Value, same)).Select(p => p.Value.DeepClone())]);
        if (was.Keys.Where(now.ContainsKey).SequenceEqual(now.Keys.Where(was.ContainsKey), StringComparer.Ordinal)) return;
        before[field + "Order"] = new JsonArray([.. was.Keys.Select(id => JsonValue.Create(id))]);
        after[field + "Order"] = new JsonArray([.. now.Keys.Select(id => JsonValue.Create(id))]);
    }

    private static OrderedDictionary<string, JsonNode> ById(JsonArray parts)
    {
        var byId = new OrderedDictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var part in parts) byId[IdOf(part)!] = part!;
        return byId;
    }

    private static string? IdOf(JsonNode? part) => part is JsonObject fields && fields["id"] is { } id ? id.ToString() : null;

    private static JsonObject Fields(PlanContent content) => JsonNode.Parse(PlanText.Write(content))!.AsObject();

    private static string Text(JsonObject fields) => fields.ToJsonString(Readable);
}
