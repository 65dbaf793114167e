using Handrail.Domain;
using Handrail.Domain.Calendar;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Requests;

/// <summary>The key contact asks the organisation for more, and says by when.</summary>
public sealed class AskForMoreModel : PlanPage
{
    private const int Days = 10;

    [BindProperty]
    public AskForMoreForm Form { get; set; } = new();

    protected override Act? ForAct => Act.AskForMore;

    protected override bool SaysAll => true;

    public void OnGet() => Form.By = DateBoxes.Of(WorkingDays.Add(Today, Days, Plan.Country));

    public Task<IActionResult> OnPostAsync() => DoAsync((plan, now) => plan.AskForMore(Me, Text.Clean(Form.Text), Form.By.TryRead(out var by) ? by : null, now), Act.AskForMore);
}

public sealed class AskForMoreForm
{
    public string? Text { get; set; }

    [RealDate("the date by which you ask for the answer")]
    public DateBoxes By { get; set; } = new();
}
