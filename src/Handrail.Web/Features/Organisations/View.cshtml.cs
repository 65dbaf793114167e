using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Web.Access.Accounts;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Organisations;

/// <summary>One organisation, for those who administer the system: its name over time, its domains, its first administrator.</summary>
[NeedsFreshFactor]
public sealed class ViewModel : AdministrationPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public OrganisationForm Form { get; set; } = new();

    public Organisation Organisation { get; private set; } = null!;

    public Duties Administered { get; private set; }

    public IReadOnlyList<Person> Administrators { get; private set; } = [];

    /// <summary>Those of them who have not accepted their invitation.</summary>
    public IReadOnlySet<Guid> Invited { get; private set; } = new HashSet<Guid>();

    public IReadOnlyList<JoinRequest> Asking { get; private set; } = [];

    public IReadOnlyList<Option> Others { get; private set; } = [];

    public IReadOnlyList<DeedLine> Deeds { get; private set; } = [];

    /// <summary>The organisation that it has become part of.</summary>
    public string? Into { get; private set; }

    public bool MayInvite => Organisation.ClosedOn is null && !Administered.HasFlag(Duties.PlanUsers);

    private string Here => $"/organisations/{Id}";

    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (!Me.Has(Duties.SystemAdministrator)) return NotFound();
        var all = await Db.Organisations.Include(o => o.Names).OrderBy(o => o.Name).ToListAsync();
        if (all.Find(o => o.Id == Id) is not { } organisation) return NotFound();
        Organisation = organisation;
        var people = await Db.People.Include(p => p.Memberships).Where(p => p.OrganisationId == Id).OrderBy(p => p.FamilyName).ThenBy(p => p.GivenName).ToListAsync();
        (Administered, _) = AdministeredBy(people, Id);
        Administrators = [.. people.Where(p => p.Holds(Duties.PlanUsers, Id, Today) || (organisation.IsService && p.Holds(Duties.SystemAdministrator, Id, Today)))];
        Invited = await InvitedAsync(Administrators);
        Asking = await Waiting.Where(r => r.OdsCode == organisation.OdsCode).ToListAsync();
        Others = [.. all.Where(o => o.Id != Id && o.ClosedOn is null && !o.IsService).Select(o => new Option(o.Id.ToString(), $"{o.Name}, {o.OdsCode}"))];
        Deeds = await DeedLine.OfAsync(Db, Id);
        Into = all.Find(o => o.Id == organisation.MergedInto)?.Name;
        Form.Name ??= organisation.Name;
        Form.OdsCode ??= organisation.OdsCode;
        Form.EmailDomains ??= organisation.EmailDomains;
        return null;
    }

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostRenameAsync() => DoAsync(
        async administration =>
        {
            var code = OdsCode.Normalise(Form.OdsCode);
            return administration.Rename(Organisation, code, Text.Clean(Form.Name), await Db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.OdsCode == code), Form.Seen ?? "");
        },
        "The name and code have been changed",
        Here);

    public Task<IActionResult> OnPostDomainsAsync() => DoAsync(administration => administration.AllowDomains(Organisation, Form.EmailDomains ?? "", Form.Seen ?? ""), "The domains have been saved", Here);

    public Task<IActionResult> OnPostMergeAsync() => DoAsync(
        async administration => Form is { Into: not null, Sure: false } ? Outcome.Refused("merge.sure", "Tick the box if the merger is to be recorded", "Sure") : administration.Merge(
            Organisation,
            await Db.Organisations.SingleOrDefaultAsync(o => o.Id == Form.Into),
            await Db.People.Include(p => p.Memberships).Where(p => p.OrganisationId == Id).ToListAsync(),
            await Db.Organisations.Where(o => o.MergedInto == Id).ToListAsync()),
        "The merger has been recorded",
        Here);

    public Task<IActionResult> OnPostApproveAsync() => DoAsync(administration => ApproveAsync(administration, Form.Request ?? Guid.Empty, Organisation, Administered), "They administer the accounts of this organisation now", Here);

    public Task<IActionResult> OnPostInviteAsync(Guid person)
    {
        ModelState.Clear();
        return InviteAgainAsync(Administrators.FirstOrDefault(a => a.Id == person), Organisation, Administered, Here);
    }

    public Task<IActionResult> OnPostDeclineAsync() => DoAsync(administration => DeclineAsync(administration, Form.Request ?? Guid.Empty, Organisation, Administered, Text.Clean(Form.Why)), "They have been taken off the list", Here);
}
