using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Agreement;

/// <summary>The accountable person answers a flagged point of patient safety in writing, the oldest first.</summary>
public sealed class AnswerSafetyModel : PlanPage
{
    [BindProperty]
    public AnswerSafetyForm Form { get; set; } = new();

    /// <summary>The point that the form is about; null when nothing is open.</summary>
    public SafetyPoint? Point => Plan.SafetyPoints.FirstOrDefault(p => p.Id == Form.Point) ?? Plan.SafetyPoints.Where(p => p.IsOpen).OrderBy(p => p.RaisedOn).ThenBy(p => p.Id).FirstOrDefault();

    protected override Act? ForAct => Act.AnswerSafety;

    public void OnGet() => Form.Point = Point!.Id;

    public Task<IActionResult> OnPostAsync() => DoAsync((plan, now) => plan.AnswerSafety(Me, Form.Point, Text.Clean(Form.Text), now), Act.AnswerSafety);
}

public sealed class AnswerSafetyForm
{
    public Guid Point { get; set; }

    public string? Text { get; set; }
}
