using Handrail.Domain.People;
using Handrail.Web.Access.Accounts;
using Handrail.Web.Persistence;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Access.SignOn;

/// <summary>The providers that the operator has set up.</summary>
public sealed record SignOnProviders(IReadOnlyList<SignOnProvider> All)
{
    public SignOnProvider? Of(string name) => All.FirstOrDefault(p => p.Name == name);

    public string LabelOf(string issuer) => All.FirstOrDefault(p => p.Issuer == issuer)?.Label ?? issuer;
}

/// <summary>What a round to a provider is for.</summary>
public enum SignOnPurpose
{
    Enter,
    Confirm,
    Bind,
    Invitation,
}

/// <summary>
/// Sends people to their provider and decides what follows from whom it vouches for. What a round was for, and for whom, travels
/// sealed and bound to the browser; when it ends, the session and the link are looked at again.
/// </summary>
public sealed partial class SignOnDesk(AppDb db, SignOnProviders providers, AccountBook book, Sessions sessions, OneTimeLinks links, CurrentActor current, ServiceClock clock)
{
    private const string Purpose = "purpose", To = "to", SessionId = "session", Token = "token";

    public IReadOnlyList<SignOnProvider> Offered => clock.CanMove ? [] : providers.All;

    public Task<List<SignOnBinding>> OfAsync(UserAccount account) => db.Set<SignOnBinding>().Where(b => b.AccountId == account.Id).OrderBy(b => b.BoundAt).ToListAsync();

    /// <summary>The providers by which this account can show a second factor anew.</summary>
    public async Task<IReadOnlyList<SignOnProvider>> ConfirmingAsync(UserAccount account)
    {
        if (!Offered.Any(p => p.ProvesFactor)) return [];
        var issuers = (await OfAsync(account)).Select(b => b.Issuer).ToHashSet(StringComparer.Ordinal);
        return [.. Offered.Where(p => p.ProvesFactor && issuers.Contains(p.Issuer))];
    }

    /// <summary>
    /// A page that leads on to the provider by itself. It is no redirect, because a form of ours may lead to our own addresses
    /// alone, and browsers count a redirect as where a form leads.
    /// </summary>
    public async Task<IActionResult> LeaveAsync(HttpContext http, SignOnProvider provider, SignOnPurpose purpose, string to, object? shell, string token = "")
    {
        var properties = new AuthenticationProperties { RedirectUri = "/" };
        properties.Items[Purpose] = purpose.ToString();
        properties.Items[To] = to;
        properties.Items[Token] = token;
        properties.Items[SessionId] = current.Session?.Id.ToString() ?? "";
        if (purpose == SignOnPurpose.Confirm) properties.Items[SignOnHandler.Anew] = "yes";
        await http.ChallengeAsync(provider.Scheme, properties);
        var onward = http.Response.Headers.Location.ToString();
        http.Response.Headers.Remove("Location");
        http.Response.StatusCode = StatusCodes.Status200OK;
        if (onward.StartsWith('/')) return new RedirectResult(onward);
        http.Response.Headers["Refresh"] = "0;url=" + onward;
        return KeptForm.View("/Ui/_Onward.cshtml", new Onward(provider.Label, onward), shell: shell);
    }

    /// <summary>The provider vouches for somebody.</summary>
    public static Task ArrivedAsync(TicketReceivedContext arrived) => arrived.HttpContext.RequestServices.GetRequiredService<SignOnDesk>().DecideAsync(arrived);

    private async Task DecideAsync(TicketReceivedContext arrived)
    {
        var http = arrived.HttpContext;
        arrived.HandleResponse();
        var (issuer, subject) = (arrived.Principal!.FindFirst("iss")!.Value, arrived.Principal.FindFirst("sub")!.Value);
        var provider = providers.All.Single(p => p.Issuer == issuer);
        var items = arrived.Properties!.Items;
        // Whoever has a session is known by it now, and not by what was said when they left.
        await http.AuthenticateAsync();
        var to = items[To]!;
        http.Response.Redirect(clock.CanMove ? "/sign-in" : Enum.Parse<SignOnPurpose>(items[Purpose]!) switch
        {
            SignOnPurpose.Enter => await EnterAsync(http, provider, subject, to),
            SignOnPurpose.Confirm => await ConfirmAsync(items[SessionId]!, provider, subject, to),
            SignOnPurpose.Bind => await BindAsync(http, items[SessionId]!, provider, subject),
            _ => await AcceptAsync(http, items[Token]!, provider, subject),
        });
    }

    /// <summary>The provider vouches for nobody, or not as it should. Why is for the log; what the provider says is in neither.</summary>
    public static Task FailedAsync(RemoteFailureContext failed)
    {
        failed.HandleResponse();
        var http = failed.HttpContext;
        Failed(http.RequestServices.GetRequiredService<ILogger<SignOnDesk>>(), failed.Scheme.Name, failed.Failure?.GetType().Name ?? "");
        http.Response.Redirect(failed.Failure?.Message == SignOnHandler.NoFactor ? "/sign-in?on=factor" : "/sign-in?on=failed");
        return Task.CompletedTask;
    }

    private Task<UserAccount?> AccountOfAsync(string issuer, string subject) =>
        (from binding in db.Set<SignOnBinding>()
         join account in db.Set<UserAccount>() on binding.AccountId equals account.Id
         where binding.Issuer == issuer && binding.Subject == subject && account.EndedAt == null
         select account).SingleOrDefaultAsync();

    private async Task<string> EnterAsync(HttpContext http, SignOnProvider provider, string subject, string to)
    {
        if (await AccountOfAsync(provider.Issuer, subject) is not { } account) return "/sign-in?on=unknown";
        return await InAsync(http, provider, account, to);
    }

    private async Task<string> InAsync(HttpContext http, SignOnProvider provider, UserAccount account, string to)
    {
        await sessions.BeginAsync(http, account.PersonId, SignInWay.SignOn, hasFactor: provider.ProvesFactor);
        if (provider.ProvesFactor)
        {
            await book.EnteredAsync(http, account);
            return to;
        }

        return (await book.HasFactorAsync(account) ? "/sign-in/code" : "/sign-in/set-up") + (to == "/" ? "" : "?to=" + Uri.EscapeDataString(to));
    }

    private async Task<string> ConfirmAsync(string session, SignOnProvider provider, string subject, string to)
    {
        var account = await AccountOfAsync(provider.Issuer, subject);
        // For whoever is signed in alone, in the session that asked.
        if (!provider.ProvesFactor || current.Actor is not { } me || current.Session!.Id.ToString() != session || account?.PersonId != me.PersonId) return "/sign-in?on=failed";
        await sessions.FreshenAsync(current.Session.Id);
        return to;
    }

    private async Task<string> BindAsync(HttpContext http, string session, SignOnProvider provider, string subject)
    {
        if (current.Actor is not { } me || current.Session!.Id.ToString() != session || await book.OfAsync(me.PersonId) is not { } account) return "/sign-in?on=failed";
        if (await db.Set<SignOnBinding>().AnyAsync(b => (b.Issuer == provider.Issuer && b.Subject == subject) || (b.AccountId == account.Id && b.Issuer == provider.Issuer))) return "/account/sign-on?on=taken";
        db.Add(new SignOnBinding { Issuer = provider.Issuer, Subject = subject, AccountId = account.Id, BoundAt = clock.UtcNow });
        await book.NoteAsync(account, AccountChange.SignOnBound, http);
        return await db.SaveAsync() == Saved.Done ? "/account/sign-on?on=bound" : "/account/sign-on?on=taken";
    }

    /// <summary>Somebody accepts an invitation by their organisation's sign-on: the account has no password, and is found by this pair.</summary>
    private async Task<string> AcceptAsync(HttpContext http, string token, SignOnProvider provider, string subject)
    {
        if (await links.FindAsync(LinkKind.Invitation, token) is not { PersonId: { } invited } link || await db.People.Include(p => p.Memberships).SingleOrDefaultAsync(p => p.Id == invited) is not { } person) return "/sign-in?on=failed";
        if (!Invitations.IsLinkEnough(person, clock.Today)) return "/sign-in?on=failed";
        if (await db.Set<SignOnBinding>().AnyAsync(b => b.Issuer == provider.Issuer && b.Subject == subject)) return "/sign-in?on=bound";
        if ((await book.BeginBySignOnAsync(http, person, link, provider.Issuer, subject)).IsRefused) return "/sign-in?on=failed";
        return await InAsync(http, provider, (await book.OfAsync(person.Id))!, "/");
    }

    /// <summary>Takes a provider away again; refused where there would be no way in any more.</summary>
    public async Task<Domain.Outcome> RemoveAsync(HttpContext http, UserAccount account, string issuer)
    {
        var bindings = await OfAsync(account);
        if (bindings.FirstOrDefault(b => b.Issuer == issuer) is not { } binding) return Domain.Outcome.Done;
        var passkeys = await db.Set<Passkey>().AnyAsync(p => p.AccountId == account.Id);
        if (bindings.Count == 1 && account.PasswordHash.Length == 0 && !passkeys) return Domain.Outcome.Refused("sign-on.last", "This is the only way in that you have. Add a passkey first");
        if (!await book.HasFactorAsync(account)) return Domain.Outcome.Refused("sign-on.factor", "It shows your second step. Set up an authenticator app or a passkey first");
        db.Remove(binding);
        await book.NoteAsync(account, AccountChange.SignOnRemoved, http);
        await db.SaveAsync();
        return Domain.Outcome.Done;
    }

    [LoggerMessage(LogLevel.Warning, "{Scheme} vouched for nobody: {Fault}")]
    private static partial void Failed(ILogger log, string scheme, string fault);
}

/// <summary>Where a page leads on to, and how people call it.</summary>
public sealed record Onward(string Label, string Address);
