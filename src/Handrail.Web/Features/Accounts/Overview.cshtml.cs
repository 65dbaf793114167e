using Handrail.Web.Access.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Accounts;

/// <summary>How I sign in, and what has happened to my account.</summary>
public sealed class OverviewModel : AccountPage
{
    public IReadOnlyList<Passkey> Keys { get; private set; } = [];

    public int CodesLeft { get; private set; }

    public string Email => Current.Person!.Email;

    public IReadOnlyList<AccountEntry> Entries { get; private set; } = [];

    protected override async Task<IActionResult?> PrepareAccountAsync()
    {
        Keys = await Passkeys.OfAsync(Account);
        CodesLeft = await Db.Set<RecoveryCode>().CountAsync(c => c.AccountId == Account.Id);
        Entries = await Db.Set<AccountEntry>().AsNoTracking().Where(e => e.PersonId == Me.PersonId).OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(20).ToListAsync();
        return null;
    }

    public void OnGet()
    {
    }

    internal static string WordsOf(AccountChange what) => what switch
    {
        AccountChange.Made => "Account made",
        AccountChange.SignedIn => "Signed in",
        AccountChange.PasswordSet => "Password changed",
        AccountChange.AppSet => "Authenticator app set up",
        AccountChange.PasskeyAdded => "Passkey added",
        AccountChange.PasskeyRemoved => "Passkey removed",
        AccountChange.CodesMade => "New recovery codes made",
        AccountChange.CodeUsed => "Recovery code used",
        AccountChange.Ended => "Account ended",
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };
}
