using System.ComponentModel.DataAnnotations;
using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Drafts;

/// <summary>Who writes the draft with the key contact.</summary>
[NeedsFreshFactor]
public sealed class DraftersModel : PlanPage
{
    private IReadOnlyList<Person> advisers = [];

    [BindProperty]
    public DraftersForm Form { get; set; } = new();

    public IReadOnlyList<(Guid Id, string Name, DateOnly Since)> Now { get; private set; } = [];

    public IReadOnlyList<Option> Choices => [.. advisers.Select(a => new Option(a.Id.ToString(), a.Name, a.Position))];

    protected override Act? ForAct => May(Act.RemoveDrafter) ? Act.RemoveDrafter : Act.InviteDrafter;

    protected override string DoneHref => $"/plans/{Plan.Reference}/drafters";

    protected override async Task<IActionResult?> PreparePlanAsync()
    {
        var drafters = Plan.Assignments.Where(a => a.Role == Role.Drafter && a.CountsOn(Today)).OrderBy(a => a.From).ToList();
        var names = await Db.NamesOfAsync(drafters.Select(a => a.PersonId));
        Now = [.. drafters.Select(a => (a.PersonId, names[a.PersonId], a.From))];
        // Whoever has another part in the plan is not offered: the domain would refuse them.
        var taken = Plan.Assignments.Where(a => a.CountsOn(Today) || a.Role == Role.SecondReader).Select(a => a.PersonId).ToList();
        advisers = await Db.PeopleWith(Duties.Adviser, Today).Where(p => p.Id != Plan.PractitionerId && !taken.Contains(p.Id)).ToListAsync();
        return null;
    }

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync() => DoAsync((plan, now) => plan.InviteDrafter(Me, advisers.FirstOrDefault(a => a.Id.ToString() == Form.Drafter)?.AsActor(Today), now), Act.InviteDrafter);

    public Task<IActionResult> OnPostEndAsync(Guid person)
    {
        ModelState.Clear();
        FormStandsFor(FormattableString.Invariant($"end {person}"));
        return DoAsync((plan, now) => plan.RemoveDrafter(Me, person, now), Act.RemoveDrafter);
    }
}

public sealed class DraftersForm
{
    [Required(ErrorMessage = "Select who writes the draft with you")]
    public string? Drafter { get; set; }
}
