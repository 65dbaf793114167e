using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Supervision;

/// <summary>What must be in place before an agreed plan starts.</summary>
public sealed class ReadinessModel : PlanPage
{
    [BindProperty]
    public ReadinessForm Form { get; set; } = new();

    public IEnumerable<Option> Items => CodeLists.ReadinessItems.Offered.Select(i => new Option(i.Value, T[i.Words]));

    protected override Act? ForAct => Act.CheckReadiness;

    public void OnGet() => Form.Items = [.. CodeLists.ReadinessItems.Offered.Select(i => i.Value).Where(Plan.IsReady)];

    public Task<IActionResult> OnPostAsync() => DoAsync((plan, now) => plan.CheckReadiness(Me, Form.Items, now), Act.CheckReadiness);
}

public sealed class ReadinessForm
{
    public List<string> Items { get; set; } = [];
}
