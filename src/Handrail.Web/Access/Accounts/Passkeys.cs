using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Handrail.Domain;
using Handrail.Web.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Access.Accounts;

/// <summary>What a page hands to the browser: the question for the passkey, and the same sealed, to come back with the answer.</summary>
public sealed record PasskeyQuestion(string Options, string Sealed);

/// <summary>
/// Passkeys by the framework's own handler. A question is sealed into the page, so that asking writes nothing; it is good for ten
/// minutes and one answer. The person is always verified by their device, so a passkey stands for two factors.
/// </summary>
public sealed class Passkeys(AppDb db, IPasskeyHandler<UserAccount> handler, AccountBook accounts, IDataProtectionProvider seals, TimeProvider machine)
{
    public const int Most = 10;

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private readonly IDataProtector seal = seals.CreateProtector("Handrail.Passkeys");

    private DateTime Now => machine.GetUtcNow().UtcDateTime;

    public Task<List<Passkey>> OfAsync(UserAccount account) => db.Set<Passkey>().AsNoTracking().Where(p => p.AccountId == account.Id).OrderBy(p => p.MadeAt).ToListAsync();

    /// <summary>Asks for a passkey: of this account, or of whoever has one.</summary>
    public async Task<PasskeyQuestion> AskAsync(HttpContext http, UserAccount? of = null)
    {
        var made = await handler.MakeRequestOptionsAsync(of!, http);
        return new PasskeyQuestion(made.RequestOptionsJson, Seal("ask", of, made.AssertionState!));
    }

    /// <summary>Asks for a new passkey.</summary>
    public async Task<PasskeyQuestion> OfferAsync(HttpContext http, UserAccount account, string email, string name)
    {
        var made = await handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = account.Id.ToString(), Name = email, DisplayName = name }, http);
        return new PasskeyQuestion(made.CreationOptionsJson, Seal("make", account, made.AttestationState!));
    }

    /// <summary>Whose passkey has answered; nobody where the answer is not right, not of our question, or not the first to it.</summary>
    public async Task<UserAccount?> ProveAsync(HttpContext http, string answer, string question, Guid? only = null)
    {
        if (Open("ask", question, only) is not { } state || answer.Length > 20_000) return null;
        var result = await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = http, CredentialJson = answer, AssertionState = state });
        if (!result.Succeeded || result.User.EndedAt is not null || (only is { } id && result.User.Id != id)) return null;
        var credential = result.Passkey.CredentialId;
        var passkey = await db.Set<Passkey>().SingleAsync(p => p.CredentialId == credential);
        (passkey.SignCount, passkey.IsBackedUp, passkey.UsedAt) = (result.Passkey.SignCount, result.Passkey.IsBackedUp, Now);
        return await UseUpAsync(question) ? result.User : null;
    }

    /// <summary>A new passkey under the person's own name for it. Gives recovery codes where the account has none.</summary>
    public async Task<(Outcome Outcome, IReadOnlyList<string> Codes)> AddAsync(HttpContext http, UserAccount account, string answer, string question, string name)
    {
        if (Open("make", question, account.Id) is not { } state) return (Outcome.Refused("passkey.late", "This page had been open for too long. Create the passkey again", "Name"), []);
        var result = answer.Length > 50_000 ? null : await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = http, CredentialJson = answer, AttestationState = state });
        if (result is not { Succeeded: true, Passkey.IsUserVerified: true }) return (Outcome.Refused("passkey.refused", "The passkey could not be created. Try again, or use an authenticator app", "Name"), []);
        if (await db.Set<Passkey>().CountAsync(p => p.AccountId == account.Id) >= Most) return (Outcome.Refused("passkey.many", "You have 10 passkeys already. Remove one that you no longer use", "Name"), []);
        name = Text.Clean(name);
        if (name.Length > Limits.Name) return (Outcome.Refused("passkey.name", "The name must have 100 characters or fewer", "Name"), []);
        var made = result.Passkey;
        db.Add(new Passkey
        {
            CredentialId = made.CredentialId,
            AccountId = account.Id,
            Name = name.Length > 0 ? name : Devices.NameOf(http.Request.Headers.UserAgent.ToString()),
            PublicKey = made.PublicKey,
            SignCount = made.SignCount,
            Transports = string.Join(' ', made.Transports ?? []),
            IsBackupEligible = made.IsBackupEligible,
            IsBackedUp = made.IsBackedUp,
            MadeAt = Now,
        });
        await accounts.NoteAsync(account, AccountChange.PasskeyAdded, http);
        var codes = await accounts.FirstCodesAsync(account);
        return await UseUpAsync(question) ? (Outcome.Done, codes) : (Outcome.Refused("passkey.again", "This passkey has been added already", "Name"), []);
    }

    public async Task<Outcome> RemoveAsync(HttpContext http, UserAccount account, byte[] credential)
    {
        if (await db.Set<Passkey>().SingleOrDefaultAsync(p => p.AccountId == account.Id && p.CredentialId == credential) is not { } passkey) return Outcome.Done;
        if (!account.HasApp && await db.Set<Passkey>().CountAsync(p => p.AccountId == account.Id) == 1)
            return Outcome.Refused("passkey.last", "This is your only second step. Set up an authenticator app or another passkey first");
        db.Remove(passkey);
        await accounts.NoteAsync(account, AccountChange.PasskeyRemoved, http);
        await db.SaveAsync();
        return Outcome.Done;
    }

    /// <summary>Writes that this question has been answered, with whatever the answer changes; false where it had been before.</summary>
    private async Task<bool> UseUpAsync(string question)
    {
        var old = Now - Life - Life;
        db.RemoveRange(await db.Set<UsedChallenge>().Where(c => c.At < old).Take(50).ToListAsync());
        db.Add(new UsedChallenge { Hash = SHA256.HashData(Encoding.UTF8.GetBytes(question)), At = Now });
        return await db.SaveAsync() == Saved.Done;
    }

    private string Seal(string purpose, UserAccount? of, string state) => seal.Protect(JsonSerializer.Serialize(new Question(purpose, of?.Id, Now, state)));

    private string? Open(string purpose, string sealedQuestion, Guid? of)
    {
        try
        {
            return sealedQuestion.Length < 10_000 && JsonSerializer.Deserialize<Question>(seal.Unprotect(sealedQuestion)) is { } question
                && question.Purpose == purpose && question.Of == of && Now - question.At < Life && Now > question.At.AddMinutes(-1) ? question.State : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private sealed record Question(string Purpose, Guid? Of, DateTime At, string State);
}

/// <summary>What the framework's passkey handler asks of a store. Accounts are made and changed by <see cref="AccountBook"/> alone.</summary>
public sealed class PasskeyStore(AppDb db) : IUserPasskeyStore<UserAccount>
{
    public Task<string> GetUserIdAsync(UserAccount user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(UserAccount user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.EmailKey);

    public Task<string?> GetNormalizedUserNameAsync(UserAccount user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.EmailKey);

    public async Task<UserAccount?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, out var id) ? await db.Set<UserAccount>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellationToken) : null;

    public async Task<UserAccount?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken)
    {
        var key = UserAccount.KeyOf(normalizedUserName);
        return await db.Set<UserAccount>().AsNoTracking().SingleOrDefaultAsync(a => a.EmailKey == key, cancellationToken);
    }

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(UserAccount user, CancellationToken cancellationToken) =>
        [.. (await db.Set<Passkey>().AsNoTracking().Where(p => p.AccountId == user.Id).ToListAsync(cancellationToken)).Select(Info)];

    public async Task<UserAccount?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await db.Set<UserAccount>().AsNoTracking().SingleOrDefaultAsync(a => db.Set<Passkey>().Any(p => p.CredentialId == credentialId && p.AccountId == a.Id), cancellationToken);

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(UserAccount user, byte[] credentialId, CancellationToken cancellationToken) =>
        await db.Set<Passkey>().AsNoTracking().SingleOrDefaultAsync(p => p.AccountId == user.Id && p.CredentialId == credentialId, cancellationToken) is { } passkey ? Info(passkey) : null;

    public Task AddOrUpdatePasskeyAsync(UserAccount user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw Elsewhere();

    public Task RemovePasskeyAsync(UserAccount user, byte[] credentialId, CancellationToken cancellationToken) => throw Elsewhere();

    public Task<IdentityResult> CreateAsync(UserAccount user, CancellationToken cancellationToken) => throw Elsewhere();

    public Task<IdentityResult> UpdateAsync(UserAccount user, CancellationToken cancellationToken) => throw Elsewhere();

    public Task<IdentityResult> DeleteAsync(UserAccount user, CancellationToken cancellationToken) => throw Elsewhere();

    public Task SetUserNameAsync(UserAccount user, string? userName, CancellationToken cancellationToken) => throw Elsewhere();

    public Task SetNormalizedUserNameAsync(UserAccount user, string? normalizedName, CancellationToken cancellationToken) => throw Elsewhere();

    public void Dispose()
    {
    }

    private static InvalidOperationException Elsewhere() => new($"Accounts are changed by {nameof(AccountBook)} and {nameof(Passkeys)}");

    private static UserPasskeyInfo Info(Passkey p) =>
        new(p.CredentialId, p.PublicKey, new DateTimeOffset(p.MadeAt), (uint)p.SignCount, p.Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries), isUserVerified: true, p.IsBackupEligible, p.IsBackedUp, attestationObject: [], clientDataJson: []);
}
