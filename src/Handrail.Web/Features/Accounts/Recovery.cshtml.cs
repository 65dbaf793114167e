using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Accounts;

/// <summary>A recovery code in place of the app or the passkey that is lost.</summary>
[AllowAnonymous]
public sealed class RecoveryModel : AccountPage
{
    [BindProperty]
    public CodeForm Form { get; set; } = new();

    protected override bool IsForHalf => true;

    protected override async Task<IActionResult?> PrepareAccountAsync() => await Room.HasFactorAsync(Account) ? null : Redirect(With("/sign-in/set-up"));

    public string BackHref => With("/sign-in/code");

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var proof = await Room.RecoveryCodeAsync(HttpContext, Account.Id, Form.Code ?? "");
        if (proof.Account is null) return NotProved(proof, "Form.Code", "Enter one of your recovery codes that you have not used yet");
        await EnterAsync();
        TempData["Done"] = T["You are signed in. This recovery code cannot be used again. If your phone is lost, set up an app or a passkey anew on this page."].Value;
        return Redirect("/account");
    }
}
