using System.Globalization;
using System.Linq.Expressions;
using System.Text;
using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence;
using Handrail.Web.Ui;

namespace Handrail.Web.Access;

/// <summary>Which of the reader's plans a list is of.</summary>
public enum Which
{
    Open,
    Mine,
    Closed,
    All,
}

public enum DueWhen
{
    Overdue,
    Week,
    Month,
    Never,
}

public enum SortBy
{
    Changed,
    Due,
    Practitioner,
    Reference,
    Status,
}

/// <summary>
/// What a list of plans is narrowed to and how it is sorted, as its address says. What the address says and nobody knows is
/// passed over.
/// </summary>
public sealed record PlanSearch
{
    public const int PageSize = 25;

    /// <summary>No list is paged through further, and nothing is counted further.</summary>
    public const int Most = 1_000;

    public const int LongestText = 100;

    /// <summary>Days without an act after which a plan is called quiet.</summary>
    public const int QuietDays = 28;

    public Which Which { get; init; }

    public string Text { get; init; } = "";

    public Phase? Phase { get; init; }

    public PlanStatus? Status { get; init; }

    public Guid? Organisation { get; init; }

    /// <summary>The key contact.</summary>
    public Guid? Adviser { get; init; }

    public DueWhen? Due { get; init; }

    public DateBoxes From { get; init; } = new();

    public DateBoxes To { get; init; } = new();

    /// <summary>The side that the plan waits for.</summary>
    public Side? Next { get; init; }

    /// <summary>The reader's own part.</summary>
    public Role? As { get; init; }

    public bool IsQuiet { get; init; }

    public SortBy Sort { get; init; }

    /// <summary>The other way round than <see cref="Sort"/> usually goes.</summary>
    public bool IsReversed { get; init; }

    public int Page { get; init; } = 1;

    public static PlanSearch Read(IQueryCollection address)
    {
        var status = Word("status");
        return new()
        {
            Which = Known<Which>(Word("show")) ?? default,
            Text = Domain.Text.Clean(Word("q")),
            // A phase of one status has its name.
            Phase = Known<Phase>(status),
            Status = Known<Phase>(status) is null ? Known<PlanStatus>(status) : null,
            Organisation = Guid.TryParse(Word("organisation"), out var organisation) ? organisation : null,
            Adviser = Guid.TryParse(Word("adviser"), out var adviser) ? adviser : null,
            Due = Known<DueWhen>(Word("due")),
            From = Boxes("from"),
            To = Boxes("to"),
            Next = Known<Side>(Word("next")),
            As = Known<Role>(Word("as")),
            IsQuiet = Word("quiet") == "yes",
            Sort = Known<SortBy>(Word("sort")) ?? default,
            IsReversed = Word("order") == "reversed",
            Page = int.TryParse(Word("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, Most / PageSize) : 1,
        };

        string Word(string name) => address[name] is [{ } first, ..] ? first : "";

        DateBoxes Boxes(string name) => new() { Day = Word(name + ".Day"), Month = Word(name + ".Month"), Year = Word(name + ".Year") };
    }

    /// <summary>The address of the list as it is narrowed and sorted; what is usual is left out.</summary>
    public string Address(string path = "/plans")
    {
        var address = new StringBuilder(path);
        Add("show", Which == default ? "" : Kebab(Which));
        Add("q", Text);
        Add("status", Phase is { } phase ? Kebab(phase) : Status is { } status ? Kebab(status) : "");
        Add("next", Next is { } next ? Kebab(next) : "");
        Add("as", As is { } role ? Kebab(role) : "");
        Add("due", Due is { } due ? Kebab(due) : "");
        foreach (var (name, boxes) in new[] { ("from", From), ("to", To) })
        {
            Add(name + ".Day", boxes.Day ?? "");
            Add(name + ".Month", boxes.Month ?? "");
            Add(name + ".Year", boxes.Year ?? "");
        }

        Add("organisation", Organisation?.ToString() ?? "");
        Add("adviser", Adviser?.ToString() ?? "");
        Add("quiet", IsQuiet ? "yes" : "");
        Add("sort", Sort == default ? "" : Kebab(Sort));
        Add("order", IsReversed ? "reversed" : "");
        Add("page", Page == 1 ? "" : Page.ToString(CultureInfo.InvariantCulture));
        return address.ToString();

        void Add(string name, string value)
        {
            if (value.Length > 0) address.Append(address.Length == path.Length ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }
    }

    /// <summary>The word of the address for a value: in-delivery for InDelivery.</summary>
    public static string Kebab<T>(T value)
        where T : struct, Enum
    {
        var word = new StringBuilder();
        foreach (var letter in value.ToString())
        {
            if (char.IsUpper(letter) && word.Length > 0) word.Append('-');
            word.Append(char.ToLowerInvariant(letter));
        }

        return word.ToString();
    }

    /// <summary>Of the plans that somebody sees, those that are looked for.</summary>
    public IQueryable<Listed> In(IQueryable<Listed> plans, AppDb db, Actor me, DateOnly today)
    {
        plans = Which switch
        {
            Which.Open => plans.Where(l => Lines.Open.Contains(l.Plan.Status)),
            Which.Closed => plans.Where(l => !Lines.Open.Contains(l.Plan.Status)),
            Which.Mine => plans.Where(l => l.IsMine),
            _ => plans,
        };
        if (Text.Length > 0) plans = Named(plans);
        if (Phase is { } phase)
        {
            var statuses = Enum.GetValues<PlanStatus>().Where(s => s.Phase() == phase).ToArray();
            plans = plans.Where(l => statuses.Contains(l.Plan.Status));
        }

        if (Status is { } status) plans = plans.Where(l => l.Plan.Status == status);
        if (Organisation is { } organisation) plans = plans.Where(l => l.Plan.OrganisationId == organisation);
        if (Adviser is { } adviser) plans = plans.Where(l => l.Plan.Assignments.Any(a => a.PersonId == adviser && a.Role == Role.KeyContact && a.From <= today && (a.To == null || today <= a.To)));
        if (Next is { } next)
        {
            var side = next.ToString();
            plans = plans.Where(l => l.Plan.NextSides.Contains(side));
        }

        if (As is { } role)
        {
            var parts = db.PartsOf(me, today).Where(a => a.Role == role);
            plans = plans.Where(l => parts.Any(a => a.PlanId == l.Plan.Id));
        }

        if (IsQuiet)
        {
            var since = today.AddDays(-QuietDays);
            plans = plans.Where(l => l.Plan.ChangedOn <= since);
        }

        var (week, month) = (today.AddDays(7), today.AddDays(30));
        plans = Due switch
        {
            DueWhen.Overdue => plans.Where(l => l.DueOn < today),
            DueWhen.Week => plans.Where(l => l.DueOn >= today && l.DueOn <= week),
            DueWhen.Month => plans.Where(l => l.DueOn >= today && l.DueOn <= month),
            DueWhen.Never => plans.Where(l => l.DueOn == null),
            _ => plans,
        };
        if (From.TryRead(out var from)) plans = plans.Where(l => l.DueOn >= from);
        if (To.TryRead(out var to)) plans = plans.Where(l => l.DueOn <= to);
        return plans;
    }

    /// <summary>Sorted, with the reference to decide between equals, so that pages never show a plan twice.</summary>
    public IQueryable<Listed> Sorted(IQueryable<Listed> plans)
    {
        var newestFirst = Sort is SortBy.Changed or SortBy.Reference;
        // The year, then the number: text order alone would put 10000 before 9999.
        IOrderedQueryable<Listed> ByReference(IOrderedQueryable<Listed> sorted, bool down) => down
            ? sorted.ThenByDescending(l => l.Plan.Reference.Substring(0, 8)).ThenByDescending(l => l.Plan.Reference.Length).ThenByDescending(l => l.Plan.Reference)
            : sorted.ThenBy(l => l.Plan.Reference.Substring(0, 8)).ThenBy(l => l.Plan.Reference.Length).ThenBy(l => l.Plan.Reference);
        var down = newestFirst != IsReversed;
        var sorted = (Sort, down) switch
        {
            (SortBy.Changed, true) => plans.OrderByDescending(l => l.Plan.ChangedOn),
            (SortBy.Changed, _) => plans.OrderBy(l => l.Plan.ChangedOn),
            // What has no date comes last, either way round.
            (SortBy.Due, true) => plans.OrderBy(l => l.DueOn == null).ThenByDescending(l => l.DueOn),
            (SortBy.Due, _) => plans.OrderBy(l => l.DueOn == null).ThenBy(l => l.DueOn),
            (SortBy.Practitioner, true) => plans.OrderBy(l => l.Plan.FamilyKey == "").ThenByDescending(l => l.Plan.FamilyKey),
            (SortBy.Practitioner, _) => plans.OrderBy(l => l.Plan.FamilyKey == "").ThenBy(l => l.Plan.FamilyKey),
            (SortBy.Status, true) => plans.OrderByDescending(Order),
            (SortBy.Status, _) => plans.OrderBy(Order),
            _ => plans.OrderBy(l => 0),
        };
        return ByReference(sorted, Sort != SortBy.Reference || down);
    }

    private IQueryable<Listed> Named(IQueryable<Listed> plans)
    {
        if (ReferenceTyped.Of(Text) is { } reference)
            return reference.IsWhole ? plans.Where(l => l.Plan.Reference == reference.Text) : plans.Where(l => l.Plan.Reference.StartsWith(reference.Text));
        var key = NameKey.OfTyped(Text);
        if (key.Length == 0) return plans.Where(l => false);
        // A range, which an index serves on both engines; the last letter there is ends it.
        var end = key + "\U0010FFFF";
#pragma warning disable CA1309 // Both engines compare bytewise.
        return plans.Where(l => (string.Compare(l.Plan.FamilyKey, key) >= 0 && string.Compare(l.Plan.FamilyKey, end) < 0)
            || (string.Compare(l.Plan.GivenKey, key) >= 0 && string.Compare(l.Plan.GivenKey, end) < 0));
#pragma warning restore CA1309
    }

    private static T? Known<T>(string word)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (Kebab(value) == word)
                return value;
        return null;
    }

    /// <summary>The order of the lifecycle, and not of the alphabet.</summary>
    private static readonly Expression<Func<Listed, int>> Order = ByLifecycle();

    private static Expression<Func<Listed, int>> ByLifecycle()
    {
        var listed = Expression.Parameter(typeof(Listed), "l");
        var status = Expression.Property(Expression.Property(listed, nameof(Listed.Plan)), nameof(Plan.Status));
        Expression order = Expression.Constant(99);
        foreach (var value in Enum.GetValues<PlanStatus>().Reverse())
            order = Expression.Condition(Expression.Equal(status, Expression.Constant(value)), Expression.Constant((int)value), order);
        return Expression.Lambda<Func<Listed, int>>(order, listed);
    }
}
