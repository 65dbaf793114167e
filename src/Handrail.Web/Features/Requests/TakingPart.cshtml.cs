using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Requests;

/// <summary>The practitioner says whether they take part, after reading what that means.</summary>
public sealed class TakingPartModel : PlanPage
{
    [BindProperty]
    public TakingPartForm Form { get; set; } = new();

    protected override Act? ForAct => Act.AnswerTakingPart;

    protected override bool SaysAll => true;

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync() => DoAsync((plan, now) => plan.AnswerTakingPart(Me, Answer, Form.Until.TryRead(out var until) ? until : null, Text.Clean(Form.Reason), now), Act.AnswerTakingPart);

    private TakingPart Answer => Form.Answer switch
    {
        "yes" => TakingPart.Yes,
        "no" => TakingPart.No,
        "needs-time" => TakingPart.NeedsTime,
        _ => TakingPart.NotAnswered,
    };
}

public sealed class TakingPartForm
{
    public string? Answer { get; set; }

    [RealDate("the date by which you expect to answer", Optional = true)]
    public DateBoxes Until { get; set; } = new();

    public string? Reason { get; set; }
}
