using System.Collections.Immutable;
using Handrail.Domain.Drafting;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Domain.Requests;

namespace Handrail.Web.Persistence.Situations;

/// <summary>
/// One invented plan beside Mr Grant's: who takes part, what was asked for, what the plan says and what people say on the way.
/// Nothing but data: it gets anywhere by the domain's own steps alone. Each is composite, and nobody in it is a real person.
/// </summary>
public sealed record Situation
{
    public required string Name { get; init; }

    /// <summary>Where the plan stands when the demonstration begins.</summary>
    public required PlanStatus Stands { get; init; }

    public required Circle People { get; init; }

    public required Asked Asked { get; init; }

    /// <summary>What the plan says; null where the situation ends with its request.</summary>
    public PlanContent? Content { get; init; }

    public required Told Words { get; init; }

    public RequestDetails Request(DateOnly day) => Asked.Of(People, day);

    /// <summary>Aim, objectives and the steps of supervision: what both sides first agree in principle.</summary>
    public PlanContent? Framework => Content is null ? null : new PlanContent
    {
        Ladder = Content.Ladder,
        Levels = Content.Levels,
        Aim = Content.Aim,
        PlannedMonths = Content.PlannedMonths,
        Objectives = Content.Objectives,
        Stages = Content.Stages,
    };

    public static IReadOnlyList<Situation> All { get; } =
    [
        DrPritchard.Situation, MrHale.Situation, MrHale.Elsewhere, MsMalik.Situation, DrEllery.Situation, DrHaddad.Situation, MrOkafor.Situation,
        DrBramley.Situation, DrRao.Situation, DrMarinescu.Situation, MrDevlin.Situation, DrTully.Situation, MissFrost.Situation,
    ];
}

/// <summary>The people of one plan.</summary>
public sealed record Circle(Person Practitioner, Person CaseManager, Person Accountable, Person Deputy, Person KeyContact, Person SecondReader, Person? Supervisor = null, Person? DeputySupervisor = null)
{
    /// <summary>The organisation that is responsible: the case manager's.</summary>
    public Organisation Organisation { get => field ?? Company.EveryOrganisation.Single(o => o.Id == CaseManager.OrganisationId); init; }

    public Person? In(Role role) => role switch
    {
        Role.Practitioner => Practitioner,
        Role.Requester or Role.CaseManager => CaseManager,
        Role.AccountablePerson => Accountable,
        Role.DeputyAccountablePerson => Deputy,
        Role.KeyContact or Role.Adviser => KeyContact,
        Role.SecondReader => SecondReader,
        Role.ClinicalSupervisor => Supervisor,
        Role.DeputySupervisor => DeputySupervisor,
        _ => null,
    };
}

/// <summary>An absence or restriction that began so many months before the request.</summary>
public sealed record Away(string Reason, int MonthsAgo, string Imposer = "", string Kind = "", string Scope = "");

/// <summary>What an organisation asked for, with days counted from the day of the request.</summary>
public sealed record Asked
{
    public string Specialty { get; init; } = "";

    public required string Grade { get; init; }

    public required string Contract { get; init; }

    public required string PlanType { get; init; }

    public required ImmutableArray<string> Routes { get; init; }

    public string Concerns { get; init; } = "";

    public ImmutableArray<string> Domains { get; init; } = [];

    public Away? Away { get; init; }

    public required string Needs { get; init; }

    public required string Place { get; init; }

    public required string JobPlan { get; init; }

    public required string Supervisors { get; init; }

    public required string Resources { get; init; }

    public string OccupationalHealth { get; init; } = "not-needed";

    public string Regulator { get; init; } = "none";

    public int StartsInMonths { get; init; } = 2;

    public RequestDetails Of(Circle people, DateOnly day) => new()
    {
        Practitioner = new PractitionerDetails
        {
            Title = people.Practitioner.Title,
            GivenName = people.Practitioner.GivenName,
            FamilyName = people.Practitioner.FamilyName,
            Email = people.Practitioner.Email,
            Profession = people.Practitioner.Regulator switch { "gmc" => "doctor", "gdc" => "dentist", _ => "pharmacist" },
            Regulator = people.Practitioner.Regulator,
            RegistrationNumber = people.Practitioner.RegistrationNumber,
            MainSpecialty = Specialty,
            Grade = Grade,
            ContractType = Contract,
        },
        Reasons = new Reasons { PlanType = PlanType, EntryRoutes = Routes, ConcernSummary = Concerns, ConcernDomains = Domains },
        Absence = Away is null ? new AbsenceDetails { Applies = "no" } : new AbsenceDetails
        {
            Applies = "yes",
            Reason = Away.Reason,
            From = day.AddMonths(-Away.MonthsAgo),
            LastClinicalDay = day.AddMonths(-Away.MonthsAgo).AddDays(-1),
        },
        Restrictions = Away is not { Imposer.Length: > 0 } ? new RestrictionDetails { Applies = "no" } : new RestrictionDetails
        {
            Applies = "yes",
            Each = [new Restriction { Imposer = Away.Imposer, Kind = Away.Kind, Scope = Away.Scope, From = day.AddMonths(-Away.MonthsAgo) }],
        },
        Post = new PostDetails { ServiceNeeds = Needs, WorkEnvironment = Place, JobPlan = JobPlan, ProposedSupervisors = Supervisors },
        Workplaces = new WorkplaceDetails { Places = [new Workplace { Name = people.Organisation.Name }] },
        Responsible = new Responsible
        {
            CaseManager = people.CaseManager.Id,
            CaseManagerRaised = "no",
            AccountablePerson = people.Accountable.Id,
            AccountablePersonRaised = "no",
            // Dentists and pharmacists have no responsible officer: the organisation names the people.
            AccountableOffice = people.Practitioner.Regulator == "gmc" ? "responsible-officer" : "named",
            Deputy = people.Deputy.Id,
            DeputyRaised = "no",
            DeputyOffice = people.Practitioner.Regulator == "gmc" ? "medical-director" : "named",
        },
        Readiness = new Readiness
        {
            PractitionerTold = "yes",
            ResourcesConfirmed = "yes",
            ResourcesNote = Resources,
            OccupationalHealth = OccupationalHealth,
            RegulatorInvolvement = Regulator,
            TargetStart = day.AddMonths(StartsInMonths),
        },
    };
}

/// <summary>What people say and do on the way, in the order in which it happens. Days of delivery count from the start of the plan.</summary>
public sealed record Told
{
    /// <summary>The practitioner’s answer to being asked to take part; null before they are asked.</summary>
    public Reply? TakingPart { get; init; }

    public string Accepted { get; init; } = "";

    /// <summary>Who has said that the framework is right, and what they said with it.</summary>
    public IReadOnlyList<Remark> Proceeds { get; init; } = [];

    /// <summary>The second reader’s note to the drafter.</summary>
    public string Approved { get; init; } = "";

    public IReadOnlyList<Remark> Discussion { get; init; } = [];

    public IReadOnlyList<Proposal> Proposals { get; init; } = [];

    /// <summary>What the proposed supervisors answer, with the hours a week that they can give.</summary>
    public IReadOnlyList<Offer> Supervisors { get; init; } = [];

    /// <summary>What the case manager has confirmed on the start checklist so far, where the plan has not started.</summary>
    public ImmutableArray<string> Ready { get; init; } = [];

    public IReadOnlyList<Doing> Doings { get; init; } = [];

    public IReadOnlyList<Piece> Evidence { get; init; } = [];

    public IReadOnlyList<Held> Reviews { get; init; } = [];

    /// <summary>The acts that bring the plan from there to where it stands.</summary>
    public IReadOnlyList<Turn> Turns { get; init; } = [];

    public Ending? Ending { get; init; }
}

public sealed record Reply(TakingPart Answer, string Text, int NeedsDays = 0);

/// <summary>Something said by one person of the plan, about a part of it where there is one.</summary>
public sealed record Remark(Role By, string Text, Guid? About = null);

/// <summary>Other words for a part of the plan, put forward by one side; accepted, declined or (null) open.</summary>
public sealed record Proposal(Role By, string Why, Func<PlanContent, PlanContent> Change, bool? Accepted = null, string Answer = "");

public sealed record Offer(Role As, int HoursPerWeek, string Text = "");

public sealed record Doing(int Day, Role By, Guid Activity, string Note);

public sealed record Piece(int Day, string Kind, string Title, ImmutableArray<Guid> Objectives, string Note);

/// <summary>A review that was held: the supervisor’s report, the practitioner’s own account, what was decided and which steps down followed.</summary>
public sealed record Held
{
    public required int Month { get; init; }

    public string Kept { get; init; } = "yes";

    /// <summary>One line for each objective, in the plan’s order.</summary>
    public required IReadOnlyList<(string Progress, string Comment)> Lines { get; init; }

    public required string Strengths { get; init; }

    public string Difficulties { get; init; } = "";

    public required string Recommendation { get; init; }

    public required string Account { get; init; }

    public required string Outcome { get; init; }

    public required string Notes { get; init; }

    public IReadOnlyList<(string Setting, string Why)> StepsDown { get; init; } = [];
}

/// <summary>An act that needs nothing but grounds, some days after what came before.</summary>
public sealed record Turn(Act Act, Role By, int DaysLater, string Code, string Text);

/// <summary>What is said at the end of a plan that ran its course; what has not happened yet is left empty.</summary>
public sealed record Ending
{
    public required string SupervisorRecommends { get; init; }

    public required string CaseManagerRecommends { get; init; }

    public string Outcome { get; init; } = "";

    public string Summary { get; init; } = "";

    public string Scope { get; init; } = "";

    public string ScopeWhy { get; init; } = "";

    public string Read { get; init; } = "";

    public IReadOnlyList<string> FollowUps { get; init; } = [];
}

/// <summary>Parts of a plan, written on one line each.</summary>
internal static class Writing
{
    /// <summary>The id of a part of one situation’s plan; the same in every demonstration.</summary>
    public static Guid Part(int situation, int number) => new((situation * 100) + number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 3);

    public static Objective NewObjective(Guid id, ImmutableArray<string> areas, int within, string title, string description, string evidence, ImmutableArray<string> measures) => new()
    {
        Id = id,
        Areas = areas,
        WithinMonths = within,
        Title = title,
        Description = description,
        EvidenceExpected = evidence,
        SuccessMeasures = measures,
    };

    public static Activity NewActivity(Guid id, string kind, string title, ImmutableArray<Guid> objectives, string owner, string frequency, int count, int dueBy, string evidence, int pounds = 0, string pays = "no-cost") => new()
    {
        Id = id,
        Kind = kind,
        Title = title,
        Objectives = objectives,
        Owner = owner,
        Frequency = frequency,
        PlannedCount = count,
        DueByMonth = dueBy,
        EvidenceNeeded = evidence,
        CostPence = pounds * 100,
        WhoPays = pays,
    };

    public static SupervisionStage NewStage(Guid id, string setting, string level, int weeks, string entry, string exit) =>
        new() { Id = id, AppliesTo = setting, Level = level, PlannedWeeks = weeks, EntryCriteria = entry, ExitCriteria = exit };

    /// <summary>Review points in the order of their months; the last is the final one.</summary>
    public static ImmutableArray<ReviewPoint> NewReviews(int situation, ImmutableArray<string> attendees, params ReadOnlySpan<(int Month, string Type)> points)
    {
        var reviews = ImmutableArray.CreateBuilder<ReviewPoint>();
        foreach (var (month, type) in points)
            reviews.Add(new ReviewPoint { Id = Part(situation, 61 + reviews.Count), Number = reviews.Count + 1, Month = month, Type = type, Attendees = attendees });
        return reviews.ToImmutable();
    }

    /// <summary>The same plan with one objective worded differently.</summary>
    public static PlanContent Reworded(this PlanContent plan, Guid objective, Func<Objective, Objective> words) =>
        plan with { Objectives = [.. plan.Objectives.Select(o => o.Id == objective ? words(o) : o)] };

    public static PlanContent Restaged(this PlanContent plan, Guid stage, Func<SupervisionStage, SupervisionStage> words) =>
        plan with { Stages = [.. plan.Stages.Select(s => s.Id == stage ? words(s) : s)] };

    public static PlanContent Replanned(this PlanContent plan, Guid activity, Func<Activity, Activity> words) =>
        plan with { Activities = [.. plan.Activities.Select(a => a.Id == activity ? words(a) : a)] };
}
