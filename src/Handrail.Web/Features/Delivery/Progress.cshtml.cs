using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Delivery;

/// <summary>What has been done so far, beside what the plan foresees: activities, evidence, reviews and supervision decisions.</summary>
public sealed class ProgressModel : PlanPage
{
    private const int MostRecords = 100;

    public PlanContent Agreed => Plan.Agreed;

    /// <summary>The dates as they stand, with the days of any pause in them.</summary>
    public Schedule Dates { get; private set; } = null!;

    public Schedule AsAgreed { get; private set; } = null!;

    public IReadOnlyDictionary<Guid, (int Count, DateOnly Last)> Done { get; private set; } = new Dictionary<Guid, (int Count, DateOnly Last)>();

    /// <summary>The newest records of activities, with their notes.</summary>
    public IReadOnlyList<ActivityRecord> Records { get; private set; } = [];

    public IReadOnlyList<Evidence> Items { get; private set; } = [];

    /// <summary>What has been written for the next review, as soon as anything has.</summary>
    public BothAccounts? Coming { get; private set; }

    /// <summary>The hand-over notes, for the organisation and for those who supervise.</summary>
    public IReadOnlyList<HandOver> HandOvers { get; private set; } = [];

    /// <summary>Decisions after which supervision was as before: staying at a stage, carrying on after a concern, not signing off yet. Everyone who reads the plan reads their reasons.</summary>
    public IReadOnlyList<Line> Unchanged { get; private set; } = [];

    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    public bool MayRecord => May(Act.RecordActivity);

    public IEnumerable<StageRun> Runs => Plan.StageRuns.OrderBy(r => r.From).ThenBy(r => r.Id);

    /// <summary>Each objective with the evidence that speaks to it; what spoke to an objective that is no longer in the plan comes last.</summary>
    public IEnumerable<(string Title, IReadOnlyList<Evidence> Items)> ByObjective =>
    [
        .. Agreed.Objectives.Select(o => (o.Title, (IReadOnlyList<Evidence>)[.. Items.Where(e => e.ObjectiveIds.Contains(o.Id))])),
        .. Items.Where(e => !e.ObjectiveIds.Any(id => Agreed.Objectives.Any(o => o.Id == id))).ToList() is { Count: > 0 } rest ? new[] { (T["Objectives of an earlier version"].Value, (IReadOnlyList<Evidence>)rest) } : [],
    ];

    protected override bool IsFor(Plan plan, IReadOnlyList<Role> roles) =>
        plan.StartedOn is not null && plan.IsReadBy(Me, Today);

    protected override async Task<IActionResult?> PreparePlanAsync()
    {
        Dates = Plan.ScheduleNow(Plan.EndedOn ?? Today);
        AsAgreed = Plan.Schedule();
        var records = await Db.Set<ActivityRecord>().AsNoTracking().Where(r => r.PlanId == Plan.Id).OrderByDescending(r => r.DoneOn).ThenByDescending(r => r.Id).ToListAsync();
        Done = records.GroupBy(r => r.ActivityId).ToDictionary(g => g.Key, g => (g.Count(), g.Max(r => r.DoneOn)));
        Records = [.. records.Take(MostRecords)];
        Items = await Db.Set<Evidence>().AsNoTracking().Where(e => e.PlanId == Plan.Id).OrderByDescending(e => e.Dated).ThenByDescending(e => e.Id).ToListAsync();
        var (next, accounts) = (Plan.NextReview, Plan.Accounts.Where(a => a.Review == Plan.NextReview).OrderBy(a => a.Id).ToList());
        if (Readers.ReadsHandOver(MyRoles) || Plan.HasAccepted(Me.PersonId, Today)) HandOvers = [.. Plan.HandOvers.OrderByDescending(h => h.Id)];
        Act[] unchanged = [Act.Stay, Act.DecideConcern, Act.ReturnToDelivery];
        var told = await (
            from entry in Db.Entries.AsNoTracking()
            join person in Db.People on entry.ActorId equals person.Id
            join value in Db.EntryValues.AsNoTracking() on new { entry.SubjectId, entry.Number } equals new { value.SubjectId, value.Number }
            where entry.SubjectId == Plan.Id && unchanged.Contains(entry.Act)
            select new { entry, person, value }).ToListAsync();
        Unchanged = [.. told.GroupBy(t => t.entry.Number).OrderByDescending(g => g.Key).Select(g => new Line(g.First().entry, g.First().person.Name, [.. g.Select(t => t.value)]))
            .Where(l => l.Values.All(v => v.Field != "Level" || v.Side == Domain.Log.ValueSide.Said))];
        Names = Everybody.ToDictionary(p => p.Key, p => p.Value.Name);
        if (Plan.ReportOf(next) is not null || accounts.Count > 0) Coming = new BothAccounts(Plan.ReportOf(next), accounts, Agreed.Objectives, Names, 4);
        return null;
    }

    public string? DueWords(DatedActivity dated, int done) => done >= dated.Activity.PlannedCount || dated.DueBy >= Today ? null : T["overdue"].Value;

    public void OnGet()
    {
    }
}
