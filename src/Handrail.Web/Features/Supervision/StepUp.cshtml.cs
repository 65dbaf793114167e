using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Supervision;

/// <summary>Closer supervision in one setting, at once.</summary>
public sealed class StepUpModel : LevelPage
{
    public override IEnumerable<Option> Settings => Plan.InForce.Where(r => !r.IsStopped).Select(r => new Option(r.Id.ToString(), r.Setting, T["Now: {0}", r.LevelName]));

    /// <summary>Each level that is closer than what is in force somewhere, the loosest first.</summary>
    public override IEnumerable<Option> Levels => Plan.InForce.SelectMany(Plan.TighterLevels).DistinctBy(l => l.Code).OrderBy(l => l.Tightness).Select(l => new Option(l.Code, l.Name, l.Definition));

    public override string LevelLegend => "Closer supervision";

    public override string WhyLabel => "Why is closer supervision needed?";

    public override string Button => "Step supervision up now";

    protected override Act? ForAct => Act.StepUp;

    public Task<IActionResult> OnPostAsync() => DoAsync((plan, now) => plan.StepUp(Me, Form.Run ?? Guid.Empty, Form.Level ?? "", Text.Clean(Form.Why), now), Act.StepUp);
}
