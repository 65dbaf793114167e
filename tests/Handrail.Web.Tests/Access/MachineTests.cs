using System.Net;
using Handrail.Domain.Log;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Handrail.Web.Tests.Access;

/// <summary>
/// People press buttons in any order, over HTTP: whatever a page does is a row of the lifecycle table, done by somebody whom it
/// names; what is refused changes nothing, and neither does looking or the passing of days. A sample by a printed seed runs
/// here; HANDRAIL_MACHINE=whole runs 2,000 sequences.
/// </summary>
public sealed class MachineTests(Site site, ITestOutputHelper output) : IClassFixture<Site>
{
    private const int Steps = 10;

    private static readonly bool OnPostgres = Environment.GetEnvironmentVariable("HANDRAIL_TEST_ENGINE") == "postgres";
    private static readonly int Sequences = Environment.GetEnvironmentVariable("HANDRAIL_MACHINE") == "whole" ? 2_000 : OnPostgres ? 20 : 80;
    private static readonly string[] Ends = [.. new[] { Act.WithdrawRequest, Act.Decline, Act.CloseNotAgreed, Act.EndEarly, Act.Close }.Select(act => "/" + Lifecycle.WordsOf(act).Address)];
    private static readonly Person[] People = [.. Cast.People];

    private readonly Dictionary<(Role, PlanStatus), List<TruthEndpoint>> doneBy = [];

    [Fact]
    public async Task Whatever_people_press_the_plan_follows_the_table_and_no_clock_moves_it()
    {
        var seed = Seed.Take();
        var dice = new Random(seed);
        var posts = (await TruthEndpoint.AllAsync(site)).Where(e => e is { IsPost: true, AboutAPlan: true }).ToList();
        var truth = Truth.Read();
        var statuses = Enum.GetValues<PlanStatus>();
        var screens = new Dictionary<Guid, (Screen Screen, string Token)>();
        var (done, refused) = (new SortedDictionary<Act, int>(), 0);
        for (var sequence = 0; sequence < Sequences; sequence++)
        {
            site.MoveTo(Site.Today);
            var world = await World.AtAsync(site, statuses[dice.Next(statuses.Length)]);
            var day = Site.Today;
            for (var step = 0; step < Steps; step++)
            {
                if (dice.Next(3) == 0)
                {
                    day = Site.Today.AddDays(dice.Next(step * 20));
                    site.MoveTo(day);
                }

                var before = await ReadAsync(world.Plan.Reference);
                var person = People[dice.Next(People.Length)];
                // Mostly what somebody on the plan may do now; often enough anything by anybody.
                var likely = dice.Next(6) == 0 ? [] : Likely(before.Plan, truth, posts);
                var endpoint = posts[dice.Next(posts.Count)];
                if (likely.Count > 0) (person, endpoint) = likely[dice.Next(likely.Count)];
                // An end is tried too, but seldom: little follows it.
                if (likely.Count > 0 && Ends.Any(end => endpoint.Path.EndsWith(end, StringComparison.Ordinal))) (person, endpoint) = likely[dice.Next(likely.Count)];
                var what = $"seed {seed}, sequence {sequence}, step {step}: {person.Name}, {endpoint.Name}, {before.Plan.Status}";

                var code = await PressAsync(screens, person, endpoint, await World.ReadAsync(site, world.Plan.Reference), dice);
                var after = await ReadAsync(world.Plan.Reference);
                Assert.True((int)code < 500, $"{what}: {code}");
                if (after.Plan.EntryCount == before.Plan.EntryCount)
                {
                    Assert.True((before.Plan.Status, before.Plan.Revision, before.Plan.Waiting) == (after.Plan.Status, after.Plan.Revision, after.Plan.Waiting), $"{what}: moved without an entry");
                    refused++;
                    continue;
                }

                // A form that saves itself is answered where it is.
                Assert.True(code == HttpStatusCode.Redirect || (code == HttpStatusCode.OK && endpoint.Name.EndsWith("handler=Autosave", StringComparison.Ordinal)), $"{what}: {code}, and yet something was done");
                Assert.Equal(before.Plan.EntryCount + 1, after.Plan.EntryCount);
                var entry = after.Last;
                var row = Lifecycle.Find(before.Plan.Status, entry.Act);
                var roles = before.Plan.RolesOf(person.AsActor(), day);
                Assert.True(row is not null && row.By.Contains(entry.ActedAs) && row.To.Contains(after.Plan.Status), $"{what}: {entry.Act} as {entry.ActedAs} to {after.Plan.Status}");
                Assert.True(roles.Contains(entry.ActedAs) && entry.ActorId == person.Id && (entry.From, entry.To) == (before.Plan.Status, after.Plan.Status), what);
                done[entry.Act] = done.GetValueOrDefault(entry.Act) + 1;
            }
        }

        output.WriteLine($"seed {seed}, {done.Values.Sum()} done, {refused} refused: " + string.Join(", ", done.Select(d => $"{d.Key} {d.Value}")));
        Assert.True(done.Count > 15 && done.Values.Sum() > Sequences, "too little was done to tell");
    }

    /// <summary>Who could do what now, as the truth file says for such a plan.</summary>
    private List<(Person Person, TruthEndpoint Endpoint)> Likely(Plan plan, Truth truth, IReadOnlyList<TruthEndpoint> posts)
    {
        return [.. from assignment in plan.Assignments from person in People where person.Id == assignment.PersonId from endpoint in DoneBy(assignment.Role) select (person, endpoint)];

        List<TruthEndpoint> DoneBy(Role role)
        {
            if (doneBy.TryGetValue((role, plan.Status), out var known)) return known;
            var who = role.Words().Replace(' ', '-') + ":own";
            return doneBy[(role, plan.Status)] = [.. posts.Where(e => truth.AnswerFor(e.Name, who, plan.Status) == "done")];
        }
    }

    private async Task<HttpStatusCode> PressAsync(Dictionary<Guid, (Screen Screen, string Token)> screens, Person person, TruthEndpoint endpoint, World world, Random dice)
    {
        if (!screens.TryGetValue(person.Id, out var own))
        {
            var entered = await site.SignInAsync(person);
            screens[person.Id] = own = (entered, entered.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
        }

        var fields = new List<KeyValuePair<string, string>> { new("__RequestVerificationToken", own.Token) };
        fields.AddRange(await Bodies.ForAsync(own.Screen, endpoint.Name, world, person, dice));
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await own.Screen.Http.PostAsync(world.Fill(endpoint.Path), content);
        return answer.StatusCode;
    }

    private Task<(Plan Plan, Entry Last)> ReadAsync(string reference) => site.AskAsync(async db =>
    {
        var plan = await db.Plans.AsNoTracking().Include(p => p.Assignments).SingleAsync(p => p.Reference == reference);
        return (plan, await db.Entries.AsNoTracking().SingleAsync(e => e.SubjectId == plan.Id && e.Number == plan.EntryCount));
    });
}
