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
            var before = Working;
            SetWorking(content);
            var (was, after) = Changed.Between(before, content);
            record.Changed(part, was, after);
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
        return Working.Check(ladder) is { IsRefused: true } fault ? fault : EditDraft(actor, Working.WithLadder(ladder), "Supervision ladder", PartTexts.Levels, now);
    }

    /// <summary>Hands the draft to somebody who has not written it.</summary>
    public Outcome SendToSecondReader(Actor actor, Actor reader, Moment now)
    {
        if (reader.PersonId != actor.PersonId && !reader.Has(Duties.SecondReader)) return Outcome.Refused("second-reader.right", "Select a second reader of the service", "Reader");
        if (Outside(reader, "Reader") is { IsRefused: true } outside) return outside;
        if (Conflict(reader.PersonId, Role.SecondReader, now.Day, "Reader") is { IsRefused: true } conflict) return conflict;
        return Do(Act.SendToSecondReader, actor, now, record =>
        {
            foreach (var earlier in assignments.Where(a => a.Role == Role.SecondReader && a.To is null && a.PersonId != reader.PersonId))
                earlier.To = now.Day.AddDays(-1);
            Assign(reader.PersonId, Role.SecondReader, now);
            MakeVersion(Act.SendToSecondReader, actor, now, record);
            record.Tell(Side.Service);
        });
    }

    /// <summary>Another adviser writes the draft together with the key contact.</summary>
    public Outcome InviteDrafter(Actor actor, Actor? drafter, Moment now)
    {
        if (Allows(Act.InviteDrafter, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        if (drafter?.Has(Duties.Adviser) != true) return Outcome.Refused("drafter.duty", "Select an adviser of the service", "Drafter");
        if (Outside(drafter, "Drafter") is { IsRefused: true } outside) return outside;
        if (Conflict(drafter.PersonId, Role.Drafter, now.Day, "Drafter") is { IsRefused: true } conflict) return conflict;
        return Do(Act.InviteDrafter, actor, now, record =>
        {
            Assign(drafter.PersonId, Role.Drafter, now);
            record.On(drafter.PersonId).Said("Drafter", drafter.Name).Tell(Side.Service);
        });
    }

    /// <summary>Ends a drafter's part at once. What they wrote stays in the draft.</summary>
    public Outcome RemoveDrafter(Actor actor, Guid person, Moment now)
    {
        if (Allows(Act.RemoveDrafter, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        var parts = assignments.Where(a => a.PersonId == person && a.Role == Role.Drafter && a.CountsOn(now.Day)).ToList();
        if (parts.Count == 0) return Outcome.Refused("drafter.gone", "Select somebody who writes the draft with you");
        return Do(Act.RemoveDrafter, actor, now, record =>
        {
            record.On(person).Tell(Side.Service);
            foreach (var part in parts) part.To = now.Day.AddDays(-1);
        });
    }

    /// <summary>Takes over what an earlier plan was built of. The entry names that plan by its reference and nothing else of it.</summary>
    public Outcome CopyDraft(Actor actor, PlanContent earlier, string reference, bool replaces, Moment now)
    {
        if (Allows(Act.CopyDraft, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        if (reference == Reference) return Outcome.Refused("copy.self", "Select another plan to start from", "From");
        if (!Working.HasNoParts && !replaces)
            return Outcome.Refused("copy.replaces", "Confirm that the objectives, activities, stages and review points written so far are to be replaced", "Replaces");
        var content = Working.CopyOf(earlier);
        if (content.Check() is { IsRefused: true } fault) return fault;
        return Do(Act.CopyDraft, actor, now, record =>
        {
            var (was, after) = Changed.Between(Working, content);
            SetWorking(content);
            record.Changed("Draft", was, after).Said("From", reference);
        });
    }

    private bool HasDrafted(Guid person) => assignments.Any(a => a.PersonId == person && a.Role is Role.KeyContact or Role.Drafter);

    /// <summary>Whether the working copy is this person's to write, and so to read.</summary>
    public bool IsDraftedBy(IReadOnlyCollection<Role> roles) => Status switch
    {
        PlanStatus.FrameworkDrafting or PlanStatus.DetailedDrafting => roles.Contains(Role.KeyContact) || roles.Contains(Role.Drafter),
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
