using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Plans;

/// <summary>All plans and requests that the reader sees, searched, narrowed, sorted and paged.</summary>
public sealed class ListModel : PlanList
{
    // A choice of more is no choice.
    private const int MostChoices = 200;

    private IReadOnlyList<(Guid Id, string Name)> organisations = [];
    private IReadOnlyList<(Guid Id, string Name)> advisers = [];

    public IReadOnlyList<Option> Organisations => [.. organisations.Select(o => new Option(o.Id.ToString(), o.Name))];

    public IReadOnlyList<Option> Advisers => [.. advisers.Select(a => new Option(a.Id.ToString(), a.Name))];

    /// <summary>The phases, each with its statuses.</summary>
    public IEnumerable<Option> Standings =>
        from phase in Enum.GetValues<Phase>()
        let statuses = Enum.GetValues<PlanStatus>().Where(s => s.Phase() == phase).ToList()
        from option in statuses.Select(s => new Option(PlanSearch.Kebab(s), statuses.Count == 1 ? T[s.Words()] : T["{0}: {1}", T[phase.Words()].Value, T[s.Words()].Value]))
            .Prepend(new Option(PlanSearch.Kebab(phase), T["{0}, all", T[phase.Words()].Value])).Skip(statuses.Count == 1 ? 1 : 0)
        select option;

    public IEnumerable<Option> Sides => Enum.GetValues<Side>().Select(s => new Option(PlanSearch.Kebab(s), T[s.Words()]));

    public IEnumerable<Option> Dues => Enum.GetValues<DueWhen>().Select(d => new Option(PlanSearch.Kebab(d), T[WordsOf(d)]));

    protected override async Task PrepareListAsync()
    {
        var today = Today;
        var seen = Db.PlansSeenBy(Me, today);
        var (places, plans) = (seen.Select(p => p.OrganisationId), seen.Select(p => p.Id));
        var keyContacts = Db.Set<Assignment>().Where(a => plans.Contains(a.PlanId) && a.Role == Role.KeyContact && a.From <= today && (a.To == null || today <= a.To)).Select(a => a.PersonId);
        organisations = [.. (await Db.Organisations.Where(o => places.Contains(o.Id)).OrderBy(o => o.Name).Select(o => new { o.Id, o.Name }).Take(MostChoices).ToListAsync()).Select(o => (o.Id, o.Name))];
        advisers = [.. (await Db.People.Where(p => keyContacts.Contains(p.Id)).OrderBy(p => p.FamilyName).ThenBy(p => p.GivenName).Select(p => new { p.Id, p.GivenName, p.FamilyName }).Take(MostChoices).ToListAsync())
            .Select(p => (p.Id, p.GivenName + " " + p.FamilyName))];
    }

    protected override string NameOf(Guid id) => organisations.Concat(advisers).FirstOrDefault(n => n.Id == id).Name ?? "";
}
