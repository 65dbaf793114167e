using Handrail.Domain.Log;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Handrail.Web.Ui.Pictures;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Plans;

/// <summary>The plan's way on the calendar: phases, supervision, reviews and interruptions, what was agreed beside what happened.</summary>
public sealed class TimelineModel : PlanPage
{
    public Timeline Line { get; private set; } = null!;

    public bool HasTabs => Plan.Status.Phase() != Phase.Request && Plan.Status is not (PlanStatus.Declined or PlanStatus.Withdrawn);

    /// <summary>The picture in a sentence or two.</summary>
    public string Summary => string.Join(' ', new[]
    {
        T["Today the plan stands at “{0}”.", T[Plan.Status.Words()].Value].Value,
        Line.Schedule is { } dates ? T["It started on {0} and is agreed to end on {1}.", Say.Date(dates.From), Say.Date(dates.To)].Value : T["It has not started yet, so its reviews and supervision have no dates."].Value,
        Line.Reviews.Where(r => r.DaysLater is > 0).ToList() is { Count: > 0 } late ? T["Reviews held later than agreed: {0}.", late.Count].Value : "",
    }.Where(w => w.Length > 0));

    protected override bool IsFor(Plan plan, IReadOnlyList<Role> roles) => plan.IsReadBy(Me, Today);

    protected override async Task<IActionResult?> PreparePlanAsync()
    {
        var entries = await Db.Set<Entry>().AsNoTracking().Where(e => e.SubjectId == Plan.Id && (e.From != e.To || e.Act == Act.RecordFollowUp))
            .OrderBy(e => e.Number).Select(e => new { e.Act, e.Day, e.From, e.To }).ToListAsync();
        var followed = entries.Where(e => e.Act == Act.RecordFollowUp).Select(e => (DateOnly?)e.Day).ToList();
        var spells = Course.Spells(Plan.OpenedOn, Plan.StartedOn, entries.Where(e => e.From != e.To).Select(e => (e.Act, e.Day, e.To))).SeenBy(MyRoles).ToList();
        if (spells.Count == 0) return NotFound();
        var schedule = Plan.StartedOn is null ? null : Plan.Schedule();
        Line = new Timeline
        {
            Today = Today,
            Spells = spells,
            Schedule = schedule,
            Flights = schedule is null ? [] : Flight.Of(Plan, Today),
            Reviews = schedule is null ? [] : Course.Reviews(schedule.Reviews, Plan.Reviews),
            Agreements = schedule is null ? [] : await AgreementsAsync(),
            EndedOn = Plan.EndedOn,
            FollowUps = [.. Plan.FollowUpDates.Select((due, i) => (due, followed.ElementAtOrDefault(i)))],
        };
        return null;
    }

    /// <summary>Every content that both sides have signed. Their texts are read only where there is more than the one in force.</summary>
    private async Task<IReadOnlyList<AgreedVersion>> AgreementsAsync()
    {
        var signed = Plan.Signatures.GroupBy(s => s.Version).Where(g => g.Key <= Plan.AgreedVersion && g.Select(s => s.Role.Side()).Distinct().Count() == 2)
            .OrderBy(g => g.Key).ToDictionary(g => g.Key, g => g.Max(s => s.Day));
        if (signed.Count < 2) return [.. signed.Select(s => new AgreedVersion(s.Key, s.Value, Plan.Agreed.PlannedMonths))];
        var numbers = signed.Keys.ToList();
        var versions = await Db.Set<PlanVersion>().AsNoTracking().Where(v => v.PlanId == Plan.Id && numbers.Contains(v.Number)).OrderBy(v => v.Number).ToListAsync();
        return [.. versions.Select(v => new AgreedVersion(v.Number, signed[v.Number], v.Content.PlannedMonths))];
    }

    public void OnGet()
    {
    }
}
