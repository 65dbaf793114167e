using System.Net;
using System.Text.RegularExpressions;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Handrail.Web.Tests.Access;
using Xunit;

namespace Handrail.Web.Tests;

/// <summary>Follows every link that every person finds, with plans in every status on the desk; nothing in the database changes by it.</summary>
public sealed partial class CrawlTests(Site site, ITestOutputHelper output) : IClassFixture<Site>
{
    // Who is signed in, and four of the page's own.
    private const int MostReads = 5;

    [Fact]
    public async Task Every_person_finds_no_dead_link_no_page_without_heading_and_title_and_nothing_of_another_organisation()
    {
        foreach (var status in Enum.GetValues<PlanStatus>())
            await site.PlanAtAsync(status);
        await site.ReadyToSignAsync();
        var own = Cast.Harbourside.Name;
        var faults = new List<string>();
        var (pages, sessionsSeen) = (0, 0);
        using var changes = Environment.GetEnvironmentVariable("HANDRAIL_TEST_ENGINE") == "postgres" ? null : new Changes(site);
        foreach (var person in Cast.People)
        {
            var screen = await site.SignInAsync(person);
            changes?.Take();
            site.Clock.Move(TimeSpan.FromMinutes(2));
            var seen = new HashSet<string>(StringComparer.Ordinal) { "/" };
            var waiting = new Queue<(string Address, string From)>([("/", "home")]);
            while (waiting.TryDequeue(out var next))
            {
                var reads = site.Reads;
                await screen.OpenAsync(next.Address);
                reads = site.Reads - reads;
                pages++;
                // Looking changes nothing, but that the session was seen.
                foreach (var change in changes?.Take() ?? [])
                {
                    if (change.IsOnly("session", "seen_at")) sessionsSeen++;
                    else faults.Add($"{person.Name}: opening {next.Address} has {change}");
                }

                // An address that leads on to another page has asked for both.
                if (screen.Address == next.Address && reads > MostReads) faults.Add($"{person.Name}: {next.Address} asks the database {reads} times, and {MostReads} are enough");
                if (screen.Status != HttpStatusCode.OK)
                {
                    faults.Add($"{person.Name}: {next.Address} from {next.From} answers {(int)screen.Status}");
                    continue;
                }

                if (screen.Heading.Length == 0) faults.Add($"{next.Address} has no heading");
                if (string.IsNullOrWhiteSpace(screen.Page.Title) || !screen.Page.Title.EndsWith(" – Handrail", StringComparison.Ordinal)) faults.Add($"{next.Address} has no title");
                if (screen.Page.QuerySelectorAll("h1").Length != 1) faults.Add($"{next.Address} has {screen.Page.QuerySelectorAll("h1").Length} first-level headings");
                // All plans here belong to one organisation; people of another must find nothing of it but the list of people to sign in as.
                if (person.OrganisationId == Cast.Northmoor.Id && next.Address != "/sign-in" && screen.Text.Contains(own, StringComparison.Ordinal)) faults.Add($"{person.Name} finds {own} at {next.Address}");
                foreach (var href in screen.Page.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!.Split('#')[0]))
                    // Reading ahead is the same for every plan, so that one plan's is enough.
                    // A list that is narrowed twice is built like one that is narrowed once.
                    if (href.StartsWith('/') && !NarrowedTwice().IsMatch(href) && seen.Add(href.Contains("?state=", StringComparison.Ordinal) ? Reference().Replace(href, "*") : href))
                        waiting.Enqueue((href, next.Address));
            }
        }

        output.WriteLine($"{pages} pages");
        if (changes is not null) Assert.True(sessionsSeen == Cast.People.Count, $"{sessionsSeen} of {Cast.People.Count} sessions were seen, and each is at its first page");
        Assert.True(pages > 200, $"only {pages} pages were found");
        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(60)));
    }

    [GeneratedRegex("^/(?:plans|caseload|board)[?].*&", RegexOptions.NonBacktracking)]
    private static partial Regex NarrowedTwice();

    [GeneratedRegex("PSR-[0-9]+-[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Reference();
}
