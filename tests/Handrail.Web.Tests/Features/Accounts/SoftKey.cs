using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Handrail.Web.Tests.Features.Accounts;

/// <summary>A security key in memory (WebAuthn, ES256, attestation "none"), which also lies about where it is asked from when a test wants it to.</summary>
internal sealed class SoftKey : IDisposable
{
    private readonly ECDsa pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(32);
    private string user = "";
    private uint count;

    public string Origin { get; init; } = "https://localhost";

    public string Site { get; init; } = "localhost";

    /// <summary>Whether the key has checked that it is its owner who holds it.</summary>
    public bool Verifies { get; set; } = true;

    /// <summary>Counts on like most keys of hardware do; passkeys that are copied between devices stay at 0.</summary>
    public bool Counts { get; init; }

    /// <summary>Answers the question that a page asks for a new passkey.</summary>
    public string Make(string options)
    {
        var asked = JsonDocument.Parse(options).RootElement;
        user = asked.GetProperty("user").GetProperty("id").GetString()!;
        var point = pair.ExportParameters(false).Q;
        byte[] key = [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
        byte[] data = [.. Data(0x40), .. new byte[16], 0, (byte)id.Length, .. id, .. key];
        byte[] attestation = [0xA3, .. Word("fmt"), .. Word("none"), .. Word("attStmt"), 0xA0, .. Word("authData"), 0x58, (byte)data.Length, .. data];
        return Whole(new { clientDataJSON = Text(Client("webauthn.create", asked)), attestationObject = Text(attestation), transports = new[] { "internal" } });
    }

    /// <summary>Answers the question that a page asks of a passkey that is there.</summary>
    public string Get(string options)
    {
        var (client, data) = (Client("webauthn.get", JsonDocument.Parse(options).RootElement), Data(0));
        var signature = pair.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Whole(new { clientDataJSON = Text(client), authenticatorData = Text(data), signature = Text(signature), userHandle = user });
    }

    public void Dispose() => pair.Dispose();

    private byte[] Data(byte flags)
    {
        if (Counts) count++;
        var number = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(number, count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(Site)), (byte)(flags | 0x01 | (Verifies ? 0x04 : 0)), .. number];
    }

    private byte[] Client(string type, JsonElement asked) =>
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { type, challenge = asked.GetProperty("challenge").GetString(), origin = Origin, crossOrigin = false }));

    private string Whole(object response) =>
        JsonSerializer.Serialize(new { id = Text(id), rawId = Text(id), type = "public-key", response, clientExtensionResults = new { }, authenticatorAttachment = "platform" });

    private static byte[] Word(string word) => [(byte)(0x60 | word.Length), .. Encoding.ASCII.GetBytes(word)];

    private static string Text(byte[] bytes) => WebEncoders.Base64UrlEncode(bytes);
}
