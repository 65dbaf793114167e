using Handrail.Domain;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Reviews;

/// <summary>What the record says of one activity: how often since a day, how often in all.</summary>
public sealed record Tally(Activity Activity, int Since, int InAll);

/// <summary>The supervisor's progress report for the next review, written beside what the record says.</summary>
public sealed class ReportModel : PlanPage
{
    [BindProperty]
    public ReportForm Form { get; set; } = new();

    public IReadOnlyList<Objective> Objectives => Plan.AgreedVersion > 0 ? Plan.Agreed.Objectives : [];

    /// <summary>From when the report speaks: the last review, or the start.</summary>
    public DateOnly Since => Plan.Reviews.Select(r => r.HeldOn).DefaultIfEmpty(Plan.StartedOn ?? Today).Max();

    public IReadOnlyList<Tally> Tallies { get; private set; } = [];

    public IEnumerable<Option> Progress => CodeLists.ObjectiveProgress.Offered.Select(p => new Option(p.Value, T[p.Words]));

    public IEnumerable<Option> Kept => CodeLists.SupervisionKept.Offered.Select(k => new Option(k.Value, T[k.Words]));

    /// <summary>What this kind of review can find.</summary>
    public IEnumerable<Option> Recommendations => (Plan.StartedOn is null ? null : Plan.DueReview(Today)?.Review.Type) switch
    {
        null => Options(CodeLists.ReviewOutcomes),
        "final" => Options(CodeLists.FinalReviewOutcomes),
        _ => Options(CodeLists.OrdinaryReviewOutcomes),
    };

    /// <summary>The report for this review that was returned for changes last.</summary>
    public ProgressReport? Returned => Plan.ReturnedReports(Plan.NextReview).FirstOrDefault();

    protected override Act? ForAct => Act.Report;

    protected override async Task<IActionResult?> PreparePlanAsync()
    {
        // One line for each objective of the plan, in its order; what was typed for an objective stays with it.
        var typed = Form.Lines;
        Form.Lines = [.. Objectives.Select(o => typed.FirstOrDefault(l => l.Objective == o.Id) ?? new ReportLineForm { Objective = o.Id })];
        if (!typed.Select(l => l.Objective).SequenceEqual(Objectives.Select(o => o.Id)))
            foreach (var key in ModelState.Keys.Where(k => k.StartsWith("Form.Lines", StringComparison.Ordinal)).ToList()) ModelState.Remove(key);

        if (Plan.AgreedVersion > 0)
        {
            var since = Since;
            var counts = await Db.Set<ActivityRecord>().AsNoTracking().Where(r => r.PlanId == Plan.Id).GroupBy(r => r.ActivityId)
                .Select(g => new { g.Key, InAll = g.Count(), Since = g.Count(r => r.DoneOn >= since) }).ToDictionaryAsync(c => c.Key);
            Tallies = [.. Plan.Agreed.Activities.Select(a => counts.TryGetValue(a.Id, out var c) ? new Tally(a, c.Since, c.InAll) : new Tally(a, 0, 0))];
        }

        return null;
    }

    public void OnGet()
    {
        if (Returned is not { } returned) return;
        (Form.Kept, Form.Strengths, Form.Difficulties, Form.Recommendation) = (returned.SupervisionKept, returned.Strengths, returned.Concerns, returned.Recommendation);
        foreach (var line in Form.Lines)
            if (returned.Lines.Find(l => l.ObjectiveId == line.Objective) is { } written)
                (line.Progress, line.Comment) = (written.Progress, written.Comment);
    }

    public Task<IActionResult> OnPostAsync() => DoAsync(
        (plan, now) => plan.Report(
            Me,
            Form.Kept ?? "",
            [.. Form.Lines.Select(l => new ObjectiveJudgement(l.Objective, l.Progress ?? "", Text.Clean(l.Comment)))],
            Text.Clean(Form.Strengths),
            Text.Clean(Form.Difficulties),
            Form.Recommendation ?? "",
            now),
        Act.Report);

    private IEnumerable<Option> Options(CodeList list) => list.Offered.Select(o => new Option(o.Value, T[o.Words], T[CodeLists.ConsequenceOf(o.Value)]));
}

public sealed class ReportForm
{
    public List<ReportLineForm> Lines { get; set; } = [];

    public string? Kept { get; set; }

    public string? Strengths { get; set; }

    public string? Difficulties { get; set; }

    public string? Recommendation { get; set; }
}

public sealed class ReportLineForm
{
    public Guid Objective { get; set; }

    public string? Progress { get; set; }

    public string? Comment { get; set; }
}
