using Handrail.Domain;
using Handrail.Domain.Lists;
using Handrail.Domain.People;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Organisations;

/// <summary>One more organisation that can ask for plans.</summary>
public sealed class AddModel : AdministrationPage
{
    [BindProperty]
    public OrganisationForm Form { get; set; } = new();

    public IEnumerable<Option> Types => Options(CodeLists.OrganisationTypes);

    public IEnumerable<Option> Sectors => Options(CodeLists.Sectors);

    public IEnumerable<Option> Countries => Options(CodeLists.Countries);

    protected override Task<IActionResult?> PrepareAsync() => Task.FromResult<IActionResult?>(Me.Has(Duties.SystemAdministrator) ? null : NotFound());

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync() => DoAsync(
        async administration =>
        {
            var code = OdsCode.Normalise(Form.OdsCode);
            var (outcome, organisation) = administration.Add(
                new(code, Text.Clean(Form.Name), Form.Type ?? "", Form.Sector ?? "", Form.Country ?? "", Form.EmailDomains ?? ""),
                await Db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.OdsCode == code));
            if (organisation is not null) Db.Add(organisation);
            return outcome;
        },
        "The organisation has been added. Invite its first administrator, or let them ask to join",
        "/organisations");

    private IEnumerable<Option> Options(CodeList list) => list.Offered.Select(c => new Option(c.Value, T[c.Words]));
}

public sealed class OrganisationForm
{
    public string? Name { get; set; }

    public string? OdsCode { get; set; }

    public string? Type { get; set; }

    public string? Sector { get; set; }

    public string? Country { get; set; }

    public string? EmailDomains { get; set; }

    /// <summary>What was there when the form was opened.</summary>
    public string? Seen { get; set; }

    public Guid? Into { get; set; }

    /// <summary>Said by whoever records a merger: it cannot be taken back.</summary>
    public bool Sure { get; set; }

    public Guid? Request { get; set; }

    public string? Why { get; set; }
}
