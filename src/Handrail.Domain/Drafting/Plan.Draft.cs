using Handrail.Domain.Drafting;
using Handrail.Domain.Lists;

namespace Handrail.Domain.Plans;

public sealed partial class Plan
{
    /// <summary>The version that the second reader has approved; the plan can be issued while it is the current one.</summary>
    public int ApprovedVersion { get; private set; }

    public bool IsApproved => CurrentVersion > 0 && ApprovedVersion == CurrentVersion;

    /// <summary>Saves a new value of the working copy. The entry keeps the part as it was and as it is.</summary>
    public Outcome EditDraft(Actor actor, PlanContent content, string part, Guid? partId, Moment now)
    {
        if (Allows(Act.EditDraft, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        if (content.Check() is { IsRefused: true } fault) return fault;
        // Saving what is there already is done, and no line of the history.
        if (PlanText.Write(content) == WorkingText) return Outcome.Done;
        if (KeepsLevels(content) is { IsRefused: true } lost) return lost;
        return Do(Act.EditDraft, actor, now, record =>
        {
            var before = WorkingText;
            SetWorking(content);
            record.Changed(part, before, WorkingText);
            if (partId is { } id) record.On(id);
        });
    }

    /// <summary>A level in force that the ladder no longer knows could be neither stepped down from nor told from a looser one.</summary>
    private Outcome KeepsLevels(PlanContent content) =>
        InForce.FirstOrDefault(r => !r.IsStopped && content.Level(r.Level)?.Tightness != TightnessOf(r.Level)) is { } run
            ? Outcome.Refused("amend.level", $"Keep the level “{LevelName(run.Level)}”: it is in force in “{run.Setting}”", "Ladder") : Outcome.Done;

    /// <summary>Puts the draft's stages on another ladder, as long as each stage keeps its level.</summary>
    public Outcome ChooseLadder(Actor actor, SupervisionLadder ladder, Moment now)
    {
        if (Allows(Act.EditDraft, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        return Working.Check(ladder) is { IsRefused: true } fault ? fault : EditDraft(actor, Working.WithLadder(ladder), "Supervision ladder", null, now);
    }

    /// <summary>Hands the draft to somebody who has not written it.</summary>
    public Outcome SendToSecondReader(Actor actor, Actor reader, Moment now)
    {
        if (reader.PersonId == actor.PersonId || !reader.Has(Duties.SecondReader))
            return Outcome.Refused("second-reader.self", "Select a second reader who has not written the draft", "Reader");
        return Do(Act.SendToSecondReader, actor, now, record =>
        {
            foreach (var earlier in assignments.Where(a => a.Role == Role.SecondReader && a.To is null && a.PersonId != reader.PersonId))
                earlier.To = now.Day.AddDays(-1);
            Assign(reader.PersonId, Role.SecondReader, now);
            MakeVersion(Act.SendToSecondReader, actor, now, record);
            record.Tell(Side.Service);
        });
    }

    /// <summary>Whether the working copy is this person's to write, and so to read.</summary>
    public bool IsDraftedBy(IReadOnlyCollection<Role> roles) => Status switch
    {
        PlanStatus.FrameworkDrafting or PlanStatus.DetailedDrafting => roles.Contains(Role.KeyContact),
        PlanStatus.Amending => roles.Contains(Role.CaseManager),
        _ => false,
    };

    /// <summary>
    /// Whether this person may open a version that is there. The service reads them all; supervisors are given what they
    /// supervise, not how it came about; both sides read what has been shared with them, however long ago.
    /// </summary>
    public bool MayOpen(int number, Act madeFor, IReadOnlyCollection<Role> roles) =>
        roles.Any(r => r.Side() == Side.Service)
        || (roles.All(r => r.Side() == Side.Supervision) ? number == VersionReadBy(roles)
            : number == SharedVersion || number == AgreedVersion
                // A version that went only to the second reader was never shared, unless it was then issued.
                || (number < SharedVersion && (madeFor != Act.SendToSecondReader || IsIssued(number) || signatures.Any(s => s.Version == number))));

    /// <summary>
    /// Which version this person reads as the plan: once agreed, the one in force, whatever is being amended; before that the
    /// drafter's working copy (0), for the service the newest version, for everyone else what has been shared; null for nothing yet.
    /// </summary>
    public int? VersionReadBy(IReadOnlyCollection<Role> roles)
    {
        if (AgreedVersion > 0) return AgreedVersion;
        if (IsDraftedBy(roles)) return 0;
        var number = roles.Any(r => r.Side() == Side.Service) ? CurrentVersion : SharedVersion;
        return number > 0 ? number : null;
    }
}
