using System.Globalization;
using Handrail.Domain.Drafting;
using Handrail.Domain.Lists;
using Handrail.Domain.People;
using Handrail.Domain.Requests;

namespace Handrail.Domain.Plans;

/// <summary>What the practitioner has said to being asked to take part.</summary>
public enum TakingPart
{
    NotAnswered,
    Yes,
    No,
    NeedsTime,
}

public sealed partial class Plan
{
    private RequestDetails? request;

    /// <summary>The request in its canonical form.</summary>
    public string RequestText { get; private set; } = "";

    public Guid RequestedBy { get; private init; }

    /// <summary>The practitioner's account, known once the request has been sent.</summary>
    public Guid? PractitionerId { get; private set; }

    public TakingPart TakesPart { get; private set; }

    public DateOnly? NeedsTimeUntil { get; private set; }

    public RequestDetails Request => request ??= PlanText.ReadRequest(RequestText);

    /// <summary>The reference after the newest one of a year; the first where there is none.</summary>
    public static string NextReference(int year, string? newest) =>
        ReferenceFor(year, newest is null ? 1 : int.Parse(newest.AsSpan(newest.LastIndexOf('-') + 1), CultureInfo.InvariantCulture) + 1);

    public static Plan BeginRequest(Actor actor, string reference, string country, Moment now)
    {
        var plan = new Plan
        {
            Id = Ids.New(),
            Reference = reference,
            OrganisationId = actor.OrganisationId,
            Country = country,
            OpenedOn = now.Day,
            RequestedBy = actor.PersonId,
            RequestText = PlanText.Write(new RequestDetails()),
        };
        plan.Assign(actor.PersonId, Role.Requester, now);
        plan.Write(Act.BeginRequest, Role.Requester, actor, now, PlanStatus.RequestDrafting, new Record());
        return plan;
    }

    public Outcome EditRequest(Actor actor, string section, RequestDetails details, Moment now)
    {
        if (details.Faults() is { IsRefused: true } fault) return fault;
        if (Status != PlanStatus.RequestDrafting)
        {
            // Sending made these into roles and an account. The text must not tell another story than the roles do.
            if (details.Responsible != Request.Responsible)
                return Outcome.Refused("request.responsible-sent", "The people responsible were given their roles when the request was sent. Change them with “Change a person on the plan”");
            if ((details.Practitioner.Regulator, details.Practitioner.RegistrationNumber) != (Request.Practitioner.Regulator, Request.Practitioner.RegistrationNumber))
                return Outcome.Refused("request.practitioner-sent", "The registration number cannot change after the request has been sent. If it is wrong, withdraw this request and start a new one", "RegistrationNumber");
        }

        return Do(Act.EditRequest, actor, now, record =>
        {
            var text = PlanText.Write(details);
            record.Changed(section, RequestText, text);
            (request, RequestText) = (details, text);
        });
    }

    /// <summary>What the request still lacks before it can be sent, section by section.</summary>
    public IReadOnlyList<RequestLack> RequestLacks(DateOnly day) => Request.Lacks(day);

    /// <summary>Sends the request for a practitioner who was found by their registration number, or who is new.</summary>
    public Outcome SubmitRequest(Actor actor, Person practitioner, Moment now) => Request.Practitioner.Describes(practitioner)
        ? SubmitRequest(actor, practitioner.Id, now)
        : Outcome.Refused("request.other-person", "The registration number and the family name do not agree. Check both against the regulator’s register. If the name has changed, ask the advice service");

    /// <summary>Sends the request: from now on the case manager and the accountable people see it.</summary>
    public Outcome SubmitRequest(Actor actor, Guid practitioner, Moment now)
    {
        var people = Request.Responsible;
        if (practitioner == people.CaseManager || practitioner == people.AccountablePerson || practitioner == people.Deputy || practitioner == actor.PersonId)
            return Outcome.Refused("request.self", "The practitioner cannot also be responsible for the plan. Check the people responsible and the registration number");
        return Do(Act.SubmitRequest, actor, now, record =>
        {
            PractitionerId = practitioner;
            Assign(people.CaseManager, Role.CaseManager, now);
            Assign(people.AccountablePerson, Role.AccountablePerson, now);
            Assign(people.Deputy, Role.DeputyAccountablePerson, now);
            record.Tell(Side.Organisation);
        });
    }

    /// <summary>A key contact takes the request on, and the practitioner is asked to take part.</summary>
    public Outcome Allocate(Actor actor, Actor? keyContact, Moment now)
    {
        if (keyContact?.Has(Duties.Adviser) != true) return Outcome.Refused("allocate.duty", "Select an adviser of the service", "KeyContact");
        // The key contact stands beside both sides.
        if (keyContact.PersonId == PractitionerId || assignments.Any(a => a.PersonId == keyContact.PersonId && a.CountsOn(now.Day) && a.Role.Side() != Side.Service))
            return Outcome.Refused("allocate.independent", "Select an adviser who has no other part in the request", "KeyContact");
        return Do(Act.Allocate, actor, now, record =>
        {
            Assign(keyContact.PersonId, Role.KeyContact, now);
            Assign(PractitionerId!.Value, Role.Practitioner, now);
            record.Tell(Everyone).On(keyContact.PersonId);
        });
    }

    public Outcome AnswerTakingPart(Actor actor, TakingPart answer, DateOnly? until, string reason, Moment now)
    {
        if (answer == TakingPart.NotAnswered) return Outcome.Refused("taking-part.answer", "Select yes, no or I need time", "Answer");
        if (answer == TakingPart.NeedsTime && (until is not { } day || day < now.Day))
            return Outcome.Refused("taking-part.until", "Enter the date by which you expect to answer. It must be today or later", "Until");
        if (answer == TakingPart.NeedsTime && until > now.Day.AddYears(1)) return Outcome.Refused("taking-part.far", "The date by which you expect to answer must be within a year", "Until");
        if (reason.Length > Limits.Note) return Outcome.Refused("text.long", FormattableString.Invariant($"Your reason must be {Limits.Note:N0} characters or fewer"), "Reason");
        return Do(Act.AnswerTakingPart, actor, now,
            _ => answer == TakingPart.Yes ? PlanStatus.Considering : PlanStatus.PractitionerAsked,
            record =>
            {
                TakesPart = answer;
                NeedsTimeUntil = answer == TakingPart.NeedsTime ? until : null;
                record.Said("Answer", answer switch { TakingPart.Yes => "Yes", TakingPart.No => "No", _ => "I need time" }).Said("Text", reason)
                    .Tell(Side.Organisation, Side.Service);
            });
    }
}
