namespace Handrail.Domain;

/// <summary>What a person may do for the service as a whole. It never opens a plan by itself, with one exception that
/// <see cref="Plans.Plan.IsSeenBy"/> states: advisers see requests that await triage.</summary>
[Flags]
public enum Duties
{
    None = 0,
    RequestPlans = 1,
    Adviser = 2,
    SecondReader = 4,
    SystemAdministrator = 8,
}

/// <summary>Who is acting: the only thing that pages and the domain know of a signed-in person.</summary>
public sealed record Actor(Guid PersonId, string Name, Guid OrganisationId, Duties Duties)
{
    public bool Has(Duties duty) => (Duties & duty) == duty;
}

/// <summary>When something happens: the machine's instant (UTC, for the log) and the service's day (for plans and people).</summary>
public readonly record struct Moment(DateTime At, DateOnly Day);
