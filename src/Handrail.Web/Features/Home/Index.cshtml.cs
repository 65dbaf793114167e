using Handrail.Domain;
using Handrail.Domain.Log;
using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Home;

/// <summary>What waits for me: how much of it, and what to do first.</summary>
public sealed class IndexModel : HandrailPage
{
    /// <summary>How much of each is shown; the rest is a link.</summary>
    private const int Most = 5;

    public IReadOnlyList<PlanLine> Mine { get; private set; } = [];

    public IReadOnlyList<PlanLine> Others { get; private set; } = [];

    public IReadOnlyList<(Notice Notice, string Reference)> News { get; private set; } = [];

    public Counters Counts { get; private set; } = new();

    public string Greeted => Service<CurrentActor>().Person!.Greeted;

    /// <summary>The news that has not been read, also what is not shown.</summary>
    public int NewsCount { get; private set; }

    public bool MayRequest => Me.Has(Duties.RequestPlans);

    public bool MayTriage => Me.Triages;

    /// <summary>How many mails have been held up for more than an hour or given up; counted for whoever keeps the service running.</summary>
    public int MailHeld { get; private set; }

    /// <summary>The news that was on the page when the button was pressed.</summary>
    [BindProperty]
    public List<Guid> Seen { get; set; } = [];

    public void OnGet()
    {
    }

    /// <summary>The news on the page has been read.</summary>
    public async Task<IActionResult> OnPostReadAsync()
    {
        foreach (var notice in await Db.Notices.Where(n => n.PersonId == Me.PersonId && !n.IsRead && Seen.Contains(n.Id)).ToListAsync())
            notice.MarkRead();
        await Db.SaveAsync();
        return Redirect("/");
    }

    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (HttpMethods.IsPost(Request.Method)) return null;
        var (today, week, triages) = (Today, Today.AddDays(7), MayTriage);
        // What has ended and waits for nobody is not counted.
        var plans = Db.ListedFor(Me, today).Where(l => Lines.Open.Contains(l.Plan.Status) || l.Plan.NextSides != "");
        Counts = await plans.GroupBy(l => 1).Select(g => new Counters
        {
            Mine = g.Count(l => l.IsMine),
            Overdue = g.Count(l => l.Plan.DueOn < today),
            Soon = g.Count(l => l.Plan.DueOn >= today && l.Plan.DueOn <= week),
            Unallocated = g.Count(l => triages && l.Plan.Status == PlanStatus.Submitted),
            Others = g.Count(l => !l.IsMine && !(triages && l.Plan.Status == PlanStatus.Submitted)),
        }).SingleOrDefaultAsync() ?? new();
        // What is about patients' safety first, then what has a date, the earliest first, then what has waited longest; requests that any adviser may take come after.
        if (Counts.Mine + Counts.Unallocated > 0)
        {
            Mine = await Db.LinesOfAsync(plans.Where(l => l.IsMine || (triages && l.Plan.Status == PlanStatus.Submitted))
                .OrderByDescending(l => l.Plan.Status == PlanStatus.SafetyHold).ThenByDescending(l => l.IsMine)
                .ThenBy(l => l.Plan.DueOn == null).ThenBy(l => l.Plan.DueOn).ThenBy(l => l.Plan.ChangedOn).ThenBy(l => l.Plan.Reference).Take(Most), Me, today);
        }

        if (Counts.Others > 0)
        {
            Others = await Db.LinesOfAsync(plans.Where(l => !l.IsMine && !(triages && l.Plan.Status == PlanStatus.Submitted))
                .OrderByDescending(l => l.Plan.ChangedOn).ThenByDescending(l => l.Plan.Reference).Take(Most), Me, today);
        }

        var unread =
            from notice in Db.Notices.AsNoTracking()
            join plan in Db.PlansSeenBy(Me, today) on notice.PlanId equals plan.Id
            where notice.PersonId == Me.PersonId && !notice.IsRead
            select new { notice, plan.Reference };
        var news = await unread.OrderByDescending(n => n.notice.Day).ThenByDescending(n => n.notice.Id).Select(n => new { n.notice, n.Reference, Count = unread.Count() }).Take(Most).ToListAsync();
        News = [.. news.Select(n => (n.notice, n.Reference))];
        NewsCount = news.Count > 0 ? news[0].Count : 0;
        if (Me.Has(Duties.SystemAdministrator))
        {
            var (month, hour) = (Clock.UtcNow.AddDays(-30), Clock.UtcNow.AddHours(-1));
            MailHeld = await Db.OutboxMessages.CountAsync(m => m.GivenUpAt >= month || (m.DueAt != null && m.OwedAt < hour));
        }

        return null;
    }
}

/// <summary>The figures at the head of the home page.</summary>
public sealed record Counters
{
    public int Mine { get; init; }

    public int Overdue { get; init; }

    public int Soon { get; init; }

    /// <summary>Requests that no key contact has taken on yet.</summary>
    public int Unallocated { get; init; }

    public int Others { get; init; }
}
