using System.ComponentModel.DataAnnotations;
using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Supervision;

/// <summary>The practitioner says why somebody should not supervise them. The accountable person answers in writing.</summary>
public sealed class ObjectModel : PlanPage
{
    [BindProperty]
    public ObjectForm Form { get; set; } = new();

    public IReadOnlyList<Option> Supervisors { get; private set; } = [];

    protected override Act? ForAct => Act.ObjectToSupervisor;

    protected override async Task<IActionResult?> PreparePlanAsync()
    {
        var open = Plan.Assignments.Where(a => a.IsOpenSupervision && a.ObjectedOn is null).ToList();
        var names = await Db.NamesOfAsync(open.Select(a => a.PersonId));
        Supervisors = [.. open.Select(a => new Option(a.Id.ToString(), names[a.PersonId], T["{0}, for {1}", Movers.Capital(T[a.Role.Words()]), a.For(T)]))];
        return null;
    }

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
