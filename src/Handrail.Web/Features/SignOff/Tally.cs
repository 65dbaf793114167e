using Handrail.Domain.Plans;
using Handrail.Web.Persistence;
using Handrail.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.SignOff;

/// <summary>What was planned beside what was done: the facts before a decision on sign-off.</summary>
/// <param name="Done">how often each activity was recorded</param>
/// <param name="Evidence">how much evidence speaks to each objective</param>
public sealed record Tally(Plan Plan, IReadOnlyDictionary<Guid, int> Done, IReadOnlyDictionary<Guid, int> Evidence, DateOnly Day)
{
    public PlanContent Agreed => Plan.AgreedVersion > 0 ? Plan.Agreed : new PlanContent();

    public ObjectiveHistory History => ObjectiveHistory.Of(Plan, Plan.Reviews.Count);

    /// <summary>The levels reached in each setting, in the order of the days.</summary>
    public IEnumerable<IGrouping<string, StageRun>> Levels => Plan.StageRuns.OrderBy(r => r.From).ThenBy(r => r.Id).GroupBy(r => r.Setting).OrderBy(g => g.Key, StringComparer.Ordinal);

    public static async Task<Tally> OfAsync(AppDb db, Plan plan, DateOnly day)
    {
        var done = await db.Set<ActivityRecord>().AsNoTracking().Where(r => r.PlanId == plan.Id).GroupBy(r => r.ActivityId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        var spoken = await db.Set<Evidence>().AsNoTracking().Where(e => e.PlanId == plan.Id).Select(e => e.Objectives).ToListAsync();
        var evidence = spoken.SelectMany(o => o.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(Guid.Parse).GroupBy(id => id).ToDictionary(g => g.Key, g => g.Count());
        return new Tally(plan, done, evidence, day);
    }
}
