using Handrail.Domain.Lists;

namespace Handrail.Domain.Requests;

/// <summary>The sections of a request, in the order of its task list; the words are their addresses.</summary>
public static class RequestSections
{
    public static CodeList All { get; } = new("Sections of a request",
    [
        new Code("practitioner", "The practitioner"),
        new Code("reasons", "Why a plan"),
        new Code("absence", "Absence and restrictions"),
        new Code("post", "The post and what the service needs"),
        new Code("responsible", "The people responsible"),
        new Code("readiness", "Readiness"),
    ]);
}

/// <summary>Something that a request still lacks, and the section in which it is asked.</summary>
public sealed record RequestLack(string Section, string Sentence);

public static class RequestRules
{
    /// <summary>What no request may contain, said at the moment of saving.</summary>
    public static Outcome Faults(this RequestDetails details)
    {
        var (who, why, away, post) = (details.Practitioner, details.Reasons, details.Absence, details.Post);
        if (who.RegistrationNumber.Length > 0 && RegistrationNumber.Check(who.Regulator, who.RegistrationNumber) is { } wrong)
            return Outcome.Refused("request.registration", wrong, "RegistrationNumber");
        if (away is { From: { } from, LastClinicalDay: { } last } && last > from)
            return Outcome.Refused("request.last-day", "The last clinical day cannot be after the absence began", "LastClinicalDay");
        (string Text, int Limit, string Field)[] texts =
        [
            (who.GivenName, Limits.Name, "GivenName"), (who.FamilyName, Limits.Name, "FamilyName"), (who.Email, Limits.Name, "Email"),
            (why.ConcernSummary, Limits.Paragraph, "ConcernSummary"), (away.RestrictionScope, Limits.Paragraph, "RestrictionScope"),
            (post.ServiceNeeds, Limits.Paragraph, "ServiceNeeds"), (post.WorkEnvironment, Limits.Paragraph, "WorkEnvironment"),
            (post.JobPlan, Limits.Paragraph, "JobPlan"), (post.ProposedSupervisors, Limits.Paragraph, "ProposedSupervisors"),
            (details.Readiness.ResourcesNote, Limits.Paragraph, "ResourcesNote"),
        ];
        foreach (var (text, limit, field) in texts)
            if (text.Length > limit)
                return Outcome.Refused("text.long", FormattableString.Invariant($"This must be {limit:N0} characters or fewer"), field);
        return Outcome.Done;
    }

    public static IReadOnlyList<RequestLack> Lacks(this RequestDetails details, DateOnly day) => [.. Find(details, day)];

    private static IEnumerable<RequestLack> Find(RequestDetails details, DateOnly day)
    {
        var who = details.Practitioner;
        if (who.GivenName.Length == 0 || who.FamilyName.Length == 0) yield return new("practitioner", "Enter the practitioner’s name");
        if (who.Email.Length == 0) yield return new("practitioner", "Enter the practitioner’s e-mail address");
        if (!CodeLists.Professions.Knows(who.Profession)) yield return new("practitioner", "Select the practitioner’s profession");
        if (who.RegistrationNumber.Length == 0) yield return new("practitioner", "Enter the practitioner’s registration number");
        if (who.Profession is "doctor" or "dentist" && who.MainSpecialty.Length == 0) yield return new("practitioner", "Select the practitioner’s main specialty");
        if (!CodeLists.Grades.Knows(who.Grade)) yield return new("practitioner", "Select the practitioner’s grade");

        var why = details.Reasons;
        if (!CodeLists.PlanTypes.Knows(why.PlanType)) yield return new("reasons", "Select the type of plan");
        if (why.EntryRoutes.IsEmpty) yield return new("reasons", "Select what has led to the request");
        if (why.PlanType is "remediation" or "mixed" && why.ConcernSummary.Length == 0) yield return new("reasons", "Summarise the concerns");

        var away = details.Absence;
        if (away.Applies.Length == 0) yield return new("absence", "Say whether there has been an absence or restriction");
        else if (why.PlanType is "return-to-work" or "mixed" && away.Applies == "no") yield return new("absence", "Describe the absence or restriction that the practitioner returns from");
        if (away.Applies == "yes" && !CodeLists.AbsenceReasons.Knows(away.Reason)) yield return new("absence", "Select the reason for the absence or restriction");
        if (away.Applies == "yes" && away.From is null) yield return new("absence", "Enter when the absence or restriction began");
        if (away.From > day) yield return new("absence", "The absence or restriction must have begun by today");

        if (details.Post.ServiceNeeds.Length == 0) yield return new("post", "Say what the service needs from the post");

        var people = details.Responsible;
        if (people.CaseManager == Guid.Empty || people.AccountablePerson == Guid.Empty || people.Deputy == Guid.Empty)
            yield return new("responsible", "Name the case manager, the accountable person and a deputy");
        else if (people.AccountablePerson == people.Deputy) yield return new("responsible", "The deputy must be another person than the accountable person");

        var ready = details.Readiness;
        if (ready.PractitionerTold != "yes") yield return new("readiness", "Tell the practitioner about the request before you send it");
        if (ready.ResourcesConfirmed != "yes") yield return new("readiness", "Confirm that time, cost and cover can be found");
        if (!CodeLists.RegulatorInvolvement.Knows(ready.RegulatorInvolvement)) yield return new("readiness", "Say whether the regulator is involved");
        if (!CodeLists.OccupationalHealth.Knows(ready.OccupationalHealth)) yield return new("readiness", "Say where occupational health advice stands");
    }
}
