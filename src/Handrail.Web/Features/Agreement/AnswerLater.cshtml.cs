using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Agreement;

/// <summary>A side that cannot answer yet says by when it can. The date reminds, and changes nothing.</summary>
public sealed class AnswerLaterModel : PlanPage
{
    [BindProperty]
    public AnswerLaterForm Form { get; set; } = new();

    protected override Act? ForAct => Act.AnswerLater;

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync() => DoAsync((plan, now) => plan.AnswerLater(Me, Form.By.TryRead(out var day) ? day : default, Text.Clean(Form.Note), now), Act.AnswerLater);
}

public sealed class AnswerLaterForm
{
    [RealDate("the date by which you can answer")]
    public DateBoxes By { get; set; } = new();

    public string? Note { get; set; }
}
