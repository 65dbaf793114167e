using System.Security.Claims;
using System.Text.Encodings.Web;
using Handrail.Web.Persistence;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Handrail.Web.Access.Accounts;

/// <summary>
/// Knows a person by the session of their browser: one command reads it with whose it is. A session without a second factor
/// counts for nobody, but for the pages that ask for one. The framework's cookie handler is not used, because with a store of
/// sessions it keeps the old key when somebody signs in over a session, and unseals a cookie that holds nothing but that key.
/// </summary>
public sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, CurrentActor current, PlanReading reading, TimeProvider machine)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string Name = "session";

    // Asked for when it is needed: a handler is made for every file of a page.
    private AppDb Db => Context.RequestServices.GetRequiredService<AppDb>();

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // Files are for everybody, and there are many of them on a page.
        if (Context.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<PageActionDescriptor>() is null) return AuthenticateResult.NoResult();
        if (Sessions.KeyHashOf(Request) is not { } hash) return AuthenticateResult.NoResult();
        if (await reading.SignedInAsync(hash, Context.RequestAborted) is not { } found) return AuthenticateResult.NoResult();
        var (session, person) = found;
        var now = machine.GetUtcNow().UtcDateTime;
        if (!session.IsAlive(now))
        {
            await Db.StateAsync(() => Db.Set<Session>().Where(s => s.Id == session.Id).ExecuteDeleteAsync(), CancellationToken.None);
            return AuthenticateResult.NoResult();
        }

        // Asking how much time is left is no sign of life.
        if (now - session.SeenAt >= Session.SeenEvery && !(HttpMethods.IsGet(Request.Method) && Request.Path == "/session"))
        {
            session.SeenAt = now;
            await Db.StateAsync(() => Db.Set<Session>().Where(s => s.Id == session.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenAt, now)), CancellationToken.None);
        }

        if (!current.Enter(session, person)) return AuthenticateResult.NoResult();
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, person.Id.ToString())], Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Name));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (await KeptForm.ReadAsync(Context) is { } kept) await kept.ShowAsync(Context);
        else Response.Redirect("/sign-in?to=" + Uri.EscapeDataString(Request.PathBase + Request.Path + Request.QueryString));
    }
}
