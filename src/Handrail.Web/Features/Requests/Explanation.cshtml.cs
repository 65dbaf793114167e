using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Requests;

/// <summary>
/// What the practitioner has to know before they are asked to answer (domain.md 12.1, R4). It can be read again at any time;
/// saying that one has read it happens once.
/// </summary>
public sealed class ExplanationModel : PlanPage
{
    public Person? KeyContact { get; private set; }

    protected override bool IsFor(Plan plan, IReadOnlyList<Role> roles) => roles.Contains(Role.Practitioner);

    protected override async Task<IActionResult?> PreparePlanAsync()
    {
        var contact = Plan.KeyContactOn(Today);
        KeyContact = await Db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == contact);
        return null;
    }

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync() => DoAsync((plan, now) => plan.ReadExplanation(Me, now), Act.ReadExplanation);
}
