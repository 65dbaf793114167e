using Handrail.Domain;
using Handrail.Domain.Lists;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Domain.Requests;
using Handrail.Web.Access;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Requests;

/// <summary>Check your answers, then send the request. What is missing stands here too, so the page opens before all is there.</summary>
public sealed class SubmitModel : PlanPage
{
    public IReadOnlyList<AnswerSection> Sections { get; private set; } = [];

    public IReadOnlyList<RequestLack> Lacks { get; private set; } = [];

    /// <summary>Open requests and plans for the same practitioner that the reader sees anyway; others' are not disclosed.</summary>
    public IReadOnlyList<OpenPlan> SamePractitioner { get; private set; } = [];

    /// <summary>A plan about concerns usually rests on a report or an assessment; the service will ask for it.</summary>
    public bool RestsOnNothing => Plan.Request.Reasons.PlanType is "remediation" or "mixed" && Plan.Documents.All(d => d.IsOut);

    protected override bool IsFor(Plan plan, IReadOnlyList<Role> roles) => Lifecycle.Find(PlanStatus.RequestDrafting, Act.SubmitRequest)!.By.Any(roles.Contains);

    protected override async Task<IActionResult?> PreparePlanAsync()
    {
        if (!HttpMethods.IsPost(Request.Method) && Lifecycle.Find(Plan.Status, Act.SubmitRequest) is null)
        {
            TempData["Why"] = T[Plan.Allows(Act.SubmitRequest, Me, Today).Sentence].Value;
            return Redirect(PlanHref);
        }

        var chosen = Plan.Request.Responsible;
        Guid[] ids = [chosen.CaseManager, chosen.AccountablePerson, chosen.Deputy, chosen.OnBehalfOf];
        Sections = Answers.Of(Plan.Request, await Db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id));
        Lacks = Plan.RequestLacks(Today);
        if (await KnownAsync(Plan, Db.People.AsNoTracking()) is { } known) SamePractitioner = await Db.OpenPlansOfAsync(known.Id, Plan.Id, Db.Plans.SeenBy(Me, Today));
        return null;
    }

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync() => DoAsync(
        async (plan, now) => plan.Allows(Act.SubmitRequest, Me, now.Day) is { IsRefused: true } refusal ? refusal : plan.SubmitRequest(Me, await PractitionerAsync(plan), now),
        Act.SubmitRequest);

    /// <summary>The practitioner's account: the one that holds the registration number, or a new one that is saved with the request.</summary>
    private async Task<Person> PractitionerAsync(Plan plan)
    {
        var person = await KnownAsync(plan, Db.People.Include(p => p.Memberships)) ?? Db.Add(plan.Request.Practitioner.AsPerson(plan.OrganisationId)).Entity;
        // Whoever employs them, and whatever else is ended: what is about them they go on reading.
        return person.Memberships.Any(m => m.Right == Duties.OwnPlan && m.To is null) ? person : person.With(Duties.OwnPlan, Today, Me.PersonId, "Has a plan of their own");
    }

    private static async Task<Person?> KnownAsync(Plan plan, IQueryable<Person> people)
    {
        var details = plan.Request.Practitioner;
        var number = RegistrationNumber.Normalise(details.RegistrationNumber);
        return number.Length == 0 ? null : await people.OrderBy(p => p.Id).FirstOrDefaultAsync(p => p.Regulator == details.Regulator && p.RegistrationNumber == number);
    }
}
