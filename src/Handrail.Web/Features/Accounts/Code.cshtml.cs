using Handrail.Web.Access.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Accounts;

/// <summary>The second step of signing in: the app's code, or a passkey.</summary>
[AllowAnonymous]
public sealed class CodeModel : AccountPage
{
    [BindProperty]
    public CodeForm Form { get; set; } = new();

    public PasskeyQuestion? Passkey { get; private set; }

    protected override bool IsForHalf => true;

    protected override async Task<IActionResult?> PrepareAccountAsync()
    {
        if (!await Room.HasFactorAsync(Account)) return Redirect(With("/sign-in/set-up"));
        if ((await Passkeys.OfAsync(Account)).Count > 0) Passkey = await Passkeys.AskAsync(HttpContext, Account);
        return null;
    }

    public string RecoveryHref => With("/sign-in/recovery");

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var proof = await Room.AppCodeAsync(Account.Id, Form.Code ?? "");
        if (proof.Account is null) return NotProved(proof, "Form.Code", "Enter the 6-digit code that your app shows now. Each code can be used once");
        await EnterAsync();
        return Redirect(Next);
    }

    public async Task<IActionResult> OnPostPasskeyAsync(string? answer, string? question)
    {
        if (await Passkeys.ProveAsync(HttpContext, answer ?? "", question ?? "", Account.Id) is null) return NotProved(Proof.None, "", "The passkey was not accepted. Try again, or use a code");
        await EnterAsync();
        return Redirect(Next);
    }

    /// <summary>Somebody else wants to sign in on this browser.</summary>
    public async Task<IActionResult> OnPostElseAsync()
    {
        await Sessions.EndOfAsync(HttpContext);
        return Redirect("/sign-in");
    }
}

public sealed class CodeForm
{
    public string? Code { get; set; }
}
