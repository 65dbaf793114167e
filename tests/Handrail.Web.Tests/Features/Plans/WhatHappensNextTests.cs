using System.Net;
using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Handrail.Web.Ui;
using Handrail.Web.Ui.Guides;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Handrail.Web.Tests.Features.Plans;

public sealed class WhatHappensNextTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Each_side_reads_at_every_status_where_we_are_and_what_it_means_for_them()
    {
        var screens = new List<(Side Side, Screen Screen)>();
        foreach (var (side, person) in new[] { (Side.Practitioner, Cast.MrG), (Side.Organisation, Cast.CaseManager), (Side.Supervision, Cast.Supervisor) })
            screens.Add((side, await site.SignInAsync(person)));
        var read = 0;
        foreach (var status in Enum.GetValues<PlanStatus>())
        {
            var reference = await site.PlanAtAsync(status);
            foreach (var (side, screen) in screens)
            {
                await screen.OpenAsync($"/plans/{reference}/what-happens-next");
                if (screen.Status == HttpStatusCode.NotFound) continue;
                read++;
                Assert.Equal("What happens next", screen.Heading);
                Assert.Contains("Where we are " + status.Words(), screen.Text, StringComparison.Ordinal);
                var chapter = Guide.Of(side, status);
                foreach (var words in new[] { chapter.Now, chapter.Then, chapter.Worry, Guide.Reads(side, status) }) Assert.Contains(words, screen.Text, StringComparison.Ordinal);
                Assert.Contains("Next move", screen.Text, StringComparison.Ordinal);
                Assert.Equal(side == Side.Practitioner, screen.Page.QuerySelector("main a[href='/support']") is not null);
            }
        }

        Assert.True(read > 45, $"only {read} pages were read");
    }

    [Fact]
    public async Task The_practitioner_finds_it_from_the_plan_with_the_plans_own_dates_and_people()
    {
        var reference = await site.PlanAtAsync(PlanStatus.InDelivery);
        var due = await site.AskAsync(db => db.Plans.Where(p => p.Reference == reference).Select(p => p.NextReviewOn).SingleAsync());
        var screen = await site.SignInAsync(Cast.MrG);
        await screen.OpenAsync($"/plans/{reference}");
        await screen.ClickAsync("What happens next, in full");
        Assert.Contains(Say.Weekday(due!.Value), screen.Text, StringComparison.Ordinal);
        Assert.Contains("The clinical supervisor or their deputy", screen.Text, StringComparison.Ordinal);
        Assert.Contains(Cast.Adviser.Name + "Key contact", screen.Text.Replace(" Key contact", "Key contact", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(screen.Page.QuerySelectorAll("a").Select(Screen.Words), w => w == "Give your own account");
    }

    [Fact]
    public async Task It_is_reached_from_a_request_too()
    {
        var screen = await site.SignInAsync(Cast.MrG);
        await screen.OpenAsync($"/requests/{await site.PlanAtAsync(PlanStatus.PractitionerAsked)}");
        await screen.ClickAsync("What happens next, in full");
        Assert.Contains("It is not a sanction", screen.Text, StringComparison.Ordinal);
        Assert.Contains("Next move You", screen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_can_read_ahead_and_come_back()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Issued);
        var screen = await site.SignInAsync(Cast.MrG);
        await screen.OpenAsync($"/plans/{reference}/what-happens-next");
        await screen.ClickAsync("Waiting for sign-off");
        Assert.Contains("Reading ahead Waiting for sign-off", screen.Text, StringComparison.Ordinal);
        Assert.Contains("Now the plan stands at “Draft issued for discussion”.", screen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Next move", screen.Text, StringComparison.Ordinal);
        await screen.ClickAsync("Back to where we are");
        Assert.Contains("Where we are Draft issued for discussion", screen.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("%00")]
    [InlineData("<script>")]
    [InlineData("")]
    public async Task A_status_that_is_none_is_passed_over(string state)
    {
        var screen = await site.SignInAsync(Cast.MrG);
        await screen.OpenAsync($"/plans/{await site.PlanAtAsync(PlanStatus.Issued)}/what-happens-next?state={state}");
        Assert.Equal(HttpStatusCode.OK, screen.Status);
        Assert.Contains("Where we are Draft issued for discussion", screen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_service_reads_along_with_the_practitioner()
    {
        var screen = await site.SignInAsync(Cast.Adviser);
        await screen.OpenAsync($"/plans/{await site.PlanAtAsync(PlanStatus.FrameworkOffered)}/what-happens-next");
        Assert.Contains("This is what the practitioner reads.", screen.Text, StringComparison.Ordinal);
        Assert.Contains(Guide.Of(Side.Practitioner, PlanStatus.FrameworkOffered).Now, screen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_only_been_asked_to_supervise_reads_no_dates_of_the_plan()
    {
        var reference = await site.PlanAtAsync(PlanStatus.InDelivery);
        await site.ChangeAsync(async db =>
        {
            var plan = await db.Plans.Include(p => p.Assignments).Include(p => p.Versions).Include(p => p.StageRuns).Include(p => p.Concerns).Include(p => p.Reviews).Include(p => p.Reports).AsSplitQuery().SingleAsync(p => p.Reference == reference);
            Assert.True(plan.NameSupervisor(Cast.AccountablePerson.AsActor(), Cast.Colleague.Id, Role.DeputySupervisor, 1, new Moment(Site.Today.ToDateTime(new TimeOnly(9, 0), DateTimeKind.Utc), Site.Today)).IsDone);
            await db.SaveAsync();
        });
        var screen = await site.SignInAsync(Cast.Colleague);
        await screen.OpenAsync($"/plans/{reference}/what-happens-next");
        Assert.Equal(HttpStatusCode.OK, screen.Status);
        Assert.DoesNotContain("agreed to end on", screen.Text, StringComparison.Ordinal);
        await screen.OpenAsync($"/plans/{reference}/timeline");
        Assert.Equal(HttpStatusCode.NotFound, screen.Status);
    }
}
