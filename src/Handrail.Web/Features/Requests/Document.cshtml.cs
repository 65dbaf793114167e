using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Handrail.Web.Features.Requests;

/// <summary>A page about one source document that is still held. Its form says which state of the document the person has seen.</summary>
public abstract class DocumentPage : PlanPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public int Seen { get; set; }

    public SourceDocument Document => Plan.Documents.Single(d => d.Id == Id);

    protected override string DoneHref => $"/requests/{Plan.Reference}/documents";

    protected override Task<IActionResult?> PreparePlanAsync()
    {
        var isSent = HttpMethods.IsPost(Request.Method);
        // Taken out meanwhile: a form about it is still answered, by its act.
        if (!Plan.Documents.Any(d => d.Id == Id && (isSent || !d.IsOut))) return Task.FromResult<IActionResult?>(NotFound());
        if (!isSent) Seen = Document.Changes;
        return Task.FromResult<IActionResult?>(null);
    }

    /// <summary>Does an act about the document. Whoever had not seen its last change sees it now, and may send the form again.</summary>
    protected async Task<IActionResult> AboutAsync(Func<Plan, Moment, Outcome> act, Act done)
    {
        var answer = await DoAsync(act, done);
        if (answer is not PageResult) return answer;
        ModelState.Remove(nameof(Seen));
        Seen = Document.Changes;
        return answer;
    }
}

/// <summary>The organisation decides what the practitioner may read of a document.</summary>
public sealed class DocumentModel : DocumentPage
{
    [BindProperty]
    public ShowingForm Form { get; set; } = new();

    protected override Act? ForAct => Act.DecideDocument;

    public void OnGet() => Form = new ShowingForm
    {
        Shown = Document.Shown switch { ShownAs.Yes => "yes", ShownAs.Summary => "summary", ShownAs.No => "no", _ => null },
        Summary = Document.Summary,
        Why = Document.Why,
    };

    public Task<IActionResult> OnPostAsync() => AboutAsync((plan, now) => plan.DecideDocument(Me, Id, Seen, Form.Read(), now), Act.DecideDocument);
}
