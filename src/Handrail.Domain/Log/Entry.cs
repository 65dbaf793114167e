using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Handrail.Domain.Plans;

namespace Handrail.Domain.Log;

/// <summary>
/// One line of the one log: who did what to which plan, as what, when, from which status to which. The history that people
/// read and the audit are this. Texts and personal values stand beside it (<see cref="EntryValue"/>); the entry holds only
/// their salted hashes, so that a value can be erased and the log still proves itself.
/// </summary>
public sealed class Entry
{
    public required Guid SubjectId { get; init; }

    /// <summary>1, 2, 3… for each subject, without a gap.</summary>
    public required int Number { get; init; }

    public required Guid ActorId { get; init; }

    /// <summary>The role in which the person acted.</summary>
    public required Role ActedAs { get; init; }

    public required Act Act { get; init; }

    /// <summary>The machine's instant, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>The service's day, which a demonstration may have moved.</summary>
    public required DateOnly Day { get; init; }

    public required PlanStatus From { get; init; }

    public required PlanStatus To { get; init; }

    /// <summary>The part of the plan, version, review or person that the act speaks of, where it speaks of one.</summary>
    public Guid? PartId { get; init; }

    /// <summary>The form that caused it: the same form sent twice has one effect.</summary>
    public Guid? FormId { get; internal set; }

    public IReadOnlyList<EntryValue> Values { get; init; } = [];

    /// <summary>The canonical bytes: UTF-8 lines of "name value", in this order.</summary>
    public byte[] Canonical { get; private set; } = [];

    /// <summary>SHA-256 of <see cref="Canonical"/>.</summary>
    public byte[] Hash { get; private set; } = [];

    internal Entry Sealed()
    {
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"format 1\nsubject {SubjectId:D}\nnumber {Number}\nactor {ActorId:D}\nas {ActedAs}\nact {Act}\n")
            .Append(CultureInfo.InvariantCulture, $"at {At:O}\nday {Day:yyyy-MM-dd}\nfrom {From}\nto {To}\npart {PartId:D}\nform {FormId:D}\n");
        foreach (var value in Values)
            text.Append(CultureInfo.InvariantCulture, $"value {value.Field} {value.Side} {Convert.ToHexStringLower(value.Hash)}\n");
        Canonical = Encoding.UTF8.GetBytes(text.ToString());
        Hash = SHA256.HashData(Canonical);
        return this;
    }
}

public enum ValueSide
{
    Said,
    Before,
    After,
}

/// <summary>
/// A text or personal value that an entry speaks of, with the salt that ties it to the entry's hash. It may be erased; it may
/// never be changed.
/// </summary>
public sealed class EntryValue
{
    private EntryValue()
    {
    }

    public Guid SubjectId { get; private init; }

    public int Number { get; private init; }

    public string Field { get; private init; } = "";

    public ValueSide Side { get; private init; }

    public byte[] Salt { get; private init; } = [];

    public string Value { get; private init; } = "";

    /// <summary>SHA-256 of salt, field and value with a bar between each, as the entry holds it.</summary>
    public byte[] Hash => SHA256.HashData([.. Salt, .. Encoding.UTF8.GetBytes($"|{Field}|{Value}")]);

    internal static EntryValue Of(Guid subject, int number, string field, ValueSide side, string value) => new()
    {
        SubjectId = subject,
        Number = number,
        Field = field,
        Side = side,
        Salt = RandomNumberGenerator.GetBytes(32),
        Value = value,
    };
}

/// <summary>A word to somebody on the plan that something has happened. It names nobody and nothing of the case.</summary>
public sealed class Notice
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required Guid PlanId { get; init; }

    public required Act Act { get; init; }

    public required DateOnly Day { get; init; }

    public bool IsRead { get; private set; }

    public void MarkRead() => IsRead = true;
}
