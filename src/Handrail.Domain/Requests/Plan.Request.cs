using System.Globalization;
using System.Security.Cryptography;
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

    /// <summary>When the practitioner said that they have read what a plan is; before that they are not asked to answer.</summary>
    public DateOnly? ExplanationReadOn { get; private set; }

    public DateOnly? SubmittedOn { get; private set; }

    /// <summary>By when the organisation is asked to answer the key contact's question.</summary>
    public DateOnly? AnswerBy { get; private set; }

    public RequestDetails Request => request ??= PlanText.ReadRequest(RequestText);

    /// <summary>
    /// A reference of this year by chance: a next one would tell each organisation how many requests others make. Which are
    /// taken, the database knows; whoever finds a few of them taken tries longer ones.
    /// </summary>
    /// <param name="tried">how many were taken before</param>
    public static string AnyReference(int year, int tried) => ReferenceFor(year, RandomNumberGenerator.GetInt32(1, tried < 5 ? 10_000 : 10_000_000));

    /// <param name="id">of the plan, where something else decides it; a new one otherwise</param>
    public static Plan BeginRequest(Actor actor, string reference, string country, Moment now, Guid? id = null)
    {
        var plan = new Plan
        {
            Id = id ?? Ids.New(),
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
        Outcome[] checks = [details.Faults(), Contradictions(details), StartFault(details, now.Day), Raised(details.Responsible, now.Day)];
        if (Outcome.All(checks.SelectMany(c => c.More.Prepend(c))) is { IsRefused: true } fault) return fault;
        return Do(Act.EditRequest, actor, now, record =>
        {
            var text = PlanText.Write(details);
            record.Changed(section, RequestText, text);
            (request, RequestText) = (details, text);
        });
    }

    /// <summary>What was hoped for when the request was written may have passed since.</summary>
    private Outcome StartFault(RequestDetails details, DateOnly day) => details.Readiness.TargetStart is { } start && start < day && start != Request.Readiness.TargetStart
        ? Outcome.Refused("request.start-past", "The hoped-for start must not be in the past", "TargetStart") : Outcome.Done;

    /// <summary>A no beside what only a yes asks for would be read by nobody. What was saved before holds up no other part.</summary>
    private Outcome Contradictions(RequestDetails details)
    {
        var (away, limits) = (details.Absence, details.Restrictions);
        return Outcome.All(
            Outcome.Contradicts(
                away != Request.Absence && away.Applies == "no" && (away.Reason.Length > 0 || away.From is not null || away.LastClinicalDay is not null), "You said no, and also why or since when the practitioner has been away or restricted", "Applies"),
            Outcome.Contradicts(limits != Request.Restrictions && limits.Applies == "no" && !limits.Each.IsEmpty, "You said no, and also described a restriction", "Applies"));
    }

    /// <summary>Changes a request that has been sent. The log keeps each answer as it was and as it is, in the words in which people read it.</summary>
    public Outcome AmendRequest(Actor actor, RequestDetails details, string why, Moment now)
    {
        if (Allows(Act.AmendRequest, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        // Sending made these into roles and an account. The text must not tell another story than the roles do.
        if (details.Responsible != Request.Responsible)
            return Outcome.Refused("request.responsible-sent", "The people responsible were given their roles when the request was sent. Change them with “Change a person on the plan”");
        var changes = Answers.Changes(Request, details);
        Outcome[] checks =
        [
            details.Faults(),
            Contradictions(details),
            StartFault(details, now.Day),
            (details.Practitioner.Regulator, details.Practitioner.RegistrationNumber) == (Request.Practitioner.Regulator, Request.Practitioner.RegistrationNumber) ? Outcome.Done
                : Outcome.Refused("request.practitioner-sent", "The registration number cannot change after the request has been sent. If it is wrong, withdraw this request and start a new one", "RegistrationNumber"),
            why.Length == 0 ? Outcome.Refused("amend.why", "Say why you amend the request", "Why")
                : why.Length > Limits.Paragraph ? Outcome.Refused("text.long", FormattableString.Invariant($"The reason must be {Limits.Paragraph:N0} characters or fewer"), "Why") : Outcome.Done,
            changes.Count == 0 ? Outcome.Refused("amend.nothing", "Nothing has been changed yet") : Outcome.Done,
            .. Request.TakenAwayBy(details, now.Day).Select(lack => Outcome.Refused("amend.incomplete", lack.Sentence)),
        ];
        if (Outcome.All(checks.SelectMany(c => c.More.Prepend(c))) is { IsRefused: true } fault) return fault;
        return Do(Act.AmendRequest, actor, now, record =>
        {
            (request, RequestText) = (details, PlanText.Write(details));
            foreach (var change in changes) record.Changed(change.Field, change.Before, change.After);
            record.Said("Text", why).Tell(RequestReaders);
        });
    }

    /// <summary>What the request still lacks before it can be sent, section by section.</summary>
    public IReadOnlyList<RequestLack> RequestLacks(DateOnly day) =>
        HasOpenDocument ? [.. Request.Lacks(day), new RequestLack("documents", "Say for each source document what the practitioner may read")] : Request.Lacks(day);

    /// <summary>Sends the request for a practitioner who was found by their registration number, or who is new.</summary>
    public Outcome SubmitRequest(Actor actor, Person practitioner, Moment now) => Request.Practitioner.Describes(practitioner)
        ? SubmitRequest(actor, practitioner.Id, now)
        : Outcome.Refused("request.other-person", "The registration number and the family name do not agree. Check both against the regulator’s register. If the name has changed, ask the advice service");

    /// <summary>Sends the request: from now on the case manager and the accountable people see it.</summary>
    public Outcome SubmitRequest(Actor actor, Guid practitioner, Moment now)
    {
        var people = Request.Responsible;
        if (practitioner == people.CaseManager || practitioner == people.AccountablePerson || practitioner == people.Deputy || practitioner == actor.PersonId)
            return Outcome.Refused("conflict.self", "The practitioner cannot also be responsible for the plan. Check the people responsible and the registration number");
        return Do(Act.SubmitRequest, actor, now, record =>
        {
            PractitionerId = practitioner;
            SubmittedOn = now.Day;
            Assign(people.CaseManager, Role.CaseManager, now, clear: true);
            Assign(people.AccountablePerson, Role.AccountablePerson, now, clear: true);
            Assign(people.Deputy, Role.DeputyAccountablePerson, now, clear: true);
            record.Tell(Side.Organisation);
        });
    }

    /// <summary>A key contact takes the request on, and the practitioner is asked to take part.</summary>
    public Outcome Allocate(Actor actor, Actor? keyContact, Moment now, bool raised = false)
    {
        if (MayHold(keyContact, now.Day, raised) is { IsRefused: true } refusal) return refusal;
        return Do(Act.Allocate, actor, now, record =>
        {
            Assign(keyContact!.PersonId, Role.KeyContact, now, clear: true);
            Assign(PractitionerId!.Value, Role.Practitioner, now);
            record.Tell(Everyone).On(keyContact.PersonId);
        });
    }

    private Outcome MayHold(Actor? keyContact, DateOnly day, bool raised)
    {
        if (keyContact?.Has(Duties.Adviser) != true) return Outcome.Refused("allocate.duty", "Select an adviser of the service", "KeyContact");
        return Outside(keyContact, "KeyContact") is { IsRefused: true } outside ? outside : Conflict(keyContact.PersonId, Role.KeyContact, day, "KeyContact", raised);
    }

    /// <summary>Another adviser becomes the key contact of a request in hand: the key contact passes it on, or any adviser while the key contact is away.</summary>
    public Outcome Reassign(Actor actor, Actor? keyContact, string note, Moment now, bool raised = false)
    {
        if (Allows(Act.Reassign, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        var held = assignments.Where(a => a.Role == Role.KeyContact && a.To is null).ToList();
        Outcome[] checks =
        [
            MayHold(keyContact, now.Day, raised),
            held.Exists(a => a.PersonId == keyContact?.PersonId) ? Outcome.Refused("reassign.same", "This adviser has the request already. Select another adviser", "KeyContact") : Outcome.Done,
            note.Length == 0 ? Outcome.Refused("reassign.note", "Write a note for the next key contact", "Note")
                : note.Length > Limits.Paragraph ? Outcome.Refused("text.long", FormattableString.Invariant($"The note must be {Limits.Paragraph:N0} characters or fewer"), "Note") : Outcome.Done,
        ];
        if (Outcome.All(checks) is { IsRefused: true } fault) return fault;
        return Do(Act.Reassign, actor, now, record =>
        {
            foreach (var before in held) before.To = now.Day;
            Assign(keyContact!.PersonId, Role.KeyContact, now, clear: true);
            record.Said("Text", note).Tell(Everyone).On(keyContact.PersonId);
        });
    }

    /// <summary>The key contact asks the organisation for more, and says by when.</summary>
    public Outcome AskForMore(Actor actor, string question, DateOnly? by, Moment now)
    {
        if (Allows(Act.AskForMore, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        Outcome[] checks =
        [
            question.Length == 0 ? Outcome.Refused("grounds.text", "Say what you need to know", "Text")
                : question.Length > Limits.Note ? Outcome.Refused("grounds.long", FormattableString.Invariant($"Your question must be {Limits.Note:N0} characters or fewer"), "Text") : Outcome.Done,
            by is not { } day ? Outcome.Refused("ask.by", "Enter by when you ask for the answer", "By")
                : day < now.Day ? Outcome.Refused("ask.by-past", "The date by which you ask for the answer must not be in the past", "By")
                : day > now.Day.AddYears(1) ? Outcome.Refused("ask.by-when", "The date by which you ask for the answer must be within a year from today", "By") : Outcome.Done,
        ];
        if (Outcome.All(checks) is { IsRefused: true } fault) return fault;
        return Do(Act.AskForMore, actor, now, record =>
        {
            AnswerBy = by;
            record.Said("By", by!.Value.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)).Said("Text", question).Tell(RequestReaders);
        });
    }

    /// <summary>The practitioner has read what a plan is, what it is not and what follows from each answer.</summary>
    public Outcome ReadExplanation(Actor actor, Moment now) => Do(Act.ReadExplanation, actor, now, _ => Status, _ => ExplanationReadOn = now.Day);

    public Outcome AnswerTakingPart(Actor actor, TakingPart answer, DateOnly? until, string reason, Moment now)
    {
        if (Allows(Act.AnswerTakingPart, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        Outcome[] checks =
        [
            answer == TakingPart.NotAnswered ? Outcome.Refused("taking-part.answer", "Select yes, no or I need time", "Answer") : Outcome.Done,
            answer == TakingPart.NeedsTime && until is null ? Outcome.Refused("taking-part.until", "Enter the date by which you expect to answer", "Until") : Outcome.Done,
            answer == TakingPart.NeedsTime && until < now.Day ? Outcome.Refused("taking-part.past", "The date by which you expect to answer must not be in the past", "Until") : Outcome.Done,
            answer == TakingPart.NeedsTime && until > now.Day.AddYears(1) ? Outcome.Refused("taking-part.far", "The date by which you expect to answer must be within a year", "Until") : Outcome.Done,
            Outcome.Contradicts(answer is TakingPart.Yes or TakingPart.No && until is not null, answer == TakingPart.Yes ? "You said yes, and also by when you expect to answer" : "You said no, and also by when you expect to answer", "Until"),
            reason.Length > Limits.Note ? Outcome.Refused("text.long", FormattableString.Invariant($"What you want to say must be {Limits.Note:N0} characters or fewer"), "Reason") : Outcome.Done,
        ];
        if (Outcome.All(checks) is { IsRefused: true } fault) return fault;
        return Do(Act.AnswerTakingPart, actor, now,
            _ => answer == TakingPart.Yes ? PlanStatus.Considering : PlanStatus.PractitionerAsked,
            record =>
            {
                TakesPart = answer;
                NeedsTimeUntil = answer == TakingPart.NeedsTime ? until : null;
                record.Said("Answer", answer switch { TakingPart.Yes => "Yes", TakingPart.No => "No", _ => "I need time" })
                    .Said("Answer by", NeedsTimeUntil?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? "").Said("Text", reason)
                    .Tell(Side.Organisation, Side.Service);
            });
    }
}
