using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;

namespace Handrail.Web.Tests.Access;

/// <summary>
/// Whom the truth file speaks of, and who that is. Where several people stand behind one line, they have come there by
/// different ways: a part that somebody ended, and one whose last day has passed.
/// </summary>
internal static class Principals
{
    public static readonly Person Manager = Former(201, "Nell", Duties.RequestPlans), Accountable = Former(202, "Omar", Duties.RequestPlans), Deputy = Former(203, "Pia", Duties.RequestPlans);
    public static readonly Person Supervisor = Former(204, "Rhys", Duties.None), Refusing = Former(205, "Sara", Duties.None), Objected = Former(206, "Tom", Duties.None);
    public static readonly Person KeyContact = Serving(211, "Una", Duties.Adviser), Reader = Serving(212, "Vera", Duties.Adviser | Duties.SecondReader), Drafter = Serving(213, "Walt", Duties.Adviser), FormerDrafter = Serving(214, "Xena", Duties.Adviser);
    public static readonly Person Companion = Former(221, "Yann", Duties.Accompany), PastCompanion = Former(222, "Zoe", Duties.Accompany), Delegate = Former(223, "Abe", Duties.None), PastDelegate = Former(224, "Bea", Duties.None);
    public static readonly Person Host = Cast.Who(225, Cast.Northmoor, "Dr", "Cai", "Past", "Hosted a placement", Duties.None);
    public static readonly Person Asked = Former(226, "Dee", Duties.None), Conflicted = Former(227, "Eli", Duties.None);

    public static IReadOnlyList<(string Who, Person? Person)> All { get; } =
    [
        ("signed-out:none", null),
        ("case-manager:own", Cast.CaseManager),
        ("accountable-person:own", Cast.AccountablePerson),
        ("deputy-accountable-person:own", Cast.DeputyAccountablePerson),
        ("practitioner:own", Cast.MrG),
        ("clinical-supervisor:own", Cast.Supervisor),
        ("deputy-supervisor:own", Cast.DeputySupervisor),
        ("key-contact:own", Cast.Adviser),
        ("second-reader:own", Cast.SecondReader),
        ("drafter:own", Drafter),
        ("companion:own", Cast.Companion),
        ("delegated-signer:own", Cast.Delegate),
        ("placement-host:own", Cast.Host),
        // Asked to supervise, and not answered yet; or answered that there is a conflict of interest.
        ("clinical-supervisor:asked", Asked),
        ("clinical-supervisor:conflict-declared", Conflicted),
        ("case-manager:ended", Manager),
        ("accountable-person:ended", Accountable),
        ("deputy-accountable-person:ended", Deputy),
        ("clinical-supervisor:ended", Supervisor),
        ("clinical-supervisor:ended", Refusing),
        ("deputy-supervisor:ended", Objected),
        ("key-contact:ended", KeyContact),
        ("second-reader:ended", Reader),
        ("drafter:ended", FormerDrafter),
        ("companion:ended", Companion),
        ("companion:ended", PastCompanion),
        ("delegated-signer:ended", Delegate),
        ("delegated-signer:ended", PastDelegate),
        ("placement-host:ended", Host),
        // On no plan, or on another one.
        ("adviser:none", Cast.OtherAdviser),
        ("adviser:none", Company.ThirdAdviser),
        ("case-manager:same-organisation", Cast.Colleague),
        ("practitioner:same-organisation", Company.Haddad),
        ("clinical-supervisor:same-organisation", Company.Whitby),
        ("case-manager:other-organisation", Cast.OtherCaseManager),
        ("accountable-person:other-organisation", Company.Vaughan),
        ("practitioner:other-organisation", Cast.OtherPractitioner),
        ("practitioner:other-organisation", Company.Rao),
        ("clinical-supervisor:other-organisation", Company.Rees),
        // With an account and no right to ask for plans: never given, ended, or lapsed because nobody confirmed it.
        ("member:same-organisation", Cast.Who(231, Cast.Harbourside, "Dr", "Finn", "Plain", "Consultant, on no plan", Duties.None)),
        ("member:same-organisation", Lapsed(Cast.Who(232, Cast.Harbourside, "Dr", "Gail", "Plain", "Asked for plans until the right lapsed", Duties.None))),
        ("member:same-organisation", Ended(Cast.Who(233, Cast.Harbourside, "Dr", "Hope", "Plain", "Asked for plans until the right was ended", Duties.RequestPlans))),
        ("checks-user:same-organisation", Cast.Who(234, Cast.Harbourside, "Ms", "Iris", "Plain", "Makes checks", Duties.Checks)),
        ("local-administrator:same-organisation", Cast.LocalAdministrator),
        ("local-administrator:other-organisation", Cast.Who(235, Cast.Northmoor, "Ms", "Jill", "Plain", "Administers accounts elsewhere", Duties.PlanUsers)),
        ("research-lead:none", Cast.Who(241, Cast.Advice, "Dr", "Kit", "Plain", "Research", Duties.Research)),
        ("privacy-officer:none", Cast.Who(242, Cast.Advice, "Ms", "Lena", "Plain", "Privacy", Duties.Privacy)),
        ("system-administrator:none", Cast.SystemAdministrator),
        // Whatever else somebody is given who administers the system.
        ("system-administrator:none", Cast.Who(243, Cast.Advice, "Mr", "Milo", "Plain", "Administers the system, and was made an adviser too", Duties.SystemAdministrator | Duties.Adviser | Duties.SecondReader)),
    ];

    /// <summary>Those who are in every demonstration, and nobody.</summary>
    public static IEnumerable<(string Who, Person? Person)> InTheStory => All.Where(p => p.Person is null || Cast.People.Contains(p.Person));

    /// <summary>Those who are not in the demonstration.</summary>
    public static IEnumerable<Person> Added => All.Select(p => p.Person).OfType<Person>().Except(Cast.People)
        .Concat([Company.Thorne, Company.Morris, Company.Castle]);

    /// <summary>Puts them into a database, with the two plans that others of them have.</summary>
    public static Task AddAsync(Site site) => site.ChangeAsync(async db =>
    {
        db.AddRange(Added);
        db.Add(Site.SetUp());
        db.Add(Playing.Until(DrHaddad.Situation, 9001, Site.Today));
        db.Add(Playing.Until(DrRao.Situation, 9002, Site.Today));
        await db.SaveAsync();
    });

    /// <summary>What happens at the end of a day of the story: parts begin and end, wherever the lifecycle lets them.</summary>
    public static void Pass(MrG story)
    {
        var plan = story.Plan;
        var (manager, accountable, adviser, practitioner) = (Cast.CaseManager.AsActor(), Cast.AccountablePerson.AsActor(), Cast.Adviser.AsActor(), Cast.MrG.AsActor());
        if (May(Act.ChangePerson) && Never(Manager))
        {
            Pass(accountable, Role.CaseManager, Manager);
            Pass(accountable, Role.DeputyAccountablePerson, Deputy);
            Pass(adviser, Role.KeyContact, KeyContact);
            // Nobody passes on their own part: the deputy does.
            Pass(Cast.DeputyAccountablePerson.AsActor(), Role.AccountablePerson, Accountable);
        }

        if (May(Act.InviteCompanion) && Never(Companion))
        {
            Do(plan.InviteCompanion(practitioner, Companion.AsActor(), story.Day.AddMonths(1), story.Now));
            Do(plan.EndCompanion(practitioner, Companion.Id, story.Now));
            Do(plan.InviteCompanion(practitioner, PastCompanion.AsActor(), story.Day, story.Now));
        }

        if (May(Act.InviteDrafter) && Never(Drafter))
        {
            Do(plan.InviteDrafter(adviser, Drafter.AsActor(), story.Now));
            Do(plan.InviteDrafter(adviser, FormerDrafter.AsActor(), story.Now));
            Do(plan.RemoveDrafter(adviser, FormerDrafter.Id, story.Now));
        }

        if (plan.Status == PlanStatus.SecondReading && Never(Reader))
        {
            foreach (var reader in new[] { Reader, Cast.SecondReader })
            {
                Do(plan.Move(Act.ReturnDraft, adviser, "", "Somebody else reads it.", story.Now));
                Do(plan.SendToSecondReader(adviser, reader.AsActor(), story.Now));
            }
        }

        if (May(Act.NameSupervisor) && Never(Supervisor))
        {
            foreach (var asked in new[] { Supervisor, Refusing, Asked, Conflicted }) Do(plan.NameSupervisor(accountable, asked.Id, Role.ClinicalSupervisor, 2, story.Now));
            Do(plan.AnswerSupervision(Supervisor.AsActor(), true, true, "", story.Now));
            Do(plan.Move(Act.LeaveSupervision, Supervisor.AsActor(), "", "Too much else to do.", story.Now));
            Do(plan.AnswerSupervision(Refusing.AsActor(), false, false, "A friend of the practitioner.", story.Now));
            Do(plan.AnswerSupervision(Conflicted.AsActor(), true, false, "", story.Now, "The practitioner examined me."));
            Do(plan.NameSupervisor(accountable, Objected.Id, Role.DeputySupervisor, 1, story.Now));
            Do(plan.AnswerSupervision(Objected.AsActor(), true, true, "", story.Now));
            var part = plan.Assignments.Single(a => a.PersonId == Objected.Id).Id;
            Do(plan.ObjectToSupervisor(practitioner, part, "We have not spoken for a year.", story.Now));
            Do(plan.AnswerObjection(accountable, part, false, "Somebody else is asked.", story.Now));
        }

        if (May(Act.Delegate) && Never(Delegate))
        {
            Do(plan.Delegate(accountable, Delegate.AsActor(), story.Day.AddMonths(1), "On leave.", false, story.Now));
            Do(plan.EndDelegation(accountable, Delegate.Id, story.Now));
            Do(plan.Delegate(accountable, PastDelegate.AsActor(), story.Day, "Away today.", false, story.Now));
        }

        if (May(Act.AddHost) && Never(Host))
        {
            Do(plan.AddHost(accountable, Host.AsActor(), plan.Agreed.Settings.First(), false, story.Now));
            Do(plan.EndHost(accountable, Host.Id, story.Now));
        }

        bool May(Act act) => Lifecycle.Find(plan.Status, act) is not null;
        bool Never(Person person) => plan.Assignments.All(a => a.PersonId != person.Id);

        // For a day: there and back.
        void Pass(Actor by, Role role, Person to)
        {
            var from = plan.Assignments.Single(a => a.Role == role && a.To is null);
            Do(plan.ChangePerson(by, from.Id, to.Id, "For a day.", story.Now));
            Do(plan.ChangePerson(role == Role.KeyContact ? to.AsActor() : by, plan.Assignments.Single(a => a.Role == role && a.To is null).Id, from.PersonId, "Back again.", story.Now));
        }
    }

    private static void Do(Outcome outcome)
    {
        if (outcome.IsRefused) throw new InvalidOperationException(outcome.Sentence);
    }

    private static Person Former(int number, string name, Duties duties) => Cast.Who(number, Cast.Harbourside, "Dr", name, "Past", "Once on the plan", duties);

    private static Person Serving(int number, string name, Duties duties) => Cast.Who(number, Cast.Advice, "Dr", name, "Past", "Once on the plan for the service", duties);

    private static Person Lapsed(Person person) => person.With(Duties.RequestPlans, new DateOnly(2024, 1, 1), reviewed: new DateOnly(2025, 6, 1));

    private static Person Ended(Person person)
    {
        var day = new DateOnly(2026, 1, 5);
        Do(new Administration(Cast.LocalAdministrator.AsActor(), new Moment(day.ToDateTime(new TimeOnly(9, 0), DateTimeKind.Utc), day)).End(person, Cast.Harbourside, Duties.RequestPlans, Duties.PlanUsers, 2));
        return person;
    }
}
