using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Files;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Delivery;

/// <summary>One file of the plan's evidence, to be saved and never to be opened inside the browser.</summary>
public sealed class EvidenceFileModel : PlanPage
{
    protected override bool IsFor(Plan plan, IReadOnlyList<Role> roles) => plan.IsReadBy(Me, Today);

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        var file = await Db.Set<Evidence>().AsNoTracking().Where(e => e.Id == id && e.PlanId == Plan.Id && e.FileId != null)
            .Select(e => new { e.FileId, e.FileName }).SingleOrDefaultAsync();
        if (file is null) return NotFound();
        return File(Service<FileStore>().Open(file.FileId!.Value), "application/octet-stream", file.FileName);
    }
}
