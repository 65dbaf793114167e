using Handrail.Domain.Lists;
using Handrail.Domain.People;
using Handrail.Domain.Requests;
using Handrail.Web.Ui;

namespace Handrail.Web.Features.Requests;

/// <summary>One answer as it is read. <see cref="Said"/> are words of ours, to be translated; <see cref="Text"/> is a person's own.</summary>
public sealed record AnswerRow(string Field, string Label, IReadOnlyList<string> Said, string Text, bool IsLong = false)
{
    public bool IsEmpty => Said.Count == 0 && Text.Length == 0;
}

/// <summary>A section of a request as it is read.</summary>
public sealed record AnswerSection(string Code, string Title, IReadOnlyList<AnswerRow> Rows);

/// <summary>A request as people read it: which words stand for each answer, for the read view, the check before sending and edits that clash.</summary>
public static class Answers
{
    public static IReadOnlyList<AnswerSection> Of(RequestDetails request, IReadOnlyDictionary<Guid, Person> people) =>
        [.. RequestSections.All.Offered.Select(section => new AnswerSection(section.Value, section.Words, [.. Rows(section.Value, request, people)]))];

    /// <summary>What a field is called on the screen.</summary>
    public static string LabelOf(string field) => Everything.FirstOrDefault(r => r.Field == field)?.Label ?? field;

    /// <summary>The words for one stored value of a field, where the value is a code.</summary>
    public static string? WordsOf(string field, string value) => value.Length == 0 ? null : field switch
    {
        "Profession" => CodeLists.Professions.WordsOf(value),
        "Regulator" => CodeLists.Regulators.WordsOf(value),
        "MainSpecialty" => MainSpecialties.InUse.WordsOf(value),
        "Grade" => CodeLists.Grades.WordsOf(value),
        "ContractType" => CodeLists.ContractTypes.WordsOf(value),
        "PlanType" => CodeLists.PlanTypes.WordsOf(value),
        "EntryRoutes" => CodeLists.EntryRoutes.WordsOf(value),
        "ConcernDomains" => CodeLists.ConcernDomains.WordsOf(value),
        "Reason" => CodeLists.AbsenceReasons.WordsOf(value),
        "RestrictionImposer" => CodeLists.RestrictionImposers.WordsOf(value),
        "RestrictionKind" => CodeLists.RestrictionKinds.WordsOf(value),
        "OccupationalHealth" => CodeLists.OccupationalHealth.WordsOf(value),
        "RegulatorInvolvement" => CodeLists.RegulatorInvolvement.WordsOf(value),
        "Applies" or "PractitionerTold" or "ResourcesConfirmed" => value == "yes" ? "Yes" : "No",
        _ => null,
    };

    private static readonly IReadOnlyList<AnswerRow> Everything =
        [.. Of(new RequestDetails { Absence = new AbsenceDetails { Applies = "yes" } }, new Dictionary<Guid, Person>()).SelectMany(s => s.Rows)];

    private static IEnumerable<AnswerRow> Rows(string section, RequestDetails request, IReadOnlyDictionary<Guid, Person> people)
    {
        var (who, why, away, post, chosen, ready) = (request.Practitioner, request.Reasons, request.Absence, request.Post, request.Responsible, request.Readiness);
        return section switch
        {
            "practitioner" =>
            [
                Text("Title", "Title", who.Title),
                Text("GivenName", "Given name", who.GivenName),
                Text("FamilyName", "Family name", who.FamilyName),
                Text("Email", "Email address", who.Email),
                Code("Profession", "Profession", who.Profession),
                Code("Regulator", "Regulator", who.Regulator),
                Text("RegistrationNumber", "Registration number", who.RegistrationNumber),
                Code("MainSpecialty", "Main specialty", who.MainSpecialty),
                Code("Grade", "Grade", who.Grade),
                Code("ContractType", "Contract", who.ContractType),
            ],
            "reasons" =>
            [
                Code("PlanType", "Type of plan", why.PlanType),
                Code("EntryRoutes", "What has led to the request", [.. why.EntryRoutes]),
                Long("ConcernSummary", "Summary of the concerns", why.ConcernSummary),
                Code("ConcernDomains", "Areas of concern", [.. why.ConcernDomains]),
            ],
            "absence" when away.Applies != "yes" => [Code("Applies", "Away from practice or restricted", away.Applies)],
            "absence" =>
            [
                Code("Applies", "Away from practice or restricted", away.Applies),
                Code("Reason", "Reason", away.Reason),
                Text("From", "Began on", Say.Date(away.From, "")),
                Text("LastClinicalDay", "Last clinical day", Say.Date(away.LastClinicalDay, "")),
                Code("RestrictionImposer", "Who restricted practice", away.RestrictionImposer),
                Code("RestrictionKind", "Kind of restriction", away.RestrictionKind),
                Long("RestrictionScope", "What the restriction covers", away.RestrictionScope),
            ],
            "post" =>
            [
                Long("ServiceNeeds", "What the service needs from the post", post.ServiceNeeds),
                Long("WorkEnvironment", "Place of work", post.WorkEnvironment),
                Long("JobPlan", "Job plan", post.JobPlan),
                Long("ProposedSupervisors", "Proposed supervisors", post.ProposedSupervisors),
            ],
            "responsible" =>
            [
                Who("CaseManager", "Case manager", chosen.CaseManager, people),
                Who("AccountablePerson", "Accountable person", chosen.AccountablePerson, people),
                Who("Deputy", "Deputy accountable person", chosen.Deputy, people),
            ],
            "readiness" =>
            [
                Code("PractitionerTold", "Practitioner told about the request", ready.PractitionerTold),
                Code("ResourcesConfirmed", "Time, cost and cover can be found", ready.ResourcesConfirmed),
                Long("ResourcesNote", "About time, cost and cover", ready.ResourcesNote),
                Code("OccupationalHealth", "Occupational health advice", ready.OccupationalHealth),
                Code("RegulatorInvolvement", "Involvement of the regulator", ready.RegulatorInvolvement),
                Text("TargetStart", "Hoped-for start", Say.Date(ready.TargetStart, "")),
            ],
            _ => throw new ArgumentOutOfRangeException(nameof(section)),
        };
    }

    private static AnswerRow Text(string field, string label, string text) => new(field, label, [], text);

    private static AnswerRow Long(string field, string label, string text) => new(field, label, [], text, IsLong: true);

    private static AnswerRow Code(string field, string label, params ReadOnlySpan<string> values)
    {
        var words = new List<string>();
        foreach (var value in values)
            if (WordsOf(field, value) is { } said)
                words.Add(said);
        return new AnswerRow(field, label, words, "");
    }

    private static AnswerRow Who(string field, string label, Guid person, IReadOnlyDictionary<Guid, Person> people) =>
        new(field, label, [], people.TryGetValue(person, out var found) ? found.Name + (found.Position.Length > 0 ? ", " + found.Position : "") : "");
}
