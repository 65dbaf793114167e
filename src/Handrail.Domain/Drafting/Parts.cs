using System.Collections.Immutable;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;

namespace Handrail.Domain.Drafting;

/// <summary>Adding, changing, ordering and removing the parts of a plan's content: new values from old ones.</summary>
public static class Parts
{
    public static PlanContent With(this PlanContent plan, Objective part) => plan with { Objectives = Put(plan.Objectives, part) };

    public static PlanContent With(this PlanContent plan, Activity part) => plan with { Activities = Put(plan.Activities, part) };

    public static PlanContent With(this PlanContent plan, SupervisionStage part) => plan with { Stages = Put(plan.Stages, part) };

    public static PlanContent With(this PlanContent plan, ReviewPoint part) => plan with { Reviews = Numbered(Put(plan.Reviews, part)) };

    public static PlanContent WithLadder(this PlanContent plan, SupervisionLadder ladder) =>
        plan with { Ladder = ladder.Code, Levels = [.. ladder.Levels] };

    /// <summary>What people call a part, to say what was removed; empty when the plan has no such part.</summary>
    public static string NameOf(this PlanContent plan, Guid id) =>
        plan.Objectives.FirstOrDefault(o => o.Id == id)?.Title
        ?? plan.Activities.FirstOrDefault(a => a.Id == id)?.Title
        ?? (plan.Stages.FirstOrDefault(s => s.Id == id) is { } stage ? $"{plan.Level(stage.Level)?.Name}, {stage.AppliesTo}" : null)
        ?? (plan.Reviews.FirstOrDefault(r => r.Id == id) is { } review ? $"{CodeLists.ReviewTypes.WordsOf(review.Type)} in month {review.Month}" : "");

    /// <summary>Removes the part; activities let go of an objective that leaves.</summary>
    public static PlanContent Without(this PlanContent plan, Guid id) => plan with
    {
        Objectives = Drop(plan.Objectives, id),
        Activities = [.. Drop(plan.Activities, id).Select(a => a with { Objectives = a.Objectives.Remove(id) })],
        Stages = Drop(plan.Stages, id),
        Reviews = Numbered(Drop(plan.Reviews, id)),
    };

    /// <summary>Moves a part up or down within its own list, a stage within its setting; at an end it stays. Reviews keep the order of their months.</summary>
    public static PlanContent Moved(this PlanContent plan, Guid id, int places) => plan with
    {
        Objectives = Shift(plan.Objectives, id, places),
        Activities = Shift(plan.Activities, id, places),
        Stages = ShiftWithinSetting(plan.Stages, id, places),
    };

    private static ImmutableArray<T> Put<T>(ImmutableArray<T> parts, T part)
        where T : IPart
    {
        var at = IndexOf(parts, part.Id);
        return at < 0 ? parts.Add(part) : parts.SetItem(at, part);
    }

    private static ImmutableArray<T> Drop<T>(ImmutableArray<T> parts, Guid id)
        where T : IPart => parts.RemoveAll(p => p.Id == id);

    private static ImmutableArray<T> Shift<T>(ImmutableArray<T> parts, Guid id, int places)
        where T : IPart
    {
        var at = IndexOf(parts, id);
        var to = at + places;
        return at < 0 || to < 0 || to >= parts.Length ? parts : parts.RemoveAt(at).Insert(to, parts[at]);
    }

    /// <summary>Stages of one setting follow one another, so a stage changes places with its own setting's next, wherever that stands.</summary>
    private static ImmutableArray<SupervisionStage> ShiftWithinSetting(ImmutableArray<SupervisionStage> stages, Guid id, int places)
    {
        if (stages.FirstOrDefault(s => s.Id == id)?.AppliesTo is not { } setting) return stages;
        var shifted = new Queue<SupervisionStage>(Shift([.. stages.Where(s => s.AppliesTo == setting)], id, places));
        return [.. stages.Select(s => s.AppliesTo == setting ? shifted.Dequeue() : s)];
    }

    private static int IndexOf<T>(ImmutableArray<T> parts, Guid id)
        where T : IPart
    {
        for (var i = 0; i < parts.Length; i++)
            if (parts[i].Id == id)
                return i;
        return -1;
    }

    private static ImmutableArray<ReviewPoint> Numbered(ImmutableArray<ReviewPoint> reviews) =>
        [.. reviews.OrderBy(r => r.Month).Select((r, i) => r with { Number = i + 1 })];
}
