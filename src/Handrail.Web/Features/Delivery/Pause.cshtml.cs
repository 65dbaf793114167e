using Handrail.Domain;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Delivery;

/// <summary>The plan pauses, for a reason and until a day on which somebody looks again.</summary>
public sealed class PauseModel : PlanPage
{
    [BindProperty]
    public PauseForm Form { get; set; } = new();

    public IEnumerable<Option> Reasons => CodeLists.PauseReasons.Offered.Select(r => new Option(r.Value, T[r.Words]));

    protected override Act? ForAct => Act.Pause;

    protected override bool SaysAll => true;

    private DateOnly? Expected => Form.ExpectedOn.TryRead(out var on) ? on : null;

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync() => DoAsync(
        (plan, now) => plan.PausePlan(Me, Form.Reason ?? "", Text.Clean(Form.Note), Expected, now),
        Act.Pause);
}

public sealed class PauseForm
{
    public string? Reason { get; set; }

    [RealDate("the day on which you expect the plan to go on", Optional = true)]
    public DateBoxes ExpectedOn { get; set; } = new();

    public string? Note { get; set; }
}
