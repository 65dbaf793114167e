using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Plans;

/// <summary>
/// The organisation's board: its own plans on which the reader acts for it. Nobody sees a plan here because they work there.
/// </summary>
public sealed class BoardModel : PlanList
{
    private static readonly Role[] ForTheOrganisation = [.. Enum.GetValues<Role>().Where(r => r.Side() == Side.Organisation)];

    private IReadOnlyDictionary<PlanStatus, int> counts = new Dictionary<PlanStatus, int>();

    public string Organisation { get; private set; } = "";

    public int Overdue { get; private set; }

    public int Whole => counts.Values.Sum();

    public int Held => counts.GetValueOrDefault(PlanStatus.SafetyHold);

    public IEnumerable<(Phase Phase, int Count)> Phases => Enum.GetValues<Phase>().Select(p => (p, counts.Where(c => c.Key.Phase() == p).Sum(c => c.Value)));

    // Rows of a table are short.
    protected override int PageSize => 50;

    protected override async Task<IActionResult?> PrepareAsync()
    {
        var result = await base.PrepareAsync();
        // The board is for those who act for an organisation, or may come to.
        return Whole == 0 && ModelState.IsValid && !Me.Has(Duties.RequestPlans) ? NotFound() : result;
    }

    protected override IQueryable<Listed> About(IQueryable<Listed> plans)
    {
        var (own, parts) = (Me.OrganisationId, Db.PartsOf(Me, Today).Where(a => ForTheOrganisation.Contains(a.Role)));
        return plans.Where(l => l.Plan.OrganisationId == own && parts.Any(a => a.PlanId == l.Plan.Id));
    }

    // What is about patients' safety first, then what is due, the earliest first.
    protected override IQueryable<Listed> Sorted(IQueryable<Listed> plans) => plans
        .OrderByDescending(l => l.Plan.Status == PlanStatus.SafetyHold).ThenBy(l => l.DueOn == null).ThenBy(l => l.DueOn)
        .ThenByDescending(l => l.Plan.ChangedOn).ThenBy(l => l.Plan.Reference);

    protected override async Task PrepareListAsync()
    {
        var (today, own) = (Today, Me.OrganisationId);
        var found = await About(Db.ListedFor(Me, today)).GroupBy(l => l.Plan.Status)
            .Select(g => new { g.Key, Count = g.Count(), Overdue = g.Count(l => l.DueOn < today) }).ToListAsync();
        counts = found.ToDictionary(f => f.Key, f => f.Count);
        Overdue = found.Sum(f => f.Overdue);
        Organisation = await Db.Organisations.Where(o => o.Id == own).Select(o => o.Name).SingleAsync();
    }
}
