using System.Net;
using System.Text.RegularExpressions;
using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Domain.Requests;
using Handrail.Web.Access;
using Handrail.Web.Persistence.Situations;
using Handrail.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Handrail.Web.Tests.Features.Plans;

public sealed partial class ListTests(Site site) : IClassFixture<Site>
{
    private static Moment Now => new(Site.Today.ToDateTime(new TimeOnly(9, 0), DateTimeKind.Utc), Site.Today);

    /// <summary>Requests of Northmoor's case manager, each about a practitioner of this name; a site's other plans are Harbourside's.</summary>
    private async Task<List<string>> RequestsAsync(int year, params (string Given, string Family)[] names)
    {
        var references = new List<string>();
        await site.ChangeAsync(async db =>
        {
            foreach (var (given, family) in names)
            {
                var plan = Plan.BeginRequest(Cast.OtherCaseManager.AsActor(), Plan.ReferenceFor(year, references.Count + 1), "wales", Now);
                if (family.Length > 0) Assert.True(plan.EditRequest(Cast.OtherCaseManager.AsActor(), "practitioner", new RequestDetails { Practitioner = new() { Title = "Dr", GivenName = given, FamilyName = family } }, Now).IsDone);
                references.Add(plan.Reference);
                db.Add(plan);
            }

            await db.SaveAsync();
        });
        return references;
    }

    private static List<string> Listed(Screen screen) => [.. screen.Page.QuerySelectorAll(".hr-lines a, .hr-stacks tbody a").Select(Screen.Words)];

    [Fact]
    public async Task A_practitioner_is_found_however_the_name_is_typed()
    {
        await RequestsAsync(2021, ("Síle", "O’Brien"), ("Ben", "Smith-Jones"), ("Sile", "Obrecht"), ("", ""));
        var manager = await site.SignInAsync(Cast.OtherCaseManager);
        foreach (var (typed, found) in new[]
        {
            ("O'Brien", new[] { "PSR-2021-0001" }), ("OBRIEN", ["PSR-2021-0001"]), ("o brien", ["PSR-2021-0001"]), ("Dr O’Brien", ["PSR-2021-0001"]), ("sile o", ["PSR-2021-0001", "PSR-2021-0003"]),
            ("obr", ["PSR-2021-0001", "PSR-2021-0003"]), ("smith jones", ["PSR-2021-0002"]), ("psr 2021 2", ["PSR-2021-0002"]), ("2021", ["PSR-2021-0001", "PSR-2021-0002", "PSR-2021-0003", "PSR-2021-0004"]),
            ("brien", []), ("%", []), ("_", []), ("'; drop table plan; --", []), ("100%_'\"", []), ("\0", ["PSR-2021-0001", "PSR-2021-0002", "PSR-2021-0003", "PSR-2021-0004"]),
        })
        {
            await manager.OpenAsync("/plans?q=" + Uri.EscapeDataString(typed));
            Assert.Equal(HttpStatusCode.OK, manager.Status);
            Assert.True(found.SequenceEqual(Listed(manager).Where(r => r.StartsWith("PSR-2021", StringComparison.Ordinal)).Order(StringComparer.Ordinal)), $"“{typed}” finds {string.Join(", ", Listed(manager))}");
        }

        await manager.OpenAsync("/plans?q=obrien");
        Assert.Contains("1 plan", manager.Text, StringComparison.Ordinal);
        Assert.Contains("Dr Síle O’Brien", manager.Text, StringComparison.Ordinal);
        var colleague = await site.SignInAsync(Cast.CaseManager);
        await colleague.OpenAsync("/plans?show=all&q=obrien");
        Assert.Empty(Listed(colleague));
    }

    [Fact]
    public async Task Every_filter_stays_in_the_address_and_can_be_removed()
    {
        // A desk of its own: what is counted must be all there is.
        await using var own = new Site();
        var issued = await own.PlanAtAsync(PlanStatus.Issued);
        var delivery = await own.PlanAtAsync(PlanStatus.InDelivery);
        var closed = await own.PlanAtAsync(PlanStatus.Closed);
        var manager = await own.SignInAsync(Cast.CaseManager);
        await manager.OpenAsync("/plans");
        Assert.Superset(new HashSet<string> { issued, delivery }, Listed(manager).ToHashSet());
        Assert.DoesNotContain(closed, Listed(manager));
        await manager.ClickAsync("Ended");
        Assert.Contains(closed, Listed(manager));
        Assert.DoesNotContain(issued, Listed(manager));
        await manager.ClickAsync("All");
        Assert.Superset(new HashSet<string> { issued, delivery, closed }, Listed(manager).ToHashSet());

        await manager.OpenAsync("/plans?show=all&q=grant&status=delivery&next=supervision&due=month");
        await manager.OpenAsync("/plans?show=all&q=grant&status=delivery&next=supervision");
        Assert.Contains(delivery, Listed(manager));
        Assert.DoesNotContain(issued, Listed(manager));
        Assert.Equal("Delivery, all", Selected(manager, "status"));
        await manager.ClickAsync("Remove this filter: Where it stands: Delivery");
        Assert.Equal("/plans?show=all&q=grant&next=supervision", manager.Address);
        await manager.ClickAsync("Remove all filters");
        Assert.Equal("/plans?show=all", manager.Address);

        await manager.OpenAsync("/plans?status=issued");
        Assert.Contains(issued, Listed(manager));
        Assert.DoesNotContain(delivery, Listed(manager));
        await manager.OpenAsync($"/plans?adviser={Cast.Adviser.Id}&organisation={Cast.Harbourside.Id}");
        Assert.Contains(issued, Listed(manager));
        Assert.Contains("Key contact: Asha Adeyemi", manager.Text, StringComparison.Ordinal);
        await manager.OpenAsync($"/plans?adviser={Cast.OtherAdviser.Id}");
        Assert.Empty(Listed(manager));
        Assert.DoesNotContain(Cast.OtherAdviser.FamilyName, manager.Text, StringComparison.Ordinal);
        await manager.OpenAsync($"/plans?organisation={Cast.Northmoor.Id}");
        Assert.Empty(Listed(manager));
        Assert.DoesNotContain(Cast.Northmoor.Name, manager.Text, StringComparison.Ordinal);
    }

    private static string Selected(Screen screen, string name) => Screen.Words(screen.Page.QuerySelector($"select[name={name}] option[selected]"));

    [Fact]
    public async Task What_is_due_and_overdue_is_found_by_its_day()
    {
        var delivery = await site.PlanAtAsync(PlanStatus.InDelivery);
        var due = await site.AskAsync(db => db.Plans.Where(p => p.Reference == delivery).Select(p => p.DueOn!.Value).SingleAsync());
        var manager = await site.SignInAsync(Cast.CaseManager);
        foreach (var (day, words, found) in new[]
        {
            (due.AddDays(1), "due=overdue", true), (due, "due=overdue", false), (due, "due=week", true), (due.AddDays(-7), "due=week", true), (due.AddDays(-8), "due=week", false),
            (due.AddDays(-30), "due=month", true), (due, "due=never", false),
            (due, FormattableString.Invariant($"from.Day={due.Day}&from.Month={due.Month}&from.Year={due.Year}"), true),
            (due, FormattableString.Invariant($"to.Day={due.AddDays(-1).Day}&to.Month={due.AddDays(-1).Month}&to.Year={due.AddDays(-1).Year}"), false),
        })
        {
            site.MoveTo(day);
            await manager.OpenAsync("/plans?show=all&" + words);
            Assert.True(Listed(manager).Contains(delivery) == found, $"{words} on {day:O}");
        }

        site.MoveTo(due.AddDays(1));
        await manager.OpenAsync("/plans?sort=due");
        Assert.Contains("overdue", manager.Text, StringComparison.Ordinal);
        site.MoveTo(Site.Today);
    }

    [Theory]
    [InlineData("page=0&sort=x&status=y&show=z", HttpStatusCode.OK, "")]
    [InlineData("page=-1", HttpStatusCode.OK, "")]
    [InlineData("page=99999999", HttpStatusCode.OK, "")]
    [InlineData("page=%00&q=%ED%A0%80", HttpStatusCode.OK, "")]
    [InlineData("from.Day=31&from.Month=2&from.Year=2026", HttpStatusCode.BadRequest, "The first day must be a real date")]
    [InlineData("to.Day=3", HttpStatusCode.BadRequest, "The last day must include a month and year")]
    [InlineData("from.Day=x&from.Month=y&from.Year=z", HttpStatusCode.BadRequest, "The first day must have a month from 1 to 12, or the name of a month")]
    [InlineData("from.Day=2&from.Month=9&from.Year=2026&to.Day=1&to.Month=9&to.Year=2026", HttpStatusCode.BadRequest, "The last day must be the same as or after the first day")]
    [InlineData("q=LONG", HttpStatusCode.BadRequest, "Enter 100 characters or fewer to search for")]
    public async Task A_search_that_makes_no_sense_is_passed_over_or_said_so(string address, HttpStatusCode status, string sentence)
    {
        foreach (var (person, page) in new[] { (Cast.CaseManager, "/plans"), (Cast.CaseManager, "/board"), (Cast.Adviser, "/caseload") })
        {
            var screen = await site.SignInAsync(person);
            await screen.OpenAsync(page + "?" + address.Replace("LONG", new string('a', 5_000), StringComparison.Ordinal));
            Assert.Equal(status, screen.Status);
            Assert.Equal(sentence.Length > 0 ? [sentence] : [], screen.Errors);
        }
    }

    [Fact]
    public async Task More_than_a_thousand_plans_are_paged_and_counted_no_further_and_none_is_listed_twice()
    {
        await RequestsAsync(2019, [.. Enumerable.Range(0, PlanSearch.Most + 30).Select(i => ("Ann", FormattableString.Invariant($"Many{(char)('a' + i % 26)}")))]);
        var manager = await site.SignInAsync(Cast.OtherCaseManager);
        await manager.OpenAsync("/plans?q=many&sort=practitioner");
        Assert.Contains("More than 1,000 plans. The first 1,000 are listed. Filter to find others., page 1 of 40", manager.Text, StringComparison.Ordinal);
        foreach (var sort in Enum.GetValues<SortBy>())
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var page in new[] { 1, 2, 39, 40 })
            {
                await manager.OpenAsync($"/plans?q=many&sort={PlanSearch.Kebab(sort)}&page={page}");
                Assert.Equal(25, Listed(manager).Count);
                Assert.All(Listed(manager), reference => Assert.True(seen.Add(reference), $"{reference} twice, sorted by {sort}"));
            }
        }

        await manager.OpenAsync("/plans?q=many&sort=reference&page=99999999");
        Assert.Contains("page 40 of 40", manager.Text, StringComparison.Ordinal);
        await manager.OpenAsync("/plans?q=many&sort=reference&order=reversed");
        Assert.Equal("PSR-2019-0001", Listed(manager)[0]);
        await manager.ClickAsync("2");
        Assert.Equal("/plans?q=many&sort=reference&order=reversed&page=2", manager.Address);
        Assert.Equal("PSR-2019-0026", Listed(manager)[0]);
        await manager.OpenAsync("/plans?q=many&sort=reference");
        Assert.Equal("PSR-2019-1030", Listed(manager)[0]);
    }

    [Fact]
    public async Task A_list_that_starts_from_ones_own_parts_says_the_same_as_the_domain()
    {
        foreach (var status in Enum.GetValues<PlanStatus>()) await site.PlanAtAsync(status);
        var compared = 0;
        foreach (var person in Cast.People)
        {
            var me = person.AsActor();
            foreach (var day in new[] { Site.Today.AddYears(-3), Site.Today.AddDays(-20), Site.Today })
            {
                var (seen, started) = await site.AskAsync(async db => (
                    await db.Plans.SeenBy(me, day).Select(p => p.Reference).OrderBy(r => r).ToListAsync(),
                    await db.PlansSeenBy(me, day).Select(p => p.Reference).OrderBy(r => r).ToListAsync()));
                Assert.Equal(seen, started);
                compared += seen.Count;
            }

            var (mine, lines) = await site.AskAsync(async db => (
                await db.ListedFor(me, Site.Today).Where(l => l.IsMine).Select(l => l.Plan.Reference).ToListAsync(),
                await db.LinesOfAsync(db.ListedFor(me, Site.Today), me, Site.Today)));
            Assert.Equal(lines.Where(l => l.IsMine).Select(l => l.Reference).Order(StringComparer.Ordinal), mine.Order(StringComparer.Ordinal));
        }

        Assert.True(compared > 50, "the comparison saw too little to mean anything");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/plans")]
    [InlineData("/plans?show=mine&sort=status&q=grant")]
    [InlineData("/caseload")]
    [InlineData("/caseload?as=key-contact&quiet=yes")]
    [InlineData("/board")]
    public async Task A_page_of_plans_asks_the_database_at_most_four_times_besides_who_is_asking(string page)
    {
        for (var i = 0; i < 3; i++) await site.PlanAtAsync(PlanStatus.DetailedDrafting);
        var screen = await site.SignInAsync(page.StartsWith("/board", StringComparison.Ordinal) ? Cast.CaseManager : Cast.Adviser);
        var before = site.Reads;
        await screen.OpenAsync(page);
        Assert.Equal(HttpStatusCode.OK, screen.Status);
        Assert.True(site.Reads - before <= 5, $"{page} asks {site.Reads - before} times");
    }

    [Fact]
    public async Task Supervisors_who_share_a_role_each_find_what_is_theirs()
    {
        var reference = await site.PlanAtAsync(PlanStatus.InDelivery);
        var accepted = new MyPart(Role.ClinicalSupervisor, Answer.Accepted);
        var asked = new MyPart(Role.ClinicalSupervisor, Answer.Awaited);
        var moves = Move.Read("ClinicalSupervisor:Report ClinicalSupervisor:AnswerSupervision").ToList();
        Assert.Equal([Act.Report], moves.Where(accepted.Makes).Select(m => m.Act));
        Assert.Equal([Act.AnswerSupervision], moves.Where(asked.Makes).Select(m => m.Act));
        Assert.DoesNotContain(moves, new MyPart(Role.ClinicalSupervisor, Answer.Declined).Makes);

        // The same in SQL, with a plan that waits for an answer and nothing else.
        await site.ChangeAsync(db => db.Plans.Where(p => p.Reference == reference).ExecuteUpdateAsync(p => p.SetProperty(x => x.Waiting, "ClinicalSupervisor:AnswerSupervision")));
        Assert.DoesNotContain(reference, await MineAsync());
        await site.ChangeAsync(db => db.Set<Assignment>().Where(a => a.PersonId == Cast.Supervisor.Id && db.Plans.Any(p => p.Id == a.PlanId && p.Reference == reference)).ExecuteUpdateAsync(a => a.SetProperty(x => x.Answer, Answer.Awaited)));
        Assert.Contains(reference, await MineAsync());
        await site.ChangeAsync(db => db.Plans.Where(p => p.Reference == reference).ExecuteUpdateAsync(p => p.SetProperty(x => x.Waiting, "ClinicalSupervisor:Report")));
        Assert.DoesNotContain(reference, await MineAsync());

        Task<List<string>> MineAsync() => site.AskAsync(db => db.ListedFor(Cast.Supervisor.AsActor(), Site.Today).Where(l => l.IsMine).Select(l => l.Plan.Reference).ToListAsync());
    }

    [Fact]
    public async Task A_deputys_move_is_not_the_accountable_persons()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Issued);
        await site.ChangeAsync(db => db.Plans.Where(p => p.Reference == reference).ExecuteUpdateAsync(p => p.SetProperty(x => x.Waiting, "DeputyAccountablePerson:Sign")));
        foreach (var (person, isTheirs) in new[] { (Cast.AccountablePerson, false), (Cast.DeputyAccountablePerson, true) })
        {
            var mine = await site.AskAsync(db => db.ListedFor(person.AsActor(), Site.Today).Where(l => l.IsMine && l.Plan.Reference == reference).CountAsync());
            Assert.Equal(isTheirs ? 1 : 0, mine);
        }
    }

    [Fact]
    public async Task The_list_is_short_on_the_wire()
    {
        for (var i = 0; i < 27; i++) await site.PlanAtAsync(PlanStatus.InDelivery);
        var manager = await site.SignInAsync(Cast.CaseManager);
        foreach (var page in new[] { "/", "/plans", "/board" })
        {
            var bytes = (await manager.Http.GetByteArrayAsync(page)).Length;
            Assert.True(bytes <= 60_000, $"{page} has {bytes} bytes");
        }

        Assert.Matches(Counted(), (await manager.OpenAsync("/plans")).Text);
    }

    [GeneratedRegex("[0-9]+ plans, page 1 of [0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Counted();
}
