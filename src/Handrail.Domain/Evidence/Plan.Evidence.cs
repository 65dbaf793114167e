using System.Collections.Immutable;
using Handrail.Domain.Lists;

namespace Handrail.Domain.Plans;

/// <summary>One time that an activity of the plan was done.</summary>
public sealed class ActivityRecord
{
    public required Guid Id { get; init; }

    public required Guid PlanId { get; init; }

    public required Guid ActivityId { get; init; }

    public required DateOnly DoneOn { get; init; }

    public required string Note { get; init; }

    public required Guid RecordedBy { get; init; }
}

/// <summary>Something that shows progress towards one or more objectives: a title, a day, and a file where there is one.</summary>
public sealed class Evidence
{
    public required Guid Id { get; init; }

    public required Guid PlanId { get; init; }

    public required string Kind { get; init; }

    public required string Title { get; init; }

    public required DateOnly Dated { get; init; }

    public required string Note { get; init; }

    public required Guid AddedBy { get; init; }

    /// <summary>The ids of the objectives that it speaks to, as one text with a space between.</summary>
    public required string Objectives { get; init; }

    /// <summary>The name under which the file was given; empty without a file.</summary>
    public string FileName { get; init; } = "";

    /// <summary>Where the store keeps the file.</summary>
    public Guid? FileId { get; init; }

    public long FileBytes { get; init; }

    public IEnumerable<Guid> ObjectiveIds => Objectives.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse);
}

public sealed partial class Plan
{
    private readonly List<ActivityRecord> activityRecords = [];
    private readonly List<Evidence> evidence = [];

    public IReadOnlyCollection<ActivityRecord> ActivityRecords => activityRecords;

    public IReadOnlyCollection<Evidence> Evidence => evidence;

    public Outcome RecordActivity(Actor actor, Guid activity, DateOnly on, string note, Moment now)
    {
        if (Allows(Act.RecordActivity, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        if (Agreed.Activities.FirstOrDefault(a => a.Id == activity) is not { } planned) return Outcome.Refused("activity.gone", "Select an activity of the plan", "Activity");
        if (Happened(on, now, "On") is { IsRefused: true } fault) return fault;
        if (note.Length > Limits.Paragraph) return Outcome.Refused("activity.long", FormattableString.Invariant($"The note must be {Limits.Paragraph:N0} characters or fewer"), "Note");
        return Do(Act.RecordActivity, actor, now, _ => Status, record =>
        {
            activityRecords.Add(new ActivityRecord { Id = Ids.New(), PlanId = Id, ActivityId = activity, DoneOn = on, Note = note, RecordedBy = actor.PersonId });
            record.On(activity).Said("Activity", planned.Title).Said("Text", note);
        });
    }

    public Outcome AttachEvidence(Actor actor, string kind, string title, DateOnly dated, IReadOnlyCollection<Guid> objectives, string note, StoredFile? file, Moment now)
    {
        if (Allows(Act.AttachEvidence, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        if (!CodeLists.PlanEvidenceKinds.Offers(kind)) return Outcome.Refused("evidence.kind", "Select the kind of evidence", "Kind");
        if (title.Length is 0 or > Limits.Title) return Outcome.Refused("evidence.title", $"Enter a title of {Limits.Title} characters or fewer", "Title");
        if (objectives.Count == 0 || objectives.Any(id => Agreed.Objectives.All(o => o.Id != id))) return Outcome.Refused("evidence.objectives", "Select at least one objective that the evidence speaks to", "Objectives");
        if (dated > now.Day) return Outcome.Refused("evidence.future", "The date of the evidence must be today or in the past", "Dated");
        // A certificate may be older than the plan; a year mistyped is not meant.
        if (dated < now.Day.AddYears(-10)) return Outcome.Refused("evidence.old", "The date of the evidence must be within the last 10 years", "Dated");
        if (note.Length > Limits.Paragraph) return Outcome.Refused("evidence.long", FormattableString.Invariant($"The note must be {Limits.Paragraph:N0} characters or fewer"), "Note");
        if (file is null && note.Length == 0) return Outcome.Refused("evidence.empty", "Choose a file, or describe the evidence in the note", "File");
        return Do(Act.AttachEvidence, actor, now, _ => Status, record =>
        {
            var item = new Evidence
            {
                Id = Ids.New(),
                PlanId = Id,
                Kind = kind,
                Title = title,
                Dated = dated,
                Note = note,
                AddedBy = actor.PersonId,
                Objectives = string.Join(' ', objectives.Distinct()),
                FileName = file?.Name ?? "",
                FileId = file?.Id,
                FileBytes = file?.Bytes ?? 0,
            };
            evidence.Add(item);
            record.On(item.Id).Said("Title", title).Said("Text", note).Said("File", file?.Name ?? "");
        });
    }

    /// <summary>What is recorded as done must have happened: from the start of the plan to today.</summary>
    private Outcome Happened(DateOnly on, Moment now, string field) =>
        on > now.Day ? Outcome.Refused("date.future", "The date must be today or in the past", field)
        : on < StartedOn ? Outcome.Refused("date.early", "The date cannot be before the plan started", field)
        : Outcome.Done;
}

/// <summary>A file that the store has taken in.</summary>
public sealed record StoredFile(Guid Id, string Name, long Bytes);
