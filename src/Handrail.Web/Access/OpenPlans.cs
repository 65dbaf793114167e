using Handrail.Domain.Plans;
using Handrail.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Access;

/// <summary>An open request or plan, as far as somebody may know of it who has no part in it.</summary>
public sealed record OpenPlan(Guid? Practitioner, string Reference, string Organisation, PlanStatus Status);

public static class OpenPlans
{
    private static readonly PlanStatus[] Over = [.. Enum.GetValues<PlanStatus>().Where(s => s.Phase() == Phase.Ended)];

    /// <summary>
    /// Requests and plans for one practitioner that are still open, besides one. Across organisations: for the advisers who
    /// have a request in hand, and for nobody else; others name the plans that are looked among.
    /// </summary>
    public static async Task<IReadOnlyList<OpenPlan>> OpenPlansOfAsync(this AppDb db, Guid practitioner, Guid besides, IQueryable<Plan>? among = null) =>
        await Read(db, (among ?? db.Plans).Where(p => p.PractitionerId == practitioner && p.Id != besides)).ToListAsync();

    /// <summary>The same for many practitioners at once, with the plans that one asks about among them.</summary>
    public static async Task<ILookup<Guid, OpenPlan>> OpenPlansOfAsync(this AppDb db, IReadOnlyCollection<Guid> practitioners) =>
        practitioners.Count == 0 ? Array.Empty<OpenPlan>().ToLookup(p => p.Practitioner!.Value)
            : (await Read(db, db.Plans.Where(p => p.PractitionerId != null && practitioners.Contains(p.PractitionerId.Value))).ToListAsync()).ToLookup(p => p.Practitioner!.Value);

    private static IQueryable<OpenPlan> Read(AppDb db, IQueryable<Plan> plans) =>
        from plan in plans.AsNoTracking()
        join organisation in db.Organisations on plan.OrganisationId equals organisation.Id
        where !Over.Contains(plan.Status)
        orderby plan.Reference
        select new OpenPlan(plan.PractitionerId, plan.Reference, organisation.Name, plan.Status);
}
