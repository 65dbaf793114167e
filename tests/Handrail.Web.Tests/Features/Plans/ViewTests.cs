using System.Net;
using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Handrail.Web.Tests.Features.Plans;

public sealed class ViewTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData(PlanStatus.FrameworkOffered, "Say whether to proceed on this framework", "Proceed on this framework", "Do not proceed on this framework")]
    [InlineData(PlanStatus.SecondReading, "Decide on the draft", "Approve the draft", "Return the draft with changes")]
    public async Task Where_there_are_two_answers_neither_is_taken_for_granted(PlanStatus status, string question, string yes, string no)
    {
        var reference = await site.PlanAtAsync(status);
        var screen = await site.SignInAsync(status == PlanStatus.SecondReading ? Cast.SecondReader : Cast.MrG);
        Assert.Contains(question, screen.Text, StringComparison.Ordinal);
        await screen.OpenAsync($"/plans/{reference}");
        Assert.Contains($"Next: {question}", screen.Text, StringComparison.Ordinal);
        var buttons = screen.Page.QuerySelectorAll(".hr-next .govuk-button").ToList();
        Assert.Equal([yes, no], buttons.Select(Screen.Words));
        Assert.All(buttons, b => Assert.True(b.ClassList.Contains("govuk-button--secondary")));
    }

    [Fact]
    public async Task The_plan_page_says_where_we_are_and_who_has_the_next_move()
    {
        var reference = await site.ReadyToSignAsync();
        var practitioner = await site.SignInAsync(Cast.MrG);
        await practitioner.OpenAsync($"/plans/{reference}");
        Assert.Equal("Action plan for Mr Gwilym Grant", practitioner.Heading);
        Assert.Contains("Where we are: Draft issued for discussion", practitioner.Text, StringComparison.Ordinal);
        Assert.Contains("Next: Sign the plan", practitioner.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_plan_is_not_there()
    {
        var reference = await site.PlanAtAsync(PlanStatus.InDelivery);
        foreach (var person in new[] { Cast.OtherCaseManager, Cast.Colleague, Cast.SystemAdministrator, Cast.OtherPractitioner })
        {
            var screen = await site.SignInAsync(person);
            await screen.OpenAsync($"/plans/{reference}");
            Assert.Equal(HttpStatusCode.NotFound, screen.Status);
        }
    }

    [Fact]
    public async Task Both_sides_sign_the_same_version_and_the_plan_is_agreed()
    {
        var reference = await site.ReadyToSignAsync();
        var organisation = await site.SignInAsync(Cast.AccountablePerson);
        await organisation.OpenAsync($"/plans/{reference}/sign");
        organisation.Choose("Your signature", Plan.StatementFor(Side.Organisation));
        await organisation.PressAsync("Sign the plan");
        Assert.Equal("You have signed the plan", organisation.Confirmation);
        Assert.Equal(PlanStatus.Issued, await site.StatusAsync(reference));

        var practitioner = await site.SignInAsync(Cast.MrG);
        await practitioner.OpenAsync($"/plans/{reference}/sign");
        await practitioner.PressAsync("Sign the plan");
        Assert.Equal(HttpStatusCode.BadRequest, practitioner.Status);
        Assert.Equal(["Confirm the statement to sign the plan"], practitioner.Errors);
        practitioner.Choose("Your signature", Plan.StatementFor(Side.Practitioner));
        await practitioner.PressAsync("Sign the plan");
        Assert.Equal(PlanStatus.Agreed, await site.StatusAsync(reference));
    }

    [Fact]
    public async Task An_extra_review_stands_for_itself_and_takes_no_foreseen_ones_place()
    {
        var reference = await site.SaveAsync((r, day) =>
        {
            var story = MrG.AfterFirstReview(r, day.AddDays(-60));
            var now = new Moment(story.Day.AddDays(7).ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc), story.Day.AddDays(7));
            var next = story.Plan.NextReviewOn;
            Assert.True(story.Plan.Report(Cast.Supervisor.AsActor(), "yes", [.. story.Plan.Agreed.Objectives.Select(o => new ObjectiveJudgement(o.Id, "on-track", ""))], "Going well.", "", "stay", now).IsDone);
            Assert.True(story.Plan.RecordReview(Cast.CaseManager.AsActor(), now.Day, "extra", ["practitioner"], "stay", next, "Going well.", now).IsDone);
            return story;
        });
        var practitioner = await site.SignInAsync(Cast.MrG);
        await practitioner.OpenAsync($"/plans/{reference}");
        Assert.Equal(["1: Formal review", "2: Extra review", "Formal review", "Final review"], practitioner.Page.QuerySelectorAll("tbody th").Select(Screen.Words));
        Assert.Contains("not foreseen", Screen.Words(practitioner.Page.QuerySelectorAll("tbody tr")[1]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PlanStatus.InDelivery)]
    [InlineData(PlanStatus.Amending)]
    [InlineData(PlanStatus.SafetyHold)]
    public async Task A_review_that_is_overdue_is_called_so_whatever_the_status_and_an_amendment_says_that_it_stops_reviews(PlanStatus status)
    {
        await using var own = new Site();
        var reference = await own.PlanAtAsync(status);
        var next = await own.AskAsync(db => db.Plans.Where(p => p.Reference == reference).Select(p => p.NextReviewOn!.Value).SingleAsync());
        var waits = status == PlanStatus.Amending;
        foreach (var late in new[] { false, true })
        {
            own.MoveTo(late ? next.AddDays(1) : next);
            foreach (var person in new[] { Cast.CaseManager, Cast.Supervisor, Cast.MrG })
            {
                var screen = await own.SignInAsync(person);
                await screen.OpenAsync($"/plans/{reference}");
                Assert.Equal(late ? "not yet, overdue" : "not yet", Screen.Words(screen.Page.QuerySelector("tbody tr")!.Children[2]));
                Assert.Equal(waits, screen.Text.Contains("Reviews wait until the amendment is signed or given up", StringComparison.Ordinal));
                await screen.OpenAsync($"/plans/{reference}/progress");
                Assert.Equal(late, Screen.Words(screen.Page.QuerySelectorAll("main p").Single(p => Screen.Words(p).Contains("The next review is on", StringComparison.Ordinal))).Contains("overdue", StringComparison.Ordinal));
                await screen.OpenAsync("/");
                Assert.Equal(waits && person.Id != Cast.MrG.Id, screen.Text.Contains("Reviews wait until the amendment is signed or given up", StringComparison.Ordinal));
            }
        }
    }

    [Theory]
    [InlineData(PlanStatus.DetailedDrafting)]
    [InlineData(PlanStatus.InDelivery)]
    public async Task On_the_day_of_a_hand_over_the_key_contact_is_whoever_has_taken_over(PlanStatus status)
    {
        await using var own = new Site();
        var reference = await own.SaveAsync((r, day) =>
        {
            var story = MrG.Reach(status, r, day);
            var now = new Moment(Site.Today.ToDateTime(new TimeOnly(8, 0), DateTimeKind.Utc), Site.Today);
            Assert.True(story.Plan.ChangePerson(Cast.Adviser.AsActor(), story.Plan.Assignments.Single(a => a.Role == Role.KeyContact).Id, Cast.OtherAdviser.Id, "", now).IsDone);
            return story;
        }, status);
        foreach (var person in new[] { Cast.MrG, Cast.CaseManager })
        {
            var screen = await own.SignInAsync(person);
            await screen.OpenAsync($"/plans/{reference}");
            Assert.Equal(["Mr Tomasz Nowak"], screen.Page.QuerySelectorAll(".hr-next__facts dt").Where(t => Screen.Words(t) == "Key contact").Select(t => Screen.Words(t.NextElementSibling)));
            Assert.Contains("Ms Asha Adeyemi Key contact, until today", screen.Text, StringComparison.Ordinal);
            await screen.OpenAsync($"/plans/{reference}/what-happens-next");
            Assert.DoesNotContain("Asha Adeyemi", screen.Text, StringComparison.Ordinal);
            Assert.Contains("Tomasz Nowak", screen.Text, StringComparison.Ordinal);
        }

        var before = await own.SignInAsync(Cast.Adviser);
        Assert.DoesNotContain(reference, (await before.OpenAsync("/caseload")).Text, StringComparison.Ordinal);
        var after = await own.SignInAsync(Cast.OtherAdviser);
        Assert.Contains(reference, (await after.OpenAsync("/caseload")).Text, StringComparison.Ordinal);
        if (status == PlanStatus.DetailedDrafting) Assert.DoesNotContain("writes this draft with you", (await after.OpenAsync($"/plans/{reference}/draft")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_that_the_second_reader_has_approved_waits_for_the_key_contact_in_lists_too()
    {
        var reference = await site.PlanAtAsync(PlanStatus.SecondReading);
        var manager = await site.SignInAsync(Cast.CaseManager);
        Assert.Contains("With the second reader", await LineAsync(), StringComparison.Ordinal);
        var reader = await site.SignInAsync(Cast.SecondReader);
        await reader.OpenAsync($"/plans/{reference}/do/approve");
        await reader.PressAsync("Approve the draft");
        Assert.Contains("Approved by the second reader", await LineAsync(), StringComparison.Ordinal);

        async Task<string> LineAsync() => Screen.Words((await manager.OpenAsync("/plans?q=" + reference)).Page.QuerySelector(".hr-lines > li"));
    }

    [Theory]
    [InlineData("/plans")]
    [InlineData("/plans/{0}/progress")]
    [InlineData("/plans/{0}/step-up")]
    [InlineData("/plans/{0}/evidence")]
    [InlineData("/plans/{0}/pause")]
    public async Task Where_work_under_supervision_is_spoken_of_the_supervision_in_force_is_named(string page)
    {
        var reference = await site.PlanAtAsync(PlanStatus.InDelivery);
        var manager = await site.SignInAsync(Cast.CaseManager);
        await manager.OpenAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, page, reference));
        Assert.Contains("Supervision in force", manager.Text, StringComparison.Ordinal);
        Assert.Contains("Outpatient clinics: Distant supervision", manager.Text, StringComparison.Ordinal);
        Assert.Contains("Theatre and inpatient work: Direct supervision", manager.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_can_be_read_before_it_is_signed_and_what_is_for_safety_has_its_own_place()
    {
        var practitioner = await site.SignInAsync(Cast.MrG);
        await practitioner.OpenAsync($"/plans/{await site.ReadyToSignAsync()}");
        Assert.Equal("You, and the accountable person or their deputy", Screen.Words(practitioner.Page.QuerySelectorAll("dt").Single(t => Screen.Words(t) == "Next move").NextElementSibling));
        Assert.Null(practitioner.Page.QuerySelector(".hr-safety--quiet"));
        await practitioner.ClickAsync("Read the plan first");
        Assert.Equal("The plan", practitioner.Heading);

        await practitioner.OpenAsync($"/plans/{await site.PlanAtAsync(PlanStatus.InDelivery)}");
        Assert.Equal("Raise a patient-safety concern", Screen.Words(practitioner.Page.QuerySelector(".hr-safety--quiet a")));
    }
}
