using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Files;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Requests;

/// <summary>Another file takes the place of a document's first, or the document goes.</summary>
[RequestSizeLimit(3 * Limits.DocumentMegabytes << 20)]
public sealed class ReplaceDocumentModel : DocumentPage
{
    [BindProperty]
    public ReplaceDocumentForm Form { get; set; } = new();

    protected override Act? ForAct => Act.ReplaceDocument;

    protected override bool SaysAll => true;

    public void OnGet() => Form.Dated = DateBoxes.Of(Document.Dated);

    public async Task<IActionResult> OnPostAsync()
    {
        var file = ModelState.IsValid && May(Act.ReplaceDocument) ? await Service<FileStore>().KeepAsync(Form.File, HttpContext.RequestAborted) : null;
        var before = Document.FileId;
        var answer = await AboutAsync((plan, now) => plan.ReplaceDocument(Me, Id, Seen, Form.Dated.TryRead(out var dated) ? dated : null, file, now), Act.ReplaceDocument);
        await ForgetAsync(file?.Id, before);
        return answer;
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        // The date and the file belong to the other form on this page.
        foreach (var key in ModelState.Keys.Where(k => k.StartsWith("Form.", StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
        var before = Document.FileId;
        var answer = await AboutAsync((plan, now) => plan.RemoveDocument(Me, Id, Seen, Text.Clean(Form.Why), now), Act.RemoveDocument);
        if (Form.Dated.IsEmpty && Plan.Documents.Any(d => d.Id == Id)) Form.Dated = DateBoxes.Of(Document.Dated);
        await ForgetAsync(before);
        return answer;
    }

    /// <summary>Files that nothing points at: that of a form which was refused or sent twice, and the one that has been replaced.</summary>
    private async Task ForgetAsync(params Guid?[] files)
    {
        foreach (var file in files.OfType<Guid>())
            if (!await Db.Set<SourceDocument>().AnyAsync(d => d.FileId == file)) Service<FileStore>().Forget(file);
    }
}

public sealed class ReplaceDocumentForm
{
    [AcceptedFile(Megabytes = Limits.DocumentMegabytes)]
    public IFormFile? File { get; set; }

    [RealDate("the date of the document")]
    public DateBoxes Dated { get; set; } = new();

    public string? Why { get; set; }
}
