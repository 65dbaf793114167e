using System.ComponentModel.DataAnnotations;
using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Supervision;

/// <summary>The practitioner says why somebody should not supervise them. The accountable person answers in writing.</summary>
public sealed class ObjectModel : PlanPage
{
    [BindProperty]
    public ObjectForm Form { get; set; } = new();

    public IEnumerable<Option> Supervisors => Plan.Assignments.Where(a => a.IsOpenSupervision && a.ObjectedOn is null)
        .Select(a => new Option(a.Id.ToString(), Everybody[a.PersonId].Name, T["{0}, for {1}", Movers.Capital(T[a.Role.Words()]), a.For(T)]));

    protected override Act? ForAct => Act.ObjectToSupervisor;

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync() => DoAsync((plan, now) => plan.ObjectToSupervisor(Me, Form.Assignment ?? Guid.Empty, Text.Clean(Form.Reason), now), Act.ObjectToSupervisor);
}

public sealed class ObjectForm
{
    [Required(ErrorMessage = "Select the supervisor or deputy to whom you object")]
    public Guid? Assignment { get; set; }

    [Required(ErrorMessage = "Say why, so that the accountable person can answer")]
    public string? Reason { get; set; }
}
