namespace Handrail.Domain.People;

/// <summary>Somebody who takes part in plans or works for the service. What they may see follows from their roles on plans.</summary>
public sealed class Person
{
    private readonly List<Membership> memberships = [];

    public required Guid Id { get; init; }

    /// <summary>The organisation for which they work; their rights count there and nowhere else.</summary>
    public required Guid OrganisationId { get; set; }

    public string Title { get; set; } = "";

    public required string GivenName { get; set; }

    public required string FamilyName { get; set; }

    public required string Email { get; set; }

    public string Telephone { get; set; } = "";

    public string Position { get; set; } = "";

    public string Regulator { get; set; } = "";

    public string RegistrationNumber { get; set; } = "";

    /// <summary>Since when they have no account any more; their parts in plans say so, until somebody else takes them over.</summary>
    public DateOnly? LeftOn { get; internal set; }

    public IReadOnlyCollection<Membership> Memberships => memberships;

    public string Name => string.Join(' ', new[] { Title, GivenName, FamilyName }.Where(n => n.Length > 0));

    /// <summary>As one greets them: "Dr Marsh", or "Jo" where no title is known.</summary>
    public string Greeted => Title.Length > 0 ? $"{Title} {FamilyName}" : GivenName;

    /// <summary>Whether they may sign in on this day.</summary>
    public bool IsHereOn(DateOnly day) => memberships.Exists(m => m.CountsOn(day));

    public Duties DutiesOn(DateOnly day) => Sum(memberships.Where(m => m.CountsOn(day)));

    public Actor AsActor(DateOnly day) => new(Id, Name, OrganisationId, DutiesOn(day));

    /// <summary>With every right that has not been ended, whatever the day.</summary>
    public Actor AsActor() => new(Id, Name, OrganisationId, Sum(memberships.Where(m => m.To is null)));

    public bool Holds(Duties right, Guid organisation, DateOnly day) => memberships.Exists(m => m.Right == right && m.OrganisationId == organisation && m.CountsOn(day));

    /// <summary>What an organisation has given them and not ended, whether it counts today or not.</summary>
    public IEnumerable<Membership> HeldAt(Guid organisation) => memberships.Where(m => m.To is null && m.OrganisationId == organisation && !Membership.Lasting.HasFlag(m.Right)).OrderBy(m => m.Number);

    /// <summary>The same as one text: whoever gives more or ends it has seen this.</summary>
    public string KnownAt(Guid organisation) => string.Join(' ', HeldAt(organisation).Select(m => m.Right));

    /// <summary>With these rights in their own organisation from a day on, as people are who come with a database.</summary>
    public Person With(Duties rights, DateOnly from, Guid? by = null, string reason = "", DateOnly? reviewed = null)
    {
        foreach (var right in Post.Each(rights).Where(r => !memberships.Exists(m => m.Right == r && m.OrganisationId == OrganisationId && m.CountsOn(from))))
            memberships.Add(new Membership { PersonId = Id, Number = memberships.Count + 1, OrganisationId = OrganisationId, Right = right, From = from, GrantedBy = by, Reason = reason, ReviewedOn = reviewed });
        if ((rights & ~Membership.Lasting) != Duties.None) LeftOn = null;
        return this;
    }

    private Duties Sum(IEnumerable<Membership> counting) => counting.Where(m => m.OrganisationId == OrganisationId).Aggregate(Duties.None, (sum, m) => sum | m.Right);
}
