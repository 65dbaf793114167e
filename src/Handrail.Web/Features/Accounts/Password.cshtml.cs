using Handrail.Domain;
using Handrail.Web.Access.Accounts;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Accounts;

[NeedsFreshFactor]
public sealed class PasswordModel : AccountPage
{
    [BindProperty]
    public NewPasswordForm Form { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        // Who sits down at an open screen has neither; the tries count as those of signing in.
        if (await Room.PasswordAsync(HttpContext, Account.EmailKey, Form.Old ?? "") is { Account: null } proof)
            return NotProved(proof, "Form.Old", "Enter the password that you have now");
        if (await Room.SetPasswordAsync(HttpContext, Account, Form.Password ?? "", except: Current.Session!.Id) is { IsRefused: true } refusal) return Again(refusal);
        TempData["Done"] = T["Your password has been changed, and you are signed out everywhere else"].Value;
        return Redirect("/account");
    }
}

public sealed class NewPasswordForm
{
    public string? Old { get; set; }

    public string? Password { get; set; }

    /// <summary>The registration number and the spoken code, where an invitation asks for them.</summary>
    public string? Number { get; set; }

    public string? Code { get; set; }
}
