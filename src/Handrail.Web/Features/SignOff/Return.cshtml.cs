using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.SignOff;

/// <summary>Not yet: the plan goes on, with what is still to be shown and a day for another review.</summary>
public sealed class ReturnModel : PlanPage
{
    [BindProperty]
    public ReturnForm Form { get; set; } = new();

    protected override Act? ForAct => Act.ReturnToDelivery;

    protected override bool SaysAll => true;

    private DateOnly? Next => Form.Next.TryRead(out var on) ? on : null;

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync() => DoAsync(
        (plan, now) => plan.ReturnToDelivery(Me, Text.Clean(Form.Text), Next, now),
        Act.ReturnToDelivery);
}

public sealed class ReturnForm
{
    public string? Text { get; set; }

    [RealDate("the date of the next review", Optional = true)]
    public DateBoxes Next { get; set; } = new();
}
