using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Web.Access.Accounts;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Organisations;

/// <summary>
/// Gives an account to somebody who has not asked for one: by the organisation's administrators to its people, by those who
/// administer the system to an organisation's first administrator and to the service's people.
/// </summary>
[NeedsFreshFactor]
public sealed class InviteModel : AdministrationPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public InviteForm Form { get; set; } = new();

    public Organisation Organisation { get; private set; } = null!;

    public IEnumerable<Option> Posts => Post.All.Where(p => (p.Rights & ~mine) == Duties.None).Select(p => new Option(p.Code, T[p.Words], T[p.Means]));

    /// <summary>The page about the organisation's accounts from which one comes.</summary>
    public string Here => Id == Me.OrganisationId ? "/organisation" : $"/organisations/{Id}";

    private Duties mine, administered;
    private int planUsers;

    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (await Db.Organisations.SingleOrDefaultAsync(o => o.Id == Id) is not { } organisation) return NotFound();
        Organisation = organisation;
        (administered, planUsers) = AdministeredBy(await Db.People.AsNoTracking().Include(p => p.Memberships).Where(p => p.Memberships.Any(m => m.OrganisationId == Id && (m.Right == Duties.PlanUsers || m.Right == Duties.ChecksUsers))).ToListAsync(), Id);
        mine = Administration.MayGive(Me, organisation, administered);
        return mine == Duties.None ? NotFound() : null;
    }

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync() => DoAsync(
        async administration =>
        {
            var typed = Form.ItemsAt(Organisation);
            var known = await KnownAsync(typed.Email);
            var (outcome, person) = administration.Invite(typed, Organisation, known, Post.Find(Form.Post), Text.Clean(Form.Reason), administered, planUsers);
            if (person is null) return outcome;
            if (known is null) Db.Add(person);
            await Service<Invitations>().LetInAsync(person, Clock);
            return outcome;
        },
        "They have been invited",
        Here);
}

public sealed class InviteForm
{
    public string? GivenName { get; set; }

    public string? FamilyName { get; set; }

    public string? Position { get; set; }

    public string? Email { get; set; }

    public string? Telephone { get; set; }

    public string? Post { get; set; }

    public string? Reason { get; set; }

    internal JoinItems ItemsAt(Organisation at) => new(Text.Clean(GivenName), Text.Clean(FamilyName), Text.Clean(Position), at.Name, at.OdsCode, EmailAddress.Normalise(Email), Text.Clean(Telephone));
}
