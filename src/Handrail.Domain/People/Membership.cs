namespace Handrail.Domain.People;

/// <summary>
/// One right of one person in one organisation, from one day to another: who gave it, why, and when somebody last confirmed
/// it. It never opens a plan; a part in a plan does (<see cref="Plans.Assignment"/>).
/// </summary>
public sealed class Membership
{
    /// <summary>A right that nobody has confirmed for so long lapses: a year, and a month to be late in (features.md, T).</summary>
    public const int LapsesAfterDays = 396;

    /// <summary>The yearly review asks about a right so many months after somebody last confirmed it, which leaves two to answer in.</summary>
    public const int ReviewedAfterMonths = 11;

    /// <summary>What is somebody's own, and nobody's to confirm.</summary>
    public const Duties Lasting = Duties.OwnPlan | Duties.Accompany;

    public required Guid PersonId { get; init; }

    /// <summary>1, 2, 3… for each person.</summary>
    public required int Number { get; init; }

    public required Guid OrganisationId { get; init; }

    /// <summary>One right, never several.</summary>
    public required Duties Right { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The day on which it ended; from then on it does not count.</summary>
    public DateOnly? To { get; internal set; }

    /// <summary>Nobody for what came with the database.</summary>
    public Guid? GrantedBy { get; init; }

    public string Reason { get; init; } = "";

    /// <summary>When somebody last said that it is still right; unknown for what came with the database, which does not lapse.</summary>
    public DateOnly? ReviewedOn { get; internal set; }

    /// <summary>The first day on which it does not count any more unless somebody confirms it before.</summary>
    public DateOnly? LapsesOn => Lasting.HasFlag(Right) ? null : ReviewedOn?.AddDays(LapsesAfterDays);

    public bool CountsOn(DateOnly day) => From <= day && (To is null || day < To) && (LapsesOn is not { } lapses || day < lapses);

    /// <summary>Whether the yearly review asks about it; also where nobody is known to have confirmed it.</summary>
    public bool IsToReviewOn(DateOnly day) => CountsOn(day) && To is null && (ReviewedOn is not { } on || on <= day.AddMonths(-ReviewedAfterMonths));
}

/// <summary>What somebody does in an organisation, composed of small rights.</summary>
public sealed record Post(string Code, string Words, string Means, Duties Rights)
{
    public static IReadOnlyList<Post> All { get; } =
    [
        new("take-part", "Takes part in plans", "Can be given a part in a plan by its accountable person. Sees no plan before that", Duties.TakePart),
        new("asks", "Asks for plans", "Can start requests for the organisation, and be given a part in a plan", Duties.TakePart | Duties.RequestPlans),
        new("plan-users", "Administers plan users", "Gives and ends accounts, and says who may hold which role. Sees no plan by that", Duties.PlanUsers),
        new("checks-users", "Administers Checks users", "Says who may make checks. A right of its own", Duties.ChecksUsers),
        new("checks", "Makes checks", "Can make performers list checks for the organisation", Duties.Checks),
        new("adviser", "Adviser", "Sees requests that wait to be taken on, and can be a plan’s key contact or drafter", Duties.Adviser),
        new("second-reader", "Adviser and second reader", "As an adviser, and can read a colleague’s draft before it is issued", Duties.Adviser | Duties.SecondReader),
        new("research", "Research", "Works with figures about plans, never with names", Duties.Research),
        new("privacy", "Privacy", "Answers people who ask what is held about them", Duties.Privacy),
        new("system", "Administers the system", "Sets up organisations and their first administrators. Never sees a plan", Duties.SystemAdministrator),
    ];

    public static Post? Find(string? code) => All.FirstOrDefault(p => p.Code == code);

    /// <summary>The small rights of several together, one by one.</summary>
    public static IEnumerable<Duties> Each(Duties rights) => Enum.GetValues<Duties>().Where(r => r != Duties.None && rights.HasFlag(r));

    public static string WordsOf(Duties right) => right switch
    {
        Duties.RequestPlans => "Asks for plans",
        Duties.Adviser => "Adviser",
        Duties.SecondReader => "Second reader",
        Duties.SystemAdministrator => "Administers the system",
        Duties.TakePart => "Takes part in plans",
        Duties.PlanUsers => "Administers plan users",
        Duties.ChecksUsers => "Administers Checks users",
        Duties.Checks => "Makes checks",
        Duties.Research => "Research",
        Duties.Privacy => "Privacy",
        Duties.OwnPlan => "Has a plan of their own",
        Duties.Accompany => "Accompanies a practitioner",
        _ => throw new ArgumentOutOfRangeException(nameof(right)),
    };
}
