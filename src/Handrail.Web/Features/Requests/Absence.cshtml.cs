using Handrail.Domain.Lists;
using Handrail.Domain.Requests;
using Handrail.Web.Ui;

namespace Handrail.Web.Features.Requests;

/// <summary>Whether the practitioner has been away from practice or restricted.</summary>
public sealed class AbsenceModel : SectionPage<AbsenceDetails, AbsenceForm>
{
    public override string Section => "absence";

    public IEnumerable<Option> AbsenceReasons => Options(CodeLists.AbsenceReasons);

    protected override AbsenceDetails Of(RequestDetails request) => request.Absence;

    protected override RequestDetails With(RequestDetails request, AbsenceDetails part) => request with { Absence = part };

    protected override AbsenceForm Fill(AbsenceDetails part) => new()
    {
        Applies = part.Applies,
        Reason = part.Reason,
        From = DateBoxes.Of(part.From),
        LastClinicalDay = DateBoxes.Of(part.LastClinicalDay),
    };

    protected override AbsenceDetails Typed(AbsenceDetails started) => started with
    {
        Applies = Form.Applies ?? "",
        Reason = Form.Reason ?? "",
        From = Day(Form.From),
        LastClinicalDay = Day(Form.LastClinicalDay),
    };
}

public sealed class AbsenceForm
{
    public string? Applies { get; set; }

    public string? Reason { get; set; }

    [RealDate("the day on which it began", Optional = true)]
    public DateBoxes From { get; set; } = new();

    [RealDate("the last clinical day", Optional = true)]
    public DateBoxes LastClinicalDay { get; set; } = new();
}
