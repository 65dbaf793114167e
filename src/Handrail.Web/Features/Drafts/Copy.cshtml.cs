using System.ComponentModel.DataAnnotations;
using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Drafts;

/// <summary>Starting the draft from what an earlier plan was built of: a plan that the drafter may read, whoever's it was.</summary>
public sealed class CopyModel : PlanPage
{
    private const int Most = 100;

    [BindProperty]
    public CopyForm Form { get; set; } = new();

    public IReadOnlyList<Option> Earlier { get; private set; } = [];

    public bool IsEmpty => Plan.Working.HasNoParts;

    protected override Act? ForAct => Act.CopyDraft;

    protected override string DoneHref => $"/plans/{Plan.Reference}/draft";

    protected override async Task<IActionResult?> PreparePlanAsync()
    {
        if (Plan.Allows(Act.CopyDraft, Me, Today) is { IsRefused: true } refusal) return Again(refusal);
        var plans = await (
            from plan in Db.Plans.AsNoTracking().SeenBy(Me, Today)
            join person in Db.People on plan.PractitionerId equals person.Id
            where plan.Id != Plan.Id && plan.CurrentVersion > 0
            orderby plan.OpenedOn descending, plan.Reference descending
            select new { plan.Reference, plan.Status, person }).Take(Most).ToListAsync();
        Earlier = [.. plans.Select(p => new Option(p.Reference, $"{p.Reference}, {p.person.Name}", T[p.Status.Words()]))];
        return null;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var earlier = ModelState.IsValid ? await EarlierAsync() : null;
        if (ModelState.IsValid && earlier is null) return Again(Outcome.Refused("copy.from", "Select a plan from the list", "From"));
        return await DoAsync((plan, now) => plan.CopyDraft(Me, earlier!, Form.From!, Form.Replaces, now), Act.CopyDraft);
    }

    /// <summary>The text that this person reads as the earlier plan; null where they read none.</summary>
    private async Task<PlanContent?> EarlierAsync()
    {
        var plan = await Db.Plans.AsNoTracking().SeenBy(Me, Today).Include(p => p.Assignments).SingleOrDefaultAsync(p => p.Reference == Form.From && p.Id != Plan.Id);
        if (plan?.IsReadBy(Me, Today) != true || plan.VersionReadBy(plan.RolesOf(Me, Today)) is not { } number) return null;
        if (number == 0) return plan.Working;
        return await Db.Set<PlanVersion>().AsNoTracking().SingleOrDefaultAsync(v => v.PlanId == plan.Id && v.Number == number) is { } version ? version.Content : null;
    }
}

public sealed class CopyForm
{
    [Required(ErrorMessage = "Select the plan to start from")]
    public string? From { get; set; }

    public bool Replaces { get; set; }
}
