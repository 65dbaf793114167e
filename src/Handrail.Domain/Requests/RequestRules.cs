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
        new Code("absence", "Absence"),
        new Code("restrictions", "Restrictions"),
        new Code("post", "The post and what the service needs"),
        new Code("workplaces", "Workplaces"),
        new Code("responsible", "The people responsible"),
        new Code("readiness", "Readiness"),
    ]);
}

/// <summary>Something that a request still lacks, and the section in which it is asked.</summary>
public sealed record RequestLack(string Section, string Sentence);

public static class RequestRules
{
    /// <summary>What no request may contain, said at the moment of saving: everything at once, each beside its field.</summary>
    public static Outcome Faults(this RequestDetails details) => Outcome.All([.. Choices(details), .. Texts(details), .. Practitioner(details.Practitioner), .. Days(details)]);

    private static IEnumerable<Outcome> Choices(RequestDetails details)
    {
        var (who, why, away, chosen, ready) = (details.Practitioner, details.Reasons, details.Absence, details.Responsible, details.Readiness);
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
            (details.Restrictions.Applies is "" or "yes" or "no", "Applies"),
            (Empty(chosen.AccountableOffice) || CodeLists.AccountableOffices.Knows(chosen.AccountableOffice), "AccountableOffice"),
            (Empty(chosen.DeputyOffice) || CodeLists.AccountableOffices.Knows(chosen.DeputyOffice), "DeputyOffice"),
            (new[] { chosen.CaseManagerRaised, chosen.AccountablePersonRaised, chosen.DeputyRaised }.All(r => r is "" or "yes" or "no"), "CaseManagerRaised"),
            (ready.PractitionerTold is "" or "yes" or "no", "PractitionerTold"),
            (ready.ResourcesConfirmed is "" or "yes" or "no", "ResourcesConfirmed"),
            (Empty(ready.OccupationalHealth) || CodeLists.OccupationalHealth.Knows(ready.OccupationalHealth), "OccupationalHealth"),
            (Empty(ready.RegulatorInvolvement) || CodeLists.RegulatorInvolvement.Knows(ready.RegulatorInvolvement), "RegulatorInvolvement"),
            .. details.Restrictions.Each.Select((r, i) => (Empty(r.Imposer) || CodeLists.RestrictionImposers.Knows(r.Imposer), Of("Each", i, "Imposer"))),
            .. details.Restrictions.Each.Select((r, i) => (Empty(r.Kind) || CodeLists.RestrictionKinds.Knows(r.Kind), Of("Each", i, "Kind"))),
        ];
        return choices.Where(c => !c.IsKnown).Select(c => Outcome.Refused("request.choice", "Select an answer from the list", c.Field));
    }

    private static IEnumerable<Outcome> Texts(RequestDetails details)
    {
        var (who, post) = (details.Practitioner, details.Post);
        (string Text, int Limit, string Field, string Name)[] texts =
        [
            (who.Title, Limits.PersonTitle, "Title", "The title"), (who.GivenName, Limits.Name, "GivenName", "The given name"),
            (who.FamilyName, Limits.Name, "FamilyName", "The family name"), (who.Email, Limits.Name, "Email", "The email address"),
            (details.Reasons.ConcernSummary, Limits.Paragraph, "ConcernSummary", "The summary of the concerns"),
            (post.ServiceNeeds, Limits.Paragraph, "ServiceNeeds", "What the service needs"), (post.WorkEnvironment, Limits.Paragraph, "WorkEnvironment", "The place of work"),
            (post.JobPlan, Limits.Paragraph, "JobPlan", "The job plan"), (post.ProposedSupervisors, Limits.Paragraph, "ProposedSupervisors", "The proposed supervisors"),
            (details.Readiness.ResourcesNote, Limits.Paragraph, "ResourcesNote", "The note about time, cost and cover"),
            .. details.Restrictions.Each.Select((r, i) => (r.Scope, Limits.Paragraph, Of("Each", i, "Scope"), "What the restriction covers")),
            .. details.Workplaces.Places.Select((w, i) => (w.Name, Limits.Title, Of("Places", i, "Name"), "The name of the workplace")),
            .. details.Workplaces.Places.Select((w, i) => (w.Host, Limits.Title, Of("Places", i, "Host"), "The name of the other organisation")),
            .. details.Workplaces.Places.Select((w, i) => (w.Setting, Limits.Line, Of("Places", i, "Setting"), "The setting")),
        ];
        foreach (var (text, limit, field, name) in texts)
            if (text.Length > limit)
                yield return Outcome.Refused("text.long", FormattableString.Invariant($"{name} must be {limit:N0} characters or fewer"), field);
        if (details.Restrictions.Each.Length > Limits.ListItems) yield return Outcome.Refused("request.many", $"A request has room for {Limits.ListItems} restrictions", "Applies");
        if (details.Workplaces.Places.Length > Limits.ListItems) yield return Outcome.Refused("request.many", $"A request has room for {Limits.ListItems} workplaces");
        for (var i = 0; i < details.Workplaces.Places.Length; i++)
            if (details.Workplaces.Places[i].Sessions is < 0 or > Limits.SessionsPerWeek)
                yield return Outcome.Refused("request.sessions", $"The half days a week must be from 1 to {Limits.SessionsPerWeek}", Of("Places", i, "Sessions"));
    }

    private static IEnumerable<Outcome> Practitioner(PractitionerDetails who)
    {
        if (who.Email.Length > 0 && !IsAddress(who.Email))
            yield return Outcome.Refused("request.email", "Enter an email address in the correct format, like name@example.nhs.uk", "Email");
        if (who.Regulator.Length > 0 && CodeLists.RegulatorsOf(who.Profession) is { Count: > 0 } theirs && !theirs.Contains(who.Regulator))
            yield return Outcome.Refused("request.regulator", "Select the regulator of the practitioner’s profession", "Regulator");
        if (who.RegistrationNumber.Length > 0 && who.Regulator.Length == 0)
            yield return Outcome.Refused("request.regulator", "Select the regulator that gave the registration number", "Regulator");
        else if (who.RegistrationNumber.Length > 0 && RegistrationNumber.Check(who.Regulator, who.RegistrationNumber) is { } wrong)
            yield return Outcome.Refused("request.registration", wrong, "RegistrationNumber");
    }

    private static IEnumerable<Outcome> Days(RequestDetails details)
    {
        var away = details.Absence;
        (DateOnly? Day, string Field)[] days =
        [
            (away.From, "From"), (away.LastClinicalDay, "LastClinicalDay"), (details.Readiness.TargetStart, "TargetStart"),
            .. details.Restrictions.Each.SelectMany((r, i) => new[] { (r.From, Of("Each", i, "From")), (r.ReviewDue, Of("Each", i, "ReviewDue")), (r.To, Of("Each", i, "To")) }),
        ];
        foreach (var (day, field) in days)
            if (day is { Year: < 1950 or > 2100 })
                yield return Outcome.Refused("request.year", "Check the year. It must be from 1950 to 2100", field);
        if (away is { From: { } from, LastClinicalDay: { } last } && last > from)
            yield return Outcome.Refused("request.last-day", "The last clinical day cannot be after the absence began", "LastClinicalDay");
        for (var i = 0; i < details.Restrictions.Each.Length; i++)
        {
            var limit = details.Restrictions.Each[i];
            if (limit.ReviewDue < limit.From) yield return Outcome.Refused("request.restriction-review", "The review cannot be due before the restriction began", Of("Each", i, "ReviewDue"));
            if (limit.To < limit.From) yield return Outcome.Refused("request.restriction-to", "The restriction cannot end before it began", Of("Each", i, "To"));
        }
    }

    /// <summary>A field of one of several, as its form calls it.</summary>
    private static string Of(string list, int index, string field) => FormattableString.Invariant($"{list}[{index}].{field}");

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

    /// <summary>
    /// What an amendment would take away of that without which no request is sent: of the sections that it changes, and of them
    /// what they did not lack before. Another section may have to follow, and has an amendment of its own.
    /// </summary>
    public static IEnumerable<RequestLack> TakenAwayBy(this RequestDetails before, RequestDetails after, DateOnly day)
    {
        (string Section, bool IsChanged)[] sections =
        [
            ("practitioner", before.Practitioner != after.Practitioner), ("reasons", before.Reasons != after.Reasons), ("absence", before.Absence != after.Absence),
            ("restrictions", before.Restrictions != after.Restrictions), ("post", before.Post != after.Post), ("workplaces", before.Workplaces != after.Workplaces),
            ("readiness", before.Readiness != after.Readiness),
        ];
        return after.Lacks(day).Except(before.Lacks(day)).Where(lack => sections.Contains((lack.Section, true)));
    }

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

        var limits = details.Restrictions;
        if (limits.Applies.Length == 0) yield return new("restrictions", "Say whether practice is restricted");
        else if (limits.Applies == "no" && away.Applies == "yes" && away.Reason is "restriction" or "exclusion" or "suspension") yield return new("restrictions", "Describe the restriction that the practitioner returns from");
        if (limits.Applies == "yes" && limits.Each.IsEmpty) yield return new("restrictions", "Describe the restriction");
        if (limits.Applies == "yes" && limits.Each.Any(r => r.Imposer.Length == 0 || r.Kind.Length == 0)) yield return new("restrictions", "Select who imposed each restriction, and its kind");
        if (limits.Applies == "yes" && limits.Each.Any(r => r.Scope.Length == 0)) yield return new("restrictions", "Say what each restriction covers");
        if (limits.Applies == "yes" && limits.Each.Any(r => r.From is null)) yield return new("restrictions", "Enter when each restriction began");

        if (details.Post.ServiceNeeds.Length == 0) yield return new("post", "Say what the service needs from the post");

        if (details.Workplaces.Places.IsEmpty) yield return new("workplaces", "Name at least one workplace");
        else if (details.Workplaces.Places.Any(w => w.Name.Length == 0)) yield return new("workplaces", "Give each workplace a name");

        var people = details.Responsible;
        if (people.CaseManager == Guid.Empty || people.AccountablePerson == Guid.Empty || people.Deputy == Guid.Empty)
            yield return new("responsible", "Name the case manager, the accountable person and a deputy");
        else if (people.AccountablePerson == people.Deputy) yield return new("responsible", "The deputy must be another person than the accountable person");
        if (people.AccountableOffice.Length == 0 || people.DeputyOffice.Length == 0) yield return new("responsible", "Say in which office the accountable person and the deputy decide");
        else if (who.Profession == "doctor" && people.AccountableOffice == "named") yield return new("responsible", "For a doctor, the accountable person is the responsible officer, or a medical director with written delegation");
        else if (who.Profession is "dentist" or "pharmacist" && (people.AccountableOffice != "named" || people.DeputyOffice != "named")) yield return new("responsible", "Dentists and pharmacists have no responsible officer. The organisation names the accountable person and the deputy");

        if (people.CaseManagerRaised != "no" || people.AccountablePersonRaised != "no" || people.DeputyRaised != "no")
            yield return new("responsible", "Say of the case manager, the accountable person and the deputy whether they raised or investigated the concern");

        var ready = details.Readiness;
        if (ready.PractitionerTold != "yes") yield return new("readiness", "Tell the practitioner about the request before you send it");
        if (ready.ResourcesConfirmed != "yes") yield return new("readiness", "Confirm that time, cost and cover can be found");
        if (!CodeLists.RegulatorInvolvement.Knows(ready.RegulatorInvolvement)) yield return new("readiness", "Say whether the regulator is involved");
        if (!CodeLists.OccupationalHealth.Knows(ready.OccupationalHealth)) yield return new("readiness", "Say where occupational health advice stands");
    }
}
