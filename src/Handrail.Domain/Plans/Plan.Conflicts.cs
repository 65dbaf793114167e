using Handrail.Domain.Requests;

namespace Handrail.Domain.Plans;

/// <summary>
/// Who must not be what on one plan: every act that gives somebody a part asks here, and every act that somebody does in a part
/// asks here again (features.md, T: separation of duties). Nobody supervises, reviews, signs for or approves themselves; whoever
/// raised or investigated the concern does not supervise, assess or decide; for the organisation nobody signs who supervises;
/// whoever administers the system sees no case.
/// </summary>
public sealed partial class Plan
{
    /// <summary>Why this person cannot take this role; done where they can.</summary>
    /// <param name="raised">whether whoever gives the role says that the person raised or investigated the concern</param>
    private Outcome Conflict(Guid person, Role role, DateOnly day, string field, bool raised = false)
    {
        if (person == PractitionerId) return Outcome.Refused("conflict.self", "This is the practitioner’s own plan, and nobody supervises, reviews, signs for or approves themselves. Select another person", field);
        if (raised) return Outcome.Refused("conflict.raised", "Whoever raised or investigated the concern does not supervise, advise or decide on this plan. Select another person", field);
        var held = assignments.Where(a => a.PersonId == person && a.CountsOn(day) && a.Answer is not (Answer.Declined or Answer.Withdrawn)).Select(a => a.Role).ToList();
        var sides = held.Select(r => r.Side()).ToList();
        if (held.Contains(Role.Companion)) return Outcome.Refused("conflict.companion", "This person accompanies the practitioner. Select another person", field);
        return role.Side() switch
        {
            Side.Supervision when sides.Contains(Side.Organisation) => Outcome.Refused("conflict.decides", "This person asks for or decides on the plan for the organisation, so they cannot supervise it. Select another person", field),
            Side.Organisation when sides.Contains(Side.Supervision) => Outcome.Refused("conflict.supervises", "This person supervises on the plan, so they cannot decide on it or sign it for the organisation. Select another person", field),
            Side.Supervision or Side.Organisation when sides.Contains(Side.Service) => Outcome.Refused("conflict.service", "This person works on the plan for the advice service, which stands beside both sides. Select another person", field),
            Side.Service when sides.Any(s => s != Side.Service) => Outcome.Refused("conflict.independent", "Select a person of the service who has no other part in the plan", field),
            Side.Service when role == Role.Drafter && (assignments.Any(a => a.PersonId == person && a.Role == Role.SecondReader) || held.Count > 0) => Outcome.Refused("conflict.read", "Select an adviser who has no other part in the plan, and who has not read its draft as second reader", field),
            Side.Service when role == Role.SecondReader && HasDrafted(person) => Outcome.Refused("conflict.drafted", "Select a second reader who has not written the draft", field),
            Side.Service when role == Role.KeyContact && AgreedVersion == 0 && held.Contains(Role.SecondReader) => Outcome.Refused("conflict.read", "This person reads the draft as its second reader, so they cannot write it too. Select another person", field),
            _ => Outcome.Done,
        };
    }

    /// <summary>The same of those whom a request names first, as far as the requester has said it.</summary>
    private Outcome Raised(Responsible people, DateOnly day)
    {
        (string Answer, Guid Person, Role Role, string Field)[] asked =
        [
            (people.CaseManagerRaised, people.CaseManager, Role.CaseManager, "CaseManager"),
            (people.AccountablePersonRaised, people.AccountablePerson, Role.AccountablePerson, "AccountablePerson"),
            (people.DeputyRaised, people.Deputy, Role.DeputyAccountablePerson, "Deputy"),
        ];
        return Outcome.All(asked.Where(a => a.Answer == "yes").Select(a => Conflict(a.Person, a.Role, day, a.Field, raised: true) is { Key: "conflict.raised" } raised
            ? Outcome.Refused(raised.Key, $"You said that the {a.Role.Words()} raised or investigated the concern, so they do not decide on this plan. Select another {a.Role.Words()}", a.Field)
            : Conflict(a.Person, a.Role, day, a.Field, raised: true)));
    }

    /// <summary>The same where the person is known with their rights.</summary>
    private static Outcome Outside(Actor? person, string field) => person?.IsOutsideCases == true
        ? Outcome.Refused("conflict.outside", "This person administers the system and never sees a plan. Select another person", field) : Outcome.Done;

    /// <summary>Whether somebody may do this in this part, whatever other part they have come to have: the last look before an act.</summary>
    private Outcome Separated(Act act, Role role, Guid person, DateOnly day)
    {
        if (person == PractitionerId && role.Side() != Side.Practitioner) return Outcome.Refused("conflict.own", "This is your own plan: another person does this");
        if (act is Act.Sign or Act.SignOff or Act.DecideFullScope && role.Side() == Side.Organisation && assignments.Any(a => a.PersonId == person && a.CountsOn(day) && a.Role.Side() == Side.Supervision && a.Answer is not (Answer.Declined or Answer.Withdrawn)))
            return Outcome.Refused("conflict.signs", "You supervise on this plan, so somebody else decides and signs for the organisation");
        if (act == Act.Approve && HasDrafted(person)) return Outcome.Refused("conflict.approves", "You have written on this draft, so somebody else approves it");
        return Outcome.Done;
    }
}
