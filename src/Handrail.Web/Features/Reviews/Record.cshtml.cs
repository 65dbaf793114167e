using System.ComponentModel.DataAnnotations;
using Handrail.Domain;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Reviews;

/// <summary>Records a review that was held, with the supervisor's report and the practitioner's account side by side.</summary>
public sealed class RecordModel : PlanPage
{
    [BindProperty]
    public RecordForm Form { get; set; } = new();

    public IReadOnlyList<Objective> Objectives => Plan.AgreedVersion > 0 ? Plan.Agreed.Objectives : [];

    public ProgressReport? Report => Plan.Reports.FirstOrDefault(r => r.Review == Plan.NextReview);

    public IReadOnlyList<Account> Accounts { get; private set; } = [];

    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    public IEnumerable<Option> Types => CodeLists.ReviewTypes.Offered.Select(t => new Option(t.Value, T[t.Words]));

    public IEnumerable<Option> Attendees => CodeLists.ReviewAttendees.Offered.Select(a => new Option(a.Value, T[a.Words]));

    public IEnumerable<Option> Outcomes => CodeLists.ReviewOutcomes.Offered.Select(o => new Option(o.Value, T[o.Words]));

    protected override Act? ForAct => Act.RecordReview;

    /// <summary>A review that opens a step down leads to the decision on it, which is the case manager's next step.</summary>
    protected override string DoneHref => May(Act.StepDown) && Plan.InForce.Any(r => Plan.AllowsStepDown(r).IsDone) ? Plan.Href(Act.StepDown) : PlanHref;

    protected override async Task<IActionResult?> PreparePlanAsync()
    {
        var number = Plan.NextReview;
        Accounts = await Db.Set<Account>().AsNoTracking().Where(a => a.PlanId == Plan.Id && a.Review == number).OrderBy(a => a.Id).ToListAsync();
        Names = await Db.NamesOfAsync([.. Report is { } report ? new[] { report.WrittenBy } : [], .. Plan.PractitionerId is { } id ? new[] { id } : []]);
        return null;
    }

    public void OnGet()
    {
        var foreseen = Plan.Schedule().Reviews;
        var due = foreseen.FirstOrDefault(r => r.On == Plan.NextReviewOn) ?? foreseen.FirstOrDefault(r => r.On >= Today);
        var after = due?.On > Today ? due.On : Today;
        Form.HeldOn = DateBoxes.Of(Today);
        Form.Type = due?.Review.Type;
        Form.Next = DateBoxes.Of(due?.Review.Type == "final" ? null : foreseen.FirstOrDefault(r => r.On > after)?.On);
    }

    public Task<IActionResult> OnPostAsync() => DoAsync(
        (plan, now) =>
        {
            Form.HeldOn.TryRead(out var heldOn);
            return plan.RecordReview(Me, heldOn, Form.Type ?? "", Form.Attendees, Form.Outcome ?? "", Form.Next.TryRead(out var next) ? next : null, Text.Clean(Form.Notes), now);
        },
        Act.RecordReview);
}

public sealed class RecordForm
{
    [RealDate("the date on which the review was held")]
    public DateBoxes HeldOn { get; set; } = new();

    [Required(ErrorMessage = "Select the type of review")]
    public string? Type { get; set; }

    public List<string> Attendees { get; set; } = [];

    [Required(ErrorMessage = "Select the outcome of the review")]
    public string? Outcome { get; set; }

    [RealDate("the date of the next review", Optional = true)]
    public DateBoxes Next { get; set; } = new();

    public string? Notes { get; set; }
}
