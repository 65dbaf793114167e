using System.ComponentModel.DataAnnotations;
using Handrail.Domain;
using Handrail.Domain.Drafting;
using Handrail.Domain.Plans;

namespace Handrail.Web.Features.Drafts;

/// <summary>What the plan is for and how long it lasts. The form carries a content in which only these fields are filled.</summary>
public sealed class AboutModel : DraftPage<PlanContent, AboutForm>
{
    public override string Heading => T["Aim and background"];

    protected override (Act Act, Guid? Part, string Name) Trail => (Act.EditDraft, PartTexts.About, "Aim and background");

    protected override PlanContent Read(Plan plan) => new() { Aim = plan.Working.Aim, Background = plan.Working.Background, PlannedMonths = plan.Working.PlannedMonths };

    protected override AboutForm Fill(PlanContent part) => new() { Aim = part.Aim, Background = part.Background, PlannedMonths = Shown(part.PlannedMonths) };

    protected override PlanContent Typed(PlanContent started) => started with { Aim = Text.Clean(Form.Aim), Background = Text.Clean(Form.Background), PlannedMonths = Number(Form.PlannedMonths) };

    protected override Outcome Write(Plan plan, PlanContent part, Moment now) => Save(plan, plan.Working with { Aim = part.Aim, Background = part.Background, PlannedMonths = part.PlannedMonths }, now);

    protected override string LabelOf(string field) => T[field switch
    {
        "Aim" => "What does the plan aim at?",
        "Background" => "What led to the plan?",
        _ => "How many months is the plan to last?",
    }];
}

public sealed class AboutForm
{
    public string? Aim { get; set; }

    public string? Background { get; set; }

    [Required(ErrorMessage = "Enter the number of months that the plan is to last")]
    [RegularExpression(@"\s*[0-9]{1,9}\s*", ErrorMessage = "The number of months must be a whole number, like 6")]
    public string? PlannedMonths { get; set; }
}
