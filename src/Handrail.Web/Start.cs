using Handrail.Web.Access;
using Handrail.Web.Access.Accounts;
using Handrail.Web.Access.SignOn;
using Handrail.Web.Mailing;
using Handrail.Web.Persistence;
using Handrail.Web.Persistence.Files;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;

namespace Handrail.Web;

/// <summary>How the application is put together. Each line is one decision; the rooms say the rest.</summary>
public static class Start
{
    public static void AddHandrail(this WebApplicationBuilder builder)
    {
        var data = Path.GetFullPath(builder.Configuration["HANDRAIL_DATA"] ?? "data");
        var engine = builder.Configuration["HANDRAIL_POSTGRES"] is { Length: > 0 } postgres ? Engine.Postgres(postgres) : Engine.Sqlite(data);
        var services = builder.Services;
        services.AddLogRules();
        UseOwnSpecialties(Path.Combine(data, "main-specialties.tsv"));
        services.AddSingleton(engine).AddSingleton<WriteGate>().AddSingleton<ReadingRoom>().AddSingleton<PlanReading>().AddSingleton<ServiceClock>().AddSingleton<Outbox>().AddSingleton(TimeProvider.System);
        if (engine.IsSqlite) services.AddSingleton(_ => new FolderLock(data));
        services.AddSingleton(new FileStore(Path.Combine(data, "files")));
        var address = new ServiceAddress(builder.Configuration);
        services.AddSingleton(address).AddSingleton(new MailSettings(builder.Configuration, data, address)).AddSingleton<Letter>().AddSingleton<MailSender>().AddHostedService<MailRounds>();
        services.AddDbContextPool<AppDb>(engine.Use);
        services.AddDataProtection().SetApplicationName("Handrail").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(data, "keys")));
        services.AddAccounts(address.IsSet ? address.Uri.AbsoluteUri : null, SignOnProvider.Read(Path.Combine(data, "sign-on.json")));
        // Default deny: a page is closed until it says otherwise.
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddFrontDoor(builder.Configuration);
        services.AddUi();
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = (Domain.Limits.FileMegabytes + 1) << 20;
        });
    }

    /// <summary>A service may put its own map of specialties and groups beside its data; a wrong line refuses the start.</summary>
    private static void UseOwnSpecialties(string path)
    {
        if (!File.Exists(path)) return;
        using var file = File.OpenText(path);
        try
        {
            Domain.Lists.MainSpecialties.Use(Domain.Lists.MainSpecialties.Read(file));
        }
        catch (FormatException wrong)
        {
            throw new InvalidOperationException($"{path}: {wrong.Message}", wrong);
        }
    }

    public static async Task OpenAsync(this WebApplication app)
    {
        app.Services.GetService<FolderLock>();
        var (version, installation) = await Birth.OpenAsync(app.Services, app.Configuration["situations"] ?? "demo");
        if (app.Configuration["quiet"] is not null) return;
        var first = await FirstStart.OfferAsync(app.Services, installation);
        app.Lifetime.ApplicationStarted.Register(() => Welcome.Print(app, version, installation, first));
    }

    public static void UseHandrail(this WebApplication app)
    {
        app.UseFrontDoor();
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/problem", SuppressDiagnosticsCallback = _ => true });
        app.UseStatusCodePagesWithReExecute("/not-there", "?code={0}");
        app.UseRequestLocalization("en-GB");
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.MapStaticAssets().AllowAnonymous();
        // Said of each page, and not left to what holds where nothing is said.
        app.MapRazorPages().RequireAuthorization().WithStaticAssets();
    }
}
