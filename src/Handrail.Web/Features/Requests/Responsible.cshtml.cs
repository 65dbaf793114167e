using Handrail.Domain.Lists;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Domain.Requests;
using Handrail.Web.Access;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Requests;

/// <summary>The people of the organisation who are responsible for the plan.</summary>
public sealed class ResponsibleModel : SectionPage<Responsible, ResponsibleForm>
{
    private IReadOnlyList<Person> people = [];

    public override string Section => "responsible";

    public IEnumerable<Option> People => people.Select(p => new Option(p.Id.ToString(), p.Name + (p.Position.Length > 0 ? ", " + p.Position : "")));

    public IEnumerable<Option> Offices => Options(CodeLists.AccountableOffices);

    public override string Said(string field, string value) => people.FirstOrDefault(p => p.Id.ToString() == value)?.Name ?? (Guid.TryParse(value, out _) ? "" : base.Said(field, value));

    protected override Responsible Of(RequestDetails request) => request.Responsible;

    protected override RequestDetails With(RequestDetails request, Responsible part) => request with { Responsible = part };

    protected override ResponsibleForm Fill(Responsible part) => new()
    {
        CaseManager = Shown(part.CaseManager),
        CaseManagerRaised = part.CaseManagerRaised,
        AccountablePerson = Shown(part.AccountablePerson),
        AccountablePersonRaised = part.AccountablePersonRaised,
        AccountableOffice = part.AccountableOffice,
        Deputy = Shown(part.Deputy),
        DeputyRaised = part.DeputyRaised,
        DeputyOffice = part.DeputyOffice,
        OnBehalfOf = Shown(part.OnBehalfOf),
    };

    protected override Responsible Typed(Responsible started) => started with
    {
        CaseManager = Form.CaseManager ?? Guid.Empty,
        CaseManagerRaised = Form.CaseManagerRaised ?? "",
        AccountablePerson = Form.AccountablePerson ?? Guid.Empty,
        AccountablePersonRaised = Form.AccountablePersonRaised ?? "",
        AccountableOffice = Form.AccountableOffice ?? "",
        Deputy = Form.Deputy ?? Guid.Empty,
        DeputyRaised = Form.DeputyRaised ?? "",
        DeputyOffice = Form.DeputyOffice ?? "",
        OnBehalfOf = Form.OnBehalfOf ?? Guid.Empty,
    };

    protected override async Task<IActionResult?> PreparePlanAsync()
    {
        // These people get their roles when the request is sent; from then on the roles say who they are.
        if (!HttpMethods.IsPost(Request.Method) && Plan.Status != PlanStatus.RequestDrafting) return Redirect(PlanHref);
        people = await Db.PeopleOfAsync(PeopleFrom, Today);
        foreach (var (field, chosen) in new[] { ("CaseManager", Form.CaseManager), ("AccountablePerson", Form.AccountablePerson), ("Deputy", Form.Deputy), ("OnBehalfOf", Form.OnBehalfOf) })
            if (chosen is { } id && people.All(p => p.Id != id))
                ModelState.AddModelError("Form." + field, T["Select a person from the list"]);
        return null;
    }

    private static Guid? Shown(Guid person) => person == Guid.Empty ? null : person;
}

public sealed class ResponsibleForm
{
    public Guid? CaseManager { get; set; }

    public string? CaseManagerRaised { get; set; }

    public Guid? AccountablePerson { get; set; }

    public string? AccountablePersonRaised { get; set; }

    public string? AccountableOffice { get; set; }

    public Guid? Deputy { get; set; }

    public string? DeputyRaised { get; set; }

    public string? DeputyOffice { get; set; }

    public Guid? OnBehalfOf { get; set; }
}
