using Handrail.Domain.Lists;
using Handrail.Domain.Plans;

namespace Handrail.Domain.Drafting;

/// <summary>
/// What no plan may contain, whoever wrote it: said beside the field at the moment of saving. What a plan still lacks is
/// another question (<see cref="Completeness"/>), and a part that is saved while it is being written may lack anything.
/// </summary>
public static class Faults
{
    /// <summary>The first fault of the whole value, or done.</summary>
    public static Outcome Check(this PlanContent plan) => First(All(plan));

    private static IEnumerable<Outcome> All(PlanContent plan)
    {
        yield return Long(plan.Aim, Limits.Paragraph, "Aim", "The aim");
        yield return Long(plan.Background, Limits.Paragraph, "Background", "The background");
        yield return Long(plan.PatientSafety, Limits.Paragraph, "PatientSafety", "The patient-safety statement");
        yield return Long(plan.Support, Limits.Paragraph, "Support", "The support statement");
        yield return Long(plan.Adjustments, Limits.Paragraph, "Adjustments", "The adjustments");
        if (plan.PlannedMonths is < 1 or > Limits.PlannedMonths)
            yield return Outcome.Refused("plan.months", $"The plan must last between 1 and {Limits.PlannedMonths} months", "PlannedMonths");
        yield return Fits(plan);
        yield return Many(plan.Objectives.Length, Limits.Objectives, "objectives");
        yield return Many(plan.Activities.Length, Limits.Activities, "activities");
        yield return Many(plan.Stages.Length, Limits.Stages, "supervision stages");
        yield return Many(plan.Reviews.Length, Limits.Reviews, "review points");
        yield return Many(plan.Levels.Length, Limits.Levels, "supervision levels");
        // A part in work may still lack something, and says so (Completeness); what it has must be possible.
        foreach (var fault in plan.Objectives.SelectMany(part => Wrong(plan, part))) yield return fault;
        foreach (var fault in plan.Activities.SelectMany(part => Wrong(plan, part))) yield return fault;
        foreach (var fault in plan.Stages.SelectMany(part => Wrong(plan, part))) yield return fault;
        foreach (var fault in plan.Reviews.SelectMany(part => Wrong(plan, part))) yield return fault;
    }

    /// <summary>A shorter plan has to hold what is in it. The sentence names the first part that would come too late.</summary>
    private static Outcome Fits(PlanContent plan)
    {
        var late = plan.Objectives.Where(o => o.WithinMonths > plan.PlannedMonths).Select(o => (What: $"The objective “{o.Title}”", Month: o.WithinMonths))
            .Concat(plan.Activities.Where(a => a.DueByMonth > plan.PlannedMonths).Select(a => (What: $"The activity “{a.Title}”", Month: a.DueByMonth)))
            .Concat(plan.Reviews.Where(r => r.Month > plan.PlannedMonths).Select(r => (What: "A review", r.Month)))
            .FirstOrDefault();
        return late.What is null ? Outcome.Done
            : Outcome.Refused("plan.short", $"{late.What} is planned for month {late.Month}, after the plan would end. Change that first, or make the plan longer", "PlannedMonths");
    }

    /// <summary>Whether the plan's stages can stand on another ladder: a level that a stage uses must not disappear.</summary>
    public static Outcome Check(this PlanContent plan, SupervisionLadder next)
    {
        if (next.Levels.Count < 2) return Outcome.Refused("ladder.few", "Enter at least 2 levels of supervision", "Levels");
        if (next.Levels.Count > Limits.Levels) return Outcome.Refused("ladder.many", $"Enter at most {Limits.Levels} levels of supervision", "Levels");
        if (next.Levels.Any(l => l.Name.Length == 0)) return Outcome.Refused("level.name", "Enter a name for each level that has a definition", "Levels");
        if (next.Levels.Any(l => l.Definition.Length == 0)) return Outcome.Refused("level.definition", "Say for each level what the supervisor and the practitioner do", "Levels");
        if (next.Levels.DistinctBy(l => l.Name, StringComparer.OrdinalIgnoreCase).Count() < next.Levels.Count) return Outcome.Refused("level.twice", "Give each level a name of its own", "Levels");
        if (next.Levels.DistinctBy(l => l.Code).Count() < next.Levels.Count || next.Levels.Any(l => l.Code.Length is 0 or > Limits.Name))
            return Outcome.Refused("level.code", "The levels could not be told apart. Open the page again", "Levels");
        if (plan.Stages.FirstOrDefault(s => s.Level.Length > 0 && next.Find(s.Level) is null) is { } stage)
            return Outcome.Refused("ladder.used", $"A stage in “{stage.AppliesTo}” uses the level “{plan.Level(stage.Level)?.Name}”, which this ladder does not have. Change or remove that stage first", "Ladder");
        return next.Levels.Select(l => First(Long(l.Name, Limits.Name, "Levels", "The name of a level"), Long(l.Definition, Limits.Line, "Levels", "The definition of a level")))
            .FirstOrDefault(o => o.IsRefused) ?? Outcome.Done;
    }

    /// <summary>The first fault of a part that somebody calls finished, or done.</summary>
    public static Outcome Check(this PlanContent plan, Objective part) => First(plan.FaultsOf(part));

    public static Outcome Check(this PlanContent plan, Activity part) => First(plan.FaultsOf(part));

    public static Outcome Check(this PlanContent plan, SupervisionStage part) => First(plan.FaultsOf(part));

    public static Outcome Check(this PlanContent plan, ReviewPoint part) => First(plan.FaultsOf(part));

    /// <summary>All that stands against a part: what cannot be and, when it is called finished, first of all what has not been given yet.</summary>
    public static IReadOnlyList<Outcome> FaultsOf(this PlanContent plan, Objective part, bool isFinished = true) => [.. isFinished ? Missing(plan, part) : [], .. Wrong(plan, part).Where(o => o.IsRefused)];

    public static IReadOnlyList<Outcome> FaultsOf(this PlanContent plan, Activity part, bool isFinished = true) => [.. isFinished ? Missing(plan, part) : [], .. Wrong(plan, part).Where(o => o.IsRefused)];

    public static IReadOnlyList<Outcome> FaultsOf(this PlanContent plan, SupervisionStage part, bool isFinished = true) => [.. isFinished ? Missing(part) : [], .. Wrong(plan, part).Where(o => o.IsRefused)];

    public static IReadOnlyList<Outcome> FaultsOf(this PlanContent plan, ReviewPoint part, bool isFinished = true) => [.. isFinished ? Missing(part) : [], .. Wrong(plan, part).Where(o => o.IsRefused)];

    /// <summary>The same for the part of this id, whatever it is; nothing where the plan has no such part.</summary>
    public static IReadOnlyList<Outcome> FaultsOf(this PlanContent plan, Guid id) =>
        plan.Objectives.FirstOrDefault(p => p.Id == id) is { } objective ? plan.FaultsOf(objective)
        : plan.Activities.FirstOrDefault(p => p.Id == id) is { } activity ? plan.FaultsOf(activity)
        : plan.Stages.FirstOrDefault(p => p.Id == id) is { } stage ? plan.FaultsOf(stage)
        : plan.Reviews.FirstOrDefault(p => p.Id == id) is { } review ? plan.FaultsOf(review)
        : [];

    private static IEnumerable<Outcome> Missing(PlanContent plan, Objective part)
    {
        if (part.Title.Length == 0) yield return Outcome.Refused("objective.title", "Enter a title for the objective", "Title");
        if (part.Areas.IsEmpty) yield return Outcome.Refused("objective.areas", "Select at least one area that the objective is about", "Areas");
        if (part.WithinMonths == 0) yield return Within(plan);
    }

    private static IEnumerable<Outcome> Wrong(PlanContent plan, Objective part)
    {
        if (part.Areas.Any(a => !CodeLists.ObjectiveAreas.Knows(a))) yield return Outcome.Refused("objective.area", "Select areas from the list", "Areas");
        if (part.WithinMonths < 0 || part.WithinMonths > plan.PlannedMonths) yield return Within(plan);
        if (part.SuccessMeasures.Length > Limits.ListItems)
            yield return Outcome.Refused("objective.measures", $"Enter at most {Limits.ListItems} success measures", "SuccessMeasures");
        yield return Long(part.Title, Limits.Title, "Title", "The title");
        yield return Long(part.Description, Limits.Paragraph, "Description", "The description");
        yield return Long(part.EvidenceExpected, Limits.Paragraph, "EvidenceExpected", "The evidence expected");
        yield return First(part.SuccessMeasures.Select(m => Long(m, Limits.Line, "SuccessMeasures", "Each success measure")));
    }

    private static Outcome Within(PlanContent plan) =>
        Outcome.Refused("objective.within", $"The objective must be achieved within 1 to {plan.PlannedMonths} months, the length of the plan", "WithinMonths");

    private static IEnumerable<Outcome> Missing(PlanContent plan, Activity part)
    {
        if (part.Title.Length == 0) yield return Outcome.Refused("activity.title", "Enter a title for the activity", "Title");
        if (part.Kind.Length == 0) yield return Kind;
        if (part.Objectives.IsEmpty) yield return Outcome.Refused("activity.objectives", "Select the objective that this activity serves", "Objectives");
        if (part.Owner.Length == 0) yield return Owner;
        if (part.Frequency.Length == 0) yield return Frequency;
        if (part.PlannedCount == 0) yield return Count;
        if (part.DueByMonth == 0) yield return Due(plan);
        if (part.WhoPays.Length == 0) yield return Pays;
    }

    private static IEnumerable<Outcome> Wrong(PlanContent plan, Activity part)
    {
        if (!IsKnown(CodeLists.ActivityKinds, part.Kind)) yield return Kind;
        if (part.Objectives.Any(id => plan.Objectives.All(o => o.Id != id)))
            yield return Outcome.Refused("activity.objective", "An objective that this activity served has been removed. Select the objective it serves now", "Objectives");
        if (!IsKnown(CodeLists.Owners, part.Owner)) yield return Owner;
        if (!IsKnown(CodeLists.Frequencies, part.Frequency)) yield return Frequency;
        if (part.PlannedCount is < 0 or > Limits.PlannedCount) yield return Count;
        if (part.DueByMonth < 0 || part.DueByMonth > plan.PlannedMonths) yield return Due(plan);
        if (part.CostPence is < 0 or > Limits.CostPounds * 100)
            yield return Outcome.Refused("activity.cost", "Cost must be between 0 and 100,000 pounds", "CostPence");
        if (!IsKnown(CodeLists.WhoPays, part.WhoPays)) yield return Pays;
        yield return Long(part.Title, Limits.Title, "Title", "The title");
        yield return Long(part.EvidenceNeeded, Limits.Paragraph, "EvidenceNeeded", "The evidence needed");
    }

    private static Outcome Kind { get; } = Outcome.Refused("activity.kind", "Select the kind of activity", "Kind");

    private static Outcome Owner { get; } = Outcome.Refused("activity.owner", "Select who sees to the activity", "Owner");

    private static Outcome Frequency { get; } = Outcome.Refused("activity.frequency", "Select how often it happens", "Frequency");

    private static Outcome Count { get; } = Outcome.Refused("activity.count", $"Planned number must be between 1 and {Limits.PlannedCount}", "PlannedCount");

    private static Outcome Pays { get; } = Outcome.Refused("activity.pays", "Select who pays", "WhoPays");

    private static Outcome Due(PlanContent plan) =>
        Outcome.Refused("activity.due", $"The activity must be due in month 1 to {plan.PlannedMonths}, before the plan ends", "DueByMonth");

    private static IEnumerable<Outcome> Missing(SupervisionStage part)
    {
        if (part.Level.Length == 0) yield return Level;
        if (part.AppliesTo.Length == 0) yield return Outcome.Refused("stage.applies", "Enter the setting or procedures that this stage applies to", "AppliesTo");
        if (part.PlannedWeeks == 0) yield return Weeks;
    }

    private static IEnumerable<Outcome> Wrong(PlanContent plan, SupervisionStage part)
    {
        if (part.Level.Length > 0 && plan.Level(part.Level) is null) yield return Level;
        if (part.PlannedWeeks is < 0 or > Limits.StageWeeks) yield return Weeks;
        yield return Long(part.AppliesTo, Limits.Title, "AppliesTo", "The setting");
        yield return Long(part.EntryCriteria, Limits.Paragraph, "EntryCriteria", "The entry criteria");
        yield return Long(part.ExitCriteria, Limits.Paragraph, "ExitCriteria", "The exit criteria");
    }

    private static Outcome Level { get; } = Outcome.Refused("stage.level", "Select the level of supervision", "Level");

    private static Outcome Weeks { get; } = Outcome.Refused("stage.weeks", $"A stage must last between 1 and {Limits.StageWeeks} weeks", "PlannedWeeks");

    private static IEnumerable<Outcome> Missing(ReviewPoint part)
    {
        if (part.Month == 0) yield return Outcome.Refused("review.month", "A review must be in month 1 or later", "Month");
        if (part.Type.Length == 0) yield return Type;
        if (part.Attendees.IsEmpty) yield return Outcome.Refused("review.attendees", "Select who attends the review", "Attendees");
    }

    private static IEnumerable<Outcome> Wrong(PlanContent plan, ReviewPoint part)
    {
        if (part.Month < 0) yield return Outcome.Refused("review.month", "A review must be in month 1 or later", "Month");
        if (part.Month > plan.PlannedMonths)
            yield return Outcome.Refused("review.late", $"A review cannot come after the end of the plan, which lasts {plan.PlannedMonths} months", "Month");
        if (part.Month > 0 && plan.Reviews.Any(r => r.Id != part.Id && r.Month == part.Month))
            yield return Outcome.Refused("review.twice", "There is already a review in that month", "Month");
        if (!IsKnown(CodeLists.ReviewTypes, part.Type)) yield return Type;
        if (!part.Attendees.All(CodeLists.ReviewAttendees.Knows)) yield return Outcome.Refused("review.attendee", "Select attendees from the list", "Attendees");
    }

    private static Outcome Type { get; } = Outcome.Refused("review.type", "Select the type of review", "Type");

    /// <summary>A code that has not been chosen yet is no fault of a draft in work.</summary>
    private static bool IsKnown(CodeList list, string code) => code.Length == 0 || list.Knows(code);

    private static Outcome Long(string text, int limit, string field, string what) => text.Length <= limit
        ? Outcome.Done
        : Outcome.Refused("text.long", FormattableString.Invariant($"{what} must be {limit:N0} characters or fewer"), field);

    private static Outcome Many(int count, int limit, string what) => count <= limit
        ? Outcome.Done
        : Outcome.Refused("parts.many", $"A plan can have at most {limit} {what}");

    private static Outcome First(params IEnumerable<Outcome> outcomes) => outcomes.FirstOrDefault(o => o.IsRefused) ?? Outcome.Done;
}
