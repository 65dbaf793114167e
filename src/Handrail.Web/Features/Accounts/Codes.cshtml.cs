using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Accounts;

/// <summary>Ten new recovery codes; the old ones count no more.</summary>
[NeedsFreshFactor]
public sealed class CodesModel : AccountPage
{
    /// <summary>Shown this once.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Codes = await Room.MakeCodesAsync(HttpContext, Account);
        return Page();
    }
}
