using Handrail.Domain.Plans;
using Xunit;

namespace Handrail.Web.Tests.Access;

/// <summary>
/// A second reading of the truth file, compared with the first over every combination and with the application on random worlds:
/// a sample by a printed seed here, more with HANDRAIL_TRUTH=whole.
/// </summary>
public sealed class RandomWorldTests(Site site, ITestOutputHelper output) : IClassFixture<Site>
{
    private static readonly bool IsWhole = Environment.GetEnvironmentVariable("HANDRAIL_TRUTH") == "whole";
    private static readonly string Text = File.ReadAllText(Truth.Path);

    [Fact]
    [Trait("Runs", "once")]
    public async Task Two_readings_of_the_file_say_the_same()
    {
        var endpoints = await TruthEndpoint.AllAsync(site);
        var differences = new List<string>();
        var seed = Seed.Take();
        var dice = new Random(seed);
        foreach (var (isReal, isLate) in new[] { (false, false), (true, false), (true, true) })
        {
            var (first, second) = (Truth.Read(isReal ? TruthOn.Real : TruthOn.Demonstration, isLate), new SecondInterpreter(Text, isReal, isLate));
            foreach (var status in Enum.GetValues<PlanStatus>())
                foreach (var who in Principals.All.Select(p => p.Who).Distinct())
                    foreach (var endpoint in endpoints)
                    {
                        if (!IsWhole && dice.Next(12) != 0) continue;
                        var (one, other) = (first.AnswerFor(endpoint.Name, who, status), second.Ask(endpoint.Name, [who], status.ToString()));
                        if (one is null || one != other?.Answer) differences.Add($"{endpoint.Name} | {who} | {status}: one reads {one}, the other {other}");
                    }
        }

        Assert.True(differences.Count == 0, $"seed {seed}:\n" + string.Join('\n', differences.Take(40)));
    }

    [Fact]
    public async Task Random_people_with_random_parts_are_answered_as_the_file_says()
    {
        var seed = Seed.Take();
        var dice = new Random(seed);
        var reading = new SecondInterpreter(Text, isReal: false, isLate: false);
        // Not those that end the session or move the day, nor those that follow from other people's parts or from other plans, nor what
        // asks for a right and a part together: a key contact who is no adviser any more allocates nobody.
        var endpoints = (await TruthEndpoint.AllAsync(site)).Where(e => !e.Path.StartsWith("/sign-", StringComparison.Ordinal) && e.Path is not ("/demonstration/date" or "/requests/{reference}/allocate" or "/board" or "/plans/{reference}/delegation" or "/plans/{reference}/drafters" or "/plans/{reference}/object")).ToList();
        var checks = new TruthChecks(site, Truth.Read(), endpoints);
        await Principals.AddAsync(site);
        var accounts = Enumerable.Range(3001, 40).Select(number => RandomAccount.Make(dice, number)).ToList();
        await site.ChangeAsync(async db =>
        {
            db.AddRange(accounts.Select(a => a.Person));
            db.Add(Site.SetUp());
            await db.SaveAsync();
        });
        var visitors = new Dictionary<Guid, Visitor>();
        var stranger = Visitor.At("", null, await site.Stranger().OpenAsync("/sign-in"));
        var differences = new List<string>();
        var answers = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var told = new HashSet<int>();
        var (worlds, asked, parts) = (0, 0, 0);
        for (; worlds < (IsWhole ? 200 : 24); worlds++)
        {
            site.MoveTo(Site.Today);
            var world = await RandomWorld.MakeAsync(site, dice, dice.GetItems(accounts.ToArray(), 14).Distinct().ToList());
            site.MoveTo(world.Day);
            parts += world.Parts;
            foreach (var account in world.People)
            {
                // Whoever holds no right on that day is nobody, and was perhaps somebody when they signed in.
                var isIn = account.On(world.Day).Count > 0;
                if (!visitors.TryGetValue(account.Person.Id, out var visitor))
                    visitor = isIn ? visitors[account.Person.Id] = Visitor.At("", account.Person, await site.SignInAsync(account.Person)) : stranger;
                else if (!isIn)
                    visitor = Visitor.At("", account.Person, await visitor.Screen.OpenAsync("/sign-in"));
                (string Answer, int Line)? Read(TruthEndpoint endpoint) => reading.Ask(endpoint.Name, world.Of(account, endpoint.Name), world.Status.ToString());
                for (var turn = 0; turn < 12; turn++)
                {
                    // Most of all that there is is not there for somebody: every other question is about something that is.
                    var endpoint = endpoints[dice.Next(endpoints.Count)];
                    for (var tries = 0; turn % 2 == 0 && tries < 20 && Read(endpoint)?.Answer is "not there" or "done"; tries++) endpoint = endpoints[dice.Next(endpoints.Count)];
                    if (Read(endpoint) is not var (answer, line))
                    {
                        differences.Add($"{endpoint.Name} | {string.Join(", ", world.Of(account, endpoint.Name))} | {world.Status}: no rule speaks of it");
                        continue;
                    }

                    // What would be done needs the very plan of the story, and is tried there.
                    if (answer == "done") continue;
                    asked++;
                    answers[answer] = answers.GetValueOrDefault(answer) + 1;
                    var found = await checks.AskAsync(visitor, endpoint, world.Plan, doing: false);
                    if (found != answer) differences.Add($"{endpoint.Name} for {account.Person.GivenName} {account.Person.FamilyName} ({string.Join(", ", world.Of(account, endpoint.Name))}): line {line} says {answer}, the application says {found}, in {(told.Add(worlds) ? world : "the same world")}");
                }
            }
        }

        output.WriteLine($"{asked} questions in {worlds} worlds with {parts} parts, seed {seed}: {string.Join(", ", answers.Select(a => $"{a.Key} {a.Value}"))}");
        Assert.True(parts > 2 * worlds && answers["shown"] > asked / 12 && answers["not now"] > asked / 30, "too few parts have been given, or too little was there");
        Assert.True(differences.Count == 0, $"{differences.Count} of {asked} questions in {worlds} worlds (seed {seed}):\n" + string.Join('\n', differences.Take(12)));
    }
}
