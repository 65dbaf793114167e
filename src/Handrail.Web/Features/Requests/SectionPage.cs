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

    public string Title => RequestSections.All.WordsOf(Section);

    protected sealed override Act? ForAct => Act.EditRequest;

    protected abstract TPart Of(RequestDetails request);

    protected abstract RequestDetails With(RequestDetails request, TPart part);

    protected abstract TForm Fill(TPart part);

    public virtual string Said(string field, string value) => Answers.WordsOf(field, value) is { } words ? T[words] : value;

    public void OnGet()
    {
        Begin(Of(Plan.Request));
        Form = Fill(Of(Plan.Request));
    }

    public Task<IActionResult> OnPostAsync() => SaveAsync(Act.EditRequest);

    protected sealed override (Act Act, Guid? Part, string Name) Trail => (Act.EditRequest, null, Section);

    protected sealed override TPart Read(Plan plan) => Of(plan.Request);

    protected sealed override Outcome Write(Plan plan, TPart part, Moment now) => plan.EditRequest(Me, Section, With(plan.Request, part), now);

    protected sealed override object FormOf(TPart part) => Fill(part);

    protected sealed override string LabelOf(string field) => T[Answers.LabelOf(field)];

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

    /// <summary>A stored value of a field in words.</summary>
    string Said(string field, string value);
}
