using Handrail.Domain.Lists;
using Handrail.Domain.Plans;

namespace Handrail.Domain.Drafting;

/// <summary>
/// What no plan may contain, whoever wrote it: said beside the field at the moment of saving. What a plan still lacks is
/// another question (<see cref="Completeness"/>).
/// </summary>
public static class Faults
{
    /// <summary>The first fault of the whole value, or done.</summary>
    public static Outcome Check(this PlanContent plan)
    {
        foreach (var outcome in All(plan))
            if (outcome.IsRefused)
                return outcome;
        return Outcome.Done;
    }

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
        foreach (var part in plan.Objectives) yield return plan.Check(part);
        // An activity may stand without an objective after its objective was removed: the draft then lacks something (Completeness).
        foreach (var part in plan.Activities)
            if (!part.Objectives.IsEmpty)
                yield return plan.Check(part);
        foreach (var part in plan.Stages) yield return plan.Check(part);
        foreach (var part in plan.Reviews) yield return plan.Check(part);
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
        if (plan.Stages.FirstOrDefault(s => next.Find(s.Level) is null) is { } stage)
            return Outcome.Refused("ladder.used", $"A stage in “{stage.AppliesTo}” uses the level “{plan.Level(stage.Level)?.Name}”, which this ladder does not have. Change or remove that stage first", "Ladder");
        return next.Levels.Select(l => First(Long(l.Name, Limits.Name, "Levels", "The name of a level"), Long(l.Definition, Limits.Line, "Levels", "The definition of a level")))
            .FirstOrDefault(o => o.IsRefused) ?? Outcome.Done;
    }

    public static Outcome Check(this PlanContent plan, Objective part)
    {
        if (part.Title.Length == 0) return Outcome.Refused("objective.title", "Enter a title for the objective", "Title");
        if (part.Areas.IsEmpty) return Outcome.Refused("objective.areas", "Select at least one area that the objective is about", "Areas");
        if (part.Areas.FirstOrDefault(a => !CodeLists.ObjectiveAreas.Knows(a)) is not null)
            return Outcome.Refused("objective.area", "Select areas from the list", "Areas");
        if (part.WithinMonths < 1 || part.WithinMonths > plan.PlannedMonths)
            return Outcome.Refused("objective.within", $"The objective must be achieved within 1 to {plan.PlannedMonths} months, the length of the plan", "WithinMonths");
        if (part.SuccessMeasures.Length > Limits.ListItems)
            return Outcome.Refused("objective.measures", $"Enter at most {Limits.ListItems} success measures", "SuccessMeasures");
        return First(
            Long(part.Title, Limits.Title, "Title", "The title"),
            Long(part.Description, Limits.Paragraph, "Description", "The description"),
            Long(part.EvidenceExpected, Limits.Paragraph, "EvidenceExpected", "The evidence expected"),
            part.SuccessMeasures.Select(m => Long(m, Limits.Line, "SuccessMeasures", "Each success measure")).FirstOrDefault(o => o.IsRefused) ?? Outcome.Done);
    }

    public static Outcome Check(this PlanContent plan, Activity part)
    {
        if (part.Title.Length == 0) return Outcome.Refused("activity.title", "Enter a title for the activity", "Title");
        if (!CodeLists.ActivityKinds.Knows(part.Kind)) return Outcome.Refused("activity.kind", "Select the kind of activity", "Kind");
        if (part.Objectives.IsEmpty) return Outcome.Refused("activity.objectives", "Select the objective that this activity serves", "Objectives");
        if (part.Objectives.Any(id => plan.Objectives.All(o => o.Id != id)))
            return Outcome.Refused("activity.objective", "An objective that this activity served has been removed. Select the objective it serves now", "Objectives");
        if (!CodeLists.Owners.Knows(part.Owner)) return Outcome.Refused("activity.owner", "Select who sees to the activity", "Owner");
        if (!CodeLists.Frequencies.Knows(part.Frequency)) return Outcome.Refused("activity.frequency", "Select how often it happens", "Frequency");
        if (part.PlannedCount is < 1 or > Limits.PlannedCount)
            return Outcome.Refused("activity.count", $"Planned number must be between 1 and {Limits.PlannedCount}", "PlannedCount");
        if (part.DueByMonth < 1 || part.DueByMonth > plan.PlannedMonths)
            return Outcome.Refused("activity.due", $"The activity must be due in month 1 to {plan.PlannedMonths}, before the plan ends", "DueByMonth");
        if (part.CostPence is < 0 or > Limits.CostPounds * 100)
            return Outcome.Refused("activity.cost", "Cost must be between 0 and 100,000 pounds", "Cost");
        if (!CodeLists.WhoPays.Knows(part.WhoPays)) return Outcome.Refused("activity.pays", "Select who pays", "WhoPays");
        return First(Long(part.Title, Limits.Title, "Title", "The title"), Long(part.EvidenceNeeded, Limits.Paragraph, "EvidenceNeeded", "The evidence needed"));
    }

    public static Outcome Check(this PlanContent plan, SupervisionStage part)
    {
        if (plan.Level(part.Level) is null) return Outcome.Refused("stage.level", "Select the level of supervision", "Level");
        if (part.AppliesTo.Length == 0) return Outcome.Refused("stage.applies", "Enter the setting or procedures that this stage applies to", "AppliesTo");
        if (part.PlannedWeeks is < 1 or > Limits.StageWeeks)
            return Outcome.Refused("stage.weeks", $"A stage must last between 1 and {Limits.StageWeeks} weeks", "PlannedWeeks");
        return First(
            Long(part.AppliesTo, Limits.Title, "AppliesTo", "The setting"),
            Long(part.EntryCriteria, Limits.Paragraph, "EntryCriteria", "The entry criteria"),
            Long(part.ExitCriteria, Limits.Paragraph, "ExitCriteria", "The exit criteria"));
    }

    public static Outcome Check(this PlanContent plan, ReviewPoint part)
    {
        if (part.Month < 1) return Outcome.Refused("review.month", "A review must be in month 1 or later", "Month");
        if (part.Month > plan.PlannedMonths)
            return Outcome.Refused("review.late", $"A review cannot come after the end of the plan, which lasts {plan.PlannedMonths} months", "Month");
        if (plan.Reviews.Any(r => r.Id != part.Id && r.Month == part.Month))
            return Outcome.Refused("review.twice", "There is already a review in that month", "Month");
        if (!CodeLists.ReviewTypes.Knows(part.Type)) return Outcome.Refused("review.type", "Select the type of review", "Type");
        if (part.Attendees.IsEmpty) return Outcome.Refused("review.attendees", "Select who attends the review", "Attendees");
        return part.Attendees.All(CodeLists.ReviewAttendees.Knows) ? Outcome.Done
            : Outcome.Refused("review.attendee", "Select attendees from the list", "Attendees");
    }

    private static Outcome Long(string text, int limit, string field, string what) => text.Length <= limit
        ? Outcome.Done
        : Outcome.Refused("text.long", FormattableString.Invariant($"{what} must be {limit:N0} characters or fewer"), field);

    private static Outcome Many(int count, int limit, string what) => count <= limit
        ? Outcome.Done
        : Outcome.Refused("parts.many", $"A plan can have at most {limit} {what}");

    private static Outcome First(params ReadOnlySpan<Outcome> outcomes)
    {
        foreach (var outcome in outcomes)
            if (outcome.IsRefused)
                return outcome;
        return Outcome.Done;
    }
}
