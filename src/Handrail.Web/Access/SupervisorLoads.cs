using Handrail.Domain.Plans;
using Handrail.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Access;

/// <summary>
/// How many plans people supervise today, whoever reads it: the number alone, so that nobody learns whose plans they are.
/// </summary>
public static class SupervisorLoads
{
    public static async Task<IReadOnlyDictionary<Guid, int>> SupervisorLoadsAsync(this AppDb db, IReadOnlyCollection<Guid> people, DateOnly today)
    {
        PlanStatus[] ahead = [PlanStatus.Issued, PlanStatus.Agreed, PlanStatus.InDelivery, PlanStatus.Paused, PlanStatus.SafetyHold, PlanStatus.Amending, PlanStatus.SigningOff];
        var rows = await db.Set<Assignment>().AsNoTracking()
            .Where(a => people.Contains(a.PersonId) && (a.Role == Role.ClinicalSupervisor || a.Role == Role.DeputySupervisor) && a.Answer == Answer.Accepted
                && a.From <= today && (a.To == null || today <= a.To) && db.Plans.Any(p => p.Id == a.PlanId && ahead.Contains(p.Status)))
            .GroupBy(a => a.PersonId).Select(g => new { g.Key, Count = g.Select(a => a.PlanId).Distinct().Count() }).ToListAsync();
        return rows.ToDictionary(r => r.Key, r => r.Count);
    }
}
