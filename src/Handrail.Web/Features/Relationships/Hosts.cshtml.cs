using System.ComponentModel.DataAnnotations;
using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Relationships;

/// <summary>Who hosts the practitioner elsewhere, in which setting; put on the plan by the accountable person alone.</summary>
[NeedsFreshFactor]
public sealed class HostsModel : PlanPage
{
    [BindProperty]
    public HostForm Form { get; set; } = new();

    public IReadOnlyList<Assignment> Now => [.. Plan.InRole(Role.PlacementHost, Today)];

    public IEnumerable<Option> Settings => Plan.Shared.Settings.Select(s => new Option(s, s));

    protected override Act? ForAct => May(Act.AddHost) ? Act.AddHost : Act.EndHost;

    protected override string DoneHref => $"/plans/{Plan.Reference}/hosts";

    protected override bool SaysAll => true;

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync() => DoAsync(
        async (plan, now) => plan.AddHost(Me, await HostAsync(now.Day), Text.Clean(Form.Setting), Form.Raised == true, now),
        Act.AddHost);

    public Task<IActionResult> OnPostEndAsync(Guid person)
    {
        ModelState.Clear();
        FormStandsFor(FormattableString.Invariant($"end {person}"));
        return DoAsync((plan, now) => plan.EndHost(Me, person, now), Act.EndHost);
    }

    private async Task<Actor?> HostAsync(DateOnly day)
    {
        var email = EmailAddress.Normalise(Form.Email);
        return (await Db.PeopleWith(Duties.TakePart, day).Where(p => p.Email == email).FirstOrDefaultAsync())?.AsActor(day);
    }
}

public sealed class HostForm
{
    [Required(ErrorMessage = "Enter their e-mail address")]
    public string? Email { get; set; }

    [Required(ErrorMessage = "Select the setting in which they host the practitioner")]
    public string? Setting { get; set; }

    [Required(ErrorMessage = "Say whether they raised or investigated the concern")]
    public bool? Raised { get; set; }
}
