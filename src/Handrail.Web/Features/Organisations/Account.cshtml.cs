using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Organisations;

/// <summary>One person's account and rights.</summary>
[NeedsFreshFactor]
public sealed class AccountModel : OwnOrganisationPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public GiveForm Form { get; set; } = new();

    public Person Person { get; private set; } = null!;

    public IReadOnlyList<DeedLine> Deeds { get; private set; } = [];

    public bool IsMe => Person.Id == Me.PersonId;

    public IReadOnlyList<Membership> Held => [.. Person.HeldAt(Organisation.Id)];

    public IReadOnlyList<Option> Posts => [.. Post.All.Where(p => (p.Rights & ~Mine) == Duties.None && (Person.DutiesOn(Today) & p.Rights) != p.Rights).Select(p => new Option(p.Code, T[p.Words], T[p.Means]))];

    /// <summary>Whether they can be sent another invitation; on a demonstration nobody is invited.</summary>
    public bool MayInvite => !Clock.CanMove && !IsMe && Held.Any(m => Mine.HasFlag(m.Right) && m.CountsOn(Today));

    public bool HasAccepted => !Invited.Contains(Id);

    public bool MayEndAccount => !IsMe && Held.Count > 0 && (Me.Has(Duties.PlanUsers) || (Me.Has(Duties.SystemAdministrator) && Organisation.IsService));

    private string Here => $"/organisation/people/{Id}";

    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (await base.PrepareAsync() is { } result) return result;
        if (Everybody.FirstOrDefault(p => p.Id == Id) is not { } person) return NotFound();
        Person = person;
        Deeds = await DeedLine.OfAsync(Db, Organisation.Id, Id);
        return null;
    }

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostGiveAsync() => DoAsync(
        administration => administration.Give(Person, Organisation, Post.Find(Form.Post), Text.Clean(Form.Reason), Administered, PlanUsers, Form.Seen ?? ""),
        "They have this right now",
        Here);

    public Task<IActionResult> OnPostInviteAsync()
    {
        ModelState.Clear();
        return InviteAgainAsync(Person, Organisation, Administered, Here);
    }

    public Task<IActionResult> OnPostEndRightAsync(string? right)
    {
        ModelState.Clear();
        return DoAsync(
            administration => administration.End(Person, Organisation, Enum.TryParse<Duties>(right, out var duty) ? duty : Duties.None, Administered, PlanUsers),
            "The right has ended",
            Here);
    }

    public Task<IActionResult> OnPostEndAccountAsync() => DoAsync(
        async administration => !Form.Sure ? Outcome.Refused("end.sure", "Tick the box if the account is to end now", "Sure") : administration.EndAccount(Person, Organisation, await Db.Plans.AnyAsync(p => p.PractitionerId == Id), PlanUsers, Form.Seen ?? ""),
        "The account has ended",
        Here);
}

public sealed class GiveForm
{
    public string? Post { get; set; }

    public string? Reason { get; set; }

    /// <summary>Said by whoever ends the account: one slip of the finger ends nobody's.</summary>
    public bool Sure { get; set; }

    /// <summary>What the person had when the form was opened.</summary>
    public string? Seen { get; set; }
}
