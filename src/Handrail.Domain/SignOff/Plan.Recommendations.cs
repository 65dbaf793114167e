using Handrail.Domain.Lists;

namespace Handrail.Domain.Plans;

/// <summary>What the supervisor or the case manager recommends to the accountable person, with reasons. A later one of the same role takes its place.</summary>
public sealed class Recommendation
{
    public required Guid PlanId { get; init; }

    /// <summary>1, 2, 3… in the order given.</summary>
    public required int Number { get; init; }

    /// <summary>How many reviews had been held: what was recommended before the plan returned to delivery no longer counts.</summary>
    public required int AfterReview { get; init; }

    public required Role Role { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>A code of <see cref="CodeLists.SignOffRecommendations"/>.</summary>
    public required string Outcome { get; init; }

    public required string Reasons { get; init; }

    public required DateOnly Day { get; init; }
}

public sealed partial class Plan
{
    private readonly List<Recommendation> recommendations = [];

    public IReadOnlyCollection<Recommendation> Recommendations => recommendations;

    /// <summary>The recommendations that stand: the newest of each role since the final review.</summary>
    public IEnumerable<Recommendation> StandingRecommendations =>
        recommendations.Where(r => r.AfterReview == reviews.Count).GroupBy(r => r.Role).Select(g => g.MaxBy(r => r.Number)!).OrderBy(r => r.Number);

    /// <summary>The newest recommendation of those who supervise, or of the case manager for the organisation.</summary>
    public Recommendation? RecommendationOf(Side side) => StandingRecommendations.LastOrDefault(r => r.Role.Side() == side);

    /// <summary>Whose recommendation the accountable person still waits for. Where nobody supervises any more, nobody is waited for.</summary>
    public IReadOnlyList<Side> RecommendationsAwaited(DateOnly day) =>
    [
        .. RecommendationOf(Side.Supervision) is null && HasSupervisor(day) ? new[] { Side.Supervision } : [],
        .. RecommendationOf(Side.Organisation) is null ? new[] { Side.Organisation } : [],
    ];

    private static IEnumerable<Outcome> FaultsOfRecommendation(string outcome, string reasons)
    {
        if (!CodeLists.SignOffRecommendations.Offers(outcome)) yield return Outcome.Refused("recommend.outcome", "Select what you recommend", "Outcome");
        if (reasons.Length is 0 or > Limits.Note) yield return Outcome.Refused("recommend.reasons", FormattableString.Invariant($"Give your reasons in {Limits.Note:N0} characters or fewer"), "Reasons");
    }

    public Outcome RecommendSignOff(Actor actor, string outcome, string reasons, Moment now)
    {
        if (Allows(Act.RecommendSignOff, actor, now.Day, out var role) is { IsRefused: true } refusal) return refusal;
        if (Outcome.All(FaultsOfRecommendation(outcome, reasons)) is { IsRefused: true } fault) return fault;
        return Do(Act.RecommendSignOff, actor, now, record =>
        {
            recommendations.Add(new Recommendation { PlanId = Id, Number = recommendations.Count + 1, AfterReview = reviews.Count, Role = role, PersonId = actor.PersonId, Outcome = outcome, Reasons = reasons, Day = now.Day });
            record.Said("Recommendation", CodeLists.SignOffRecommendations.WordsOf(outcome)).Said("Text", reasons).Tell(Side.Organisation);
        });
    }
}
