using Handrail.Domain.Log;

namespace Handrail.Domain.Plans;

/// <summary>One side's signature to one version: who, in which capacity, to which exact text, under which words.</summary>
public sealed class Signature
{
    public required Guid Id { get; init; }

    public required Guid PlanId { get; init; }

    public required int Version { get; init; }

    /// <summary>The hash of the version's text as it was shown.</summary>
    public required string VersionHash { get; init; }

    public required Guid PersonId { get; init; }

    public required Role Role { get; init; }

    public required string Name { get; init; }

    public required string Statement { get; init; }

    public required DateTime At { get; init; }

    public required DateOnly Day { get; init; }
}

public sealed partial class Plan
{
    private readonly List<Signature> signatures = [];
    private readonly List<Side> proceeded = [];

    public IReadOnlyCollection<Signature> Signatures => signatures;

    /// <summary>The sides that have said yes to the framework on offer.</summary>
    public string Proceeded
    {
        get => string.Join(' ', proceeded);
        private set
        {
            proceeded.Clear();
            proceeded.AddRange(value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Side>));
        }
    }

    public bool HasProceeded(Side side) => proceeded.Contains(side);

    public bool HasSigned(Side side) => signatures.Any(s => s.Version == SharedVersion && s.Role.Side() == side);

    /// <summary>An amendment is on offer while a newer version than the agreed one has been shared.</summary>
    public bool IsAmendmentOffered => Status == PlanStatus.Amending && SharedVersion > AgreedVersion;

    /// <summary>Whether what both sides are asked to sign makes the agreed plan longer, however it came about.</summary>
    public bool IsExtensionOffered => IsAmendmentOffered && Shared.PlannedMonths > Agreed.PlannedMonths;

    private string SharedHash => versions.FirstOrDefault(v => v.Number == SharedVersion)?.Hash ?? "";

    private string AgreedHash => versions.FirstOrDefault(v => v.Number == AgreedVersion)?.Hash ?? "";

    /// <summary>What each side declares by signing.</summary>
    public static string StatementFor(Side side) => side == Side.Organisation
        ? "On behalf of the organisation I agree to this action plan. The organisation will provide the supervision, time and support that it describes."
        : "I have read this action plan and agree to it. I will take part in it, and I know whom to speak to if something needs to change.";

    /// <summary>Signs the version that was shown; if another has been shared since, nothing is signed.</summary>
    public Outcome Sign(Actor actor, int version, string hash, bool declares, Moment now)
    {
        if (Allows(Act.Sign, actor, now.Day, out var role) is { IsRefused: true } refusal) return refusal;
        if (version != SharedVersion || hash != SharedHash)
            return Outcome.Refused("sign.changed", "The plan has changed since you opened this page. Read the new version before you sign");
        if (!declares) return Outcome.Refused("sign.statement", "Confirm the statement to sign the plan", "Declares");
        var other = role.Side() == Side.Organisation ? Side.Practitioner : Side.Organisation;
        var complete = HasSigned(other);
        return Do(Act.Sign, actor, now,
            step => complete ? Status == PlanStatus.Amending ? PlanStatus.InDelivery : PlanStatus.Agreed : Status,
            record =>
            {
                signatures.Add(new Signature
                {
                    Id = Ids.New(),
                    PlanId = Id,
                    Version = version,
                    VersionHash = hash,
                    PersonId = actor.PersonId,
                    Role = role,
                    Name = actor.Name,
                    Statement = StatementFor(role.Side()),
                    At = now.At,
                    Day = now.Day,
                });
                Answered(role.Side());
                if (complete)
                {
                    var months = AgreedVersion > 0 ? Agreed.PlannedMonths : 0;
                    AgreedVersion = SharedVersion;
                    BeginAnew();
                    SetAside(now);
                    if (StartedOn is not null) CarryStagesOver();
                    if (months > 0 && months != Agreed.PlannedMonths) CountPausesIntoTheDates();
                }

                record.Said("Statement", StatementFor(role.Side())).Said("Version", FormattableString.Invariant($"Version {version}, fingerprint {hash}")).Tell(Everyone);
            });
    }

    /// <summary>A comment, on the whole plan or on one of its parts.</summary>
    public Outcome Comment(Actor actor, Guid? part, string text, Moment now)
    {
        if (text.Length == 0) return Outcome.Refused("comment.empty", "Enter your comment", "Text");
        if (text.Length > Limits.Note) return Outcome.Refused("comment.long", FormattableString.Invariant($"Your comment must be {Limits.Note:N0} characters or fewer"), "Text");
        return Do(Act.Comment, actor, now, record =>
        {
            record.Said("Text", text).Tell(Side.Organisation, Side.Practitioner, Side.Service);
            if (part is { } id) record.On(id);
        });
    }
}
