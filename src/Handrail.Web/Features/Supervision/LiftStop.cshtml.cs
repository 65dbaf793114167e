using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Supervision;

/// <summary>Stopped work begins again in one setting, by the accountable person's decision.</summary>
public sealed class LiftStopModel : LevelPage
{
    public override IEnumerable<Option> Settings => Plan.InForce.Where(r => r.IsStopped).Select(r => new Option(r.Id.ToString(), r.Setting, T["Stopped since {0}", Say.Date(r.From)]));

    /// <summary>Each level at which work could begin again somewhere, the closest first.</summary>
    public override IEnumerable<Option> Levels => Plan.InForce.Where(r => r.IsStopped).SelectMany(Plan.LevelsAfterStop).DistinctBy(l => l.Code).OrderByDescending(l => l.Tightness).Select(l => new Option(l.Code, l.Name, l.Definition));

    public override string LevelLegend => "At which level of supervision?";

    public override string WhyLabel => "What makes it safe to begin again?";

    public override string Button => "Let work begin again";

    protected override Act? ForAct => Act.LiftStop;

    public Task<IActionResult> OnPostAsync() => DoAsync((plan, now) => plan.LiftStop(Me, Form.Run ?? Guid.Empty, Form.Level ?? "", Text.Clean(Form.Why), now), Act.LiftStop);
}
