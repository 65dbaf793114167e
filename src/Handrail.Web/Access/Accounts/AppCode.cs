using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Handrail.Web.Access.Accounts;

/// <summary>
/// The six digits of an authenticator app (RFC 6238: SHA-1, 30 seconds, as every app knows it). The framework's own check does
/// not say which time step a code was of, and so accepts it twice.
/// </summary>
public static class AppCode
{
    public const int SecretLength = 20;

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int StepSeconds = 30;

    public static long StepAt(DateTimeOffset now) => now.ToUnixTimeSeconds() / StepSeconds;

#pragma warning disable CA5350 // What the apps compute; the secret is long and the code lives for seconds.
    public static string Of(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = HMACSHA1.HashData(secret, counter);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15, 4)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
#pragma warning restore CA5350

    /// <summary>The time step of which this code is, a step before or after now, and later than the last that was accepted; null where it is of none.</summary>
    public static long? StepOf(byte[] secret, string typed, DateTimeOffset now, long last)
    {
        var code = Encoding.ASCII.GetBytes(Digits(typed));
        long? found = null;
        for (var step = StepAt(now) - 1; step <= StepAt(now) + 1; step++)
            if (CryptographicOperations.FixedTimeEquals(code, Encoding.ASCII.GetBytes(Of(secret, step))) && step > last) found ??= step;
        return found;
    }

    /// <summary>The secret as it is typed into an app: small groups of letters and digits.</summary>
    public static string Spelled(byte[] secret) => string.Join(' ', Base32(secret).Chunk(4).Select(c => new string(c)));

    /// <summary>What the square picture says to an app.</summary>
    public static string AddressOf(byte[] secret, string email) =>
        $"otpauth://totp/Handrail:{Uri.EscapeDataString(email)}?secret={Base32(secret)}&issuer=Handrail&digits=6&period={StepSeconds}";

    public static string Base32(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var (buffer, bits) = (0, 0);
        foreach (var one in bytes)
        {
            (buffer, bits) = ((buffer << 8) | one, bits + 8);
            for (; bits >= 5; bits -= 5) text.Append(Alphabet[(buffer >> (bits - 5)) & 31]);
            buffer &= (1 << bits) - 1;
        }

        if (bits > 0) text.Append(Alphabet[(buffer << (5 - bits)) & 31]);
        return text.ToString();
    }

    private static string Digits(string typed) => string.Concat(typed.Where(char.IsAsciiDigit));
}

/// <summary>Ten codes for the day on which the phone is lost, of 80 bits each, so that a plain hash keeps them.</summary>
public static class RecoveryCodes
{
    public const int Count = 10;

    private const int Length = 10;

    public static IReadOnlyList<string> Make() => [.. Enumerable.Range(0, Count).Select(_ =>
        string.Join('-', AppCode.Base32(RandomNumberGenerator.GetBytes(Length)).ToLowerInvariant().Chunk(4).Select(c => new string(c))))];

    /// <summary>However it is typed: with or without hyphens and spaces, large or small, and 0 or 1 where the letters were meant.</summary>
    public static byte[] HashOf(string typed) => SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(
        typed.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit).Select(c => c switch { '0' => 'o', '1' => 'i', _ => c }).Take(100))));
}
