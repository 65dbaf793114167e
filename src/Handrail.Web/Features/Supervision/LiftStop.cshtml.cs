using System.ComponentModel.DataAnnotations;
using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Supervision;

/// <summary>Stopped work begins again in one setting, by the accountable person's decision.</summary>
public sealed class LiftStopModel : PlanPage
{
    [BindProperty]
    public LiftStopForm Form { get; set; } = new();

    public IEnumerable<Option> Settings => Plan.InForce.Where(r => r.IsStopped).Select(r => new Option(r.Id.ToString(), r.Setting, T["Stopped since {0}", Say.Date(r.From)]));

    /// <summary>Each level at which work could begin again somewhere, the closest first.</summary>
    public IEnumerable<Option> Levels => Plan.InForce.Where(r => r.IsStopped).SelectMany(Plan.LevelsAfterStop).DistinctBy(l => l.Code).OrderByDescending(l => l.Tightness).Select(l => new Option(l.Code, l.Name, l.Definition));

    protected override Act? ForAct => Act.LiftStop;

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync() => DoAsync((plan, now) => plan.LiftStop(Me, Form.Run ?? Guid.Empty, Form.Level ?? "", Text.Clean(Form.Why), now), Act.LiftStop);
}

public sealed class LiftStopForm
{
    [Required(ErrorMessage = "Select the setting in which work can begin again")]
    public Guid? Run { get; set; }

    [Required(ErrorMessage = "Select the level of supervision")]
    public string? Level { get; set; }

    public string? Why { get; set; }
}
