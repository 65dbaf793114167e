using Handrail.Domain;
using Handrail.Domain.Lists;
using Handrail.Domain.Requests;
using Handrail.Web.Ui;

namespace Handrail.Web.Features.Requests;

/// <summary>Whether the practitioner knows, and whether the organisation can carry a plan.</summary>
public sealed class ReadinessModel : SectionPage<Readiness, ReadinessForm>
{
    public override string Section => "readiness";

    public IEnumerable<Option> OccupationalHealth => Options(CodeLists.OccupationalHealth);

    public IEnumerable<Option> RegulatorInvolvement => Options(CodeLists.RegulatorInvolvement);

    protected override Readiness Of(RequestDetails request) => request.Readiness;

    protected override RequestDetails With(RequestDetails request, Readiness part) => request with { Readiness = part };

    protected override ReadinessForm Fill(Readiness part) => new()
    {
        PractitionerTold = part.PractitionerTold,
        ResourcesConfirmed = part.ResourcesConfirmed,
        ResourcesNote = part.ResourcesNote,
        OccupationalHealth = part.OccupationalHealth,
        RegulatorInvolvement = part.RegulatorInvolvement,
        TargetStart = DateBoxes.Of(part.TargetStart),
    };

    protected override Readiness Typed(Readiness started) => started with
    {
        PractitionerTold = Form.PractitionerTold ?? "",
        ResourcesConfirmed = Form.ResourcesConfirmed ?? "",
        ResourcesNote = Text.Clean(Form.ResourcesNote),
        OccupationalHealth = Form.OccupationalHealth ?? "",
        RegulatorInvolvement = Form.RegulatorInvolvement ?? "",
        TargetStart = Day(Form.TargetStart),
    };
}

public sealed class ReadinessForm
{
    public string? PractitionerTold { get; set; }

    public string? ResourcesConfirmed { get; set; }

    public string? ResourcesNote { get; set; }

    public string? OccupationalHealth { get; set; }

    public string? RegulatorInvolvement { get; set; }

    [RealDate("the hoped-for start", Optional = true)]
    public DateBoxes TargetStart { get; set; } = new();
}
