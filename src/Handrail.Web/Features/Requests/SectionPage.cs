using Handrail.Domain;
using Handrail.Domain.Drafting;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Handrail.Domain.Requests;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Requests;

/// <summary>One section of a request, saved finished or not. Pages say which section, and how its form is filled and read.</summary>
public abstract class SectionPage<TPart, TForm> : EditPage<TPart>, ISectionPage
    where TPart : class
    where TForm : class, new()
{
    [BindProperty]
    public TForm Form { get; set; } = new();

    public abstract string Section { get; }

    /// <summary>Why a request that has been sent is amended.</summary>
    [BindProperty(Name = "Form.Why")]
    public string? Why { get; set; }

    /// <summary>The button that saves and asks for one more of the same.</summary>
    [BindProperty]
    public string? Another { get; set; }

    public string Title => RequestSections.All.WordsOf(Section);

    public bool IsAmended => Plan.Status != PlanStatus.RequestDrafting;

    public string ReadBy => Readers.Request(Plan.Status);

    public string WhyReadBy => Readers.Sentence(Act.AmendRequest, Plan.Status);

    protected sealed override Act? ForAct => IsAmended ? Act.AmendRequest : Act.EditRequest;

    protected override bool SaysAll => true;

    protected override string DoneHref => Another is null ? PlanHref : $"{PlanHref}/{Section}";

    protected abstract TPart Of(RequestDetails request);

    protected abstract RequestDetails With(RequestDetails request, TPart part);

    protected abstract TForm Fill(TPart part);

    public virtual string Said(string field, string value) => Answers.WordsOf(field, value) is { } words ? T[words] : value;

    public void OnGet()
    {
        Begin(Of(Plan.Request));
        Form = Fill(Of(Plan.Request));
    }

    /// <summary>Brings a form with several of the same into the order of what it says, so that a refusal stands beside the right one.</summary>
    protected virtual void Tidy()
    {
    }

    /// <summary>Lets the rows go that say nothing or were taken out, and adds an empty one.</summary>
    protected void Keep<T>(List<T> rows, string name, Predicate<T> stays, Func<T> empty)
    {
        rows.RemoveAll(row => !stays(row));
        rows.Add(empty());
        foreach (var key in ModelState.Keys.Where(k => k.StartsWith(name + "[", StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
    }

    /// <summary>A form with several of the same is sent whole; and an amendment is made with its reason, not while it is typed.</summary>
    public sealed override bool IsAutosaved => !IsAmended && !HasRows;

    protected virtual bool HasRows => false;

    public Task<IActionResult> OnPostAsync()
    {
        if (ModelState.IsValid) Tidy();
        return SaveAsync(ForAct!.Value);
    }

    protected sealed override (Act Act, Guid? Part, string Name) Trail => (Act.EditRequest, null, Section);

    protected sealed override TPart Read(Plan plan) => Of(plan.Request);

    protected sealed override Outcome Write(Plan plan, TPart part, Moment now) => plan.Status == PlanStatus.RequestDrafting
        ? plan.EditRequest(Me, Section, With(plan.Request, part), now)
        : plan.AmendRequest(Me, With(plan.Request, part), Text.Clean(Why), now);

    protected sealed override object FormOf(TPart part) => Fill(part);

    protected sealed override string LabelOf(string field) => T[Answers.LabelOf(field).Label];

    protected sealed override string WordsOf(string field, string value) => string.Join('\n', value.Split('\n').Select(v => Said(field, v)));

    protected IEnumerable<Option> Options(CodeList list) => list.Offered.Select(code => new Option(code.Value, T[code.Words]));

    /// <summary>Text of one line.</summary>
    protected static string Line(string? typed) => Text.Clean(typed).ReplaceLineEndings(" ").Replace('\t', ' ');

    protected static DateOnly? Day(DateBoxes boxes) => boxes.TryRead(out var day) ? day : null;
}

/// <summary>What the sections' shared views need to know of a section's page, whatever its part and form are.</summary>
public interface ISectionPage
{
    string Section { get; }

    string Title { get; }

    string Reference { get; }

    Guid FormId { get; }

    string Started { get; }

    IReadOnlyList<Clash> Clashes { get; }

    bool IsAmended { get; }

    string? Why { get; }

    string ReadBy { get; }

    string WhyReadBy { get; }

    /// <summary>A stored value of a field in words.</summary>
    string Said(string field, string value);
}
