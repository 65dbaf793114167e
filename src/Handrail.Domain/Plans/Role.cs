namespace Handrail.Domain.Plans;

/// <summary>What a person is to one plan. Access and acts come from here, never from membership of an organisation.</summary>
public enum Role
{
    Requester,
    CaseManager,
    AccountablePerson,
    DeputyAccountablePerson,
    Practitioner,
    ClinicalSupervisor,
    DeputySupervisor,
    KeyContact,
    SecondReader,

    /// <summary>Writes the draft with the key contact, until it has been issued.</summary>
    Drafter,

    /// <summary>Any adviser of the service, from when a request is sent until it is decided.</summary>
    Adviser,
}

/// <summary>The two sides of the agreement, and those who stand beside it.</summary>
public enum Side
{
    Organisation,
    Practitioner,
    Supervision,
    Service,
}

public static class Roles
{
    public static string Words(this Role role) => role switch
    {
        Role.Requester => "requester",
        Role.CaseManager => "case manager",
        Role.AccountablePerson => "accountable person",
        Role.DeputyAccountablePerson => "deputy accountable person",
        Role.Practitioner => "practitioner",
        Role.ClinicalSupervisor => "clinical supervisor",
        Role.DeputySupervisor => "deputy supervisor",
        Role.KeyContact => "key contact",
        Role.SecondReader => "second reader",
        Role.Drafter => "drafter",
        Role.Adviser => "adviser",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    public static Side Side(this Role role) => role switch
    {
        Role.Requester or Role.CaseManager or Role.AccountablePerson or Role.DeputyAccountablePerson => Plans.Side.Organisation,
        Role.Practitioner => Plans.Side.Practitioner,
        Role.ClinicalSupervisor or Role.DeputySupervisor => Plans.Side.Supervision,
        _ => Plans.Side.Service,
    };

    public static string Words(this Side side) => side switch
    {
        Plans.Side.Organisation => "The organisation",
        Plans.Side.Practitioner => "The practitioner",
        Plans.Side.Supervision => "The supervisors",
        Plans.Side.Service => "The advice service",
        _ => throw new ArgumentOutOfRangeException(nameof(side)),
    };

    /// <summary>"the case manager", "the case manager or the accountable person", "the case manager, the key contact or the practitioner".</summary>
    public static string Sentence(IEnumerable<Role> roles)
    {
        var words = roles.Select(r => "the " + r.Words()).ToList();
        return words.Count < 2 ? string.Concat(words) : string.Join(", ", words.SkipLast(1)) + " or " + words[^1];
    }
}
