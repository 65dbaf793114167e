using System.ComponentModel.DataAnnotations;
using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Drafts;

/// <summary>The draft goes to somebody who has not written it.</summary>
[NeedsFreshFactor]
public sealed class SecondReaderModel : PlanPage
{
    [BindProperty]
    public SecondReaderForm Form { get; set; } = new();

    public IReadOnlyList<Person> Readers { get; private set; } = [];

    public IEnumerable<Option> Choices => Readers.Select(r => new Option(r.Id.ToString(), r.Name, r.Position));

    protected override Act? ForAct => Act.SendToSecondReader;

    protected override async Task<IActionResult?> PreparePlanAsync()
    {
        // Nobody reads what they have written.
        var drafters = Plan.Assignments.Where(a => a.Role is Role.KeyContact or Role.Drafter).Select(a => a.PersonId).ToList();
        Readers = await Db.PeopleWith(Duties.SecondReader, Today).Where(p => p.Id != Me.PersonId && !drafters.Contains(p.Id)).ToListAsync();
        return null;
    }

    public void OnGet()
    {
    }

    // Whoever is not on the list counts as the drafter, whom the domain refuses.
    public Task<IActionResult> OnPostAsync() => DoAsync((plan, now) => plan.SendToSecondReader(Me, Readers.FirstOrDefault(r => r.Id.ToString() == Form.Reader)?.AsActor(Today) ?? Me, now), Act.SendToSecondReader);
}

public sealed class SecondReaderForm
{
    [Required(ErrorMessage = "Select who reads the draft")]
    public string? Reader { get; set; }
}
