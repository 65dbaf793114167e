using System.ComponentModel.DataAnnotations;
using Handrail.Domain;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Supervision;

/// <summary>The accountable person's decision about a patient-safety concern.</summary>
public sealed class DecideConcernModel : PlanPage
{
    private const int Most = 50;

    [BindProperty]
    public DecideConcernForm Form { get; set; } = new();

    /// <summary>The concerns that are still open, as they were raised.</summary>
    public IReadOnlyList<Line> Raised { get; private set; } = [];

    public IEnumerable<Option> Decisions => CodeLists.ConcernDecisions.Offered.Select(d => new Option(d.Value, T[d.Words]));

    public IEnumerable<Option> Settings => Plan.InForce.Select(r => new Option(r.Id.ToString(), r.Setting, T["Now: {0}", T[r.LevelName].Value]));

    public IEnumerable<Option> Levels => Plan.InForce.SelectMany(Plan.TighterLevels).DistinctBy(l => l.Code).OrderBy(l => l.Tightness).Select(l => new Option(l.Code, l.Name, l.Definition));

    protected override Act? ForAct => Act.DecideConcern;

    protected override async Task<IActionResult?> PreparePlanAsync()
    {
        var open = Plan.Concerns.Where(c => c.DecidedOn is null).Select(c => c.Id).ToHashSet();
        Raised = [.. (await LinesAsync(Most, Act.RaiseConcern)).Where(l => l.Entry.PartId is { } concern && open.Contains(concern))];
        return null;
    }

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync() => DoAsync((plan, now) => plan.DecideConcern(Me, Form.Decision ?? "", Form.Run, Form.Level ?? "", Text.Clean(Form.Why), now), Act.DecideConcern);
}

public sealed class DecideConcernForm
{
    [Required(ErrorMessage = "Select your decision")]
    public string? Decision { get; set; }

    public Guid? Run { get; set; }

    public string? Level { get; set; }

    public string? Why { get; set; }
}
