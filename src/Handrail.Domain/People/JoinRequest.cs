namespace Handrail.Domain.People;

/// <summary>
/// Somebody asks for an account: the five items that an organisation sends for a person, name, position, organisation,
/// e-mail and telephone (domain.md 7.2). It waits for a person to say yes or no.
/// </summary>
public sealed class JoinRequest
{
    public required Guid Id { get; init; }

    public required string OdsCode { get; init; }

    /// <summary>As they call it, which helps where the code is not known yet.</summary>
    public required string OrganisationName { get; init; }

    public required string GivenName { get; init; }

    public required string FamilyName { get; init; }

    public required string Position { get; init; }

    public required string Email { get; init; }

    public required string Telephone { get; init; }

    public required DateOnly SentOn { get; init; }

    public DateOnly? AnsweredOn { get; internal set; }

    public Guid? AnsweredBy { get; internal set; }

    /// <summary>Null while it waits.</summary>
    public bool? IsApproved { get; internal set; }

    public string Answer { get; internal set; } = "";

    public string Name => $"{GivenName} {FamilyName}";

    /// <summary>
    /// What was typed, looked over. The organisation is the one with this code, where there is one; else the service's staff
    /// see to it.
    /// </summary>
    public static (Outcome Outcome, JoinRequest? Request) Of(JoinItems typed, Organisation? organisation, DateOnly today)
    {
        if (Outcome.All(typed.Faults(organisation is { ClosedOn: null } ? organisation : null)) is { IsRefused: true } fault) return (fault, null);
        return (Outcome.Done, new JoinRequest
        {
            Id = Ids.New(),
            OdsCode = typed.OdsCode,
            OrganisationName = typed.Organisation,
            GivenName = typed.GivenName,
            FamilyName = typed.FamilyName,
            Position = typed.Position,
            Email = typed.Email,
            Telephone = typed.Telephone,
            SentOn = today,
        });
    }
}

/// <summary>The five items as they were typed, cleaned; a name is two boxes, and an organisation its name and code.</summary>
public sealed record JoinItems(string GivenName, string FamilyName, string Position, string Organisation, string OdsCode, string Email, string Telephone)
{
    /// <summary>What is wrong with them, in the order of the boxes.</summary>
    /// <param name="organisation">the organisation to which the address must belong, where it is known</param>
    internal IEnumerable<Outcome> Faults(Organisation? organisation)
    {
        yield return Needed(GivenName, "GivenName", "Enter the given name", "The given name", Limits.Name);
        yield return Needed(FamilyName, "FamilyName", "Enter the family name", "The family name", Limits.Name);
        yield return Needed(Position, "Position", "Enter the position, such as medical director", "The position", Limits.Name);
        yield return Needed(Organisation, "Organisation", "Enter the name of the organisation", "The name of the organisation", Limits.Title);
        yield return OdsCode.Length == 0 ? Outcome.Refused("join.code", "Enter the organisation’s code", "OdsCode")
            : !People.OdsCode.IsOne(OdsCode) ? Outcome.Refused("join.code-shape", "The code must be 1 to 9 letters and digits, such as RHS or V03462", "OdsCode") : Outcome.Done;
        yield return Email.Length == 0 ? Outcome.Refused("join.email", "Enter the work e-mail address", "Email")
            : !EmailAddress.IsOne(Email) ? Outcome.Refused("join.email-shape", "Enter an e-mail address in the form name@example.nhs.uk", "Email")
            : organisation?.Allows(Email) != false ? Outcome.Done
            : Outcome.Refused("join.domain", "Use an e-mail address that the organisation gives to its people. If its domain is new, ask the advice service to add it", "Email");
        yield return Telephone.Length == 0 ? Outcome.Refused("join.telephone", "Enter a telephone number at work", "Telephone")
            : Telephone.Length > 30 || Telephone.Count(char.IsAsciiDigit) < 7 || Telephone.Any(c => !char.IsAsciiDigit(c) && !" +()-x".Contains(c))
                ? Outcome.Refused("join.telephone-shape", "Enter a telephone number, such as 01632 960 001 or +44 808 157 0192", "Telephone") : Outcome.Done;
    }

    private static Outcome Needed(string text, string field, string empty, string what, int limit) =>
        text.Length == 0 ? Outcome.Refused("join." + field, empty, field)
        : text.Length > limit || text.Contains('\n', StringComparison.Ordinal) ? Outcome.Refused("text.long", FormattableString.Invariant($"{what} must be one line of {limit:N0} characters or fewer"), field)
        : Outcome.Done;
}
