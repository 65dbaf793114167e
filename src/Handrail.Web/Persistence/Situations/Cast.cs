using System.Text;
using Handrail.Domain;
using Handrail.Domain.People;

namespace Handrail.Web.Persistence.Situations;

/// <summary>The invented people of a demonstration. Nobody here is a real person; the names are fixed so that tests can speak of them.</summary>
public static class Cast
{
    public static readonly Organisation Advice = Place(1, "NHSR1", "Practitioner advice service", "other", "other", "england", isService: true);
    public static readonly Organisation Harbourside = Place(2, "RHS", "Harbourside NHS Foundation Trust", "nhs-foundation-trust", "secondary", "england");
    public static readonly Organisation Northmoor = Place(3, "7NM", "Northmoor Health Board", "health-board", "secondary", "wales");

    public static readonly Organisation Westerhope = Place(4, "RWX9", "Westerhope NHS Trust", "nhs-trust", "secondary", "england");

    public static readonly Person Adviser = Who(11, Advice, "Ms", "Asha", "Adeyemi", "Adviser", Duties.Adviser);
    public static readonly Person SecondReader = Who(12, Advice, "Dr", "Rowan", "Price", "Adviser and second reader", Duties.Adviser | Duties.SecondReader);
    public static readonly Person OtherAdviser = Who(13, Advice, "Mr", "Tomasz", "Nowak", "Adviser", Duties.Adviser);
    public static readonly Person CaseManager = Who(21, Harbourside, "Dr", "Helen", "Marsh", "Associate medical director, case manager", Duties.RequestPlans);
    public static readonly Person AccountablePerson = Who(22, Harbourside, "Dr", "Samuel", "Osei", "Medical director and responsible officer", Duties.RequestPlans);
    public static readonly Person DeputyAccountablePerson = Who(23, Harbourside, "Dr", "Priya", "Nair", "Deputy medical director", Duties.RequestPlans);
    public static readonly Person MrG = Who(24, Harbourside, "Mr", "Gwilym", "Grant", "Consultant surgeon", Duties.None, "gmc", "7012345");
    public static readonly Person Supervisor = Who(25, Harbourside, "Miss", "Ruth", "Calder", "Consultant surgeon, clinical supervisor", Duties.None, "gmc", "6023456");
    public static readonly Person DeputySupervisor = Who(26, Harbourside, "Mr", "Daniel", "Achebe", "Consultant surgeon, deputy supervisor", Duties.None, "gmc", "6034567");
    public static readonly Person Colleague = Who(27, Harbourside, "Dr", "Laura", "Finch", "Clinical director, not on any plan", Duties.RequestPlans);
    public static readonly Person LocalAdministrator = Who(28, Harbourside, "Ms", "Farida", "Lowe", "Head of medical workforce, administers accounts", Duties.PlanUsers);
    public static readonly Person DeputyAdministrator = Who(29, Harbourside, "Mr", "Ewan", "Tait", "Medical workforce adviser, deputy administrator", Duties.PlanUsers | Duties.ChecksUsers);
    public static readonly Person Delegate = Who(30, Harbourside, "Dr", "Ines", "Duarte", "Divisional director", Duties.None);
    public static readonly Person Leaver = Who(36, Harbourside, "Dr", "Ivy", "Lang", "Consultant physician, leaves soon", Duties.None);
    public static readonly Person Companion = Who(37, Harbourside, "Ms", "Rosa", "Quill", "Adviser of a defence body", Duties.Accompany);
    public static readonly Person OtherCaseManager = Who(31, Northmoor, "Dr", "Owen", "Hughes", "Case manager at another organisation", Duties.RequestPlans);
    public static readonly Person OtherPractitioner = Who(32, Northmoor, "Dr", "Carys", "Bevan", "Consultant physician", Duties.None, "gmc", "7045678");
    public static readonly Person Host = Who(33, Northmoor, "Dr", "Piers", "Holm", "Consultant surgeon, hosts placements", Duties.None);
    public static readonly Person SystemAdministrator = Who(41, Advice, "", "Jo", "Field", "System administrator, reads no cases", Duties.SystemAdministrator);

    public static IReadOnlyList<Organisation> Organisations { get; } = [Advice, Harbourside, Northmoor, Westerhope];

    public static IReadOnlyList<Person> People { get; } =
    [
        Adviser, SecondReader, OtherAdviser, CaseManager, AccountablePerson, DeputyAccountablePerson, MrG, Supervisor, DeputySupervisor, Colleague, LocalAdministrator, DeputyAdministrator, Delegate, Leaver, Companion,
        OtherCaseManager, OtherPractitioner, Host, SystemAdministrator,
    ];

    internal static Organisation Place(int number, string ods, string name, string type, string sector, string country, bool isService = false) => new()
    {
        Id = IdOf(number),
        OdsCode = ods,
        Name = name,
        Type = type,
        Sector = sector,
        Country = country,
        IsService = isService,
        EmailDomains = FormattableString.Invariant($"{ods}.example.nhs.uk").ToLowerInvariant(),
    };

    /// <summary>The people of an organisation can be given a part in its plans, but for those who only administer accounts or accompany somebody; the service's have theirs by their rights.</summary>
    internal static Person Who(int number, Organisation at, string title, string given, string family, string position, Duties duties, string regulator = "", string registration = "") => new Person
    {
        Id = IdOf(number),
        OrganisationId = at.Id,
        Title = title,
        GivenName = given,
        FamilyName = family,
        Email = Plain(FormattableString.Invariant($"{given}.{family}@{at.OdsCode}.example.nhs.uk").ToLowerInvariant()),
        Position = position,
        Regulator = regulator,
        RegistrationNumber = registration,
    }.With(duties | (at.IsService || (duties & (Duties.PlanUsers | Duties.Accompany)) != Duties.None ? Duties.None : Duties.TakePart), new DateOnly(2020, 1, 1));

    /// <summary>As NHS addresses write a name: without its accents.</summary>
    private static string Plain(string address) => string.Concat(address.Normalize(NormalizationForm.FormD).Where(char.IsAscii));

    private static Guid IdOf(int number) => new(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1);
}
