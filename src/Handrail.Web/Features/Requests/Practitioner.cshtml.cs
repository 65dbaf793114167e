using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Handrail.Domain.Requests;
using Handrail.Web.Ui;

namespace Handrail.Web.Features.Requests;

/// <summary>Who the practitioner is and how the service reaches them.</summary>
public sealed class PractitionerModel : SectionPage<PractitionerDetails, PractitionerForm>
{
    public override string Section => "practitioner";

    public IEnumerable<Option> Professions => Options(CodeLists.Professions);

    public IEnumerable<Option> Regulators => Options(CodeLists.Regulators);

    public IEnumerable<Option> Grades => Options(CodeLists.Grades);

    public IEnumerable<Option> ContractTypes => Options(CodeLists.ContractTypes);

    public IEnumerable<Option> Specialties => MainSpecialties.InUse.All.Select(s => new Option(s.Code, T[s.Name])).OrderBy(o => o.Text, StringComparer.CurrentCulture);

    /// <summary>After sending, the number is tied to the practitioner's account.</summary>
    public bool IsFixed => Plan.Status != PlanStatus.RequestDrafting;

    protected override PractitionerDetails Of(RequestDetails request) => request.Practitioner;

    protected override RequestDetails With(RequestDetails request, PractitionerDetails part) => request with { Practitioner = part };

    protected override PractitionerForm Fill(PractitionerDetails part) => new()
    {
        Title = part.Title,
        GivenName = part.GivenName,
        FamilyName = part.FamilyName,
        Email = part.Email,
        Profession = part.Profession,
        Regulator = part.Regulator,
        RegistrationNumber = part.RegistrationNumber,
        MainSpecialty = part.MainSpecialty,
        Grade = part.Grade,
        ContractType = part.ContractType,
    };

    protected override PractitionerDetails Typed(PractitionerDetails started) => started with
    {
        Title = Line(Form.Title),
        GivenName = Line(Form.GivenName),
        FamilyName = Line(Form.FamilyName),
        Email = Line(Form.Email),
        Profession = Form.Profession ?? "",
        Regulator = Form.Regulator ?? "",
        RegistrationNumber = RegistrationNumber.Normalise(Line(Form.RegistrationNumber)),
        MainSpecialty = Form.MainSpecialty ?? "",
        Grade = Form.Grade ?? "",
        ContractType = Form.ContractType ?? "",
    };
}

public sealed class PractitionerForm
{
    public string? Title { get; set; }

    public string? GivenName { get; set; }

    public string? FamilyName { get; set; }

    public string? Email { get; set; }

    public string? Profession { get; set; }

    public string? Regulator { get; set; }

    public string? RegistrationNumber { get; set; }

    public string? MainSpecialty { get; set; }

    public string? Grade { get; set; }

    public string? ContractType { get; set; }
}
