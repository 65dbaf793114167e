using System.ComponentModel.DataAnnotations;
using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Supervision;

/// <summary>Closer supervision in one setting, at once.</summary>
public sealed class StepUpModel : PlanPage
{
    [BindProperty]
    public StepUpForm Form { get; set; } = new();

    public IEnumerable<Option> Settings => Plan.InForce.Where(r => !r.IsStopped).Select(r => new Option(r.Id.ToString(), r.Setting, T["Now: {0}", r.LevelName]));

    /// <summary>Each level that is closer than what is in force somewhere, the loosest first.</summary>
    public IEnumerable<Option> Levels => Plan.InForce.SelectMany(Plan.TighterLevels).DistinctBy(l => l.Code).OrderBy(l => l.Tightness).Select(l => new Option(l.Code, l.Name, l.Definition));

    protected override Act? ForAct => Act.StepUp;

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync() => DoAsync((plan, now) => plan.StepUp(Me, Form.Run ?? Guid.Empty, Form.Level ?? "", Text.Clean(Form.Why), now), Act.StepUp);
}

public sealed class StepUpForm
{
    [Required(ErrorMessage = "Select the setting that the decision is about")]
    public Guid? Run { get; set; }

    [Required(ErrorMessage = "Select a closer level of supervision")]
    public string? Level { get; set; }

    public string? Why { get; set; }
}
