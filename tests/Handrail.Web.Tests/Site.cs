using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Persistence;
using Handrail.Web.Persistence.Situations;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Handrail.Web.Tests;

/// <summary>
/// The whole application on a database of its own, on the engine that HANDRAIL_TEST_ENGINE names, with a stopped clock.
/// Plans get there by the domain's own steps.
/// </summary>
public sealed class Site : WebApplicationFactory<Program>
{
    public static readonly DateOnly Today = new(2026, 9, 1);

    private readonly string folder = Directory.CreateTempSubdirectory("handrail-test-").FullName;
    private readonly string? database = Environment.GetEnvironmentVariable("HANDRAIL_TEST_ENGINE") == "postgres" ? "t_" + Guid.CreateVersion7().ToString("N") : null;
    private readonly CommandCount commands = new();
    private int plans;

    /// <summary>With what the database is born; "none" makes one for real records.</summary>
    internal string Situations { get; init; } = "people";

    internal StoppedClock Clock { get; } = new(new DateTimeOffset(Today, new TimeOnly(9, 0), TimeSpan.Zero));

    /// <summary>How often the pages have asked the database so far.</summary>
    internal long Reads => commands.Reads + Services.GetRequiredService<ReadingRoom>().Commands;

    private static string Postgres => Environment.GetEnvironmentVariable("HANDRAIL_TEST_POSTGRES")
        ?? throw new InvalidOperationException("HANDRAIL_TEST_POSTGRES must name a server; ./test web-postgres starts one");

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production").UseSetting("HANDRAIL_DATA", folder).UseSetting("situations", Situations).UseSetting("quiet", "yes");
        if (database is not null)
        {
            Execute($"create database {database} template template0 encoding 'UTF8' locale 'C'");
            builder.UseSetting("HANDRAIL_POSTGRES", new NpgsqlConnectionStringBuilder(Postgres) { Database = database, MaxPoolSize = 20 }.ToString());
        }

        builder.ConfigureLogging(logging => logging.ClearProviders());
        // What makes guessing slow makes tests slow.
        builder.ConfigureTestServices(services => services.Configure<PasswordHasherOptions>(hash => hash.IterationCount = 1000));
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock).ConfigureDbContext<AppDb>(options => options.AddInterceptors(commands)));
    }

    /// <summary>A person at a screen of their own.</summary>
    internal async Task<Screen> SignInAsync(Person person)
    {
        var screen = new Screen(CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("https://localhost"), AllowAutoRedirect = false }));
        await screen.SignInAsync(person);
        return screen;
    }

    internal Screen Stranger() => new(CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("https://localhost"), AllowAutoRedirect = false }));

    /// <summary>A new plan of mr-g that has come as far as this status, on the service's present day at the latest.</summary>
    internal Task<string> PlanAtAsync(PlanStatus status) => SaveAsync((reference, day) => MrG.Reach(status, reference, day), status);

    /// <summary>A new plan of mr-g that both sides can sign.</summary>
    internal Task<string> ReadyToSignAsync() => SaveAsync(MrG.ReadyToSign, PlanStatus.Issued);

    internal async Task<string> SaveAsync(Func<string, DateOnly, MrG> story, PlanStatus status = PlanStatus.Closed)
    {
        var reference = Plan.ReferenceFor(2025, Interlocked.Increment(ref plans));
        // Far enough back for the whole story, and close enough for a plan that has just begun.
        var back = status.Phase() is Phase.Request or Phase.Draft or Phase.Agreement || status is PlanStatus.Declined or PlanStatus.Withdrawn or PlanStatus.NotAgreed ? 40
            : status is PlanStatus.SigningOff or PlanStatus.FollowUp or PlanStatus.Closed ? 330 : 60;
        await ChangeAsync(async db =>
        {
            db.Add(story(reference, Today.AddDays(-back)).Plan);
            await db.SaveAsync();
        });
        return reference;
    }

    internal async Task ChangeAsync(Func<AppDb, Task> change)
    {
        await using var scope = Services.CreateAsyncScope();
        await change(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    /// <summary>Asks one of the application's own services.</summary>
    internal async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> question)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<TService>());
    }

    internal async Task<T> AskAsync<T>(Func<AppDb, Task<T>> question)
    {
        await using var scope = Services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    internal Task<PlanStatus> StatusAsync(string reference) => AskAsync(db => db.Plans.Where(p => p.Reference == reference).Select(p => p.Status).SingleAsync());

    internal void MoveTo(DateOnly day) => Services.GetRequiredService<ServiceClock>().DaysMoved = day.DayNumber - Today.DayNumber;

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing) return;
        if (database is not null) Execute($"drop database if exists {database} with (force)");
        // Its own alone: others in the middle of a test would lose the log beside their database.
        using (var own = new Microsoft.Data.Sqlite.SqliteConnection(Engine.Sqlite(folder).Connection)) Microsoft.Data.Sqlite.SqliteConnection.ClearPool(own);
        Directory.Delete(folder, recursive: true);
    }

    private static void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(Postgres);
        connection.Open();
#pragma warning disable CA2100 // The names are this file's own.
        using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
