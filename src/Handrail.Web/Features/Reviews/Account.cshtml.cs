using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Reviews;

/// <summary>The practitioner's own account for the next review.</summary>
public sealed class AccountModel : PlanPage
{
    [BindProperty]
    public AccountForm Form { get; set; } = new();

    protected override Act? ForAct => Act.GiveAccount;

    protected override string DoneHref => $"/plans/{Plan.Reference}/progress";

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync() => DoAsync((plan, now) => plan.GiveAccount(Me, Text.Clean(Form.Text), now), Act.GiveAccount);
}

public sealed class AccountForm
{
    public string? Text { get; set; }
}
