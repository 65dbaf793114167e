using Handrail.Web.Access;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Plans;

public sealed class ListModel : HandrailPage
{
    public IReadOnlyList<PlanLine> Lines { get; private set; } = [];

    protected override async Task<IActionResult?> PrepareAsync()
    {
        Lines = await Db.LinesForAsync(Me, Today);
        return null;
    }

    public void OnGet()
    {
    }
}
