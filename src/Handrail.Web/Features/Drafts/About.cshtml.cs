using System.ComponentModel.DataAnnotations;
using Handrail.Domain;
using Handrail.Domain.Drafting;
using Handrail.Domain.Plans;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Drafts;

/// <summary>What the plan is for and how long it lasts. The form carries a content in which only these fields are filled.</summary>
public sealed class AboutModel : DraftPage<PlanContent>
{
    [BindProperty]
    public AboutForm Form { get; set; } = new();

    public void OnGet()
    {
        var part = Part(Plan);
        Begin(part);
        Form = new AboutForm { Aim = part.Aim, Background = part.Background, PlannedMonths = Shown(part.PlannedMonths) };
    }

    public Task<IActionResult> OnPostAsync() => KeepAsync(
        Part,
        started => started with { Aim = Text.Clean(Form.Aim), Background = Text.Clean(Form.Background), PlannedMonths = Number(Form.PlannedMonths) },
        (plan, part, now) => Write(plan, plan.Working with { Aim = part.Aim, Background = part.Background, PlannedMonths = part.PlannedMonths }, "Aim and background", PartTexts.About, now));

    protected override string LabelOf(string field) => field switch
    {
        "Aim" => "What does the plan aim at?",
        "Background" => "What led to the plan?",
        _ => "How many months is the plan to last?",
    };

    private static PlanContent Part(Plan plan) => new() { Aim = plan.Working.Aim, Background = plan.Working.Background, PlannedMonths = plan.Working.PlannedMonths };
}

public sealed class AboutForm
{
    public string? Aim { get; set; }

    public string? Background { get; set; }

    [Required(ErrorMessage = "Enter the number of months that the plan is to last")]
    [RegularExpression(@"\s*[0-9]{1,9}\s*", ErrorMessage = "The number of months must be a whole number, like 6")]
    public string? PlannedMonths { get; set; }
}
