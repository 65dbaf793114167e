using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Access.Accounts;
using Handrail.Web.Persistence.Situations;
using Handrail.Web.Tests.Features.Accounts;
using Xunit;

namespace Handrail.Web.Tests.Access;

/// <summary>
/// The same file where people sign in with an account, a session and a second step: for them with the second step just shown,
/// for the same people six minutes later, and for those who are not in yet or not any more.
/// </summary>
public sealed class TruthOnRealRecordsTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly bool IsWhole = Environment.GetEnvironmentVariable("HANDRAIL_TRUTH") == "whole";
    private static readonly Person Gone = Cast.Who(251, Cast.Harbourside, "Dr", "Nora", "Plain", "Has left", Duties.RequestPlans), Invited = Cast.Who(252, Cast.Harbourside, "Dr", "Otto", "Plain", "Invited", Duties.RequestPlans);
    private readonly Site site = new() { Situations = "none" };
    private readonly Dictionary<Guid, Owner> owners = [];

    public async ValueTask InitializeAsync()
    {
        await Owner.FillAsync(site);
        await Principals.AddAsync(site);
        await site.ChangeAsync(async db =>
        {
            db.AddRange(Gone, Invited);
            db.Add(Site.SetUp());
            await db.SaveAsync();
        });
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Whoever_signs_in_with_two_factors_is_answered_as_the_truth_file_says()
    {
        var seed = Seed.Take();
        var dice = new Random(seed);
        var endpoints = await TruthEndpoint.AllAsync(site);
        var truth = Truth.Read(TruthOn.Real);
        var visitors = new List<Visitor>();
        foreach (var (who, person) in Principals.All) visitors.Add(await EnterAsync(who, person));
        visitors.AddRange(await OutsideAsync());

        var statuses = Enum.GetValues<PlanStatus>();
        var fresh = new TruthChecks(site, truth, endpoints);
        foreach (var status in statuses)
            await fresh.RunAsync(status, status == statuses[0], visitors, doing => dice.Next(IsWhole ? doing ? 16 : 9 : doing ? 60 : 120) != 0, v => EnterAsync(v.Who, v.Person));

        // The same screens, six minutes later: what is weighty is asked, all of it in whole and where it would be shown or done.
        site.Clock.Move(TimeSpan.FromMinutes(6));
        var late = Truth.Read(TruthOn.Real, isStale: true);
        var stale = new TruthChecks(site, late, [.. endpoints.Where(e => late.IsWeighty(e.Name))]);
        foreach (var status in statuses)
            await stale.RunAsync(status, status == statuses[0], visitors, _ => !IsWhole && dice.Next(20) != 0, v => EnterAsync(v.Who, v.Person));

        output.WriteLine($"{fresh.Count} checks, {fresh.Done} of them done, and {stale.Count} with a second step of long ago, seed {seed}");
        Assert.True(fresh.Count > (IsWhole ? 20_000 : 500) && stale.Count > (IsWhole ? 10_000 : 200), $"only {fresh.Count} and {stale.Count} checks");
        var differences = fresh.Differences.Concat(stale.Differences.Select(d => "Six minutes later: " + d))
            .Concat(truth.Unused.Where(r => r.On == TruthOn.Real).Select(r => $"truth.txt line {r.Line} is never needed: {r.Endpoint} | {string.Join(", ", r.Who)}")).ToList();
        Assert.True(differences.Count == 0, $"{differences.Count} differences (seed {seed}):\n" + string.Join('\n', differences.Take(60)));
    }

    private async Task<Visitor> EnterAsync(string who, Person? person)
    {
        if (who == "half-signed-in:none") return await HalfAsync();
        if (person is null) return Visitor.At(who, null, await site.Stranger().OpenAsync("/sign-in"));
        if (owners.TryGetValue(person.Id, out var owner))
        {
            // Signed out by a check. A code counts once, so it takes the next one; the others' clock stays.
            await owner.SignInAsync();
            site.Clock.Move(TimeSpan.FromSeconds(-30));
        }
        else
        {
            owner = owners[person.Id] = await Owner.EnrolAsync(site, person);
        }

        await owner.Screen.OpenAsync("/");
        return Visitor.At(who, person, owner.Screen);
    }

    /// <summary>Not in yet, or not any more.</summary>
    private async Task<IEnumerable<Visitor>> OutsideAsync()
    {
        var link = await Owner.LinkAsync(site, LinkKind.Invitation, Invited);
        var holder = Visitor.At("link-holder:none", null, await site.Stranger().OpenAsync("/invitations/" + link)) with { Link = link };
        var gone = await EnterAsync("signed-out:none", Gone);
        var moment = new Moment(site.Clock.GetUtcNow().UtcDateTime, Site.Today);
        await site.ChangeAsync(async db =>
        {
            var administration = new Administration(Cast.LocalAdministrator.AsActor(), moment);
            var person = await db.People.FindAsync(Gone.Id);
            await db.Entry(person!).Collection(p => p.Memberships).LoadAsync();
            Assert.True(administration.EndAccount(person!, Cast.Harbourside, false, 2).IsDone);
            db.AddRange(administration.Entries);
            await db.SaveAsync();
        });
        // With the key of the ended session, and with a form of now: one of then is refused for being another person's.
        return [await HalfAsync(), holder, Visitor.At("signed-out:none", null, await gone.Screen.OpenAsync("/sign-in"))];
    }

    private async Task<Visitor> HalfAsync()
    {
        var half = new Owner(site, Cast.CaseManager);
        await half.PasswordAsync();
        return Visitor.At("half-signed-in:none", null, half.Screen);
    }
}
