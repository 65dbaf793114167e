using System.ComponentModel.DataAnnotations;
using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Triage;

/// <summary>Another adviser becomes the key contact of a request in hand. The page says no word of the request itself.</summary>
[NeedsFreshFactor]
public sealed class PassOnModel : PlanPage
{
    private IReadOnlyList<Person> advisers = [];

    [BindProperty]
    public PassOnForm Form { get; set; } = new();

    public string Holder => Plan.KeyContactOn(Today) is { } id ? Everybody[id].Name : "";

    public IEnumerable<Option> Advisers => advisers.Where(p => p.Id != Plan.KeyContactOn(Today)).Select(p => new Option(p.Id.ToString(), p.Id == Me.PersonId ? T["{0} (you)", p.Name] : p.Name, p.Position));

    protected override Act? ForAct => Act.Reassign;

    protected override bool IsTriage => true;

    protected override bool SaysAll => true;

    protected override string DoneHref => "/triage";

    protected override string AwayHref => "/triage";

    protected override async Task<IActionResult?> PreparePlanAsync()
    {
        advisers = await Db.PeopleWith(Duties.Adviser, Today).Where(p => p.Id != Plan.PractitionerId).ToListAsync();
        return null;
    }

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync() => DoAsync((plan, now) => plan.Reassign(Me, advisers.FirstOrDefault(p => p.Id == Form.KeyContact)?.AsActor(Today), Text.Clean(Form.Note), now, Form.Raised == true), Act.Reassign);
}

public sealed class PassOnForm
{
    public Guid? KeyContact { get; set; }

    public string? Note { get; set; }

    [Required(ErrorMessage = "Say whether they raised or investigated the concern")]
    public bool? Raised { get; set; }
}
