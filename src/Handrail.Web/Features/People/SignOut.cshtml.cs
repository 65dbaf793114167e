using Handrail.Web.Access.Accounts;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.People;

public sealed class SignOutModel : HandrailPage
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await Service<Sessions>().EndOfAsync(HttpContext);
        return Redirect("/sign-in");
    }
}
