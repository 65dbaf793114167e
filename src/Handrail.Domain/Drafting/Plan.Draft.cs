using Handrail.Domain.Drafting;

namespace Handrail.Domain.Plans;

public sealed partial class Plan
{
    /// <summary>The version that the second reader has approved; the plan can be issued while it is the current one.</summary>
    public int ApprovedVersion { get; private set; }

    public bool IsApproved => CurrentVersion > 0 && ApprovedVersion == CurrentVersion;

    /// <summary>Saves a new value of the working copy. The entry keeps the part as it was and as it is.</summary>
    public Outcome EditDraft(Actor actor, PlanContent content, string part, Guid? partId, Moment now)
    {
        if (content.Check() is { IsRefused: true } fault) return fault;
        // A level in force that the ladder no longer knows could be neither stepped down from nor told from a looser one.
        if (InForce.FirstOrDefault(r => !r.IsStopped && content.Level(r.Level)?.Tightness != TightnessOf(r.Level)) is { } run)
            return Outcome.Refused("amend.level", $"Keep the level “{LevelName(run.Level)}”: it is in force in “{run.Setting}”", "Ladder");
        return Do(Act.EditDraft, actor, now, record =>
        {
            var before = WorkingText;
            SetWorking(content);
            record.Changed(part, before, WorkingText);
            if (partId is { } id) record.On(id);
        });
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

    /// <summary>Which version this person reads: drafters their working copy (0), both sides and supervisors what has been shared.</summary>
    public int? VersionReadBy(IReadOnlyCollection<Role> roles)
    {
        var drafter = Status switch
        {
            PlanStatus.FrameworkDrafting or PlanStatus.DetailedDrafting => Role.KeyContact,
            PlanStatus.Amending => Role.CaseManager,
            _ => (Role?)null,
        };
        if (drafter is { } role && roles.Contains(role)) return 0;
        // After agreement a newer version that was never shared is an amendment given up, which nobody reads as the plan.
        if (AgreedVersion == 0 && (roles.Contains(Role.SecondReader) || roles.Contains(Role.KeyContact))) return CurrentVersion > 0 ? CurrentVersion : null;
        return SharedVersion > 0 ? SharedVersion : null;
    }
}
