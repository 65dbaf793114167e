using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Organisations;

/// <summary>Who has an account of the organisation, for its administrators: never which plans they are on.</summary>
[NeedsFreshFactor]
public sealed class MineModel : OwnOrganisationPage
{
    [BindProperty]
    public OrganisationForm Form { get; set; } = new();

    public IReadOnlyList<Person> People { get; private set; } = [];

    public IReadOnlyList<Person> Gone { get; private set; } = [];

    public IReadOnlyList<JoinRequest> Asking { get; private set; } = [];

    public IReadOnlyList<DeedLine> Deeds { get; private set; } = [];

    /// <summary>How many wait to be confirmed.</summary>
    public int Due { get; private set; }

    public bool IsLonely => Me.Has(Duties.PlanUsers) && PlanUsers == 1;

    /// <summary>The day on which the oldest of what they have was last confirmed.</summary>
    public static DateOnly? ConfirmedOn(Person person) =>
        person.Memberships.Where(m => m.To is null && !Membership.Lasting.HasFlag(m.Right)).Select(m => m.ReviewedOn).Min(r => r ?? DateOnly.MinValue) is var oldest && oldest > DateOnly.MinValue ? oldest : null;

    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (await base.PrepareAsync() is { } result) return result;
        People = [.. Everybody.Where(p => (p.DutiesOn(Today) & ~Membership.Lasting) != Duties.None)];
        Gone = [.. Everybody.Except(People)];
        Due = People.Count(IsDue);
        if (Me.Has(Duties.PlanUsers)) Asking = await Waiting.Where(r => r.OdsCode == Organisation.OdsCode).ToListAsync();
        Deeds = await DeedLine.OfAsync(Db, Organisation.Id);
        return null;
    }

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostApproveAsync() => DoAsync(administration => ApproveAsync(administration, Form.Request ?? Guid.Empty, Organisation, Administered), "They have an account now", "/organisation");

    public Task<IActionResult> OnPostDeclineAsync() => DoAsync(administration => DeclineAsync(administration, Form.Request ?? Guid.Empty, Organisation, Administered, Text.Clean(Form.Why)), "They have been taken off the list", "/organisation");
}
