using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Handrail.Domain.Lists;

namespace Handrail.Domain.Plans;

/// <summary>A piece of a plan that evidence, reviews, comments and signatures can point at. Its id survives versions.</summary>
public interface IPart
{
    Guid Id { get; }
}

/// <summary>
/// What a plan says: the immutable value that is drafted, compared, signed, printed and hashed. People, dates of start and
/// what has happened stand beside it. Two contents are equal when their canonical bytes are (see <see cref="PlanText"/>).
/// </summary>
public sealed record PlanContent
{
    public string Aim { get; init; } = "";

    /// <summary>Short and neutral: what led to the plan, without evidence and without blame.</summary>
    public string Background { get; init; } = "";

    public string PatientSafety { get; init; } = "";

    /// <summary>Whom the practitioner can talk to, and what helps.</summary>
    public string Support { get; init; } = "";

    /// <summary>What the practitioner wants known and arranged, in their words; never a diagnosis.</summary>
    public string Adjustments { get; init; } = "";

    public int PlannedMonths { get; init; } = 6;

    /// <summary>Which ladder the levels came from: a code of <see cref="SupervisionLadders"/>, or "own".</summary>
    public string Ladder { get; init; } = "";

    /// <summary>The ladder's levels, held here whole, so that a signed plan never changes with a list.</summary>
    public ImmutableArray<SupervisionLevel> Levels { get; init; } = [];

    public ImmutableArray<Objective> Objectives { get; init; } = [];

    public ImmutableArray<Activity> Activities { get; init; } = [];

    public ImmutableArray<SupervisionStage> Stages { get; init; } = [];

    public ImmutableArray<ReviewPoint> Reviews { get; init; } = [];

    /// <summary>Nothing has been built yet: there may be texts, but no objective, activity, stage or review point.</summary>
    [JsonIgnore]
    public bool HasNoParts => Objectives.IsEmpty && Activities.IsEmpty && Stages.IsEmpty && Reviews.IsEmpty;

    public SupervisionLevel? Level(string code) => Levels.FirstOrDefault(l => l.Code == code);

    /// <summary>The settings that the plan's supervision speaks of, in the order of the stages.</summary>
    [JsonIgnore]
    public IEnumerable<string> Settings => Stages.Select(s => s.AppliesTo).Distinct(StringComparer.Ordinal);

    public IEnumerable<SupervisionStage> StagesFor(string setting) => Stages.Where(s => s.AppliesTo == setting);
}

public sealed record Objective : IPart
{
    public required Guid Id { get; init; }

    /// <summary>One or more of <see cref="CodeLists.ObjectiveAreas"/>. A plan counts once in an area when any objective has it.</summary>
    public ImmutableArray<string> Areas { get; init; } = [];

    public string Title { get; init; } = "";

    public string Description { get; init; } = "";

    public int WithinMonths { get; init; }

    public ImmutableArray<string> SuccessMeasures { get; init; } = [];

    public string EvidenceExpected { get; init; } = "";
}

public sealed record Activity : IPart
{
    public required Guid Id { get; init; }

    public string Kind { get; init; } = "";

    public string Title { get; init; } = "";

    public ImmutableArray<Guid> Objectives { get; init; } = [];

    public string Owner { get; init; } = "";

    public string Frequency { get; init; } = "";

    public int PlannedCount { get; init; } = 1;

    public int DueByMonth { get; init; }

    public string EvidenceNeeded { get; init; } = "";

    public int CostPence { get; init; }

    public string WhoPays { get; init; } = "";
}

public sealed record SupervisionStage : IPart
{
    public required Guid Id { get; init; }

    /// <summary>A level of the plan's ladder. It is shown by name and definition, never by a number (domain.md 4.2).</summary>
    public string Level { get; init; } = "";

    /// <summary>The settings or procedures it speaks of. Stages of one setting follow one another in the plan's order.</summary>
    public string AppliesTo { get; init; } = "";

    public int PlannedWeeks { get; init; }

    public string EntryCriteria { get; init; } = "";

    public string ExitCriteria { get; init; } = "";
}

public sealed record ReviewPoint : IPart
{
    public required Guid Id { get; init; }

    /// <summary>1, 2, 3… in the order of months; given by the plan.</summary>
    public int Number { get; init; }

    public int Month { get; init; }

    public string Type { get; init; } = "";

    public ImmutableArray<string> Attendees { get; init; } = [];
}
