using Handrail.Domain;
using Handrail.Domain.Log;
using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Home;

/// <summary>What waits for me.</summary>
public sealed class IndexModel : HandrailPage
{
    public IReadOnlyList<PlanLine> Mine { get; private set; } = [];

    public IReadOnlyList<PlanLine> Others { get; private set; } = [];

    public IReadOnlyList<(Notice Notice, string Reference)> News { get; private set; } = [];

    public bool MayRequest => Me.Has(Duties.RequestPlans);

    protected override async Task<IActionResult?> PrepareAsync()
    {
        var lines = await Db.LinesForAsync(Me, Today);
        // What is about patients' safety first, then what has a date, the earliest first.
        Mine = [.. lines.Where(l => l.Mine.Any()).OrderByDescending(l => l.Status == PlanStatus.SafetyHold).ThenBy(l => l.Due ?? DateOnly.MaxValue)];
        Others = [.. lines.Where(l => !l.Mine.Any() && l.Status.Phase() != Phase.Ended)];
        var news = await (
            from notice in Db.Notices.AsNoTracking()
            join plan in Access.Seen.SeenBy(Db.Plans, Me, Today) on notice.PlanId equals plan.Id
            where notice.PersonId == Me.PersonId && !notice.IsRead
            orderby notice.Day descending, notice.Id descending
            select new { notice, plan.Reference }).Take(10).ToListAsync();
        News = [.. news.Select(n => (n.notice, n.Reference))];
        return null;
    }

    public void OnGet()
    {
    }

    /// <summary>The news has been read.</summary>
    public async Task<IActionResult> OnPostReadAsync()
    {
        foreach (var notice in await Db.Notices.Where(n => n.PersonId == Me.PersonId && !n.IsRead).ToListAsync())
            notice.MarkRead();
        await Db.SaveAsync();
        return Redirect("/");
    }
}
