using System.Text.Json;
using Handrail.Domain.Plans;

namespace Handrail.Domain.Drafting;

/// <summary>The pieces in which a plan is proposed and compared. The first three are the plan's own: each plan has them once.</summary>
public enum PartKind
{
    About,
    Safeguards,
    Levels,
    Objective,
    Activity,
    Stage,
    Review,
}

/// <summary>
/// Each part of a plan as a text of its own, so that a change of one part can be stored, compared and joined without the rest.
/// A part that is not there is an empty text.
/// </summary>
public static class PartTexts
{
    /// <summary>The ids under which the plan's own parts are spoken of; they are the same in every plan.</summary>
    public static readonly Guid About = new("00000000-0000-7000-8000-0000000000a1"), Safeguards = new("00000000-0000-7000-8000-0000000000a2"), Levels = new("00000000-0000-7000-8000-0000000000a3");

    public static PartKind? KindOf(this PlanContent plan, Guid id) =>
        id == About ? PartKind.About
        : id == Safeguards ? PartKind.Safeguards
        : id == Levels ? PartKind.Levels
        : plan.Objectives.Any(p => p.Id == id) ? PartKind.Objective
        : plan.Activities.Any(p => p.Id == id) ? PartKind.Activity
        : plan.Stages.Any(p => p.Id == id) ? PartKind.Stage
        : plan.Reviews.Any(p => p.Id == id) ? PartKind.Review
        : null;

    public static string TextOf(this PlanContent plan, Guid id) => plan.KindOf(id) switch
    {
        PartKind.About => Write(new PlanContent { Aim = plan.Aim, Background = plan.Background, PlannedMonths = plan.PlannedMonths }),
        PartKind.Safeguards => Write(new PlanContent { PatientSafety = plan.PatientSafety, Support = plan.Support, Adjustments = plan.Adjustments }),
        PartKind.Levels => Write(new PlanContent { Ladder = plan.Ladder, Levels = plan.Levels }),
        PartKind.Objective => Write(plan.Objectives.First(p => p.Id == id)),
        PartKind.Activity => Write(plan.Activities.First(p => p.Id == id)),
        PartKind.Stage => Write(plan.Stages.First(p => p.Id == id)),
        // A review's number follows from the others, so it is no part of what a review says.
        PartKind.Review => Write(plan.Reviews.First(p => p.Id == id) with { Number = 0 }),
        _ => "",
    };

    /// <summary>The plan with this text in the place of the part; an empty text takes the part out.</summary>
    public static PlanContent WithText(this PlanContent plan, PartKind kind, Guid id, string text)
    {
        if (text.Length == 0) return plan.Without(id);
        switch (kind)
        {
            case PartKind.About:
                var about = Own(text);
                return plan with { Aim = about.Aim, Background = about.Background, PlannedMonths = about.PlannedMonths };
            case PartKind.Safeguards:
                var safeguards = Own(text);
                return plan with { PatientSafety = safeguards.PatientSafety, Support = safeguards.Support, Adjustments = safeguards.Adjustments };
            case PartKind.Levels:
                var levels = Own(text);
                return plan with { Ladder = levels.Ladder, Levels = levels.Levels };
            case PartKind.Objective: return plan.With(PlanText.ReadPart(text, new Objective { Id = id }));
            case PartKind.Activity: return plan.With(PlanText.ReadPart(text, new Activity { Id = id }));
            case PartKind.Stage: return plan.With(PlanText.ReadPart(text, new SupervisionStage { Id = id }));
            case PartKind.Review: return plan.With(PlanText.ReadPart(text, new ReviewPoint { Id = id }));
            default: throw new ArgumentOutOfRangeException(nameof(kind));
        }
    }

    /// <summary>
    /// A change from one text to another, made anew on what the part says now. Where both have changed the same thing, or one
    /// has taken the part out, there is a clash and the value is what the part says now.
    /// </summary>
    public static Merged<string> Join(string before, string now, string after)
    {
        if (now == before || now == after) return new(after, []);
        if (before.Length == 0 || now.Length == 0 || after.Length == 0) return new(now, [new Clash("", before, now, after)]);
        var merged = Merge.OfTexts(before, now, after);
        return merged.Clashes.Count == 0 ? merged : new(now, merged.Clashes);
    }

    /// <summary>What people call a part; empty when the plan has no such part.</summary>
    public static string TitleOf(this PlanContent plan, Guid id) => plan.KindOf(id) switch
    {
        PartKind.About => "Aim, background and length",
        PartKind.Safeguards => "Patient safety and support",
        PartKind.Levels => "Levels of supervision",
        _ => plan.NameOf(id),
    };

    /// <summary>All parts of the plan in the order in which it is read.</summary>
    public static IEnumerable<Guid> PartIds(this PlanContent plan) =>
    [
        About, Safeguards, .. plan.Objectives.Select(p => p.Id), .. plan.Activities.Select(p => p.Id), Levels, .. plan.Stages.Select(p => p.Id), .. plan.Reviews.Select(p => p.Id),
    ];

    private static PlanContent Own(string text) => PlanText.ReadPart(text, new PlanContent());

    private static string Write<T>(T part) => JsonSerializer.Serialize(part, PlanText.Part<T>());
}
