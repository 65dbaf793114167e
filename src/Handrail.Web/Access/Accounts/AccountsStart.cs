using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Handrail.Web.Access.Accounts;

/// <summary>Sign-in and sessions, for <see cref="Start"/>.</summary>
public static class AccountsStart
{
    public static void AddAccounts(this IServiceCollection services, string? address)
    {
        services.AddAuthentication(SessionHandler.Name).AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionHandler.Name, null);
        services.AddScoped<CurrentActor>().AddScoped<Sessions>().AddScoped<AccountBook>().AddScoped<Attempts>().AddScoped<OneTimeLinks>().AddScoped<Invitations>().AddScoped<Passkeys>();
        services.AddIdentityCore<UserAccount>();
        services.AddScoped<IUserStore<UserAccount>, PasskeyStore>().AddScoped<IPasskeyHandler<UserAccount>, PasskeyHandler<UserAccount>>();
        // OWASP, Password Storage Cheat Sheet: PBKDF2 with HMAC-SHA-512.
        services.Configure<PasswordHasherOptions>(hash => hash.IterationCount = 210_000);
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            passkeys.UserVerificationRequirement = "required";
            // Found without an e-mail address having been typed.
            passkeys.ResidentKeyRequirement = "required";
            if (Uri.TryCreate(address, UriKind.Absolute, out var served)) passkeys.ServerDomain = served.Host;
            passkeys.ValidateOrigin = context => ValueTask.FromResult(
                !context.CrossOrigin && context.TopOrigin is null && context.Origin == $"{context.HttpContext.Request.Scheme}://{context.HttpContext.Request.Host}");
        });
    }
}
