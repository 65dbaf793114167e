using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Access.Accounts;
using Handrail.Web.Persistence;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handrail.Web.Tests.Access;

/// <summary>A plan of mr-g's with many placement hosts, each of whom loses what they have in one of four ways.</summary>
internal static class Hosts
{
    /// <param name="services">the application's, by which everything is ended</param>
    /// <param name="number">of the plan within its year</param>
    /// <param name="count">how many hosts</param>
    /// <param name="signIn">signs somebody in, and gives how they ask for a page: whether it was shown</param>
    public static async Task<IReadOnlyList<Revoked>> OnOnePlanAsync(IServiceProvider services, int number, int count, Func<Person, Task<Func<string, Task<bool>>>> signIn)
    {
        var clock = services.GetRequiredService<ServiceClock>();
        var hosts = Enumerable.Range(1, count).Select(i => new Person
        {
            Id = Ids.New(),
            OrganisationId = Cast.Harbourside.Id,
            GivenName = "Host",
            FamilyName = FormattableString.Invariant($"Number {number}-{i}"),
            Email = FormattableString.Invariant($"host.{number}.{i}@rhs.example.nhs.uk"),
            Position = "Consultant surgeon",
        }.With(Duties.TakePart, new DateOnly(2020, 1, 1))).ToList();
        var plan = MrG.Reach(PlanStatus.InDelivery, Plan.ReferenceFor(2024, number), clock.Today.AddDays(-60)).Plan;
        foreach (var host in hosts)
            Expect(plan.AddHost(Cast.AccountablePerson.AsActor(), host.AsActor(clock.Today), plan.Shared.Settings.First(), false, clock.Now));
        await WithAsync(services, async scope =>
        {
            var db = scope.GetRequiredService<AppDb>();
            db.AddRange(hosts);
            db.Add(plan);
            await db.SaveAsync();
        });
        var all = new List<Revoked>();
        for (var i = 0; i < count; i++)
        {
            var (host, ask) = (hosts[i], await signIn(hosts[i]));
            var (way, end) = Ways[i % Ways.Length];
            all.Add(new Revoked(way, () => ask("/plans/" + plan.Reference), () => WithAsync(services, scope => end(scope, plan.Reference, host.Id))));
        }

        return all;
    }

    private static readonly (string Way, Func<IServiceProvider, string, Guid, Task> End)[] Ways =
    [
        ("session", (scope, _, host) => scope.GetRequiredService<Sessions>().EndAllAsync(host)),
        ("part", async (scope, reference, host) =>
        {
            var (db, clock, reading) = (scope.GetRequiredService<AppDb>(), scope.GetRequiredService<ServiceClock>(), scope.GetRequiredService<PlanReading>());
            var plan = (await reading.FindAsync(reference, Cast.AccountablePerson.AsActor(), clock.Today, CancellationToken.None))!.Plan;
            reading.Attach(db, plan);
            Expect(plan.EndHost(Cast.AccountablePerson.AsActor(), host, clock.Now));
            await SavedAsync(db);
        }),
        ("right", (scope, _, host) => AdministerAsync(scope, host, (administration, person, organisation) => administration.End(person, organisation, Duties.TakePart, Duties.PlanUsers, 2))),
        ("account", (scope, _, host) => AdministerAsync(scope, host, (administration, person, organisation) => administration.EndAccount(person, organisation, hasOwnPlan: false, 2))),
    ];

    private static async Task AdministerAsync(IServiceProvider scope, Guid host, Func<Administration, Person, Organisation, Outcome> act)
    {
        var (db, clock) = (scope.GetRequiredService<AppDb>(), scope.GetRequiredService<ServiceClock>());
        var administration = new Administration(Cast.LocalAdministrator.AsActor(), clock.Now);
        var person = await db.People.Include(p => p.Memberships).SingleAsync(p => p.Id == host);
        Expect(act(administration, person, await db.Organisations.SingleAsync(o => o.Id == person.OrganisationId)));
        db.AddRange(administration.Entries);
        await SavedAsync(db);
    }

    private static async Task SavedAsync(AppDb db)
    {
        if (await db.SaveAsync() != Saved.Done) throw new InvalidOperationException("Somebody else saved at the same time");
    }

    private static void Expect(Outcome outcome)
    {
        if (outcome.IsRefused) throw new InvalidOperationException(outcome.Sentence);
    }

    private static async Task WithAsync(IServiceProvider services, Func<IServiceProvider, Task> work)
    {
        await using var scope = services.CreateAsyncScope();
        await work(scope.ServiceProvider);
    }
}
