using Handrail.Domain;
using Handrail.Domain.Drafting;
using Handrail.Domain.Plans;

namespace Handrail.Web.Features.Drafts;

/// <summary>The patient-safety statement, the support and what the practitioner wants arranged.</summary>
public sealed class SafeguardsModel : DraftPage<PlanContent, SafeguardsForm>
{
    public override string Heading => T["Patient safety and support"];

    protected override (Act Act, Guid? Part, string Name) Trail => (Act.EditDraft, PartTexts.Safeguards, "Patient safety and support");

    protected override PlanContent Read(Plan plan) => new() { PatientSafety = plan.Working.PatientSafety, Support = plan.Working.Support, Adjustments = plan.Working.Adjustments };

    protected override SafeguardsForm Fill(PlanContent part) => new() { PatientSafety = part.PatientSafety, Support = part.Support, Adjustments = part.Adjustments };

    protected override PlanContent Typed(PlanContent started) => started with { PatientSafety = Text.Clean(Form.PatientSafety), Support = Text.Clean(Form.Support), Adjustments = Text.Clean(Form.Adjustments) };

    protected override Outcome Write(Plan plan, PlanContent part, Moment now) => Save(plan, plan.Working with { PatientSafety = part.PatientSafety, Support = part.Support, Adjustments = part.Adjustments }, now);

    protected override string LabelOf(string field) => T[field switch
    {
        "PatientSafety" => "How are patients kept safe?",
        "Support" => "Whom can the practitioner talk to?",
        _ => "What does the practitioner want known and arranged? (optional)",
    }];
}

public sealed class SafeguardsForm
{
    public string? PatientSafety { get; set; }

    public string? Support { get; set; }

    public string? Adjustments { get; set; }
}
