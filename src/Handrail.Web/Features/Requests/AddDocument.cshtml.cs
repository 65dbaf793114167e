using Handrail.Domain;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Files;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Requests;

/// <summary>Lists something that the request rests on, with its file or without.</summary>
// A file that is somewhat too large is still read, so that the person is told in a sentence and keeps what they typed.
[RequestSizeLimit(3 * Limits.DocumentMegabytes << 20)]
public sealed class AddDocumentModel : PlanPage
{
    [BindProperty]
    public AddDocumentForm Form { get; set; } = new();

    public IEnumerable<Option> Kinds => CodeLists.EvidenceKinds.Offered.Select(k => new Option(k.Value, T[k.Words]));

    protected override Act? ForAct => Act.AddDocument;

    protected override bool SaysAll => true;

    protected override string DoneHref => $"/requests/{Plan.Reference}/documents";

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var file = ModelState.IsValid && May(Act.AddDocument) ? await Service<FileStore>().KeepAsync(Form.File, HttpContext.RequestAborted) : null;
        var answer = await DoAsync(
            (plan, now) => plan.AddDocument(Me, Form.Kind ?? "", Text.Clean(Form.Title), Form.Dated.TryRead(out var dated) ? dated : null, file, Form.Read(), now),
            Act.AddDocument);
        // Refused, or a form that had been sent before: nothing points at the file.
        if (file is not null && !await Db.Set<SourceDocument>().AnyAsync(d => d.FileId == file.Id)) Service<FileStore>().Forget(file.Id);
        return answer;
    }
}

/// <summary>What is decided about a document.</summary>
public class ShowingForm
{
    public string? Shown { get; set; }

    public string? Summary { get; set; }

    public string? Why { get; set; }

    public Showing Read() => new(Shown switch { "yes" => ShownAs.Yes, "summary" => ShownAs.Summary, "no" => ShownAs.No, _ => ShownAs.Open }, Text.Clean(Summary), Text.Clean(Why));
}

public sealed class AddDocumentForm : ShowingForm
{
    public string? Kind { get; set; }

    public string? Title { get; set; }

    [RealDate("the date of the document")]
    public DateBoxes Dated { get; set; } = new();

    [AcceptedFile(Megabytes = Limits.DocumentMegabytes)]
    public IFormFile? File { get; set; }
}
