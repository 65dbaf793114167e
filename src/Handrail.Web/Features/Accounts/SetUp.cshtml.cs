using Handrail.Domain;
using Handrail.Web.Access.Accounts;
using Handrail.Web.Ui.Pictures;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Accounts;

/// <summary>The first second step of an account. Nothing of a case is shown before.</summary>
[AllowAnonymous]
public sealed class SetUpModel : AccountPage
{
    [BindProperty]
    public AppForm Form { get; set; } = new();

    public AppOffer? App { get; private set; }

    public PasskeyQuestion? Passkey { get; private set; }

    /// <summary>New recovery codes, which are shown this once.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    public string Onward => Next;

    protected override bool IsForHalf => true;

    protected override async Task<IActionResult?> PrepareAccountAsync()
    {
        if (await Room.HasFactorAsync(Account)) return Redirect(With("/sign-in/code"));
        App = AppOffer.Of(Room, Account, Current.Person!.Email, Form.Secret);
        Passkey = await Passkeys.OfferAsync(HttpContext, Account, Current.Person!.Email, Current.Person!.Name);
        return null;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var (outcome, codes) = await Room.SetAppAsync(HttpContext, Account, Form.Secret ?? "", Form.Code ?? "");
        return await DoneAsync(outcome, codes);
    }

    public async Task<IActionResult> OnPostPasskeyAsync(string? answer, string? question)
    {
        var (outcome, codes) = await Passkeys.AddAsync(HttpContext, Account, answer ?? "", question ?? "", "");
        return await DoneAsync(outcome, codes);
    }

    private async Task<IActionResult> DoneAsync(Outcome outcome, IReadOnlyList<string> codes)
    {
        if (outcome.IsRefused) return Again(outcome);
        await EnterAsync();
        Codes = codes;
        return Codes.Count > 0 ? Page() : Redirect(Next);
    }
}

/// <summary>The secret for an app, as a picture and in letters, and sealed for the way back.</summary>
public sealed record AppOffer(string Sealed, string Spelled, Square Picture)
{
    /// <summary>A form that comes back keeps the secret that the app has been shown.</summary>
    internal static AppOffer Of(AccountBook room, UserAccount account, string email, string? offered)
    {
        var (secret, sealedSecret) = offered is { Length: > 0 } && room.Offered(account, offered) is { } again ? (again, offered) : room.OfferApp(account);
        return new AppOffer(sealedSecret, AppCode.Spelled(secret), Square.Of(AppCode.AddressOf(secret, email)));
    }
}

public sealed class AppForm
{
    public string? Secret { get; set; }

    public string? Code { get; set; }
}
