using System.ComponentModel.DataAnnotations;
using Handrail.Domain;
using Handrail.Domain.Drafting;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Drafts;

/// <summary>One supervision stage. Levels are chosen by name and definition, never by a number (domain.md 4.2).</summary>
public sealed class StageModel : PartPage<SupervisionStage, StageForm>
{
    public IEnumerable<Option> Levels => Draft.Levels.OrderByDescending(l => l.Tightness).Select(l => new Option(l.Code, T[l.Name], T[l.Definition]));

    public string SettingsHint => Draft.Settings.Where(s => s.Length > 0).ToList() is not { Count: > 0 } settings
        ? T["For example “Operating lists”. Stages with the same words follow one another."]
        : T["In this plan so far: {0}. Stages with the same words follow one another.", string.Join("; ", settings.Select(s => $"“{s}”"))];

    public override string Heading => T[IsNew ? "Add a supervision stage" : "Change the supervision stage"];

    protected override string Noun => "Supervision stage";

    protected override IReadOnlyList<SupervisionStage> In(PlanContent content) => content.Stages;

    protected override SupervisionStage Blank(Guid id) => new() { Id = id };

    protected override StageForm Fill(SupervisionStage part) => new()
    {
        Level = part.Level,
        AppliesTo = part.AppliesTo,
        PlannedWeeks = Shown(part.PlannedWeeks),
        EntryCriteria = part.EntryCriteria,
        ExitCriteria = part.ExitCriteria,
    };

    protected override SupervisionStage Typed(SupervisionStage started) => started with
    {
        Level = Form.Level ?? "",
        // A setting is a name, on one line: supervisors are asked for settings by it.
        AppliesTo = Text.Clean(Form.AppliesTo).ReplaceLineEndings(" "),
        PlannedWeeks = Number(Form.PlannedWeeks),
        EntryCriteria = Text.Clean(Form.EntryCriteria),
        ExitCriteria = Text.Clean(Form.ExitCriteria),
    };

    protected override PlanContent With(PlanContent content, SupervisionStage part) => content.With(part);

    protected override IReadOnlyList<Outcome> FaultsOf(PlanContent content, SupervisionStage part, bool isFinished) => content.FaultsOf(part, isFinished);

    protected override string LabelOf(string field) => T[field switch
    {
        "Level" => "Level of supervision",
        "PlannedWeeks" => "How many weeks is it planned for?",
        "EntryCriteria" => "When does it begin? (optional)",
        "ExitCriteria" => "When does it end?",
        _ => "Which setting or procedures is it for?",
    }];

    protected override string WordsOf(string field, string value) => field == "Level" ? Draft.Level(value)?.Name ?? "" : value;
}

public sealed class StageForm
{
    [Required(ErrorMessage = "Enter the setting or procedures that this stage applies to")]
    public string? AppliesTo { get; set; }

    [Required(ErrorMessage = "Select the level of supervision")]
    public string? Level { get; set; }

    [Required(ErrorMessage = "Enter the number of weeks that the stage is planned for")]
    [RegularExpression(@"\s*[0-9]{1,9}\s*", ErrorMessage = "The number of weeks must be a whole number, like 8")]
    public string? PlannedWeeks { get; set; }

    public string? EntryCriteria { get; set; }

    public string? ExitCriteria { get; set; }
}
