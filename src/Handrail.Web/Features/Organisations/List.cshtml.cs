using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Organisations;

/// <summary>All organisations, for those who administer the system.</summary>
public sealed class ListModel : AdministrationPage
{
    [BindProperty]
    public StrangerForm Form { get; set; } = new();

    public IReadOnlyList<(Organisation Organisation, int Administrators, int Waiting)> All { get; private set; } = [];

    /// <summary>Those whose organisation is not there yet.</summary>
    public IReadOnlyList<JoinRequest> Strangers { get; private set; } = [];

    public IEnumerable<Option> Asking => Strangers.Select(r => new Option(r.Id.ToString(), $"{r.Name}, {r.OrganisationName}"));

    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (!Me.Has(Duties.SystemAdministrator)) return NotFound();
        var organisations = await Db.Organisations.AsNoTracking().OrderBy(o => o.ClosedOn != null).ThenBy(o => o.Name).ToListAsync();
        var held = (await Db.Memberships.AsNoTracking().Where(m => (m.Right == Duties.PlanUsers || m.Right == Duties.SystemAdministrator) && m.To == null).ToListAsync()).Where(m => m.CountsOn(Today)).ToLookup(m => m.OrganisationId);
        var asking = await Waiting.AsNoTracking().ToListAsync();
        All = [.. organisations.Select(o => (o, held[o.Id].Select(m => m.PersonId).Distinct().Count(), asking.Count(r => r.OdsCode == o.OdsCode)))];
        Strangers = [.. asking.Where(r => organisations.All(o => o.OdsCode != r.OdsCode || o.ClosedOn is not null))];
        return null;
    }

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostDeclineAsync() => DoAsync(
        async administration => Strangers.Any(r => r.Id == Form.Request) ? await DeclineAsync(administration, Form.Request!.Value, null, Duties.None, Text.Clean(Form.Why)) : Outcome.Refused("join.gone", "Select somebody who asks to join", "Request"),
        "They have been taken off the list",
        "/organisations");
}

public sealed class StrangerForm
{
    public Guid? Request { get; set; }

    public string? Why { get; set; }
}
