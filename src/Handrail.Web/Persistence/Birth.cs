using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Persistence.Schema;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Persistence;

/// <summary>Opens the database: settings asserted, schema brought up to date, and on the first start its kind written down for good.</summary>
public static class Birth
{
    private const string None = "none";

    public static async Task<(string Version, Installation Installation)> OpenAsync(IServiceProvider services, string situations)
    {
        // A slip of the pen must not make a demonstration out of a database that was to be real.
        if (situations is not ("demo" or "people" or None)) throw new InvalidOperationException($"Situations are demo, people or none, not “{situations}”");
        var engine = services.GetRequiredService<Engine>();
        var version = engine.Assert();
        Migrator.Run(engine, services.GetRequiredService<TimeProvider>());
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var clock = services.GetRequiredService<ServiceClock>();
        var installation = await db.Installations.SingleOrDefaultAsync() ?? await BearAsync(db, clock, situations);
        if (situations == None && installation.Kind == Installation.Demonstration)
            throw new InvalidOperationException("This is a demonstration database, in which anybody can be anybody, and it stays one. Real records need a new one: see docs/operating.md");
        await ListFill.RunAsync(db, clock.UtcNow);
        clock.DaysMoved = installation.DaysMoved;
        clock.CanMove = installation.Kind == Installation.Demonstration;
        services.GetRequiredService<Mailing.Outbox>().TellsPeople = installation.Kind == Installation.Real;
        return (version, installation);
    }

    private static async Task<Installation> BearAsync(AppDb db, ServiceClock clock, string situations)
    {
        var kind = situations == None ? Installation.Real : Installation.Demonstration;
        var installation = new Installation { Kind = kind, BornAt = clock.UtcNow };
        db.Add(installation);
        if (kind == Installation.Demonstration)
        {
            var isWhole = situations == "demo";
            db.AddRange(isWhole ? Company.EveryOrganisation : Cast.Organisations);
            db.AddRange(isWhole ? Company.Everybody : Cast.People);
            if (isWhole)
            {
                // Three months and a half ago: today the plan is in its third month, with one review held.
                var requestedOn = clock.Today.AddDays(-106);
                var reference = Plan.ReferenceFor(requestedOn.Year, 1);
                db.Add(MrG.AfterFirstReview(reference, requestedOn).Accompanied().Plan);
                db.AddRange(Situation.All.Select((situation, i) => Playing.Until(situation, i + 2, clock.Today)));
            }
        }

        await db.SaveAsync();
        db.ChangeTracker.Clear();
        return installation;
    }
}
