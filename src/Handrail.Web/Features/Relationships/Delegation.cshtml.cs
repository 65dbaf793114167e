using System.ComponentModel.DataAnnotations;
using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Relationships;

/// <summary>Who signs in the accountable person's stead, by whose word, why and until when.</summary>
[NeedsFreshFactor]
public sealed class DelegationModel : PlanPage
{
    private IReadOnlyList<Person> people = [];

    [BindProperty]
    public DelegationForm Form { get; set; } = new();

    public IReadOnlyList<Assignment> Now => [.. Plan.InRole(Role.DelegatedSigner, Today)];

    public IEnumerable<Option> Candidates => people.Select(p => new Option(p.Id.ToString(), $"{p.Name}, {p.Position}"));

    protected override Act? ForAct => May(Act.Delegate) ? Act.Delegate : Act.EndDelegation;

    protected override string DoneHref => $"/plans/{Plan.Reference}/delegation";

    protected override bool SaysAll => true;

    protected override async Task<IActionResult?> PreparePlanAsync()
    {
        if (May(Act.Delegate)) people = [.. (await Db.PeopleOfAsync(PeopleFrom, Today)).Where(p => p.Id != Plan.PractitionerId && Plan.Assignments.All(a => a.PersonId != p.Id || a.Role is not (Role.AccountablePerson or Role.DeputyAccountablePerson) || !a.CountsOn(Today)))];
        return null;
    }

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync() => DoAsync(
        (plan, now) => plan.Delegate(Me, people.FirstOrDefault(p => p.Id == Form.Person)?.AsActor(now.Day), Form.Until.TryRead(out var until) ? until : null, Text.Clean(Form.Reason), Form.Raised == true, now),
        Act.Delegate);

    public Task<IActionResult> OnPostEndAsync(Guid person)
    {
        ModelState.Clear();
        FormStandsFor(FormattableString.Invariant($"end {person}"));
        return DoAsync((plan, now) => plan.EndDelegation(Me, person, now), Act.EndDelegation);
    }
}

public sealed class DelegationForm
{
    public Guid? Person { get; set; }

    [Required(ErrorMessage = "Say whether they raised or investigated the concern")]
    public bool? Raised { get; set; }

    [RealDate("the last day on which they may sign")]
    public DateBoxes Until { get; set; } = new();

    public string? Reason { get; set; }
}
