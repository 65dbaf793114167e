using System.Globalization;
using Handrail.Domain.Lists;
using Handrail.Domain.People;

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
        var (who, why, away, post, ready) = (details.Practitioner, details.Reasons, details.Absence, details.Post, details.Readiness);
        (bool IsKnown, string Field)[] choices =
        [
            (Empty(who.Profession) || CodeLists.Professions.Knows(who.Profession), "Profession"),
            (Empty(who.Regulator) || CodeLists.Regulators.Knows(who.Regulator), "Regulator"),
            (Empty(who.MainSpecialty) || MainSpecialties.InUse.Knows(who.MainSpecialty), "MainSpecialty"),
            (Empty(who.Grade) || CodeLists.Grades.Knows(who.Grade), "Grade"),
            (Empty(who.ContractType) || CodeLists.ContractTypes.Knows(who.ContractType), "ContractType"),
            (Empty(why.PlanType) || CodeLists.PlanTypes.Knows(why.PlanType), "PlanType"),
            (why.EntryRoutes.All(CodeLists.EntryRoutes.Knows), "EntryRoutes"),
            (why.ConcernDomains.All(CodeLists.ConcernDomains.Knows), "ConcernDomains"),
            (away.Applies is "" or "yes" or "no", "Applies"),
            (Empty(away.Reason) || CodeLists.AbsenceReasons.Knows(away.Reason), "Reason"),
            (Empty(away.RestrictionImposer) || CodeLists.RestrictionImposers.Knows(away.RestrictionImposer), "RestrictionImposer"),
            (Empty(away.RestrictionKind) || CodeLists.RestrictionKinds.Knows(away.RestrictionKind), "RestrictionKind"),
            (ready.PractitionerTold is "" or "yes" or "no", "PractitionerTold"),
            (ready.ResourcesConfirmed is "" or "yes" or "no", "ResourcesConfirmed"),
            (Empty(ready.OccupationalHealth) || CodeLists.OccupationalHealth.Knows(ready.OccupationalHealth), "OccupationalHealth"),
            (Empty(ready.RegulatorInvolvement) || CodeLists.RegulatorInvolvement.Knows(ready.RegulatorInvolvement), "RegulatorInvolvement"),
        ];
        foreach (var (isKnown, field) in choices)
            if (!isKnown)
                return Outcome.Refused("request.choice", "Select an answer from the list", field);

        (string Text, int Limit, string Field, string Name)[] texts =
        [
            (who.Title, Limits.PersonTitle, "Title", "The title"), (who.GivenName, Limits.Name, "GivenName", "The given name"),
            (who.FamilyName, Limits.Name, "FamilyName", "The family name"), (who.Email, Limits.Name, "Email", "The email address"),
            (why.ConcernSummary, Limits.Paragraph, "ConcernSummary", "The summary of the concerns"),
            (away.RestrictionScope, Limits.Paragraph, "RestrictionScope", "What the restriction covers"),
            (post.ServiceNeeds, Limits.Paragraph, "ServiceNeeds", "What the service needs"), (post.WorkEnvironment, Limits.Paragraph, "WorkEnvironment", "The place of work"),
            (post.JobPlan, Limits.Paragraph, "JobPlan", "The job plan"), (post.ProposedSupervisors, Limits.Paragraph, "ProposedSupervisors", "The proposed supervisors"),
            (ready.ResourcesNote, Limits.Paragraph, "ResourcesNote", "The note about time, cost and cover"),
        ];
        foreach (var (text, limit, field, name) in texts)
            if (text.Length > limit)
                return Outcome.Refused("text.long", FormattableString.Invariant($"{name} must be {limit:N0} characters or fewer"), field);

        if (who.Email.Length > 0 && !IsAddress(who.Email))
            return Outcome.Refused("request.email", "Enter an email address in the correct format, like name@example.nhs.uk", "Email");
        if (who.Regulator.Length > 0 && CodeLists.RegulatorsOf(who.Profession) is { Count: > 0 } theirs && !theirs.Contains(who.Regulator))
            return Outcome.Refused("request.regulator", "Select the regulator of the practitioner’s profession", "Regulator");
        if (who.RegistrationNumber.Length > 0 && who.Regulator.Length == 0)
            return Outcome.Refused("request.regulator", "Select the regulator that gave the registration number", "Regulator");
        if (who.RegistrationNumber.Length > 0 && RegistrationNumber.Check(who.Regulator, who.RegistrationNumber) is { } wrong)
            return Outcome.Refused("request.registration", wrong, "RegistrationNumber");

        (DateOnly? Day, string Field)[] days = [(away.From, "From"), (away.LastClinicalDay, "LastClinicalDay"), (ready.TargetStart, "TargetStart")];
        foreach (var (day, field) in days)
            if (day is { Year: < 1950 or > 2100 })
                return Outcome.Refused("request.year", "Check the year. It must be from 1950 to 2100", field);
        if (away is { From: { } from, LastClinicalDay: { } last } && last > from)
            return Outcome.Refused("request.last-day", "The last clinical day cannot be after the absence began", "LastClinicalDay");
        return Outcome.Done;
    }

    private static bool Empty(string text) => text.Length == 0;

    /// <summary>One sign between two parts, a dot in the second, nothing that could break a mail's header. Whether it exists, only a mail can tell.</summary>
    private static bool IsAddress(string typed) =>
        typed.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && typed.LastIndexOf('@') == at
        && typed.IndexOf('.', at) is > 0 and var dot && dot > at + 1 && !typed.EndsWith('.')
        && !typed.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is ',' or ';' or '<' or '>');

    /// <summary>
    /// Whether somebody known by this registration number is the person described. One wrong digit must not send a request to
    /// somebody else, so the family name has to agree, whatever its accents, hyphens and capitals.
    /// </summary>
    public static bool Describes(this PractitionerDetails details, Person person) => CultureInfo.InvariantCulture.CompareInfo.Compare(
        details.FamilyName, person.FamilyName, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace | CompareOptions.IgnoreSymbols) == 0;

    /// <summary>The account of a practitioner who is new to the service.</summary>
    public static Person AsPerson(this PractitionerDetails details, Guid organisation) => new()
    {
        Id = Ids.New(),
        OrganisationId = organisation,
        Title = details.Title,
        GivenName = details.GivenName,
        FamilyName = details.FamilyName,
        Email = details.Email,
        Position = CodeLists.Grades.WordsOf(details.Grade),
        Regulator = details.Regulator,
        RegistrationNumber = RegistrationNumber.Normalise(details.RegistrationNumber),
    };

    public static IReadOnlyList<RequestLack> Lacks(this RequestDetails details, DateOnly day) => [.. Find(details, day)];

    private static IEnumerable<RequestLack> Find(RequestDetails details, DateOnly day)
    {
        var who = details.Practitioner;
        if (who.GivenName.Length == 0 || who.FamilyName.Length == 0) yield return new("practitioner", "Enter the practitioner’s name");
        if (who.Email.Length == 0) yield return new("practitioner", "Enter the practitioner’s email address");
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
