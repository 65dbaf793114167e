using System.Globalization;
using Handrail.Domain;
using Handrail.Domain.People;

namespace Handrail.Bench.Bulk;

/// <summary>
/// Who is on the bulk's plans, by the plan's number alone. As the plans grow in number, so do the people: an adviser has 250
/// plans, an organisation 50, a case manager 25, a clinical supervisor 5, and each plan has a practitioner of its own.
/// </summary>
internal static class BulkPeople
{
    public const int PlansOfAdviser = 250;
    public const int PlansOfOrganisation = 50;
    public const int PlansOfCaseManager = 25;
    private const int PlansOfSupervisor = 5;

    private static readonly string[] Given =
    [
        "Aaliyah", "Adam", "Aisling", "Amara", "Andrei", "Beatrice", "Bilal", "Catrin", "Chloe", "Daniel", "Deepa", "Eilidh", "Emeka", "Farah", "Finn", "Gareth",
        "Grace", "Hamza", "Imogen", "Isaac", "Joanna", "Kwame", "Leah", "Lucas", "Mairi", "Mohan", "Nadia", "Owain", "Parisa", "Rahul", "Sinead", "Thomas",
    ];

    private static readonly string[] First = ["Ald", "Ber", "Car", "Dun", "Elm", "Far", "Gar", "Hol", "Ing", "Kel", "Lam", "Mar", "Nor", "Oak", "Pem", "Rad", "Sel", "Tor", "Ull", "Wen"];
    private static readonly string[] Middle = ["ber", "de", "en", "fo", "gra", "ing", "ka", "ler", "mo", "ni", "or", "ro", "sen", "ti", "ver"];
    private static readonly string[] Last = ["by", "croft", "dale", "field", "ham", "ley", "man", "ridge", "sey", "son", "ton", "well", "wick", "worth"];

    public static Organisation Advice { get; } = new() { Id = IdOf(Kind.Organisation, 0), OdsCode = "NHSR1", Name = "Practitioner advice service", Type = "other", Sector = "other", Country = "england", IsService = true };

    public static Organisation OrganisationOf(int plan)
    {
        var number = (plan / PlansOfOrganisation) + 1;
        return new()
        {
            Id = IdOf(Kind.Organisation, number),
            OdsCode = string.Create(CultureInfo.InvariantCulture, $"B{number:0000}"),
            Name = $"{Family(number * 31)} NHS Trust {number.ToString(CultureInfo.InvariantCulture)}",
            Type = "nhs-trust",
            Sector = "secondary",
            Country = number % 10 == 0 ? "northern-ireland" : "england",
        };
    }

    public static Person AdviserOf(int plan) => Who(Kind.Adviser, plan / PlansOfAdviser, Advice, "Adviser and second reader", Duties.Adviser | Duties.SecondReader);

    /// <summary>The adviser of the next plans.</summary>
    public static Person SecondReaderOf(int plan) => AdviserOf(plan + PlansOfAdviser);

    public static Person CaseManagerOf(int plan) => Who(Kind.CaseManager, plan / PlansOfCaseManager, OrganisationOf(plan), "Case manager", Duties.RequestPlans);

    public static Person AccountableOf(int plan) => Who(Kind.Accountable, plan / PlansOfOrganisation, OrganisationOf(plan), "Medical director and responsible officer", Duties.RequestPlans);

    public static Person DeputyOf(int plan) => Who(Kind.Deputy, plan / PlansOfOrganisation, OrganisationOf(plan), "Deputy medical director", Duties.RequestPlans);

    public static Person SupervisorOf(int plan) => Who(Kind.Supervisor, plan / PlansOfSupervisor, OrganisationOf(plan), "Consultant, clinical supervisor", Duties.None);

    public static Person DeputySupervisorOf(int plan) => Who(Kind.DeputySupervisor, plan / PlansOfSupervisor, OrganisationOf(plan), "Consultant, deputy supervisor", Duties.None);

    public static Person PractitionerOf(int plan) => Who(Kind.Practitioner, plan, OrganisationOf(plan), "Consultant physician", Duties.None);

    /// <summary>Everybody whom a plan is the first to name.</summary>
    public static IEnumerable<Person> FirstNamedBy(int plan)
    {
        if (plan == 0) yield return AdviserOf(plan);
        if (plan % PlansOfAdviser == 0) yield return SecondReaderOf(plan);
        if (plan % PlansOfCaseManager == 0) yield return CaseManagerOf(plan);
        if (plan % PlansOfOrganisation == 0)
        {
            yield return AccountableOf(plan);
            yield return DeputyOf(plan);
        }

        if (plan % PlansOfSupervisor == 0)
        {
            yield return SupervisorOf(plan);
            yield return DeputySupervisorOf(plan);
        }

        yield return PractitionerOf(plan);
    }

    private enum Kind : short
    {
        Organisation,
        Adviser,
        CaseManager,
        Accountable,
        Deputy,
        Supervisor,
        DeputySupervisor,
        Practitioner,
    }

    private static Person Who(Kind kind, int number, Organisation at, string position, Duties duties)
    {
        var (given, family) = (Given[((number * 7) + (int)kind) % Given.Length], Family((number * 13) + (int)kind));
        return new Person
        {
            Id = IdOf(kind, number),
            OrganisationId = at.Id,
            Title = "Dr",
            GivenName = given,
            FamilyName = family,
            Email = string.Create(CultureInfo.InvariantCulture, $"{given}.{family}.{number}@{kind}.example.nhs.uk").ToLowerInvariant(),
            Position = position,
            Regulator = "gmc",
            RegistrationNumber = string.Create(CultureInfo.InvariantCulture, $"{4_000_000 + ((number * 8) + (int)kind):0000000}"),
        }.With(duties | (at.IsService ? Duties.None : Duties.TakePart), new DateOnly(2020, 1, 1));
    }

    private static string Family(int number) => First[number % First.Length] + Middle[number / First.Length % Middle.Length] + Last[number / (First.Length * Middle.Length) % Last.Length];

    private static Guid IdOf(Kind kind, int number) => new(number, (short)kind, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 9);
}
