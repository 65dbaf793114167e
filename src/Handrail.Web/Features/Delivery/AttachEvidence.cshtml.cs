using System.ComponentModel.DataAnnotations;
using Handrail.Domain;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Files;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Delivery;

/// <summary>Attaches something that shows progress towards one or more objectives.</summary>
// A file that is somewhat too large is still read, so that the person is told in a sentence and keeps what they typed.
[RequestSizeLimit(4 * Limits.FileMegabytes << 20)]
public sealed class AttachEvidenceModel : PlanPage
{
    [BindProperty]
    public AttachEvidenceForm Form { get; set; } = new();

    public IEnumerable<Option> Kinds => CodeLists.PlanEvidenceKinds.Offered.Select(k => new Option(k.Value, T[k.Words]));

    public IEnumerable<Option> Objectives => Plan.AgreedVersion > 0 ? Plan.Agreed.Objectives.Select(o => new Option(o.Id.ToString(), o.Title)) : [];

    protected override Act? ForAct => Act.AttachEvidence;

    protected override string DoneHref => $"/plans/{Plan.Reference}/progress";

    public void OnGet() => Form.Dated = DateBoxes.Of(Today);

    public async Task<IActionResult> OnPostAsync()
    {
        var file = ModelState.IsValid && May(Act.AttachEvidence) ? await KeepAsync() : null;
        var answer = await DoAsync(
            (plan, now) =>
            {
                Form.Dated.TryRead(out var dated);
                return plan.AttachEvidence(Me, Form.Kind ?? "", Text.Clean(Form.Title), dated, Form.Objectives, Text.Clean(Form.Note), file, now);
            },
            Act.AttachEvidence);
        // Refused, or a form that had been sent before: nothing points at the file.
        if (file is not null && !await Db.Set<Evidence>().AnyAsync(e => e.FileId == file.Id)) Service<FileStore>().Forget(file.Id);
        return answer;
    }

    private async Task<StoredFile?> KeepAsync()
    {
        if (Form.File is not { } given) return null;
        await using var content = given.OpenReadStream();
        return new StoredFile(await Service<FileStore>().KeepAsync(content, HttpContext.RequestAborted), FileRules.SafeName(given.FileName), given.Length);
    }
}

public sealed class AttachEvidenceForm
{
    [Required(ErrorMessage = "Select the kind of evidence")]
    public string? Kind { get; set; }

    public string? Title { get; set; }

    [RealDate("the date of the evidence")]
    public DateBoxes Dated { get; set; } = new();

    public List<Guid> Objectives { get; set; } = [];

    public string? Note { get; set; }

    [AcceptedFile]
    public IFormFile? File { get; set; }
}
