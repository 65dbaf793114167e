using System.Globalization;
using Handrail.Domain;
using Handrail.Domain.Drafting;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Drafts;

/// <summary>A field that somebody else saved meanwhile, in words: what it is called and what it says now.</summary>
public sealed record Difference(string Label, string Theirs);

/// <summary>What the views that all these pages share need to know of one, whatever its part and form are.</summary>
public interface IDraftPage
{
    string Reference { get; }

    string Caption { get; }

    string Doing { get; }

    string Heading { get; }

    IReadOnlyList<Difference> Differences { get; }

    /// <summary>Who last changed this part, and when; empty for a part that is new.</summary>
    string Last { get; }

    Guid FormId { get; }

    string Started { get; }

    bool Proposes { get; }

    ProposalForm Proposal { get; }
}

/// <summary>
/// A page that writes a piece of the draft. Once a draft is with both sides, the same page proposes a change of it to the other
/// side. Who may do neither now is told so, and sees nothing of the draft.
/// </summary>
public abstract class DraftPage<TPart, TForm> : EditPage<TPart>, IDraftPage
    where TPart : class
    where TForm : class, new()
{
    private bool mayWrite;

    [BindProperty]
    public TForm Form { get; set; } = new();

    [BindProperty]
    public ProposalForm Proposal { get; set; } = new();

    public string Last { get; private set; } = "";

    public abstract string Heading { get; }

    /// <summary>Whether saving proposes a change rather than writing the draft: for those who do not draft now, or never do.</summary>
    public bool Proposes => !IsMine(Act.EditDraft, s => s.From == Plan.Status) && (IsMine(Act.Propose, s => s.From == Plan.Status) || (IsMine(Act.Propose) && !IsMine(Act.EditDraft)));

    /// <summary>Nothing is proposed to the other side but by the button.</summary>
    public override bool IsAutosaved => !Proposes;

    /// <summary>What one is doing here, above the heading.</summary>
    public string Doing => T[Proposes ? "proposing a change" : "the draft"];

    /// <summary>Where one came from.</summary>
    public string BackHref => Proposes ? $"/plans/{Reference}/propose" : $"/plans/{Reference}/draft";

    public string BackWords => T[Proposes ? "Propose a change" : "The draft"];

    /// <summary>The working copy: empty for those who may not write it now, since it is not theirs to read.</summary>
    public PlanContent Draft => mayWrite ? Plan.Working : new();

    public IReadOnlyList<Difference> Differences => [.. Clashes.Select(c => new Difference(LabelOf(c.Field), WordsOf(c.Field, c.Theirs)))];

    /// <summary>Who reads what is written here, and when; with a proposal it is said beside its reason.</summary>
    public string ReadBy => Readers.Content(Plan.Status);

    public string LengthHint => T["The plan lasts {0}.", Say.Count(Draft.PlannedMonths, T["month"], T["months"])];

    protected override Act? ForAct => Proposes ? Act.Propose : Act.EditDraft;

    protected override string DoneHref => Proposes ? $"/plans/{Plan.Reference}/discussion" : $"/plans/{Plan.Reference}/draft";

    protected override async Task<IActionResult?> PreparePlanAsync()
    {
        if (Plan.Allows(ForAct!.Value, Me, Today) is { IsRefused: true } refusal) return Again(refusal);
        mayWrite = true;
        if (!IsInBackground && !Proposes && await LastAsync() is { } last) Last = T[last.IsMine ? "You last changed this {1}" : "{0} last changed this {1}", last.Name, Say.Ago(last.At, Clock.UtcNow)];
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
        // Asked for with the form's other rules, so that all that is missing is said at once.
        if (Proposes && Text.Clean(Proposal.Why).Length == 0) ModelState.AddModelError("Proposal.Why", T["Give your reason, so that the other side can weigh it"]);
        var result = await SaveAsync(ForAct!.Value);
        if (ModelState["Form.Why"] is { Errors.Count: > 0 } misplaced)
        {
            ModelState.AddModelError("Proposal.Why", misplaced.Errors[0].ErrorMessage);
            ModelState.Remove("Form.Why");
        }

        foreach (var clash in Clashes)
            ModelState.AddModelError("Form." + clash.Field, T["“{0}” has been changed since you opened this page", LabelOf(clash.Field)]);
        return result;
    }

    /// <summary>Writes the content into the draft, or proposes to the other side what it says of this part.</summary>
    protected Outcome Save(Plan plan, PlanContent content, Moment now) => Proposes
        ? plan.Propose(Me, content, Trail.Part!.Value, Text.Clean(Proposal.Why), now)
        : plan.EditDraft(Me, content, Trail.Name, Trail.Part, now);

    private bool IsMine(Act act, Func<Step, bool>? which = null) => Lifecycle.Table.Any(s => s.Act == act && which?.Invoke(s) != false && s.By.Any(MyRoles.Contains));

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
        return Redirect(BackHref);
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
        if (part.Id != PartId) return Outcome.Refused("part.other", "This form belongs to another part. Open it again");
        if (!IsNew && !PutBack && Find(plan) is null)
        {
            ModelState.Remove(nameof(PutBack));
            PutBack = true;
            return Outcome.Refused("part.removed", "Somebody has removed this from the draft since you opened the page. What you typed is kept here: save again to put it back");
        }

        var content = With(plan.Working, part);
        return FaultsOf(content, part, isFinished: false) is [var wrong, ..] ? wrong : Save(plan, content, now);
    }
}

/// <summary>What is given with a proposed change.</summary>
public sealed class ProposalForm
{
    public string? Why { get; set; }
}
