using Handrail.Domain;
using Handrail.Domain.Drafting;
using Handrail.Domain.Plans;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Drafts;

/// <summary>The patient-safety statement, the support and what the practitioner wants arranged.</summary>
public sealed class SafeguardsModel : DraftPage<PlanContent>
{
    [BindProperty]
    public SafeguardsForm Form { get; set; } = new();

    public void OnGet()
    {
        var part = Part(Plan);
        Begin(part);
        Form = new SafeguardsForm { PatientSafety = part.PatientSafety, Support = part.Support, Adjustments = part.Adjustments };
    }

    public Task<IActionResult> OnPostAsync() => KeepAsync(
        Part,
        started => started with { PatientSafety = Text.Clean(Form.PatientSafety), Support = Text.Clean(Form.Support), Adjustments = Text.Clean(Form.Adjustments) },
        (plan, part, now) => Write(plan, plan.Working with { PatientSafety = part.PatientSafety, Support = part.Support, Adjustments = part.Adjustments }, "Patient safety and support", PartTexts.Safeguards, now));

    protected override string LabelOf(string field) => field switch
    {
        "PatientSafety" => "How are patients kept safe?",
        "Support" => "Whom can the practitioner talk to?",
        _ => "What does the practitioner want known and arranged? (optional)",
    };

    private static PlanContent Part(Plan plan) => new() { PatientSafety = plan.Working.PatientSafety, Support = plan.Working.Support, Adjustments = plan.Working.Adjustments };
}

public sealed class SafeguardsForm
{
    public string? PatientSafety { get; set; }

    public string? Support { get; set; }

    public string? Adjustments { get; set; }
}
