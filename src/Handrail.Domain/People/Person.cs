namespace Handrail.Domain.People;

/// <summary>Somebody who takes part in plans or works for the service. What they may see follows from their roles on plans.</summary>
public sealed class Person
{
    public required Guid Id { get; init; }

    public required Guid OrganisationId { get; init; }

    public string Title { get; set; } = "";

    public required string GivenName { get; set; }

    public required string FamilyName { get; set; }

    public required string Email { get; set; }

    public string Position { get; set; } = "";

    public Duties Duties { get; set; }

    public string Regulator { get; set; } = "";

    public string RegistrationNumber { get; set; } = "";

    public string Name => string.Join(' ', new[] { Title, GivenName, FamilyName }.Where(n => n.Length > 0));

    public Actor AsActor() => new(Id, Name, OrganisationId, Duties);
}

/// <summary>A healthcare organisation that asks for plans and carries them out, or the advice service itself.</summary>
public sealed class Organisation
{
    public required Guid Id { get; init; }

    public required string OdsCode { get; set; }

    public required string Name { get; set; }

    public required string Type { get; set; }

    public required string Sector { get; set; }

    public required string Country { get; set; }
}
