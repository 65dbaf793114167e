using Handrail.Web.Persistence;

namespace Handrail.Web.Access.Accounts;

/// <summary>On a database for real records without accounts, every start offers a link for the first administrator; an earlier one dies.</summary>
public static class FirstStart
{
    /// <summary>The link's local path; null where there is an account already, or never will be.</summary>
    public static async Task<string?> OfferAsync(IServiceProvider services, Installation installation)
    {
        if (installation.Kind != Installation.Real) return null;
        await using var scope = services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<AccountBook>().AnyAsync()) return null;
        var secret = await scope.ServiceProvider.GetRequiredService<OneTimeLinks>().MakeAsync(LinkKind.FirstAdministrator, null);
        await scope.ServiceProvider.GetRequiredService<AppDb>().SaveAsync();
        return "/first-administrator/" + secret;
    }
}
