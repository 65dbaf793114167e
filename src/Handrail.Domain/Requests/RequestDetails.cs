using System.Collections.Immutable;

namespace Handrail.Domain.Requests;

/// <summary>
/// What an organisation says when it asks for a plan (domain.md 11.2): an immutable value, saved section by section.
/// Persons are named by id; what they may do follows from their assignment, made when the request is sent.
/// </summary>
public sealed record RequestDetails
{
    public PractitionerDetails Practitioner { get; init; } = new();

    public Reasons Reasons { get; init; } = new();

    public AbsenceDetails Absence { get; init; } = new();

    public RestrictionDetails Restrictions { get; init; } = new();

    public PostDetails Post { get; init; } = new();

    public WorkplaceDetails Workplaces { get; init; } = new();

    public Responsible Responsible { get; init; } = new();

    public Readiness Readiness { get; init; } = new();
}

public sealed record PractitionerDetails
{
    public string Title { get; init; } = "";

    public string GivenName { get; init; } = "";

    public string FamilyName { get; init; } = "";

    public string Email { get; init; } = "";

    public string Profession { get; init; } = "";

    public string Regulator { get; init; } = "";

    public string RegistrationNumber { get; init; } = "";

    public string MainSpecialty { get; init; } = "";

    public string Grade { get; init; } = "";

    public string ContractType { get; init; } = "";
}

public sealed record Reasons
{
    public string PlanType { get; init; } = "";

    public ImmutableArray<string> EntryRoutes { get; init; } = [];

    public string ConcernSummary { get; init; } = "";

    public ImmutableArray<string> ConcernDomains { get; init; } = [];
}

public sealed record AbsenceDetails
{
    /// <summary>"yes" or "no": whether the practitioner has been away or restricted; the rest is asked after yes.</summary>
    public string Applies { get; init; } = "";

    public string Reason { get; init; } = "";

    public DateOnly? From { get; init; }

    public DateOnly? LastClinicalDay { get; init; }

    /// <summary>Absence of more than three months usually calls for a return element; it is usual, never a gate (domain.md 14).</summary>
    public bool IsOverThreeMonths(DateOnly on) => From is { } from && from.AddMonths(3) < on;
}

public sealed record RestrictionDetails
{
    /// <summary>"yes" or "no": whether practice is restricted, or was until lately.</summary>
    public string Applies { get; init; } = "";

    public ImmutableArray<Restriction> Each { get; init; } = [];
}

/// <summary>One thing that somebody has decided the practitioner may not do for now. Several can hold at once.</summary>
public sealed record Restriction
{
    public string Imposer { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Scope { get; init; } = "";

    public DateOnly? From { get; init; }

    public DateOnly? ReviewDue { get; init; }

    public DateOnly? To { get; init; }
}

public sealed record WorkplaceDetails
{
    public ImmutableArray<Workplace> Places { get; init; } = [];
}

/// <summary>Where the practitioner works. One organisation is responsible for the plan; a workplace may be another's.</summary>
public sealed record Workplace
{
    public string Name { get; init; } = "";

    /// <summary>Whose site it is, where it is not the responsible organisation's own.</summary>
    public string Host { get; init; } = "";

    public string Setting { get; init; } = "";

    /// <summary>Half days a week; nought where it is not known.</summary>
    public int Sessions { get; init; }
}

public sealed record PostDetails
{
    public string ServiceNeeds { get; init; } = "";

    public string WorkEnvironment { get; init; } = "";

    public string JobPlan { get; init; } = "";

    public string ProposedSupervisors { get; init; } = "";
}

public sealed record Responsible
{
    public Guid CaseManager { get; init; }

    /// <summary>"no" once the requester has said that the case manager neither raised nor investigated the concern; of the others alike. A yes is not kept: it would stand beside a name.</summary>
    public string CaseManagerRaised { get; init; } = "";

    public Guid AccountablePerson { get; init; }

    public string AccountablePersonRaised { get; init; } = "";

    /// <summary>In which office the accountable person decides.</summary>
    public string AccountableOffice { get; init; } = "";

    public Guid Deputy { get; init; }

    public string DeputyRaised { get; init; } = "";

    public string DeputyOffice { get; init; } = "";

    /// <summary>On whose behalf the request is written; empty where the writer asks for themselves.</summary>
    public Guid OnBehalfOf { get; init; }
}

public sealed record Readiness
{
    public string PractitionerTold { get; init; } = "";

    public string ResourcesConfirmed { get; init; } = "";

    public string ResourcesNote { get; init; } = "";

    public string OccupationalHealth { get; init; } = "";

    public string RegulatorInvolvement { get; init; } = "";

    public DateOnly? TargetStart { get; init; }
}
