using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
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

    private static readonly CanonicalJson Json = new(new JsonSerializerOptions(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // The text is stored and hashed, never pasted into a page, so every letter may stay itself.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Write(PlanContent content) => JsonSerializer.Serialize(content, Json.PlanContent);

    /// <exception cref="JsonException">The text is not of this format: a property is unknown, doubled or of another type.</exception>
    public static PlanContent Read(string text, int format = Format) => format == Format
        ? JsonSerializer.Deserialize(text, Json.PlanContent)!
        : throw new NotSupportedException($"Plan format {format} has no reader here");

    /// <summary>SHA-256 of the UTF-8 bytes of a stored text, in lower-case hexadecimal.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    public static string Write(RequestDetails details) => JsonSerializer.Serialize(details, Json.RequestDetails);

    public static RequestDetails ReadRequest(string text) => JsonSerializer.Deserialize(text, Json.RequestDetails)!;

    /// <summary>How any part of the two values is written, for forms that carry the text they started from.</summary>
    public static JsonTypeInfo<T> Part<T>() => (JsonTypeInfo<T>)Json.GetTypeInfo(typeof(T))!;
}

[JsonSerializable(typeof(PlanContent))]
[JsonSerializable(typeof(RequestDetails))]
internal sealed partial class CanonicalJson : JsonSerializerContext;
