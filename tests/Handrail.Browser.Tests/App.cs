using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Persistence;
using Handrail.Web.Persistence.Situations;
using Handrail.Web.Tests;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Handrail.Browser.Tests;

/// <summary>The application as it is served, on a loopback port and a database of its own, with a stopped clock.</summary>
public sealed class App : WebApplicationFactory<Program>
{
    public static readonly DateOnly Today = new(2026, 9, 1);

    private readonly string folder = Directory.CreateTempSubdirectory("handrail-browser-").FullName;
    private readonly string situations;
    private int plans;

    public App()
        : this("people")
    {
    }

    /// <param name="situations">with what the database is born; "none" makes one for real records</param>
    /// <param name="signOn">the organisations' sign-on, as the operator sets it up</param>
    internal App(string situations, string? signOn = null)
    {
        this.situations = situations;
        if (signOn is not null) File.WriteAllText(Path.Combine(folder, "sign-on.json"), signOn);
        UseKestrel(0);
        StartServer();
        Address = new UriBuilder("http", "localhost", ClientOptions.BaseAddress.Port).Uri;
    }

    public Uri Address { get; }

    internal StoppedClock Clock { get; } = new(new DateTimeOffset(Today, new TimeOnly(9, 0), TimeSpan.Zero));

    /// <summary>A new plan of mr-g that has come as far as this status, on the service's present day at the latest.</summary>
    internal Task<string> PlanAtAsync(PlanStatus status, int daysBack) => SaveAsync(reference => MrG.Reach(status, reference, Today.AddDays(-daysBack)));

    /// <summary>A new plan of mr-g that both sides can sign.</summary>
    internal Task<string> ReadyToSignAsync() => SaveAsync(reference => MrG.ReadyToSign(reference, Today.AddDays(-40)));

    internal Task<string> LongAsync(Func<string, DateOnly, MrG> story, int daysBack) => SaveAsync(reference => story(reference, Today.AddDays(-daysBack)));

    private async Task<string> SaveAsync(Func<string, MrG> story)
    {
        var reference = Plan.ReferenceFor(2025, Interlocked.Increment(ref plans));
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        db.Add(story(reference).Plan);
        await db.SaveAsync();
        return reference;
    }

    /// <summary>A plan that a situation leads to, as far as its story goes.</summary>
    internal async Task<string> PlayAsync(Situation story, int number)
    {
        var plan = Playing.Until(story, number, Today);
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        db.Add(plan);
        await db.SaveAsync();
        return plan.Reference;
    }

    internal void MoveTo(DateOnly day) => Services.GetRequiredService<ServiceClock>().DaysMoved = day.DayNumber - Today.DayNumber;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production").UseStaticWebAssets().UseSetting("HANDRAIL_DATA", folder).UseSetting("situations", situations).UseSetting("quiet", "yes").UseSetting("HANDRAIL_RATE_PERCENT", "0");
        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing || !Directory.Exists(folder)) return;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
