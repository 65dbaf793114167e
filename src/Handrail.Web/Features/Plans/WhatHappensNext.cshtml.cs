using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Handrail.Web.Ui.Guides;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Plans;

/// <summary>
/// What happens next on this plan, as the reader's own side needs to know it: at the status at which the plan stands, or ahead at
/// another. The words are <see cref="Guide"/>'s; dates, people and acts are the plan's.
/// </summary>
public sealed class WhatHappensNextModel : PlanPage
{
    private static readonly Role[] Asked = [Role.KeyContact, Role.CaseManager];

    /// <summary>The status to read ahead about, as <see cref="Guide.Slug"/> writes it. What is none is passed over.</summary>
    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    public PlanStatus Shown { get; private set; }

    public bool IsNow => Shown == Plan.Status;

    public Side Side { get; private set; }

    /// <summary>Those of the service read what the practitioner reads, so that both speak of the same page on the telephone.</summary>
    public bool IsOfTheService => MyRoles.All(r => r.Side() == Side.Service);

    public Chapter Chapter => Guide.Of(Side, Shown);

    /// <summary>Whom to turn to, the key contact first.</summary>
    public IReadOnlyList<(Role Role, Person Person)> Contacts { get; private set; } = [];

    public IReadOnlyList<Act> Acts { get; private set; } = [];

    public IReadOnlyList<Role> Others { get; private set; } = [];

    public bool IsMine => Others.Any(MyRoles.Contains);

    public DateOnly? Due => IsNow ? Plan.DueFor(MyRoles) : null;

    /// <summary>Dates of the plan are for those who may read it; whoever has only been asked to supervise has not got that far.</summary>
    public DateOnly? EndsOn => IsNow && Plan.Status.IsUnderWay() && Plan.IsReadBy(Me, Today) ? Plan.Schedule().To : null;

    protected override async Task<IActionResult?> PreparePlanAsync()
    {
        Side = Guide.SideOf(MyRoles);
        Shown = Guide.FromSlug(State) ?? Plan.Status;
        var held = Plan.Assignments.Where(a => a.CountsOn(Today) && Asked.Contains(a.Role) && (a.Role != Role.KeyContact || a.PersonId == Plan.KeyContactOn(Today))).ToList();
        var ids = held.Select(a => a.PersonId).ToList();
        var people = await Db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id);
        Contacts = [.. held.Where(a => a.PersonId != Me.PersonId).OrderBy(a => Array.IndexOf(Asked, a.Role)).Select(a => (a.Role, people[a.PersonId]))];
        if (!IsNow) return null;
        var next = Plan.NextMoves(Today).ToList();
        Others = [.. next.Select(m => m.Role).Distinct()];
        // What the plan waits for comes first.
        Acts = [.. Plan.ActsFor(Me, Today).OrderByDescending(a => next.Any(m => m.Act == a && MyRoles.Contains(m.Role))).DistinctBy(Plan.Href)];
        return null;
    }

    public void OnGet()
    {
    }
}
