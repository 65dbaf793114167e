using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Files;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Requests;

/// <summary>The file of a source document, to be saved and never to be opened inside the browser.</summary>
public sealed class DocumentFileModel : PlanPage
{
    public IActionResult OnGet(Guid id) => Plan.Documents.FirstOrDefault(d => d.Id == id) is { } document && document.IsOpenedBy(MyRoles)
        ? File(Service<FileStore>().Open(document.FileId!.Value), "application/octet-stream", document.FileName)
        : NotFound();
}
