using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Handrail.Domain.Lists;

namespace Handrail.Domain.People;

/// <summary>
/// A code that a case manager tells a practitioner by voice. With the registration number it opens the invitation that went by
/// mail: whoever only reads the mail sees nothing. Three wrong tries end it.
/// </summary>
public sealed class VoiceCode
{
    public const int MostTries = 3;

    private const int Rounds = 100_000;

    public required Guid PersonId { get; init; }

    public byte[] Salt { get; private set; } = [];

    public byte[] Hash { get; private set; } = [];

    public Guid MadeBy { get; private set; }

    public DateTime MadeAt { get; private set; }

    public int Tries { get; private set; }

    public bool IsOver => Tries >= MostTries;

    /// <summary>A new code as it is said, eight digits in two groups; the one before opens nothing any more. It is kept nowhere but as a hash.</summary>
    public string Renew(Guid by, DateTime at)
    {
        var spoken = RandomNumberGenerator.GetInt32(100_000_000).ToString("0000 0000", CultureInfo.InvariantCulture);
        (Salt, MadeBy, MadeAt, Tries) = (RandomNumberGenerator.GetBytes(16), by, at, 0);
        Hash = HashOf(spoken, Salt);
        return spoken;
    }

    /// <summary>Whether number and code are right. A wrong one counts, and nobody learns which of the two was wrong.</summary>
    public Outcome Try(Person person, string? number, string? code)
    {
        if (IsOver) return Over;
        var isRight = person.RegistrationNumber.Length > 0 && RegistrationNumber.Normalise(number) == person.RegistrationNumber
            & CryptographicOperations.FixedTimeEquals(HashOf(code, Salt), Hash);
        if (isRight) return Outcome.Done;
        Tries++;
        return IsOver ? Over : Outcome.Refused("voice.wrong", MostTries - Tries == 1
            ? "The registration number or the code is not right. You can try once more, then the invitation ends"
            : $"The registration number or the code is not right. You can try {MostTries - Tries} more times, then the invitation ends", "Code");
    }

    private static Outcome Over { get; } = Outcome.Refused("voice.over", "This invitation has ended. Ask your case manager for a new one", "Code");

    private static byte[] HashOf(string? code, byte[] salt) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(string.Concat((code ?? "").Where(char.IsAsciiDigit))), salt, Rounds, HashAlgorithmName.SHA256, 32);
}
