using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Supervision;

/// <summary>Starts the agreed plan, with a look at what its dates will be.</summary>
public sealed class StartModel : PlanPage
{
    [BindProperty]
    public StartForm Form { get; set; } = new();

    /// <summary>The dates as they would be from the day in the boxes, or from today.</summary>
    public Schedule Foreseen => Schedule.Of(Plan.Agreed, Form.On.TryRead(out var on) && on <= Today && on > Today.AddYears(-1) ? on : Today, Plan.Country);

    protected override Act? ForAct => Act.Start;

    public void OnGet() => Form.On = DateBoxes.Of(Today);

    public Task<IActionResult> OnPostAsync() => DoAsync(
        (plan, now) =>
        {
            Form.On.TryRead(out var on);
            return plan.Start(Me, on, now);
        },
        Act.Start);
}

public sealed class StartForm
{
    [RealDate("the start date")]
    public DateBoxes On { get; set; } = new();
}
