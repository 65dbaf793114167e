using System.Globalization;
using Handrail.Domain;
using Handrail.Domain.Drafting;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Drafts;

/// <summary>A field that somebody else saved meanwhile, in words: what it is called and what it says now.</summary>
public sealed record Difference(string Label, string Theirs);

/// <summary>What the views that all pages of the draft share need to know of a page, whatever its part and form are.</summary>
public interface IDraftPage
{
    string Reference { get; }

    string Caption { get; }

    string Heading { get; }

    IReadOnlyList<Difference> Differences { get; }

    /// <summary>Who last changed this part, and when; empty for a part that is new.</summary>
    string Last { get; }

    Guid FormId { get; }

    string Started { get; }
}

/// <summary>A page that writes a piece of the draft. Who may not write now is told so, and sees nothing of the draft.</summary>
public abstract class DraftPage<TPart, TForm> : EditPage<TPart>, IDraftPage
    where TPart : class
    where TForm : class, new()
{
    private bool mayWrite;

    [BindProperty]
    public TForm Form { get; set; } = new();

    public string Last { get; private set; } = "";

    public abstract string Heading { get; }

    /// <summary>The working copy: empty for those who may not write it now, since it is not theirs to read.</summary>
    public PlanContent Draft => mayWrite ? Plan.Working : new();

    public IReadOnlyList<Difference> Differences => [.. Clashes.Select(c => new Difference(LabelOf(c.Field), WordsOf(c.Field, c.Theirs)))];

    /// <summary>Who reads what is written here, and when.</summary>
    public string ReadBy => Plan.Status == PlanStatus.DetailedDrafting
        ? "Read by the second reader first, then everyone on the plan once it is issued"
        : "Read by everyone on the plan, once you offer it";

    public string LengthHint => T["The plan lasts {0}.", Say.Count(Draft.PlannedMonths, T["month"], T["months"])];

    protected override Act? ForAct => Act.EditDraft;

    protected override string DoneHref => $"/plans/{Plan.Reference}/draft";

    protected override async Task<IActionResult?> PreparePlanAsync()
    {
        if (Plan.Allows(Act.EditDraft, Me, Today) is { IsRefused: true } refusal) return Again(refusal);
        mayWrite = true;
        if (!IsInBackground && await LastAsync() is { } last) Last = T[last.IsMine ? "You last changed this {1}" : "{0} last changed this {1}", last.Name, Say.Ago(last.At, Clock.UtcNow)];
        return null;
    }

    /// <summary>The form as this part fills it.</summary>
    protected abstract TForm Fill(TPart part);

    protected sealed override object FormOf(TPart part) => Fill(part);

    public virtual IActionResult OnGet()
    {
        var part = Read(Plan)!;
        Begin(part);
        Form = Fill(part);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var result = await SaveAsync(Act.EditDraft);
        foreach (var clash in Clashes)
            ModelState.AddModelError("Form." + clash.Field, T["“{0}” has been changed since you opened this page", LabelOf(clash.Field)]);
        return result;
    }

    /// <summary>A number that the form's own rule has found to be one; none while it is being typed.</summary>
    protected static int Number(string? typed) => int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>A number as a box shows it: nothing before it has been given.</summary>
    protected static string Shown(int number) => number == 0 ? "" : number.ToString(CultureInfo.InvariantCulture);

    protected string Words(Domain.Lists.CodeList list, string values) => string.Join(", ", values.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(v => T[list.WordsOf(v)].Value));

    protected IEnumerable<Option> Options(Domain.Lists.CodeList list) => list.Offered.Select(c => new Option(c.Value, T[c.Words]));
}

/// <summary>What the views need to know besides of a page about one of many parts.</summary>
public interface IPartPage
{
    Guid NewId { get; }

    bool PutBack { get; }
}

/// <summary>A page that adds or changes one objective, activity, stage or review point.</summary>
public abstract class PartPage<TPart, TForm> : DraftPage<TPart, TForm>, IPartPage
    where TPart : class, IPart
    where TForm : class, new()
{
    /// <summary>"new", or the id of the part.</summary>
    [FromRoute(Name = "id")]
    public string Address { get; set; } = "";

    /// <summary>A new part has its id before it is first saved, so that a form sent twice adds one.</summary>
    [BindProperty]
    public Guid NewId { get; set; } = Ids.New();

    /// <summary>The person has been told that the part was removed, and saves it all the same.</summary>
    [BindProperty]
    public bool PutBack { get; set; }

    public bool IsNew => Address == "new";

    private Guid PartId => IsNew ? NewId : Guid.Parse(Address);

    /// <summary>What such a part is called in a sentence and in the log.</summary>
    protected abstract string Noun { get; }

    protected abstract IReadOnlyList<TPart> In(PlanContent content);

    protected abstract TPart Blank(Guid id);

    protected abstract PlanContent With(PlanContent content, TPart part);

    /// <summary>All that stands against the part, finished or only begun.</summary>
    protected abstract IReadOnlyList<Outcome> FaultsOf(PlanContent content, TPart part, bool isFinished);

    protected override (Act Act, Guid? Part, string Name) Trail => (Act.EditDraft, PartId, Noun);

    protected override string NewAddress => IsNew && Find(Plan) is not null ? Request.Path.Value![..^"new".Length] + PartId : "";

    protected override async Task<IActionResult?> PreparePlanAsync() =>
        IsNew || Guid.TryParse(Address, out _) ? await base.PreparePlanAsync() : NotFound();

    public override IActionResult OnGet()
    {
        if (Read(Plan) is not null) return base.OnGet();
        TempData["Why"] = T["That part is not in the draft any more. Somebody may have removed it"].Value;
        return Redirect(DoneHref);
    }

    protected override TPart? Read(Plan plan) => Find(plan) ?? (IsNew ? Blank(PartId) : null);

    private TPart? Find(Plan plan) => In(plan.Working).FirstOrDefault(p => p.Id == PartId);

    /// <summary>Whoever presses the button calls the part finished, and is told all that it still lacks.</summary>
    protected override Outcome Write(Plan plan, TPart part, Moment now)
    {
        var faults = part.Id == PartId ? FaultsOf(With(plan.Working, part), part, isFinished: true) : [];
        if (faults.Count == 0) return Keep(plan, part, now);
        foreach (var fault in faults.Skip(1)) ModelState.AddModelError("Form." + fault.Field, T[fault.Sentence]);
        return faults[0];
    }

    protected override Outcome Keep(Plan plan, TPart part, Moment now)
    {
        if (part.Id != PartId) return Outcome.Refused("part.other", "This form belongs to another part. Open it again from the draft");
        if (!IsNew && !PutBack && Find(plan) is null)
        {
            ModelState.Remove(nameof(PutBack));
            PutBack = true;
            return Outcome.Refused("part.removed", "Somebody has removed this from the draft since you opened the page. What you typed is kept here: save again to put it back");
        }

        var content = With(plan.Working, part);
        return FaultsOf(content, part, isFinished: false) is [var wrong, ..] ? wrong : plan.EditDraft(Me, content, Noun, part.Id, now);
    }
}
