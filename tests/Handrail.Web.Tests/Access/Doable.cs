using Handrail.Domain.People;
using Handrail.Domain.Plans;

namespace Handrail.Web.Tests.Access;

/// <summary>A form that the truth file says will be done: which, by whom, in which status. What must not pass is tried where everything else would let it.</summary>
internal sealed record Doable(TruthEndpoint Endpoint, string Who, Person? Person, PlanStatus Status)
{
    /// <summary>All of them; or one of each form by the dice, and of so many forms one.</summary>
    public static async Task<IReadOnlyList<Doable>> AllAsync(Site site, Random? dice = null, int oneIn = 1)
    {
        var truth = Truth.Read();
        var all = from endpoint in (await TruthEndpoint.AllAsync(site)).Where(e => e.IsPost)
                  from status in Enum.GetValues<PlanStatus>()
                  where endpoint.AboutAPlan || status == PlanStatus.RequestDrafting
                  from principal in Principals.InTheStory
                  where truth.AnswerFor(endpoint.Name, principal.Who, status) == "done"
                  select new Doable(endpoint, principal.Who, principal.Person, status);
        return dice is null ? [.. all] : [.. all.GroupBy(d => d.Endpoint.Name, StringComparer.Ordinal).Where(_ => dice.Next(oneIn) == 0).Select(g => g.ElementAt(dice.Next(g.Count())))];
    }

    public override string ToString() => $"{Endpoint.Name} | {Who} | {Status}";
}
