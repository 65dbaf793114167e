using System.ComponentModel.DataAnnotations;
using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Requests;

/// <summary>An adviser says who takes the request on as its key contact.</summary>
[NeedsFreshFactor]
public sealed class AllocateModel : PlanPage
{
    private IReadOnlyList<Person> advisers = [];

    [BindProperty]
    public AllocateForm Form { get; set; } = new();

    public IEnumerable<Option> Advisers => advisers.Select(p => new Option(p.Id.ToString(), p.Id == Me.PersonId ? T["{0} (you)", p.Name] : p.Name, p.Position));

    public IReadOnlyList<OpenPlan> SamePractitioner { get; private set; } = [];

    protected override Act? ForAct => Act.Allocate;

    protected override string AwayHref => "/triage";

    protected override bool SaysAll => true;

    protected override async Task<IActionResult?> PreparePlanAsync()
    {
        advisers = await Db.PeopleWith(Duties.Adviser, Today).ToListAsync();
        if (Plan.PractitionerId is { } who) SamePractitioner = await Db.OpenPlansOfAsync(who, Plan.Id);
        return null;
    }

    public void OnGet() => Form.KeyContact = Me.PersonId;

    public Task<IActionResult> OnPostAsync() => DoAsync((plan, now) => plan.Allocate(Me, advisers.FirstOrDefault(p => p.Id == Form.KeyContact)?.AsActor(Today), now, Form.Raised == true), Act.Allocate);
}

public sealed class AllocateForm
{
    public Guid? KeyContact { get; set; }

    [Required(ErrorMessage = "Say whether they raised or investigated the concern")]
    public bool? Raised { get; set; }
}
