using Handrail.Web.Access;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Accounts;

/// <summary>How many seconds are left of a session. Asking does not prolong it, sending does.</summary>
public sealed class LeftModel : HandrailPage
{
    public IActionResult OnGet() => new JsonResult(new { Left = (int)(Service<CurrentActor>().Session!.EndsAt - Clock.UtcNow).TotalSeconds });

    public IActionResult OnPost() => OnGet();
}
