namespace Handrail.Domain;

/// <summary>What a person may do apart from any plan: small rights, each given in an organisation (<see cref="People.Membership"/>). It never opens a plan by itself, with one exception that
/// <see cref="Plans.Plan.IsSeenBy"/> states: advisers see requests that await triage.</summary>
[Flags]
public enum Duties
{
    None = 0,
    RequestPlans = 1,
    Adviser = 2,
    SecondReader = 4,
    SystemAdministrator = 8,

    /// <summary>Has an account of the organisation, and can be given a part in a plan.</summary>
    TakePart = 16,

    /// <summary>Gives and ends accounts of the organisation, and the rights to hold a role; never access to a plan.</summary>
    PlanUsers = 32,

    /// <summary>Says who may make checks for the organisation: a right apart from <see cref="PlanUsers"/>.</summary>
    ChecksUsers = 64,
    Checks = 128,
    Research = 256,
    Privacy = 512,

    /// <summary>Has or had a plan of their own, which they keep reading whoever employs them.</summary>
    OwnPlan = 1024,

    /// <summary>Accompanies a practitioner, by that practitioner's invitation.</summary>
    Accompany = 2048,
}

/// <summary>Who is acting: the only thing that pages and the domain know of a signed-in person.</summary>
public sealed record Actor(Guid PersonId, string Name, Guid OrganisationId, Duties Duties)
{
    public bool Has(Duties duty) => (Duties & duty) == duty;

    /// <summary>Sees to requests that wait to be taken on.</summary>
    public bool Triages => Has(Duties.Adviser) && !IsOutsideCases;

    /// <summary>Whoever administers the system never sees a case, whatever else they are given.</summary>
    public bool IsOutsideCases => Has(Duties.SystemAdministrator);

    /// <summary>Whose parts in plans open plans to this person: their own, or nobody's.</summary>
    public Guid Reader => IsOutsideCases ? Guid.Empty : PersonId;
}

/// <summary>When something happens: the machine's instant (UTC, for the log) and the service's day (for plans and people).</summary>
public readonly record struct Moment(DateTime At, DateOnly Day);
