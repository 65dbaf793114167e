using Handrail.Domain;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.SignOff;

/// <summary>Whether the practitioner returns to the full scope of practice: decided apart from the plan's outcome.</summary>
[NeedsFreshFactor]
public sealed class FullScopeModel : PlanPage
{
    [BindProperty]
    public FullScopeForm Form { get; set; } = new();

    public IEnumerable<Option> Decisions => CodeLists.ScopeDecisions.Offered.Select(d => new Option(d.Value, T[d.Words]));

    public Role ActingAs => MyRoles.FirstOrDefault(r => r is Role.AccountablePerson or Role.DeputyAccountablePerson);

    protected override Act? ForAct => Act.DecideFullScope;

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync() => DoAsync((plan, now) => plan.DecideFullScope(Me, Form.Decision ?? "", Text.Clean(Form.Why), Form.Declares, now), Act.DecideFullScope);
}

public sealed class FullScopeForm
{
    public string? Decision { get; set; }

    public string? Why { get; set; }

    public bool Declares { get; set; }
}
