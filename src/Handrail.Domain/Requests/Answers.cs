using System.Globalization;
using Handrail.Domain.Lists;
using Handrail.Domain.People;

namespace Handrail.Domain.Requests;

/// <summary>
/// One answer as it is read. <see cref="Said"/> are words of ours, to be translated; <see cref="Text"/> is a person's own;
/// <see cref="Day"/> a date. <see cref="Number"/> counts where a question is asked of each of several, <see cref="Among"/> how many they are.
/// </summary>
public sealed record AnswerRow(string Field, string Label, IReadOnlyList<string> Said, string Text, bool IsLong = false)
{
    public DateOnly? Day { get; init; }

    public int Number { get; init; }

    public int Among { get; init; }

    public bool IsEmpty => Said.Count == 0 && Text.Length == 0 && Day is null;

    /// <summary>The answer in plain words, as the log keeps it.</summary>
    public string Words => Said.Count > 0 ? string.Join("\n", Said) : Day?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? Text;
}

/// <summary>A section of a request as it is read.</summary>
public sealed record AnswerSection(string Code, string Title, IReadOnlyList<AnswerRow> Rows);

/// <summary>An answer that an amendment changed, in the words in which it is read.</summary>
public sealed record AnswerChange(string Field, string Before, string After);

/// <summary>A request as people read it: which words stand for each answer, for the read view, the check before sending, amendments and edits that clash.</summary>
public static class Answers
{
    private static readonly Dictionary<Guid, Person> Nobody = [];

    public static IReadOnlyList<AnswerSection> Of(RequestDetails request, IReadOnlyDictionary<Guid, Person> people) =>
        [.. RequestSections.All.Offered.Select(section => new AnswerSection(section.Value, section.Words, [.. Rows(section.Value, request, people)]))];

    /// <summary>What a field is called on the screen. Of several, the log says which: "RestrictionScope 2".</summary>
    public static (string Label, int Number) LabelOf(string field)
    {
        var parts = field.Split(' ');
        var number = parts.Length > 1 && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var n) ? n : 0;
        return (Everything.FirstOrDefault(r => r.Field == parts[0])?.Label ?? field, number);
    }

    /// <summary>What an amendment changed, answer by answer.</summary>
    public static IReadOnlyList<AnswerChange> Changes(RequestDetails before, RequestDetails after)
    {
        var (was, now) = (All(before), All(after));
        return [.. was.Keys.Union(now.Keys).Select(f => new AnswerChange(f, was.GetValueOrDefault(f, ""), now.GetValueOrDefault(f, ""))).Where(c => c.Before != c.After)];
    }

    private static Dictionary<string, string> All(RequestDetails request) => Of(request, Nobody).SelectMany(s => s.Rows)
        .ToDictionary(r => r.Number == 0 ? r.Field : string.Create(CultureInfo.InvariantCulture, $"{r.Field} {r.Number}"), r => r.Words);

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
        "AccountableOffice" or "DeputyOffice" => CodeLists.AccountableOffices.WordsOf(value),
        "Applies" or "RestrictionApplies" or "CaseManagerRaised" or "AccountablePersonRaised" or "DeputyRaised" or "PractitionerTold" or "ResourcesConfirmed" => value == "yes" ? "Yes" : "No",
        _ => null,
    };

    private static readonly IReadOnlyList<AnswerRow> Everything =
    [
        .. Of(
            new RequestDetails { Absence = new() { Applies = "yes" }, Restrictions = new() { Applies = "yes", Each = [new()] }, Workplaces = new() { Places = [new()] } },
            Nobody).SelectMany(s => s.Rows),
    ];

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
                On("From", "Began on", away.From),
                On("LastClinicalDay", "Last clinical day", away.LastClinicalDay),
            ],
            "restrictions" =>
            [
                Code("RestrictionApplies", "Practice restricted", request.Restrictions.Applies),
                .. request.Restrictions.Applies != "yes" ? [] : Each(request.Restrictions.Each, r => new[]
                {
                    Code("RestrictionImposer", "Who restricted practice", r.Imposer),
                    Code("RestrictionKind", "Kind of restriction", r.Kind),
                    Long("RestrictionScope", "What the restriction covers", r.Scope),
                    On("RestrictionFrom", "Restriction began on", r.From),
                    On("RestrictionReviewDue", "Restriction reviewed by", r.ReviewDue),
                    On("RestrictionTo", "Restriction ended or ends on", r.To),
                }),
            ],
            "post" =>
            [
                Long("ServiceNeeds", "What the service needs from the post", post.ServiceNeeds),
                Long("WorkEnvironment", "Place of work", post.WorkEnvironment),
                Long("JobPlan", "Job plan", post.JobPlan),
                Long("ProposedSupervisors", "Proposed supervisors", post.ProposedSupervisors),
            ],
            "workplaces" => Each(request.Workplaces.Places, w => new[]
            {
                Text("WorkplaceName", "Workplace", w.Name),
                Text("WorkplaceHost", "Site of another organisation", w.Host),
                Text("WorkplaceSetting", "Setting", w.Setting),
                Text("WorkplaceSessions", "Half days a week", w.Sessions > 0 ? w.Sessions.ToString(CultureInfo.InvariantCulture) : ""),
            }),
            "responsible" =>
            [
                Who("CaseManager", "Case manager", chosen.CaseManager, people),
                Code("CaseManagerRaised", "Case manager raised or investigated the concern", chosen.CaseManagerRaised),
                Who("AccountablePerson", "Accountable person", chosen.AccountablePerson, people),
                Code("AccountablePersonRaised", "Accountable person raised or investigated the concern", chosen.AccountablePersonRaised),
                Code("AccountableOffice", "Office of the accountable person", chosen.AccountableOffice),
                Who("Deputy", "Deputy accountable person", chosen.Deputy, people),
                Code("DeputyRaised", "Deputy raised or investigated the concern", chosen.DeputyRaised),
                Code("DeputyOffice", "Office of the deputy", chosen.DeputyOffice),
                Who("OnBehalfOf", "Asked for on behalf of", chosen.OnBehalfOf, people),
            ],
            "readiness" =>
            [
                Code("PractitionerTold", "Practitioner told about the request", ready.PractitionerTold),
                Code("ResourcesConfirmed", "Time, cost and cover can be found", ready.ResourcesConfirmed),
                Long("ResourcesNote", "About time, cost and cover", ready.ResourcesNote),
                Code("OccupationalHealth", "Occupational health advice", ready.OccupationalHealth),
                Code("RegulatorInvolvement", "Involvement of the regulator", ready.RegulatorInvolvement),
                On("TargetStart", "Hoped-for start", ready.TargetStart),
            ],
            _ => throw new ArgumentOutOfRangeException(nameof(section)),
        };
    }

    /// <summary>The same questions of each of several.</summary>
    private static IEnumerable<AnswerRow> Each<T>(IReadOnlyList<T> several, Func<T, IEnumerable<AnswerRow>> rows) =>
        several.SelectMany((one, i) => rows(one).Select(r => r with { Number = i + 1, Among = several.Count }));

    private static AnswerRow On(string field, string label, DateOnly? day) => new(field, label, [], "") { Day = day };

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
