using Handrail.Domain.Drafting;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Plans;

/// <summary>Two versions of the plan side by side, of those that the reader may open.</summary>
public sealed class CompareModel : PlanPage
{
    [BindProperty(SupportsGet = true)]
    public int? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? To { get; set; }

    /// <summary>The versions that the reader may open, oldest first.</summary>
    public IReadOnlyList<(int Number, DateOnly MadeOn, Act MadeFor)> Versions { get; private set; } = [];

    public IReadOnlyList<PartChange> Changes { get; private set; } = [];

    public IEnumerable<Option> Choices => Versions.Select(v => new Option(FormattableString.Invariant($"{v.Number}"), T["Version {0}, {1}: {2}", v.Number, Say.Date(v.MadeOn), T[Lifecycle.WordsOf(Plan.IsIssued(v.Number) ? Act.Issue : v.MadeFor).Happened].Value]));

    // Supervisors are given what they supervise, not how it came about.
    protected override bool IsFor(Plan plan, IReadOnlyList<Role> roles) => roles.Any(r => r.Side() != Side.Supervision);

    protected override async Task<IActionResult?> PreparePlanAsync()
    {
        var all = await Db.Set<PlanVersion>().AsNoTracking().Where(v => v.PlanId == Plan.Id).OrderBy(v => v.Number).Select(v => new { v.Number, v.MadeOn, v.MadeFor }).ToListAsync();
        Versions = [.. all.Where(v => Plan.MayOpen(v.Number, v.MadeFor, MyRoles)).Select(v => (v.Number, v.MadeOn, v.MadeFor))];
        if (Versions.Count == 0 || !ModelState.IsValid) return NotFound();
        To ??= Versions[^1].Number;
        From ??= Versions.LastOrDefault(v => v.Number < To, Versions[0]).Number;
        if (Versions.All(v => v.Number != From) || Versions.All(v => v.Number != To)) return NotFound();
        if (From == To) return null;
        int[] both = [From.Value, To.Value];
        var texts = await Db.Set<PlanVersion>().AsNoTracking().Where(v => v.PlanId == Plan.Id && both.Contains(v.Number)).ToDictionaryAsync(v => v.Number);
        Changes = Difference.Between(texts[both[0]].Content, texts[both[1]].Content);
        return null;
    }

    public void OnGet()
    {
    }
}
