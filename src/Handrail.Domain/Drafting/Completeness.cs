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

/// <summary>One thing that a draft still lacks before it can go to the second reader.</summary>
public sealed record Lack(DraftPart Part, string Sentence);

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
    }

    private static IEnumerable<Lack> Find(PlanContent plan)
    {
        foreach (var lack in FindFramework(plan)) yield return lack;
        if (plan.Background.Length == 0) yield return new(DraftPart.About, "Say in a few neutral words what led to the plan");
        if (plan.PatientSafety.Length == 0) yield return new(DraftPart.Safeguards, "Write the patient-safety statement");
        if (plan.Support.Length == 0) yield return new(DraftPart.Safeguards, "Say whom the practitioner can talk to");
        foreach (var objective in plan.Objectives)
        {
            if (objective.SuccessMeasures.IsEmpty) yield return new(DraftPart.Objectives, $"Say how success is measured for “{objective.Title}”");
            if (objective.EvidenceExpected.Length == 0) yield return new(DraftPart.Objectives, $"Say what evidence is expected for “{objective.Title}”");
            if (plan.Activities.All(a => !a.Objectives.Contains(objective.Id)))
                yield return new(DraftPart.Activities, $"Add an activity for the objective “{objective.Title}”");
        }

        foreach (var activity in plan.Activities.Where(a => a.Objectives.IsEmpty))
            yield return new(DraftPart.Activities, $"Say which objective “{activity.Title}” serves");
        foreach (var stage in plan.Stages.Where(s => s.ExitCriteria.Length == 0))
            yield return new(DraftPart.Supervision, $"Say what ends the stage “{plan.Level(stage.Level)?.Name}” in “{stage.AppliesTo}”");
        if (plan.Reviews.IsEmpty) yield return new(DraftPart.Reviews, "Add at least one review point");
        else if (plan.Reviews.All(r => r.Type != "final")) yield return new(DraftPart.Reviews, "Add a final review");
    }
}
