using System.Security.Cryptography;
using System.Text;
using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Web.Access.SignOn;
using Handrail.Web.Mailing;
using Handrail.Web.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Access.Accounts;

/// <summary>What became of a try to prove who one is: who it is, or how long to wait, or neither.</summary>
public sealed record Proof(UserAccount? Account, TimeSpan Wait)
{
    public static Proof None { get; } = new(null, TimeSpan.Zero);
}

/// <summary>The accounts of a database for real records: made by a link, proved by two factors, and told by mail when they change.</summary>
public sealed class AccountBook(AppDb db, IPasswordHasher<UserAccount> hasher, IDataProtectionProvider seals, Attempts attempts, Sessions sessions, TimeProvider machine)
{
    // Somebody whom nobody knows costs the same work as somebody with an account.
    private static string? nobody;

    // A hash keeps a core busy for a tenth of a second. However many strangers guess at once, one core is left for everybody's pages.
    private static readonly SemaphoreSlim hashing = new(Math.Max(1, Environment.ProcessorCount - 1));

    private readonly IDataProtector secrets = seals.CreateProtector("Handrail.AppSecret");
    private readonly IDataProtector devices = seals.CreateProtector("Handrail.KnownDevice");

    /// <summary>Marks a browser on which an account has been signed in to.</summary>
    public const string DeviceCookie = "__Host-handrail-device";

    private DateTime Now => machine.GetUtcNow().UtcDateTime;

    public Task<UserAccount?> OfAsync(Guid person) => db.Set<UserAccount>().SingleOrDefaultAsync(a => a.PersonId == person && a.EndedAt == null);

    public Task<bool> AnyAsync() => db.Set<UserAccount>().AnyAsync();

    public async Task<bool> HasFactorAsync(UserAccount account) => account.HasApp || await db.Set<Passkey>().AnyAsync(p => p.AccountId == account.Id);

    /// <summary>Whose e-mail address and password these are. What is wrong with them is not said, nor can it be told from the time that it takes.</summary>
    public async Task<Proof> PasswordAsync(HttpContext http, string email, string password)
    {
        var key = UserAccount.KeyOf(email);
        var account = await db.Set<UserAccount>().AsNoTracking().SingleOrDefaultAsync(a => a.EmailKey == key && a.EndedAt == null);
        // Looked at for everybody: unsealing what a browser carries takes time, too.
        var device = KnownDevice(http);
        var own = account is not null && device == account.Id ? Trier.OwnDevice(account.Id) : Trier.Account(key);
        var address = Trier.Address(http.Connection.RemoteIpAddress);
        if (await attempts.TryAsync(own, address) is { Ticks: > 0 } wait) return new Proof(null, wait);
        var cleaned = Passwords.Clean(password);
        if (!await IsRightAsync(account, cleaned, http.RequestAborted) || account is null) return Proof.None;
        await attempts.SucceededAsync(own, address);
        return new Proof(account, TimeSpan.Zero);
    }

    private async Task<bool> IsRightAsync(UserAccount? account, string password, CancellationToken cancel)
    {
        await hashing.WaitAsync(cancel);
        try
        {
            // Without an account or a password, a hash that nothing matches is compared all the same.
            var has = account is { PasswordHash.Length: > 0 };
            var hash = has ? account!.PasswordHash : nobody ??= hasher.HashPassword(Stranger, Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));
            return hasher.VerifyHashedPassword(account ?? Stranger, hash, password) != PasswordVerificationResult.Failed && has;
        }
        finally
        {
            hashing.Release();
        }
    }

    /// <summary>Whether this is the app's code of now; it counts once.</summary>
    public Task<Proof> AppCodeAsync(Guid accountId, string typed) => CodeAsync(accountId, account =>
    {
        if (!account.HasApp || AppCode.StepOf(Open(account.AppSecret), typed, machine.GetUtcNow(), account.AppStep) is not { } step) return Task.FromResult(false);
        account.AppStep = step;
        return Task.FromResult(true);
    });

    /// <summary>Whether this is one of the account's recovery codes; it counts once.</summary>
    public Task<Proof> RecoveryCodeAsync(HttpContext http, Guid accountId, string typed) => CodeAsync(accountId, async account =>
    {
        var hash = RecoveryCodes.HashOf(typed);
        if (await db.Set<RecoveryCode>().SingleOrDefaultAsync(c => c.Hash == hash && c.AccountId == account.Id) is not { } code) return false;
        db.Remove(code);
        await NoteAsync(account, AccountChange.CodeUsed, http);
        return true;
    });

    private async Task<Proof> CodeAsync(Guid accountId, Func<UserAccount, Task<bool>> isRight)
    {
        var trier = Trier.Codes(accountId);
        if (await attempts.TryAsync(trier) is { Ticks: > 0 } wait) return new Proof(null, wait);
        var account = await db.Set<UserAccount>().SingleOrDefaultAsync(a => a.Id == accountId && a.EndedAt == null);
        // Of two requests with one code the second finds that somebody was first.
        if (account is null || !await isRight(account) || await db.SaveAsync() != Saved.Done) return Proof.None;
        await attempts.SucceededAsync(trier);
        return new Proof(account, TimeSpan.Zero);
    }

    /// <summary>A new account of this person, or their account with nothing but a new password: whoever was let in by a link begins anew.</summary>
    public async Task<Outcome> BeginAsync(HttpContext http, Person person, string password, OneTimeLink? by)
    {
        if (Passwords.Judge(password, person) is { IsRefused: true } refusal) return refusal;
        var account = await AnewAsync(person);
        account.PasswordHash = hasher.HashPassword(account, Passwords.Clean(password));
        return await BegunAsync(http, account, by);
    }

    /// <summary>The same, by an organisation's sign-on in place of a password.</summary>
    public async Task<Outcome> BeginBySignOnAsync(HttpContext http, Person person, OneTimeLink by, string issuer, string subject)
    {
        var account = await AnewAsync(person);
        account.PasswordHash = "";
        db.Add(new SignOnBinding { Issuer = issuer, Subject = subject, AccountId = account.Id, BoundAt = Now });
        return await BegunAsync(http, account, by);
    }

    private async Task<UserAccount> AnewAsync(Person person)
    {
        var account = await db.Set<UserAccount>().SingleOrDefaultAsync(a => a.PersonId == person.Id);
        if (account is null)
        {
            account = new UserAccount { Id = Ids.Unlinkable(), PersonId = person.Id, EmailKey = UserAccount.KeyOf(person.Email), MadeAt = Now };
            db.Add(account);
        }
        else
        {
            (account.EmailKey, account.AppSecret, account.EndedAt) = (UserAccount.KeyOf(person.Email), "", null);
            db.RemoveRange(await db.Set<Passkey>().Where(p => p.AccountId == account.Id).ToListAsync());
            db.RemoveRange(await db.Set<RecoveryCode>().Where(c => c.AccountId == account.Id).ToListAsync());
            db.RemoveRange(await db.Set<SignOnBinding>().Where(b => b.AccountId == account.Id).ToListAsync());
        }

        return account;
    }

    private async Task<Outcome> BegunAsync(HttpContext http, UserAccount account, OneTimeLink? by)
    {
        by?.UsedAt = Now;
        await NoteAsync(account, AccountChange.Made, http);
        if (await db.SaveAsync() != Saved.Done) return Outcome.Refused("link.used", "This link has been used already, or there is an account with this email address");
        await sessions.EndAllAsync(account.PersonId);
        return Outcome.Done;
    }

    /// <summary>Another password; every other session ends.</summary>
    public async Task<Outcome> SetPasswordAsync(HttpContext http, UserAccount account, string password, OneTimeLink? by = null, Guid? except = null)
    {
        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == account.PersonId);
        if (Passwords.Judge(password, person) is { IsRefused: true } refusal) return refusal;
        account = await db.Set<UserAccount>().SingleAsync(a => a.Id == account.Id);
        account.PasswordHash = hasher.HashPassword(account, Passwords.Clean(password));
        by?.UsedAt = Now;
        await NoteAsync(account, AccountChange.PasswordSet, http);
        if (await db.SaveAsync() != Saved.Done) return Outcome.Refused("link.used", "This link has been used already");
        await sessions.EndAllAsync(person.Id, except);
        return Outcome.Done;
    }

    /// <summary>A secret for an app that is being set up, sealed for this account until it comes back with its first code.</summary>
    public (byte[] Secret, string Sealed) OfferApp(UserAccount account)
    {
        var secret = RandomNumberGenerator.GetBytes(AppCode.SecretLength);
        return (secret, secrets.Protect(account.Id + " " + Convert.ToBase64String(secret)));
    }

    /// <summary>The secret that was offered to this account; null for anything else.</summary>
    public byte[]? Offered(UserAccount account, string sealedSecret)
    {
        try
        {
            return secrets.Unprotect(sealedSecret).Split(' ') is [var id, var secret] && id == account.Id.ToString() ? Convert.FromBase64String(secret) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The app is set up once it shows the right code. Gives recovery codes where the account has none.</summary>
    public async Task<(Outcome Outcome, IReadOnlyList<string> Codes)> SetAppAsync(HttpContext http, UserAccount account, string sealedSecret, string typed)
    {
        if (Offered(account, sealedSecret) is not { } secret) return (Outcome.Refused("app.secret", "This page had been open for too long. Take the picture again, and enter the new code", "Code"), []);
        if (await attempts.TryAsync(Trier.Codes(account.Id)) is { Ticks: > 0 }) return (Outcome.Refused("app.wait", "Too many tries. Wait a few minutes and try again", "Code"), []);
        if (AppCode.StepOf(secret, typed, machine.GetUtcNow(), 0) is not { } step) return (Outcome.Refused("app.code", "Enter the 6-digit code that your app shows now", "Code"), []);
        account = await db.Set<UserAccount>().SingleAsync(a => a.Id == account.Id);
        (account.AppSecret, account.AppStep) = (secrets.Protect(account.Id + " " + Convert.ToBase64String(secret)), step);
        await NoteAsync(account, AccountChange.AppSet, http);
        var codes = await FirstCodesAsync(account);
        if (await db.SaveAsync() != Saved.Done) return (Outcome.Refused("app.again", "Something else changed your account at the same time. Try again", "Code"), []);
        await attempts.SucceededAsync(Trier.Codes(account.Id));
        return (Outcome.Done, codes);
    }

    /// <summary>Ten new recovery codes; the old ones are worth nothing any more.</summary>
    public async Task<IReadOnlyList<string>> MakeCodesAsync(HttpContext http, UserAccount account)
    {
        db.RemoveRange(await db.Set<RecoveryCode>().Where(c => c.AccountId == account.Id).ToListAsync());
        var codes = Codes(account);
        await NoteAsync(account, AccountChange.CodesMade, http);
        return await db.SaveAsync() == Saved.Done ? codes : [];
    }

    /// <summary>Recovery codes with the first second factor; to be saved with it.</summary>
    internal async Task<IReadOnlyList<string>> FirstCodesAsync(UserAccount account) => await db.Set<RecoveryCode>().AnyAsync(c => c.AccountId == account.Id) ? [] : Codes(account);

    private IReadOnlyList<string> Codes(UserAccount account)
    {
        var codes = RecoveryCodes.Make();
        db.AddRange(codes.Select(c => new RecoveryCode { Hash = RecoveryCodes.HashOf(c), AccountId = account.Id }));
        return codes;
    }

    /// <summary>Somebody has left, or asks for it: nobody gets in any more, at once.</summary>
    public async Task EndAsync(HttpContext http, Guid person)
    {
        if (await db.Set<UserAccount>().SingleOrDefaultAsync(a => a.PersonId == person && a.EndedAt == null) is { } account)
        {
            account.EndedAt = Now;
            await NoteAsync(account, AccountChange.Ended, http);
            await db.SaveAsync();
        }

        await sessions.EndAllAsync(person);
    }

    /// <summary>Somebody has come in with two factors; this browser is known from now on.</summary>
    public async Task EnteredAsync(HttpContext http, UserAccount account)
    {
        db.Add(EntryOf(account, AccountChange.SignedIn, http));
        await db.SaveAsync();
        http.Response.Cookies.Append(DeviceCookie, devices.Protect(account.Id.ToString()), new CookieOptions
        {
            Secure = true,
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(180),
        });
    }

    /// <summary>Writes what has changed, and tells its owner by mail; to be saved with the change.</summary>
    internal async Task NoteAsync(UserAccount account, AccountChange what, HttpContext http)
    {
        db.Add(EntryOf(account, what, http));
        if (what == AccountChange.Made) return;
        var to = await db.People.Where(p => p.Id == account.PersonId).Select(p => p.Email).SingleAsync();
        if (Mail.IsAddress(to)) db.Owe(new Mail(to, MailKind.AccountChanged, "/account"));
    }

    private AccountEntry EntryOf(UserAccount account, AccountChange what, HttpContext http) =>
        new() { Id = Guid.CreateVersion7(), PersonId = account.PersonId, What = what, Device = Devices.NameOf(http.Request.Headers.UserAgent.ToString()), At = Now };

    private byte[] Open(string appSecret) => Convert.FromBase64String(secrets.Unprotect(appSecret).Split(' ')[1]);

    private Guid? KnownDevice(HttpContext http)
    {
        try
        {
            return http.Request.Cookies[DeviceCookie] is { Length: > 0 and < 1000 } carried && Guid.TryParse(devices.Unprotect(carried), out var account) ? account : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static UserAccount Stranger { get; } = new() { Id = Guid.Empty, PersonId = Guid.Empty, EmailKey = "", MadeAt = default };
}

/// <summary>Lets people in by a link: the only way to an account.</summary>
public sealed class Invitations(AppDb db, OneTimeLinks links)
{
    /// <summary>Whether a link alone lets somebody in. Whoever has a plan of their own proves by number and code who they are, whoever invites them and for what.</summary>
    public static bool IsLinkEnough(Person person, DateOnly today) => !person.DutiesOn(today).HasFlag(Duties.OwnPlan);

    /// <summary>Makes an invitation and owes its mail; to be saved with whatever invites. Earlier invitations of the person die.</summary>
    public async Task InviteAsync(Person person) =>
        db.Owe(new Mail(person.Email, MailKind.Invitation, "/invitations/" + await links.MakeAsync(LinkKind.Invitation, person.Id)));

    /// <summary>Invites somebody who can be invited and has no account to sign in with yet. On a demonstration people choose who they are, and nobody is.</summary>
    public async Task LetInAsync(Person person, ServiceClock clock)
    {
        if (!clock.CanMove && !await db.Set<UserAccount>().AnyAsync(a => a.PersonId == person.Id && a.EndedAt == null)) await InviteAsync(person);
    }

    /// <summary>A link for a new password, if this address has an account. The same is written for an address that has none, so that nobody learns which is which.</summary>
    public async Task ForgottenAsync(string email)
    {
        var key = UserAccount.KeyOf(email);
        var person = await (from account in db.Set<UserAccount>() join p in db.People on account.PersonId equals p.Id where account.EmailKey == key && account.EndedAt == null select p).SingleOrDefaultAsync();
        var secret = await links.MakeAsync(LinkKind.PasswordReset, person?.Id);
        if (person is not null) db.Owe(new Mail(person.Email, MailKind.PasswordReset, "/reset-password/" + secret));
        await db.SaveAsync();
    }
}
