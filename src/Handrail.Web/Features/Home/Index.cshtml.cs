using Handrail.Domain;
using Handrail.Domain.Log;
using Handrail.Domain.People;
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

    /// <summary>The acts that say what supervision is in force in a setting.</summary>
    private static readonly Act[] Supervision = [Act.StepDown, Act.Stay, Act.StepUp, Act.DecideConcern, Act.LiftStop];

    public IReadOnlyList<PlanLine> Mine { get; private set; } = [];

    public IReadOnlyList<PlanLine> Others { get; private set; } = [];

    public IReadOnlyList<(Notice Notice, string Reference, string About)> News { get; private set; } = [];

    public Counters Counts { get; private set; } = new();

    public string Greeted => Service<CurrentActor>().Person!.Greeted;

    /// <summary>The news that has not been read, also what is not shown.</summary>
    public int NewsCount { get; private set; }

    public bool MayRequest => Me.Has(Duties.RequestPlans);

    public bool MayTriage => Me.Triages;

    /// <summary>How many mails have been held up for more than an hour or given up; counted for whoever keeps the service running.</summary>
    public int MailHeld { get; private set; }

    /// <summary>What waits at the desks of those who look after accounts and organisations.</summary>
    public IReadOnlyList<Desk> Desks { get; private set; } = [];

    /// <summary>The news that was on the page when the button was pressed.</summary>
    [BindProperty]
    public List<Guid> Seen { get; set; } = [];

    /// <summary>Whether the older ones, which the page had no room for, count as read too.</summary>
    [BindProperty]
    public bool All { get; set; }

    public void OnGet()
    {
    }

    /// <summary>The news on the page has been read.</summary>
    public async Task<IActionResult> OnPostReadAsync()
    {
        var unread = await Db.Notices.Where(n => n.PersonId == Me.PersonId && !n.IsRead && (All || Seen.Contains(n.Id))).ToListAsync();
        // What has come since the page was opened has been seen by nobody.
        var newest = unread.Where(n => Seen.Contains(n.Id)).Select(n => (n.Day, n.Id)).DefaultIfEmpty().Max();
        foreach (var notice in unread.Where(n => (n.Day, n.Id).CompareTo(newest) <= 0)) notice.MarkRead();
        await Db.SaveAsync();
        return Redirect("/");
    }

    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (HttpMethods.IsPost(Request.Method)) return null;
        if (Me.Has(Duties.SystemAdministrator)) await ReadSystemAsync();
        else await ReadPlansAsync();
        if (Me.Has(Duties.PlanUsers)) Desks = [.. Desks, .. await AccountsAsync()];
        return null;
    }

    private async Task ReadPlansAsync()
    {
        var (today, week, triages) = (Today, Today.AddDays(7), MayTriage);
        // What has ended and waits for nobody is not counted.
        var plans = Db.ListedFor(Me, today).Where(l => Lines.Open.Contains(l.Plan.Status) || l.Plan.NextSides != "");
        Counts = await plans.GroupBy(l => 1).Select(g => new Counters
        {
            Mine = g.Count(l => l.IsMine),
            Overdue = g.Count(l => l.DueOn < today),
            Soon = g.Count(l => l.DueOn >= today && l.DueOn <= week),
            Unallocated = g.Count(l => triages && l.Plan.Status == PlanStatus.Submitted),
            Others = g.Count(l => !l.IsMine && !(triages && l.Plan.Status == PlanStatus.Submitted)),
        }).SingleOrDefaultAsync() ?? new();
        // What is about patients' safety first, then what has a date, the earliest first, then what has waited longest; requests that any adviser may take come after.
        if (Counts.Mine + Counts.Unallocated > 0)
        {
            Mine = await Db.LinesOfAsync(plans.Where(l => l.IsMine || (triages && l.Plan.Status == PlanStatus.Submitted))
                .OrderByDescending(l => l.Plan.Status == PlanStatus.SafetyHold).ThenByDescending(l => l.IsMine)
                .ThenBy(l => l.DueOn == null).ThenBy(l => l.DueOn).ThenBy(l => l.Plan.ChangedOn).ThenBy(l => l.Plan.Reference).Take(Most), Me, today);
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
        var (me, parts) = (Me.PersonId, Db.PartsOf(Me, today).Where(a => a.Answer == Answer.NotNeeded || a.Answer == Answer.Accepted));
        var news = await unread.OrderByDescending(n => n.notice.Day).ThenByDescending(n => n.notice.Id).Take(Most).Select(n => new
        {
            n.notice,
            n.Reference,
            Count = unread.Count(),
            Roles = parts.Where(a => a.PlanId == n.notice.PlanId).Select(a => a.Role).ToList(),
            Told = Db.Entries.Where(e => e.SubjectId == n.notice.PlanId && e.Act == n.notice.Act && e.Day == n.notice.Day && e.ActorId != me && Supervision.Contains(e.Act)).OrderBy(e => e.Number).Select(e => new
            {
                e.From,
                Said = Db.EntryValues.Where(v => v.SubjectId == e.SubjectId && v.Number == e.Number && (v.Field == "Setting" || (v.Field == "Level" && v.Side != ValueSide.Before))).OrderByDescending(v => v.Field).Select(v => v.Value).ToList(),
            }).ToList(),
        }).AsSingleQuery().ToListAsync();
        News = [.. news.Select(n => (n.notice, n.Reference, About(n.Roles, n.notice.Act, n.Told.Select(t => (t.From, (IReadOnlyList<string>)t.Said)))))];
        NewsCount = news.Count > 0 ? news[0].Count : 0;
    }

    /// <summary>In which setting supervision became what, where somebody with these roles may know.</summary>
    private static string About(IReadOnlyCollection<Role> roles, Act act, IEnumerable<(PlanStatus From, IReadOnlyList<string> Said)> told) =>
        // What was decided twice on one day is told together.
        string.Join("; ", told.Where(t => t.Said.Count > 0 && Readers.ReadWordsOf(act, t.From, roles)).Select(t => string.Join(", ", t.Said)).Distinct());

    /// <summary>Whoever administers the system sees no plan; organisations wait for them, and mail.</summary>
    private async Task ReadSystemAsync()
    {
        var (month, hour) = (Clock.UtcNow.AddDays(-30), Clock.UtcNow.AddHours(-1));
        MailHeld = await Db.OutboxMessages.CountAsync(m => m.GivenUpAt >= month || (m.DueAt != null && m.OwedAt < hour));
        var administered = Db.Memberships.Where(m => m.Right == Duties.PlanUsers).CountingOn(Today);
        var organisations = await Db.Organisations.AsNoTracking().Where(o => o.ClosedOn == null).Select(o => new { o.OdsCode, o.IsService, Asking = Db.JoinRequests.Count(r => r.IsApproved == null && r.OdsCode == o.OdsCode), IsAdministered = administered.Any(m => m.OrganisationId == o.Id) }).ToListAsync();
        var asking = await Db.JoinRequests.CountAsync(r => r.IsApproved == null) - organisations.Where(o => o.IsAdministered).Sum(o => o.Asking);
        var (lonely, others) = (organisations.Count(o => !o.IsAdministered), organisations.Count(o => !o.IsService));
        if (asking > 0) Desks = [.. Desks, new("People ask for an account", Say.Count(asking, T["person"].Value, T["people"].Value), "/organisations", "Look at who asks")];
        if (others == 0) Desks = [.. Desks, new("Add the organisations that have plans", T["None yet besides the advice service"].Value, "/organisations/new", "Add an organisation")];
        if (lonely > 0) Desks = [.. Desks, new("Organisations need an administrator", Say.Count(lonely, T["organisation"].Value, T["organisations"].Value), "/organisations", "See which")];
    }

    /// <summary>Who asks for an account of the reader's organisation, and whose access has to be confirmed.</summary>
    private async Task<IEnumerable<Desk>> AccountsAsync()
    {
        Duties[] rights = [Duties.TakePart, Duties.RequestPlans, Duties.PlanUsers];
        var due = Db.Memberships.Where(m => m.PersonId != Me.PersonId && rights.Contains(m.Right)).ToReviewOn(Today);
        var counts = await Db.Organisations.Where(o => o.Id == Me.OrganisationId).Select(o => new
        {
            Asking = Db.JoinRequests.Count(r => r.IsApproved == null && r.OdsCode == o.OdsCode),
            Due = due.Where(m => m.OrganisationId == o.Id).Select(m => m.PersonId).Distinct().Count(),
        }).SingleAsync();
        var desks = new List<Desk>();
        if (counts.Asking > 0) desks.Add(new("People ask for an account", Say.Count(counts.Asking, T["person"].Value, T["people"].Value), "/organisation", "Look at who asks"));
        if (counts.Due > 0) desks.Add(new("Yearly review: say who still needs what they have", Say.Count(counts.Due, T["person"].Value, T["people"].Value), "/organisation/review", "Go through the list"));
        return desks;
    }
}

/// <summary>Something that waits and is no plan's.</summary>
public sealed record Desk(string Words, string HowMany, string Href, string Button);

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
