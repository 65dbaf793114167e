using System.ComponentModel.DataAnnotations;
using Handrail.Domain;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.SignOff;

/// <summary>The accountable person signs the plan off, with the recommendations before them.</summary>
public sealed class SignOffModel : PlanPage
{
    private const int Most = 50;

    [BindProperty]
    public SignOffForm Form { get; set; } = new();

    public IReadOnlyList<Line> Recommendations { get; private set; } = [];

    public IEnumerable<Option> Outcomes => CodeLists.SignOffOutcomes.Offered.Select(o => new Option(o.Value, T[o.Words]));

    protected override Act? ForAct => Act.SignOff;

    protected override async Task<IActionResult?> PreparePlanAsync()
    {
        Recommendations = await LinesAsync(Most, Act.RecommendSignOff);
        return null;
    }

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync() => DoAsync((plan, now) => plan.SignOff(Me, Form.Result ?? "", Text.Clean(Form.Summary), Form.Declares, now), Act.SignOff);
}

public sealed class SignOffForm
{
    [Required(ErrorMessage = "Select the outcome of the plan")]
    public string? Result { get; set; }

    public string? Summary { get; set; }

    public bool Declares { get; set; }
}
