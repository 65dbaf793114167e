using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Organisations;

/// <summary>The yearly review: everybody on one page, kept or ended each.</summary>
[NeedsFreshFactor]
public sealed class ReviewModel : OwnOrganisationPage
{
    [BindProperty]
    public List<ReviewAnswer> Form { get; set; } = [];

    public IReadOnlyList<Person> People { get; private set; } = [];

    public bool MayEnd => Me.Has(Duties.PlanUsers) || (Me.Has(Duties.SystemAdministrator) && Organisation.IsService);

    /// <summary>What was answered before something else kept it from being saved.</summary>
    public string? Said(Person person) => Form.FirstOrDefault(a => a.Person == person.Id)?.Answer;

    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (await base.PrepareAsync() is { } result) return result;
        People = [.. Everybody.Where(IsDue)];
        return null;
    }

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync() => DoAsync(
        async administration =>
        {
            var said = Form.Where(a => a.Answer is "keep" or "end").ToList();
            if (said.Count == 0) return Outcome.Refused("review.nothing", "Say of at least one person whether they still need their account");
            var administrators = PlanUsers;
            foreach (var answer in said)
            {
                // Whoever is not on the list any more has been seen to meanwhile.
                if (People.FirstOrDefault(p => p.Id == answer.Person) is not { } person) continue;
                var wasAdministrator = person.Holds(Duties.PlanUsers, Organisation.Id, Today);
                var outcome = answer.Answer == "keep" ? administration.Confirm(person, Organisation)
                    : administration.EndAccount(person, Organisation, await Db.Plans.AnyAsync(p => p.PractitionerId == person.Id), administrators);
                if (outcome.IsRefused) return outcome;
                if (answer.Answer == "end" && wasAdministrator) administrators--;
            }

            return Outcome.Done;
        },
        "Your answers have been saved",
        "/organisation");
}

public sealed class ReviewAnswer
{
    public Guid Person { get; set; }

    public string? Answer { get; set; }
}
