using System.ComponentModel.DataAnnotations;
using Handrail.Domain;
using Handrail.Domain.Drafting;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Agreement;

/// <summary>Proposes to the other side that a part is taken out.</summary>
public sealed class ProposeRemovalModel : PlanPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public RemovalForm Form { get; set; } = new();

    public PlanContent Says => Plan.Versions.FirstOrDefault(v => v.Number == Plan.SharedVersion)?.Content ?? new PlanContent();

    public string PartTitle => Says.TitleOf(Id);

    protected override Act? ForAct => Act.Propose;

    protected override string DoneHref => $"/plans/{Plan.Reference}/discussion";

    protected override Task<IActionResult?> PreparePlanAsync() =>
        Task.FromResult<IActionResult?>(May(Act.Propose) && (Says.KindOf(Id) is not { } kind || PartLinks.IsOwn(kind)) ? NotFound() : null);

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync() => DoAsync((plan, now) => plan.SharedVersion == 0 ? plan.Allows(Act.Propose, Me, now.Day) : plan.Propose(Me, plan.Shared.Without(Id), Id, Text.Clean(Form.Why), now), Act.Propose);
}

public sealed class RemovalForm
{
    [Required(ErrorMessage = "Give your reason, so that the other side can weigh it")]
    public string? Why { get; set; }
}
