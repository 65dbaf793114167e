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
            // Whoever is not on the list any more has been seen to meanwhile, perhaps otherwise.
            if (said.Any(a => People.All(p => p.Id != a.Person)))
                return Outcome.Refused("review.overtaken", "Somebody else has meanwhile answered for one of these people, who is not on the list any more. Nothing of yours has been saved: your other answers stand here, and you can save them now");
            var administrators = PlanUsers;
            foreach (var answer in said)
            {
                var person = People.First(p => p.Id == answer.Person);
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
