using Handrail.Web.Access.Accounts;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Handrail.Web.Features.Accounts;

/// <summary>My passkeys, by the names that I gave them.</summary>
[NeedsFreshFactor]
public sealed class KeysModel : AccountPage
{
    [BindProperty]
    public KeyForm Form { get; set; } = new();

    public IReadOnlyList<Passkey> Keys { get; private set; } = [];

    public PasskeyQuestion? Offer { get; private set; }

    public static string IdOf(Passkey key) => WebEncoders.Base64UrlEncode(key.CredentialId);

    protected override async Task<IActionResult?> PrepareAccountAsync()
    {
        Keys = await Passkeys.OfAsync(Account);
        Offer = await Passkeys.OfferAsync(HttpContext, Account, Current.Person!.Email, Current.Person!.Name);
        return null;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(string? answer, string? question)
    {
        var (outcome, _) = await Passkeys.AddAsync(HttpContext, Account, answer ?? "", question ?? "", Form.Name ?? "");
        if (outcome.IsRefused) return Again(outcome);
        TempData["Done"] = T["The passkey has been added"].Value;
        return Redirect("/account/passkeys");
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? key)
    {
        if (Keys.FirstOrDefault(k => IdOf(k) == key) is { } found && await Passkeys.RemoveAsync(HttpContext, Account, found.CredentialId) is { IsRefused: true } refusal) return Again(refusal);
        TempData["Done"] = T["The passkey has been removed"].Value;
        return Redirect("/account/passkeys");
    }
}

public sealed class KeyForm
{
    public string? Name { get; set; }
}
