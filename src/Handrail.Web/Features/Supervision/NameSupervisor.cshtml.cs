using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Supervision;

/// <summary>Who has been asked to supervise and what they answered; the accountable person asks somebody else here.</summary>
[NeedsFreshFactor]
public sealed class NameSupervisorModel : PlanPage
{
    private IReadOnlyList<Person> people = [];

    [BindProperty]
    public NameSupervisorForm Form { get; set; } = new();

    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    public IReadOnlyList<Option> Candidates { get; private set; } = [];

    /// <summary>How many plans each of the candidates supervises.</summary>
    public IReadOnlyList<(string Person, int Plans)> Loads { get; private set; } = [];

    public IEnumerable<Assignment> Asked => Plan.Assignments.Where(a => a.Role.Side() == Side.Supervision).OrderBy(a => a.From).ThenBy(a => a.Role);

    /// <summary>The terms that the form on the page answers.</summary>
    [BindProperty]
    public TermsForm Terms { get; set; } = new();

    /// <summary>The settings in which somebody can be asked to supervise: more than one, or there is nothing to choose.</summary>
    public IEnumerable<Option> Settings => Plan.Versions.FirstOrDefault(v => v.Number == Plan.SharedVersion)?.Content.Settings.ToList() is { Count: > 1 } settings ? settings.Select(s => new Option(s, s)) : [];

    public IEnumerable<Assignment> OnTerms => Asked.Where(a => a.IsOpenSupervision && a.Answer == Answer.OnTerms);

    protected override Act? ForAct => Act.NameSupervisor;

    protected override string DoneHref => $"/plans/{Plan.Reference}/supervisors";

    protected override async Task<IActionResult?> PreparePlanAsync()
    {
        Names = await Db.NamesOfAsync(Asked.Select(a => a.PersonId));
        // Whoever is asked already, or decides on the plan, is not offered: the domain would refuse them.
        var not = Plan.Assignments.Where(a => a.CountsOn(Today) && a.Answer is not (Answer.Declined or Answer.Withdrawn) && a.Role.Side() is Side.Supervision or Side.Organisation).Select(a => a.PersonId).Append(Plan.PractitionerId ?? Guid.Empty).ToList();
        people = await Db.PeopleOfAsync(PeopleFrom, Today);
        var open = people.Where(p => !not.Contains(p.Id)).ToList();
        Candidates = [.. open.Select(p => new Option(p.Id.ToString(), $"{p.Name}, {p.Position}"))];
        var loads = await Db.SupervisorLoadsAsync([.. open.Select(p => p.Id)], Today);
        Loads = [.. open.Where(p => loads.ContainsKey(p.Id)).Select(p => (p.Name, loads[p.Id]))];
        return null;
    }

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync() => DoAsync((plan, now) => plan.NameSupervisor(Me, Person, Enum.Parse<Role>(Form.Role!), int.Parse(Form.Hours!.Trim(), CultureInfo.InvariantCulture), Form.Raised!.Value, now, Form.Settings), Act.NameSupervisor);

    public Task<IActionResult> OnPostAgreeAsync() => AnswerTermsAsync(true);

    public Task<IActionResult> OnPostElsewhereAsync() => AnswerTermsAsync(false);

    private async Task<IActionResult> AnswerTermsAsync(bool agrees)
    {
        // The page's other form was not sent.
        ModelState.Clear();
        FormStandsFor(agrees ? "agree" : "elsewhere");
        var result = await DoAsync((plan, now) => plan.AnswerTerms(Me, Terms.Assignment, agrees, Text.Clean(Terms.Note), now), Act.AnswerTerms);
        if (ModelState["Form.Note"] is { Errors.Count: > 0 } misplaced)
        {
            ModelState.AddModelError("Terms.Note", misplaced.Errors[0].ErrorMessage);
            ModelState.Remove("Form.Note");
        }

        return result;
    }

    /// <summary>Somebody who is not of the organisation is nobody; one who has been asked meanwhile is left for the domain to say so.</summary>
    private Actor? Person => people.FirstOrDefault(p => p.Id == Form.Person)?.AsActor(Today);
}

public sealed class NameSupervisorForm
{
    [Required(ErrorMessage = "Select whom to ask")]
    public Guid? Person { get; set; }

    [Required(ErrorMessage = "Say whether they raised or investigated the concern")]
    public bool? Raised { get; set; }

    [Required(ErrorMessage = "Select the role")]
    [RegularExpression(nameof(Domain.Plans.Role.ClinicalSupervisor) + "|" + nameof(Domain.Plans.Role.DeputySupervisor), ErrorMessage = "Select the role")]
    public string? Role { get; set; }

    /// <summary>The settings that the person is asked for; none for all of them.</summary>
    public string[] Settings { get; set; } = [];

    [Required(ErrorMessage = "Enter hours a week")]
    [RegularExpression(@"\s*[0-9]{1,4}\s*", ErrorMessage = "Hours a week must be a whole number, such as 4")]
    public string? Hours { get; set; }
}

public sealed class TermsForm
{
    public Guid Assignment { get; set; }

    public string? Note { get; set; }
}
