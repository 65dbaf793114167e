using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Plans;

/// <summary>Who has the next move, as a caseload is grouped; the first that fits.</summary>
public enum Turn
{
    Mine,
    BothSides,
    Organisation,
    Practitioner,
    Supervision,
    Service,
    Nobody,
}

/// <summary>The open plans on which an adviser works for the service, grouped by who has the next move.</summary>
public sealed class CaseloadModel : PlanList
{
    private static readonly Role[] OfTheService = [.. Enum.GetValues<Role>().Where(r => r.Side() == Side.Service)];

    public IReadOnlyDictionary<Turn, int> CountByTurn { get; private set; } = new Dictionary<Turn, int>();

    public int Overdue { get; private set; }

    public int Quiet { get; private set; }

    /// <summary>How many plans there are before they are narrowed.</summary>
    public int Whole { get; private set; }

    public IEnumerable<IGrouping<Turn, PlanLine>> ByTurn => Lines.GroupBy(TurnOf);

    /// <summary>The parts that one can have as an adviser; the service asks nobody to be all of them.</summary>
    public static IEnumerable<Role> Parts => OfTheService.Where(r => r != Role.Adviser);

    public static string WordsOf(Turn turn) => turn switch
    {
        Turn.Mine => "Your move",
        Turn.BothSides => "With both sides",
        Turn.Organisation => "With the organisation",
        Turn.Practitioner => "With the practitioner",
        Turn.Supervision => "With the supervisors",
        Turn.Service => "With a colleague in the service",
        _ => "With nobody",
    };

    public int DaysSince(PlanLine line) => Today.DayNumber - line.ChangedOn.DayNumber;

    // What is a caseload's own is not only what is open: a plan that ended early still waits to be closed.
    protected override PlanSearch Asked => Search with { Which = Search.Which == Which.Mine ? Which.Mine : Which.All };

    // Rows of a table are short.
    protected override int PageSize => 50;

    protected override async Task<IActionResult?> PrepareAsync() => Me.Triages ? await base.PrepareAsync() : NotFound();

    protected override IQueryable<Listed> About(IQueryable<Listed> plans)
    {
        // What has been passed on is its new key contact's from that moment.
        var parts = Db.PartsOf(Me, Today).Where(a => OfTheService.Contains(a.Role)
            && (a.Role != Role.KeyContact || a.To == null || !Db.Set<Assignment>().Any(b => b.PlanId == a.PlanId && b.Role == Role.KeyContact && b.To == null)));
        return plans.Where(l => parts.Any(a => a.PlanId == l.Plan.Id) && (Access.Lines.Open.Contains(l.Plan.Status) || l.Plan.NextSides != ""));
    }

    // The oldest silence first, after what has a date.
    protected override IQueryable<Listed> Sorted(IQueryable<Listed> plans) => plans
        .OrderBy(l => l.IsMine ? 0 : l.Plan.NextSides.Contains("Organisation") ? l.Plan.NextSides.Contains("Practitioner") ? 1 : 2
            : l.Plan.NextSides.Contains("Practitioner") ? 3 : l.Plan.NextSides.Contains("Supervision") ? 4 : l.Plan.NextSides.Contains("Service") ? 5 : 6)
        .ThenBy(l => l.DueOn == null).ThenBy(l => l.DueOn).ThenBy(l => l.Plan.ChangedOn).ThenBy(l => l.Plan.Reference);

    protected override async Task PrepareListAsync()
    {
        var (today, since) = (Today, Today.AddDays(-PlanSearch.QuietDays));
        var counts = await About(Db.ListedFor(Me, today))
            .GroupBy(l => new { l.IsMine, l.Plan.NextSides })
            .Select(g => new { g.Key.IsMine, g.Key.NextSides, Count = g.Count(), Overdue = g.Count(l => l.DueOn < today), Quiet = g.Count(l => l.Plan.ChangedOn <= since) })
            .ToListAsync();
        CountByTurn = counts.GroupBy(c => TurnOf(c.IsMine, c.NextSides)).ToDictionary(g => g.Key, g => g.Sum(c => c.Count));
        Whole = counts.Sum(c => c.Count);
        Overdue = counts.Sum(c => c.Overdue);
        Quiet = counts.Sum(c => c.Quiet);
    }

    private static Turn TurnOf(PlanLine line) => TurnOf(line.IsMine, string.Join(' ', line.Moves.Select(m => m.Role.Side())));

    private static Turn TurnOf(bool isMine, string sides)
    {
        if (isMine) return Turn.Mine;
        if (sides.Contains("Organisation", StringComparison.Ordinal)) return sides.Contains("Practitioner", StringComparison.Ordinal) ? Turn.BothSides : Turn.Organisation;
        return sides.Contains("Practitioner", StringComparison.Ordinal) ? Turn.Practitioner
            : sides.Contains("Supervision", StringComparison.Ordinal) ? Turn.Supervision
            : sides.Contains("Service", StringComparison.Ordinal) ? Turn.Service : Turn.Nobody;
    }
}
