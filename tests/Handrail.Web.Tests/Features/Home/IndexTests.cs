using System.Globalization;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Handrail.Web.Tests.Features.Home;

public sealed class IndexTests(Site site) : IClassFixture<Site>
{
    private static int Figure(Screen screen, string of) =>
        int.Parse(Screen.Words(screen.Page.QuerySelectorAll(".hr-figures > div").Single(d => Screen.Words(d.QuerySelector("dt")) == of).QuerySelector("dd")), CultureInfo.InvariantCulture);

    [Fact]
    public async Task People_are_greeted_as_people_greet_and_are_led_only_where_there_is_something_for_them()
    {
        var adviser = await site.SignInAsync(Cast.Adviser);
        await adviser.OpenAsync("/");
        Assert.Equal("Hello Ms Adeyemi", adviser.Heading);
        Assert.Contains("Plans", adviser.Page.QuerySelectorAll(".hr-nav a").Select(Screen.Words));
        var system = await site.SignInAsync(Cast.SystemAdministrator);
        await system.OpenAsync("/");
        Assert.Equal("Hello Jo", system.Heading);
        Assert.Equal(["Home", "Mail", "Accounts", "Organisations"], system.Page.QuerySelectorAll(".hr-nav a").Select(Screen.Words));
        await system.OpenAsync($"/organisations/{Cast.Advice.Id}");
        Assert.Contains("AdministratorsJo Field", system.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Home_counts_what_waits_and_what_is_due_and_shows_the_first_five()
    {
        // A desk of its own: what is counted must be all there is.
        await using var own = new Site();
        for (var i = 0; i < 6; i++) await own.PlanAtAsync(PlanStatus.Paused);
        await own.PlanAtAsync(PlanStatus.InDelivery);
        await own.PlanAtAsync(PlanStatus.Submitted);
        var manager = await own.SignInAsync(Cast.CaseManager);
        await manager.OpenAsync("/");
        Assert.Equal((6, 0), (Figure(manager, "waiting for you"), Figure(manager, "overdue")));
        Assert.Equal(5, manager.Page.QuerySelectorAll(".hr-next--one-of").Length);
        // A figure alone says nothing to whoever hears it.
        Assert.Equal(["6 waiting for you", "0 overdue"], manager.Page.QuerySelectorAll(".hr-figures a").Select(a => a.GetAttribute("aria-label")).Take(2));
        Assert.Contains("Your other plans", manager.Page.QuerySelectorAll("h2").Select(Screen.Words));
        await manager.ClickAsync("See all 6 plans that wait for you");
        Assert.Equal(6, manager.Page.QuerySelectorAll(".hr-lines > li").Length);

        own.MoveTo(Site.Today.AddYears(1));
        await manager.OpenAsync("/");
        // The review of the one, and the days on which the paused ones were to go on.
        Assert.Equal(7, Figure(manager, "overdue"));
        own.MoveTo(Site.Today);

        // Each figure leads to the list that it counts.
        var adviser = await own.SignInAsync(Cast.OtherAdviser);
        await own.PlanAtAsync(PlanStatus.Submitted);
        await adviser.OpenAsync("/");
        Assert.Equal((0, 2), (Figure(adviser, "waiting for you"), Figure(adviser, "requests without a key contact")));
        await adviser.OpenAsync("/plans?status=submitted");
        Assert.Equal(2, adviser.Page.QuerySelectorAll(".hr-lines > li").Length);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_practitioner_reads_first_and_plainly_that_work_has_been_stopped_or_supervision_stepped_up(bool stops)
    {
        await using var own = new Site();
        const string Theatre = "Theatre and inpatient work", Clinics = "Outpatient clinics";
        var (words, level, changed) = stops ? ($"Work has been stopped: {Theatre}", "No work in this setting", Theatre) : ($"Supervision has been stepped up: {Clinics}", "Direct supervision", Clinics);
        var reference = await own.SaveAsync((r, day) =>
        {
            var story = MrG.Reach(PlanStatus.InDelivery, r, day);
            var (plan, now) = (story.Plan, new Domain.Moment(Site.Today.ToDateTime(new TimeOnly(8, 0), DateTimeKind.Utc), Site.Today));
            var run = plan.InForce.Single(s => s.Setting == changed).Id;
            if (stops)
            {
                Assert.True(plan.Move(Act.RaiseConcern, Cast.Supervisor.AsActor(), "", "A list ran alone.", now).IsDone);
                Assert.True(plan.DecideConcern(Cast.AccountablePerson.AsActor(), "stop", run, "", "Until it is understood.", now).IsDone);
            }
            else Assert.True(plan.StepUp(Cast.CaseManager.AsActor(), run, plan.TighterLevels(plan.InForce.Single(s => s.Id == run)).Single(l => l.Name == level).Code, "Until it is understood.", now).IsDone);
            return story;
        }, PlanStatus.InDelivery);
        var practitioner = await own.SignInAsync(Cast.MrG);
        foreach (var page in new[] { "/", $"/plans/{reference}", $"/plans/{reference}/what-happens-next" })
        {
            await practitioner.OpenAsync(page);
            Assert.Equal(words, Screen.Words(practitioner.Page.QuerySelector("h2:not(.govuk-error-summary__title)")));
            Assert.Contains("since 1 September 2026", practitioner.Text, StringComparison.Ordinal);
            await practitioner.OpenAsync(practitioner.Page.QuerySelectorAll("a").First(a => Screen.Words(a).StartsWith("Read why", StringComparison.Ordinal)).GetAttribute("href")!);
            Assert.NotNull(practitioner.Page.QuerySelector("#decisions"));
            Assert.Contains("Until it is understood.", practitioner.Text, StringComparison.Ordinal);
        }

        await practitioner.OpenAsync("/");
        Assert.Contains($"{(stops ? "Patient-safety concern decided" : "Supervision stepped up")}: {changed}, {level}", practitioner.Text, StringComparison.Ordinal);
        Assert.Contains("Your plan", practitioner.Page.QuerySelectorAll("h2").Select(Screen.Words));
        var others = await own.SignInAsync(Cast.CaseManager);
        Assert.DoesNotContain(words, (await others.OpenAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_concern_that_waits_for_a_decision_says_since_when_and_neither_what_nor_by_whom()
    {
        await using var own = new Site();
        var reference = await own.PlanAtAsync(PlanStatus.SafetyHold);
        var raised = await own.AskAsync(db => db.Set<Concern>().Select(c => c.RaisedOn).SingleAsync());
        own.MoveTo(raised.AddDays(6));
        var when = $"{Web.Ui.Say.Date(raised)}, 6 days ago";
        foreach (var (person, pages) in new[] { (Cast.AccountablePerson, new[] { "/", "/board", $"/plans/{reference}" }), (Cast.CaseManager, ["/board", $"/plans/{reference}"]), (Cast.MrG, [$"/plans/{reference}"]) })
        {
            var screen = await own.SignInAsync(person);
            foreach (var page in pages)
            {
                await screen.OpenAsync(page);
                Assert.Contains(when, screen.Text, StringComparison.Ordinal);
                Assert.DoesNotContain("A theatre list ran", screen.Text, StringComparison.Ordinal);
            }
        }

        own.MoveTo(raised);
        var board = await own.SignInAsync(Cast.CaseManager);
        Assert.Contains($"raised {Web.Ui.Say.Date(raised)}, today", (await board.OpenAsync("/board")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task News_that_was_not_on_the_page_stays_unread()
    {
        for (var i = 0; i < 3; i++) await site.PlanAtAsync(PlanStatus.FollowUp);
        var practitioner = await site.SignInAsync(Cast.MrG);
        await practitioner.OpenAsync("/");
        var before = await UnreadAsync();
        Assert.True(before > 5);
        Assert.Contains($"These are the newest 5 of {before}", practitioner.Text, StringComparison.Ordinal);
        var filled = practitioner.Filled("I have read these");
        await practitioner.PressAsync("I have read these");
        Assert.Equal(before - 5, await UnreadAsync());
        await practitioner.PostAsync(filled.Address, filled.Fields);
        Assert.Equal(before - 5, await UnreadAsync());

        // Nobody reads somebody else's news for them, and nonsense reads nothing.
        var other = await site.SignInAsync(Cast.Supervisor);
        await other.OpenAsync("/");
        var theirs = await site.AskAsync(db => db.Notices.Where(n => n.PersonId == Cast.MrG.Id && !n.IsRead).Select(n => n.Id).ToListAsync());
        await other.PostAsync(filled.Address, [.. other.Filled("I have read these").Fields.Where(f => f.Key != "Seen"), .. theirs.Select(id => new KeyValuePair<string, string>("Seen", id.ToString())), new("Seen", "nonsense")]);
        Assert.Equal(System.Net.HttpStatusCode.OK, other.Status);
        Assert.Equal(before - 5, await UnreadAsync());

        // All at once, but for what has come meanwhile.
        await practitioner.OpenAsync("/");
        await site.PlanAtAsync(PlanStatus.FollowUp);
        var since = await UnreadAsync() - (before - 5);
        await practitioner.PressAsync($"I have read all {before - 5}");
        Assert.InRange(await UnreadAsync(), 1, since);

        Task<int> UnreadAsync() => site.AskAsync(db => db.Notices.CountAsync(n => n.PersonId == Cast.MrG.Id && !n.IsRead));
    }
}
