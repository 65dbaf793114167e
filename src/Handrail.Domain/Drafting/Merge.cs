using System.Text.Json;
using System.Text.Json.Nodes;
using Handrail.Domain.Plans;

namespace Handrail.Domain.Drafting;

/// <summary>A field that two people changed at once: what it was, what the other person made of it, and what I typed.</summary>
public sealed record Clash(string Field, string Base, string Theirs, string Mine);

/// <summary>What became of joining two edits that started from the same text.</summary>
public sealed record Merged<T>(T Value, IReadOnlyList<Clash> Clashes);

/// <summary>Joins two people's edits of one part, field by field: edits of different fields both stand, the same field shows both.</summary>
public static class Merge
{
    public static Merged<T> Of<T>(T started, T theirs, T mine)
        where T : class
    {
        var (joined, clashes) = Join(Fields(started), Fields(theirs), Fields(mine));
        return new Merged<T>(joined.Deserialize(PlanText.Part<T>())!, clashes);
    }

    /// <summary>The same for parts that are stored as texts. What one of them came too early to have is as the plan has it now.</summary>
    public static Merged<string> OfTexts(string started, string theirs, string mine)
    {
        var (joined, clashes) = Join(JsonNode.Parse(started)!.AsObject(), JsonNode.Parse(theirs)!.AsObject(), JsonNode.Parse(mine)!.AsObject());
        return new Merged<string>(PlanText.Compact(joined), clashes);
    }

    private static (JsonObject Joined, List<Clash> Clashes) Join(JsonObject a, JsonObject b, JsonObject c)
    {
        var joined = new JsonObject();
        var clashes = new List<Clash>();
        foreach (var field in b.Select(f => f.Key))
        {
            var (was, other, own) = (In(a, field), b[field], In(c, field));
            if (!JsonNode.DeepEquals(other, was) && !JsonNode.DeepEquals(own, was) && !JsonNode.DeepEquals(other, own))
                clashes.Add(new Clash(Said(field), Words(was), Words(other), Words(own)));
            joined[field] = (JsonNode.DeepEquals(own, was) ? other : own)?.DeepClone();
        }

        return (joined, clashes);

        JsonNode? In(JsonObject part, string field) => part.ContainsKey(field) ? part[field] : b[field];
    }

    /// <summary>
    /// What a person who saw both texts starts from when saving again: the other's text in the fields that clashed. The rest
    /// stays as it was when they began, so that what others wrote in fields they never touched still stands.
    /// </summary>
    public static T Restart<T>(T started, T theirs, IEnumerable<Clash> clashes)
        where T : class => Take(started, theirs, clashes.Select(c => c.Field));

    /// <summary>The part with these fields as another value of it has them; names of other things are passed over.</summary>
    public static T Take<T>(T part, T from, IEnumerable<string> fields)
        where T : class
    {
        var (a, b) = (Fields(part), Fields(from));
        foreach (var field in fields.Select(Written).Where(a.ContainsKey))
            a[field] = b[field]?.DeepClone();
        return a.Deserialize(PlanText.Part<T>())!;
    }

    /// <summary>The fields in which two values of a part differ.</summary>
    public static IReadOnlyList<string> Differing<T>(T one, T other)
        where T : class
    {
        var (a, b) = (Fields(one), Fields(other));
        return [.. a.Where(f => !JsonNode.DeepEquals(f.Value, b[f.Key])).Select(f => Said(f.Key))];
    }

    private static string Said(string field) => char.ToUpperInvariant(field[0]) + field[1..];

    private static string Written(string field) => field.Length == 0 ? field : char.ToLowerInvariant(field[0]) + field[1..];

    private static JsonObject Fields<T>(T part) => JsonSerializer.SerializeToNode(part, PlanText.Part<T>())!.AsObject();

    private static string Words(JsonNode? value) => value switch
    {
        null => "",
        JsonArray list => string.Join("\n", list.Select(Words)),
        JsonObject part => part.ToJsonString(),
        _ => value.ToString(),
    };
}
