using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Supervision;

/// <summary>Who has been asked to supervise and what they answered; the accountable person asks somebody else here.</summary>
public sealed class NameSupervisorModel : PlanPage
{
    [BindProperty]
    public NameSupervisorForm Form { get; set; } = new();

    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    public IReadOnlyList<Option> Candidates { get; private set; } = [];

    /// <summary>How many plans each of the candidates supervises.</summary>
    public IReadOnlyList<(string Person, int Plans)> Loads { get; private set; } = [];

    public IEnumerable<Assignment> Asked => Plan.Assignments.Where(a => a.Role.Side() == Side.Supervision).OrderBy(a => a.From).ThenBy(a => a.Role);

    protected override Act? ForAct => Act.NameSupervisor;

    protected override string DoneHref => $"/plans/{Plan.Reference}/supervisors";

    protected override async Task<IActionResult?> PreparePlanAsync()
    {
        Names = await Db.NamesOfAsync(Asked.Select(a => a.PersonId));
        var not = Asked.Where(a => a.CountsOn(Today) && a.Answer != Answer.Declined).Select(a => a.PersonId).Append(Plan.PractitionerId ?? Guid.Empty).ToList();
        var people = await Db.People.AsNoTracking().Where(p => p.OrganisationId == Plan.OrganisationId && !not.Contains(p.Id))
            .OrderBy(p => p.FamilyName).ThenBy(p => p.GivenName).ToListAsync();
        Candidates = [.. people.Select(p => new Option(p.Id.ToString(), $"{p.Name}, {p.Position}"))];
        var loads = await Db.SupervisorLoadsAsync([.. people.Select(p => p.Id)], Today);
        Loads = [.. people.Where(p => loads.ContainsKey(p.Id)).Select(p => (p.Name, loads[p.Id]))];
        return null;
    }

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync() => DoAsync((plan, now) => plan.NameSupervisor(Me, Person, Enum.Parse<Role>(Form.Role!), int.Parse(Form.Hours!.Trim(), CultureInfo.InvariantCulture), now), Act.NameSupervisor);

    /// <summary>Somebody who is not on the list is nobody; one who has been asked meanwhile is left for the domain to say so.</summary>
    private Guid Person => Form.Person is { } id && (Candidates.Any(c => c.Value == id.ToString()) || Asked.Any(a => a.PersonId == id) || id == Plan.PractitionerId) ? id : Guid.Empty;
}

public sealed class NameSupervisorForm
{
    [Required(ErrorMessage = "Select whom to ask")]
    public Guid? Person { get; set; }

    [Required(ErrorMessage = "Select the role")]
    [RegularExpression(nameof(Domain.Plans.Role.ClinicalSupervisor) + "|" + nameof(Domain.Plans.Role.DeputySupervisor), ErrorMessage = "Select the role")]
    public string? Role { get; set; }

    [Required(ErrorMessage = "Enter hours a week")]
    [RegularExpression(@"\s*[0-9]{1,4}\s*", ErrorMessage = "Hours a week must be a whole number, such as 4")]
    public string? Hours { get; set; }
}
