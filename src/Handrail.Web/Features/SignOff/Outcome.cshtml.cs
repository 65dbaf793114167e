using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.SignOff;

/// <summary>How the plan ended, on one page to keep and to print: outcome, objectives, signatures, follow-up and the tally.</summary>
public sealed class OutcomeModel : PlanPage
{
    public string Practitioner => Plan.PractitionerId is { } id && Everybody.TryGetValue(id, out var person) ? person.Name : "";

    public IReadOnlyDictionary<Guid, string> Results { get; private set; } = new Dictionary<Guid, string>();

    public IEnumerable<SignedStatement> Signed => Plan.SignedStatements.OrderBy(s => s.At);

    public Tally Tally { get; private set; } = null!;

    public string OutcomeWords => CodeLists.PlanOutcomes.Knows(Plan.Result) ? CodeLists.PlanOutcomes.WordsOf(Plan.Result) : T["Ended early: {0}", T[CodeLists.EarlyEndReasons.WordsOf(Plan.Result)].Value];

    protected override bool IsFor(Plan plan, IReadOnlyList<Role> roles) => plan.EndedOn is not null && plan.IsReadBy(Me, Today);

    protected override async Task<IActionResult?> PreparePlanAsync()
    {
        Results = await Db.Set<ObjectiveResult>().AsNoTracking().Where(r => r.PlanId == Plan.Id).ToDictionaryAsync(r => r.ObjectiveId, r => r.Progress);
        Tally = await Tally.OfAsync(Db, Plan, Today);
        return null;
    }

    public void OnGet()
    {
    }

    /// <summary>That somebody signed, everyone on the plan may know; the words are for those whom the page of the act names.</summary>
    public bool Reads(SignedStatement signed) => signed.PersonId == Me.PersonId || Readers.ReadWordsOf(signed.Act, PlanStatus.FollowUp, MyRoles);

    public string TitleOf(Act act) => act switch
    {
        Act.SignOff => T["Sign-off"],
        Act.DecideFullScope => T["Decision on scope of practice"],
        _ => T["Received and read by the practitioner"],
    };

    public string WordsTitleOf(Act act) => act switch
    {
        Act.SignOff => "Summary",
        Act.DecideFullScope => "Reasons",
        _ => "Their own account",
    };
}
