using Handrail.Domain.Lists;
using Handrail.Domain.Plans;

namespace Handrail.Domain.Drafting;

/// <summary>The parts in which a draft is written, in the order of the task list.</summary>
public enum DraftPart
{
    About,
    Safeguards,
    Objectives,
    Activities,
    Supervision,
    Reviews,
}

/// <summary>One thing that a draft still lacks before it can go to the second reader, and of which objective, activity, stage or review point.</summary>
public sealed record Lack(DraftPart Part, string Sentence, Guid? Id = null);

public static class Completeness
{
    public static IReadOnlyList<Lack> Lacks(this PlanContent plan) => [.. Find(plan)];

    /// <summary>What a framework needs before it is offered: the aim, the objectives and the supervision ladder (domain.md 12.1, P1).</summary>
    public static IReadOnlyList<Lack> FrameworkLacks(this PlanContent plan) => [.. FindFramework(plan)];

    private static IEnumerable<Lack> FindFramework(PlanContent plan)
    {
        if (plan.Aim.Length == 0) yield return new(DraftPart.About, "Say what the plan aims at");
        if (plan.Objectives.IsEmpty) yield return new(DraftPart.Objectives, "Add at least one objective");
        if (plan.Stages.IsEmpty) yield return new(DraftPart.Supervision, "Add at least one supervision stage");
        foreach (var lack in Unfinished(plan)) yield return lack;
    }

    /// <summary>What has been begun and not finished: no part leaves half written, in a framework neither.</summary>
    private static IEnumerable<Lack> Unfinished(PlanContent plan)
    {
        foreach (var (objective, number) in plan.Objectives.Select((o, i) => (o, i + 1)))
        {
            var name = Named(objective.Title, "objective", number);
            if (objective.Title.Length == 0) yield return new(DraftPart.Objectives, $"Enter a title for {name}", objective.Id);
            if (objective.Areas.IsEmpty) yield return new(DraftPart.Objectives, $"Select what {name} is about", objective.Id);
            if (objective.WithinMonths == 0) yield return new(DraftPart.Objectives, $"Say within how many months {name} is to be achieved", objective.Id);
        }

        foreach (var (activity, number) in plan.Activities.Select((a, i) => (a, i + 1)))
        {
            var name = Named(activity.Title, "activity", number);
            if (activity.Title.Length == 0) yield return new(DraftPart.Activities, $"Enter a title for {name}", activity.Id);
            if (activity.Kind.Length == 0) yield return new(DraftPart.Activities, $"Select what kind of activity {name} is", activity.Id);
            if (activity.Owner.Length == 0) yield return new(DraftPart.Activities, $"Select who sees to {name}", activity.Id);
            if (activity.Frequency.Length == 0 || activity.PlannedCount == 0) yield return new(DraftPart.Activities, $"Say how often {name} happens", activity.Id);
            if (activity.DueByMonth == 0) yield return new(DraftPart.Activities, $"Say in which month {name} is due", activity.Id);
            if (activity.WhoPays.Length == 0) yield return new(DraftPart.Activities, $"Select who pays for {name}", activity.Id);
        }

        foreach (var (stage, number) in plan.Stages.Select((s, i) => (s, i + 1)))
        {
            if (stage.AppliesTo.Length == 0) yield return new(DraftPart.Supervision, $"Say which setting stage {number} is for", stage.Id);
            if (stage.Level.Length == 0) yield return new(DraftPart.Supervision, $"Select the level of supervision of stage {number}", stage.Id);
            if (stage.PlannedWeeks == 0) yield return new(DraftPart.Supervision, $"Say how many weeks stage {number} lasts", stage.Id);
        }

        foreach (var review in plan.Reviews)
        {
            if (review.Month == 0) yield return new(DraftPart.Reviews, $"Say in which month review {review.Number} is held", review.Id);
            if (review.Type.Length == 0) yield return new(DraftPart.Reviews, $"Select the type of review {review.Number}", review.Id);
            if (review.Attendees.IsEmpty) yield return new(DraftPart.Reviews, $"Select who attends review {review.Number}", review.Id);
        }
    }

    private static IEnumerable<Lack> Find(PlanContent plan)
    {
        foreach (var lack in FindFramework(plan)) yield return lack;
        if (plan.Background.Length == 0) yield return new(DraftPart.About, "Say in a few neutral words what led to the plan");
        if (plan.PatientSafety.Length == 0) yield return new(DraftPart.Safeguards, "Write the patient-safety statement");
        if (plan.Support.Length == 0) yield return new(DraftPart.Safeguards, "Say whom the practitioner can talk to");
        foreach (var (objective, number) in plan.Objectives.Select((o, i) => (o, i + 1)))
        {
            var name = Named(objective.Title, "objective", number);
            if (objective.SuccessMeasures.IsEmpty) yield return new(DraftPart.Objectives, $"Say how success is measured for {name}", objective.Id);
            if (objective.EvidenceExpected.Length == 0) yield return new(DraftPart.Objectives, $"Say what evidence is expected for {name}", objective.Id);
            if (plan.Activities.All(a => !a.Objectives.Contains(objective.Id)))
                yield return new(DraftPart.Activities, objective.Title.Length > 0 ? $"Add an activity for the objective {name}" : $"Add an activity for {name}");
        }

        foreach (var (activity, number) in plan.Activities.Select((a, i) => (a, i + 1)))
            if (activity.Objectives.IsEmpty)
                yield return new(DraftPart.Activities, $"Say which objective {Named(activity.Title, "activity", number)} serves", activity.Id);
        foreach (var stage in plan.Stages.Where(s => s.ExitCriteria.Length == 0))
            yield return new(DraftPart.Supervision, plan.Level(stage.Level) is { } level && stage.AppliesTo.Length > 0 ? $"Say what ends the stage “{level.Name}” in “{stage.AppliesTo}”" : $"Say what ends stage {plan.Stages.IndexOf(stage) + 1}", stage.Id);
        if (plan.Reviews.IsEmpty) yield return new(DraftPart.Reviews, "Add at least one review point");
        else if (plan.Reviews.All(r => r.Type != "final")) yield return new(DraftPart.Reviews, "Add a final review");
    }

    private static string Named(string title, string what, int number) => title.Length > 0 ? $"“{title}”" : FormattableString.Invariant($"{what} {number}");
}
