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

    /// <summary>Signs for the organisation in the accountable person's stead, by their recorded delegation, until a day.</summary>
    DelegatedSigner,

    /// <summary>Of the place where the practitioner works for a time: reads the content and records what is done there.</summary>
    PlacementHost,

    /// <summary>Invited by the practitioner: reads what they read until a day, and does nothing.</summary>
    Companion,
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
        Role.DelegatedSigner => "delegated signer",
        Role.PlacementHost => "placement host",
        Role.Companion => "companion",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    public static Side Side(this Role role) => role switch
    {
        Role.Requester or Role.CaseManager or Role.AccountablePerson or Role.DeputyAccountablePerson or Role.DelegatedSigner => Plans.Side.Organisation,
        Role.Practitioner or Role.Companion => Plans.Side.Practitioner,
        Role.ClinicalSupervisor or Role.DeputySupervisor or Role.PlacementHost => Plans.Side.Supervision,
        _ => Plans.Side.Service,
    };

    /// <summary>Whether somebody with these roles reads as the practitioner does: the practitioner, or whoever accompanies them.</summary>
    public static bool ReadAsPractitioner(this IReadOnlyCollection<Role> roles) => roles.Any(r => r.Side() == Plans.Side.Practitioner);

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
