using Handrail.Domain;
using Handrail.Web.Access;
using Handrail.Web.Access.Accounts;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Accounts;

/// <summary>A page about how somebody signs in. A demonstration has no accounts, and no such pages.</summary>
public abstract class AccountPage : HandrailPage
{
    private UserAccount? account;

    /// <summary>Where the person wanted to go.</summary>
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    /// <summary>Whose session it is, also one that waits for a second factor.</summary>
    public UserAccount Account => account!;

    protected AccountBook Room => Service<AccountBook>();

    protected Passkeys Passkeys => Service<Passkeys>();

    protected Sessions Sessions => Service<Sessions>();

    protected CurrentActor Current => Service<CurrentActor>();

    /// <summary>Whether the page is for somebody who has given a password and no second factor yet.</summary>
    protected virtual bool IsForHalf => false;

    protected string Next => Url.IsLocalUrl(To) ? To! : "/";

    protected string With(string path) => Url.IsLocalUrl(To) && To != "/" ? path + "?to=" + Uri.EscapeDataString(To!) : path;

    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (Clock.CanMove) return NotFound();
        if (IsForHalf != Current.IsHalf) return Redirect(IsForHalf && IsSignedIn ? Next : With("/sign-in"));
        account = await Room.OfAsync(Current.Session!.PersonId);
        return account is null ? Redirect("/sign-in") : await PrepareAccountAsync();
    }

    protected virtual Task<IActionResult?> PrepareAccountAsync() => Task.FromResult<IActionResult?>(null);

    /// <summary>The same page with why a try did not succeed.</summary>
    protected IActionResult NotProved(Proof proof, string field, string sentence)
    {
        ModelState.AddModelError(field, proof.Wait > TimeSpan.Zero ? T["Too many tries. Wait {0} and try again", Say.Wait(proof.Wait)] : T[sentence]);
        return Again();
    }

    /// <summary>The second factor has been shown: in, and to where the person wanted to go.</summary>
    protected async Task EnterAsync()
    {
        await Sessions.RiseAsync(HttpContext, Current.Session!.Id);
        await Room.EnteredAsync(HttpContext, Account);
    }
}
