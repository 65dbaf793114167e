using System.Security.Cryptography;

namespace Handrail.Domain;

/// <summary>Identifiers. Most sort by time of making; <see cref="Unlinkable"/> ones tell nothing about order.</summary>
public static class Ids
{
    public static Guid New() => Guid.CreateVersion7();

    public static Guid Unlinkable() => new(RandomNumberGenerator.GetBytes(16));
}
