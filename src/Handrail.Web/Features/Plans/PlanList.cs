using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Plans;

/// <summary>One filter of a list that is in force, and the list without it.</summary>
public sealed record Filter(string Name, string Value, PlanSearch Without);

/// <summary>A page of plans, narrowed and sorted as its address says.</summary>
public abstract class PlanList : HandrailPage
{
    [BindProperty(SupportsGet = true, Name = "from")]
    [RealDate("the first day", Optional = true)]
    public DateBoxes From { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "to")]
    [RealDate("the last day", Optional = true)]
    public DateBoxes To { get; set; } = new();

    public PlanSearch Search { get; private set; } = new();

    public IReadOnlyList<PlanLine> Lines { get; private set; } = [];

    /// <summary>How many there are, counted no further than one more than are ever listed.</summary>
    public int Count { get; private set; }

    public int Pages => (Math.Min(Count, PlanSearch.Most) + PageSize - 1) / PageSize;

    public string Total => Count > PlanSearch.Most ? T["More than {0} plans", Say.Number(PlanSearch.Most)] : Count == 1 ? T["1 plan"] : T["{0} plans", Say.Number(Count)];

    /// <summary>The filters in force.</summary>
    public IReadOnlyList<Filter> Filters { get; private set; } = [];

    /// <summary>What is looked for, where a page reads the search in its own way.</summary>
    protected virtual PlanSearch Asked => Search;

    protected virtual int PageSize => PlanSearch.PageSize;

    /// <summary>The list as it is narrowed to, from its beginning.</summary>
    protected PlanSearch Narrowed => Search with { Page = 1 };

    public string Href(PlanSearch search) => search.Address(Request.Path);

    public IActionResult OnGet() => ModelState.IsValid ? Page() : Again();

    /// <summary>Which plans this page is about, before the reader narrows them.</summary>
    protected virtual IQueryable<Listed> About(IQueryable<Listed> plans) => plans;

    protected virtual IQueryable<Listed> Sorted(IQueryable<Listed> plans) => Search.Sorted(plans);

    protected override async Task<IActionResult?> PrepareAsync()
    {
        Search = PlanSearch.Read(Request.Query);
        if (Search.Text.Length > PlanSearch.LongestText) ModelState.AddModelError("q", T["Enter {0} characters or fewer to search for", PlanSearch.LongestText]);
        if (From.TryRead(out var from) && To.TryRead(out var to) && to < from) ModelState.AddModelError("to", T["The last day must be the same as or after the first day"]);
        if (!ModelState.IsValid) return null;
        var found = Asked.In(About(Db.ListedFor(Me, Today)), Db, Me, Today);
        Count = await found.Take(PlanSearch.Most + 1).CountAsync();
        Search = Search with { Page = Math.Clamp(Search.Page, 1, Math.Max(1, Pages)) };
        Lines = Count == 0 ? [] : await Db.LinesOfAsync(Sorted(found).Skip((Search.Page - 1) * PageSize).Take(PageSize), Me, Today);
        await PrepareListAsync();
        Filters = [.. FiltersInForce()];
        return null;
    }

    /// <summary>Reads what the page shows besides its lines.</summary>
    protected virtual Task PrepareListAsync() => Task.CompletedTask;

    /// <summary>The name of an organisation or a person that the list is narrowed to.</summary>
    protected virtual string NameOf(Guid id) => "";

    private IEnumerable<Filter> FiltersInForce()
    {
        var narrowed = Narrowed;
        if (Search.Text.Length > 0) yield return new(T["Search"], Search.Text, narrowed with { Text = "" });
        if (Search.Phase is { } phase) yield return new(T["Where it stands"], T[phase.Words()], narrowed with { Phase = null });
        if (Search.Status is { } status) yield return new(T["Where it stands"], T[status.Words()], narrowed with { Status = null });
        if (Search.Next is { } next) yield return new(T["Next move"], T[next.Words()], narrowed with { Next = null });
        if (Search.As is { } role) yield return new(T["You are"], Movers.Capital(T[role.Words()]), narrowed with { As = null });
        if (Search.Due is { } due) yield return new(T["Due"], T[WordsOf(due)], narrowed with { Due = null });
        if (Search.From.TryRead(out var from)) yield return new(T["Due from"], Say.Date(from), narrowed with { From = new() });
        if (Search.To.TryRead(out var to)) yield return new(T["Due up to"], Say.Date(to), narrowed with { To = new() });
        if (Search.Organisation is { } organisation) yield return new(T["Organisation"], NameOf(organisation) is { Length: > 0 } name ? name : T["one of which you see no plan"], narrowed with { Organisation = null });
        if (Search.Adviser is { } adviser) yield return new(T["Key contact"], NameOf(adviser) is { Length: > 0 } person ? person : T["one of whom you see no plan"], narrowed with { Adviser = null });
        if (Search.IsQuiet) yield return new(T["Quiet"], T["for {0} days or longer", PlanSearch.QuietDays], narrowed with { IsQuiet = false });
    }

    public static string WordsOf(DueWhen due) => due switch
    {
        DueWhen.Overdue => "Overdue",
        DueWhen.Week => "In the next 7 days",
        DueWhen.Month => "In the next 30 days",
        _ => "No date",
    };

    public static string WordsOf(SortBy sort) => sort switch
    {
        SortBy.Changed => "Last change",
        SortBy.Due => "Due date",
        SortBy.Practitioner => "Practitioner",
        SortBy.Reference => "Reference",
        _ => "Where it stands",
    };

    public static string WordsOf(Which which) => which switch
    {
        Which.Open => "Open",
        Which.Mine => "Waiting for you",
        Which.Closed => "Ended",
        _ => "All",
    };
}
