using Handrail.Domain;
using Handrail.Domain.Calendar;
using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Triage;

/// <summary>One request in triage. Who it is about is there only while nobody has it in hand.</summary>
public sealed record TriageLine(string Reference, Guid? PractitionerId, string Practitioner, string Organisation, string Country, PlanStatus Status, DateOnly? SentOn, DateOnly? Due, Guid? KeyContactId, string KeyContact);

/// <summary>The advisers' queue: what nobody has taken on yet, and what is in whose hands, with its clock.</summary>
public sealed class ListModel : HandrailPage
{
    public const int Most = 500;

    private ILookup<Guid, OpenPlan> open = Array.Empty<OpenPlan>().ToLookup(p => Guid.Empty);

    public IReadOnlyList<TriageLine> Unassigned { get; private set; } = [];

    public IReadOnlyList<TriageLine> Mine { get; private set; } = [];

    public IReadOnlyList<TriageLine> Others { get; private set; } = [];

    public bool IsCut { get; private set; }

    public bool IsMine(TriageLine line) => line.KeyContactId == Me.PersonId;

    /// <summary>What else is open for the same practitioner, anywhere.</summary>
    public IEnumerable<OpenPlan> Same(TriageLine line) => open[line.PractitionerId ?? Guid.Empty].Where(p => p.Reference != line.Reference);

    public string Waited(TriageLine line) => line.SentOn is { } sent ? WorkingDays.Since(sent, Today, line.Country) switch
    {
        0 => T["since today"].Value,
        1 => T["1 working day"].Value,
        var days => T["{0} working days", Say.Number(days)].Value,
    } : "";

    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (!Me.Triages) return NotFound();
        var rows = await (
            from plan in Db.Plans.AsNoTracking().InTriageOf(Me)
            join organisation in Db.Organisations on plan.OrganisationId equals organisation.Id
            join practitioner in Db.People on plan.PractitionerId equals practitioner.Id
            let contact = plan.Assignments.Where(a => a.Role == Role.KeyContact && a.To == null).Select(a => (Guid?)a.PersonId).FirstOrDefault()
            join person in Db.People on contact equals person.Id into people
            from holder in people.DefaultIfEmpty()
            orderby plan.SubmittedOn, plan.Reference
            select new { plan.Reference, plan.Status, plan.SubmittedOn, plan.NeedsTimeUntil, plan.AnswerBy, plan.Country, Organisation = organisation.Name, Practitioner = practitioner, Contact = contact, Holder = holder }).Take(Most + 1).ToListAsync();
        IsCut = rows.Count > Most;
        var lines = rows.Take(Most).Select(r => new TriageLine(
            r.Reference,
            r.Status == PlanStatus.Submitted ? r.Practitioner.Id : null,
            r.Status == PlanStatus.Submitted ? r.Practitioner.Name : "",
            r.Organisation,
            r.Country,
            r.Status,
            r.SubmittedOn,
            r.Status switch { PlanStatus.PractitionerAsked => r.NeedsTimeUntil, PlanStatus.MoreInformation => r.AnswerBy, _ => null },
            r.Contact,
            r.Holder?.Name ?? "")).ToList();
        Unassigned = [.. lines.Where(l => l.Status == PlanStatus.Submitted)];
        Mine = [.. lines.Except(Unassigned).Where(IsMine)];
        Others = [.. lines.Except(Unassigned).Except(Mine)];
        open = await Db.OpenPlansOfAsync([.. Unassigned.Select(l => l.PractitionerId).OfType<Guid>().Distinct()]);
        return null;
    }

    public void OnGet()
    {
    }
}
