using System.ComponentModel.DataAnnotations;
using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Supervision;

/// <summary>Who is on the plan now and who was; a role passes from one person to another here, and no signature is touched.</summary>
[NeedsFreshFactor]
public sealed class ChangePersonModel : PlanPage
{
    private IReadOnlyList<Person> people = [];

    [BindProperty]
    public ChangePersonForm Form { get; set; } = new();

    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    public IReadOnlyList<Option> Candidates { get; private set; } = [];

    public IEnumerable<Assignment> Everyone => Plan.Assignments.OrderBy(a => a.To is not null).ThenBy(a => a.Role).ThenBy(a => a.From);

    /// <summary>Who decides and is their own deputy, as when an accountable person has left and the deputy has taken over; null where they are two.</summary>
    public string? InBoth => Everyone.Where(a => a is { To: null, Role: Role.AccountablePerson or Role.DeputyAccountablePerson }).GroupBy(a => a.PersonId).FirstOrDefault(g => g.Count() > 1) is { } both ? Names[both.Key] : null;

    /// <summary>The roles that the reader may pass on.</summary>
    public IEnumerable<Assignment> Mine => Everyone.Where(a => a.To is null && a.CountsOn(Today) && Plan.MayChange(Me, a, Today));

    public IEnumerable<Option> Leaving => Mine.Select(a => new Option(a.Id.ToString(), $"{Names[a.PersonId]}, {T[a.Role.Words()].Value}"));

    /// <summary>How many plans each of the candidates supervises.</summary>
    public IReadOnlyList<(string Person, int Plans)> Loads { get; private set; } = [];

    /// <summary>Whether a clinical supervisor of this plan cannot change without a hand-over.</summary>
    public bool AsksForHandOver => Mine.Any(Plan.NeedsHandOver);

    public bool MayBeNobody => Mine.Any(a => Plan.MayBeNobodys(a.Role));

    protected override Act? ForAct => Act.ChangePerson;

    protected override string DoneHref => $"/plans/{Plan.Reference}/people";

    protected override async Task<IActionResult?> PreparePlanAsync()
    {
        Names = await Db.NamesOfAsync(Plan.Assignments.Select(a => a.PersonId));
        // Each side finds the next person among its own: the organisation's people, or the service's advisers.
        var advisers = Mine.Any(a => a.Role.Side() == Side.Service);
        var ours = Mine.Any(a => a.Role.Side() != Side.Service);
        people = [.. ours ? await Db.PeopleOfAsync(PeopleFrom, Today) : [], .. advisers ? await Db.PeopleWith(Duties.Adviser, Today).ToListAsync() : []];
        people = [.. people.Where(p => p.Id != Plan.PractitionerId)];
        Candidates = [.. people.Select(p => new Option(p.Id.ToString(), $"{p.Name}, {p.Position}"))];
        if (Mine.All(a => a.Role.Side() != Side.Supervision)) return null;
        var loads = await Db.SupervisorLoadsAsync([.. people.Select(p => p.Id)], Today);
        Loads = [.. people.Where(p => loads.ContainsKey(p.Id)).Select(p => (p.Name, loads[p.Id]))];
        return null;
    }

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync()
    {
        if (Form.Successor is not null && Form.Raised is null) ModelState.AddModelError("Form.Raised", T["Say whether they raised or investigated the concern"]);
        return DoAsync((plan, now) => plan.ChangePerson(Me, Form.Assignment!.Value, Successor, Text.Clean(Form.HandOver), now, HandOver, Form.Raised == true, people.FirstOrDefault(p => p.Id == Successor)?.AsActor(Today)), Act.ChangePerson);
    }

    private HandOverNote HandOver => new(Text.Clean(Form.Agreed), Text.Clean(Form.Going), Text.Clean(Form.Watch));

    /// <summary>Nobody where none was chosen; a person who is not on the list is no successor.</summary>
    private Guid? Successor => Form.Successor is not { } id ? null : Candidates.Any(c => c.Value == id.ToString()) ? id : Guid.Empty;
}

public sealed class ChangePersonForm
{
    [Required(ErrorMessage = "Select whose role changes")]
    public Guid? Assignment { get; set; }

    public Guid? Successor { get; set; }

    public bool? Raised { get; set; }

    public string? HandOver { get; set; }

    public string? Agreed { get; set; }

    public string? Going { get; set; }

    public string? Watch { get; set; }
}
