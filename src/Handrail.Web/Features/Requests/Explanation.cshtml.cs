using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Requests;

/// <summary>
/// What the practitioner has to know before they are asked to answer (domain.md 12.1, R4). It can be read again at any time;
/// saying that one has read it happens once.
/// </summary>
public sealed class ExplanationModel : PlanPage
{
    public Person? KeyContact => Plan.KeyContactOn(Today) is { } id ? Everybody[id] : null;

    protected override bool IsFor(Plan plan, IReadOnlyList<Role> roles) => roles.Contains(Role.Practitioner);

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync() => DoAsync((plan, now) => plan.ReadExplanation(Me, now), Act.ReadExplanation);
}
