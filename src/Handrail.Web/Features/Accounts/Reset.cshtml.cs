using Handrail.Web.Access.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Accounts;

/// <summary>A new password by a link. The second step stays what it was.</summary>
public sealed class ResetModel : LinkPage
{
    private UserAccount? account;

    [BindProperty]
    public NewPasswordForm Form { get; set; } = new();

    protected override LinkKind Kind => LinkKind.PasswordReset;

    protected override async Task<bool> PrepareLinkAsync() => Link!.PersonId is { } person && (account = await Room.OfAsync(person)) is not null;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Room.SetPasswordAsync(HttpContext, account!, Form.Password ?? "", Link) is { IsRefused: true } refusal) return Again(refusal);
        TempData["Done"] = T["Your password has been changed. Sign in with it now"].Value;
        return Redirect("/sign-in");
    }
}
