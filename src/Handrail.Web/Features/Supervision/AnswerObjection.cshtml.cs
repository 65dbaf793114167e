using System.ComponentModel.DataAnnotations;
using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Supervision;

/// <summary>The accountable person answers the practitioner's objection in writing, the oldest first.</summary>
public sealed class AnswerObjectionModel : PlanPage
{
    [BindProperty]
    public AnswerObjectionForm Form { get; set; } = new();

    public string Supervisor => Objected is { } asked ? Everybody[asked.PersonId].Name : "";

    /// <summary>The objection that the form is about; null when none is open.</summary>
    public Assignment? Objected => Plan.Assignments.FirstOrDefault(a => a.Id == Form.Assignment && a.ObjectedOn is not null) ?? Plan.Assignments.Where(a => a.HasOpenObjection).OrderBy(a => a.ObjectedOn).ThenBy(a => a.Id).FirstOrDefault();

    protected override Act? ForAct => Act.AnswerObjection;

    public void OnGet() => Form.Assignment = Objected!.Id;

    public Task<IActionResult> OnPostAsync() => DoAsync((plan, now) => plan.AnswerObjection(Me, Form.Assignment, Form.Keeps!.Value, Text.Clean(Form.Why), now), Act.AnswerObjection);
}

public sealed class AnswerObjectionForm
{
    public Guid Assignment { get; set; }

    [Required(ErrorMessage = "Select what you have decided")]
    public bool? Keeps { get; set; }

    [Required(ErrorMessage = "Answer in writing: say what you have decided, and why")]
    public string? Why { get; set; }
}
