using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Accounts;

/// <summary>An authenticator app, the first one or in place of another.</summary>
[NeedsFreshFactor]
public sealed class AppModel : AccountPage
{
    [BindProperty]
    public AppForm Form { get; set; } = new();

    public AppOffer? App { get; private set; }

    protected override Task<IActionResult?> PrepareAccountAsync()
    {
        App = AppOffer.Of(Room, Account, Current.Person!.Email, Form.Secret);
        return base.PrepareAccountAsync();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var (outcome, _) = await Room.SetAppAsync(HttpContext, Account, Form.Secret ?? "", Form.Code ?? "");
        if (outcome.IsRefused) return Again(outcome);
        TempData["Done"] = T["Your authenticator app is set up. An earlier one counts no more"].Value;
        return Redirect("/account");
    }
}
