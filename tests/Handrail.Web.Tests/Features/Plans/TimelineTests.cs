using System.Globalization;
using System.Net;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Handrail.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Handrail.Web.Tests.Features.Plans;

public sealed class TimelineTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_started_plan_shows_what_was_agreed_beside_what_happened()
    {
        var reference = await site.SaveAsync((r, day) => MrG.AfterFirstReview(r, day), PlanStatus.SigningOff);
        var screen = await site.SignInAsync(Cast.MrG);
        await screen.OpenAsync($"/plans/{reference}");
        await screen.ClickAsync("Timeline");
        Assert.Equal("Timeline", screen.Heading);
        var rows = screen.Page.QuerySelectorAll("tbody tr").Select(r => r.Children.Select(Screen.Words).ToList()).ToList();
        var review = rows.Single(r => r[0] == "Review 1: formal review");
        Assert.Equal(review[1], review[2]);
        Assert.Equal("on the agreed day", review[3]);
        var step = rows.Single(r => r[0] == "Theatre and inpatient work: Close supervision");
        Assert.NotEqual(step[1], step[2]);
        Assert.Matches("^[0-9]+ days later than agreed", step[3]);
        Assert.Equal("not yet", rows.Single(r => r[0] == "Review 2: formal review")[2]);
        Assert.Equal("Request started", rows[0][0]);
        Assert.Contains(screen.Page.QuerySelectorAll(".hr-timeline__item--now").Select(Screen.Words), w => w == $"{Say.Date(Site.Today)} Today: In delivery");
    }

    [Fact]
    public async Task What_is_overdue_stands_in_the_order_of_its_days_before_today()
    {
        await using var own = new Site();
        var reference = await own.PlanAtAsync(PlanStatus.InDelivery);
        var next = await own.AskAsync(db => db.Plans.Where(p => p.Reference == reference).Select(p => p.NextReviewOn!.Value).SingleAsync());
        own.MoveTo(next.AddDays(5));
        var screen = await own.SignInAsync(Cast.MrG);
        await screen.OpenAsync($"/plans/{reference}/timeline");
        var items = screen.Page.QuerySelectorAll(".hr-timeline__when").Select(Screen.Words).ToList();
        var days = items.ConvertAll(w => DateOnly.Parse(w.Replace("agreed for ", "", StringComparison.Ordinal).Split(',')[0], CultureInfo.GetCultureInfo("en-GB")));
        Assert.Equal(days.Order(), days);
        Assert.Contains($"agreed for {Say.Date(next)}, not yet", items);
    }

    [Fact]
    public async Task Who_supervises_reads_of_the_agreement_and_the_delivery_alone()
    {
        var reference = await site.PlanAtAsync(PlanStatus.InDelivery);
        var screen = await site.SignInAsync(Cast.Supervisor);
        await screen.OpenAsync($"/plans/{reference}/timeline");
        Assert.Contains("Plan started", screen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Request", screen.Text.Replace("Requests", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("Framework", screen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_picture_has_a_title_a_description_and_a_table_and_its_list_is_an_ordered_one()
    {
        var screen = await site.SignInAsync(Cast.CaseManager);
        await screen.OpenAsync($"/plans/{await site.PlanAtAsync(PlanStatus.Closed)}/timeline");
        var picture = screen.Page.QuerySelector("svg[role=img]")!;
        Assert.Equal("The plan’s way on the calendar", Screen.Words(screen.Page.GetElementById(picture.GetAttribute("aria-labelledby")!)));
        Assert.StartsWith("Today the plan stands at “Closed”.", Screen.Words(screen.Page.GetElementById(picture.GetAttribute("aria-describedby")!)), StringComparison.Ordinal);
        Assert.NotNull(screen.Page.QuerySelector("details table caption"));
        Assert.NotNull(screen.Page.QuerySelector("ol.hr-timeline"));
        Assert.Contains("First follow-up", screen.Text, StringComparison.Ordinal);
        // Nothing is to come once a plan has been closed but the second follow-up, which was agreed.
        Assert.Null(screen.Page.QuerySelector(".hr-timeline__item--now"));
    }

    [Fact]
    public async Task A_request_has_a_timeline_too_and_a_stranger_to_the_plan_has_none()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Considering);
        var screen = await site.SignInAsync(Cast.MrG);
        await screen.OpenAsync($"/plans/{reference}/timeline");
        Assert.Contains("It has not started yet", screen.Text, StringComparison.Ordinal);
        Assert.Contains("The practitioner takes part", screen.Text, StringComparison.Ordinal);
        var other = await site.SignInAsync(Cast.OtherCaseManager);
        await other.OpenAsync($"/plans/{reference}/timeline");
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
    }

    [Fact]
    public async Task The_staircase_stands_on_the_plan_as_agreed_and_in_progress_beside_what_is_in_force()
    {
        var reference = await site.SaveAsync((r, day) => MrG.AfterFirstReview(r, day), PlanStatus.SigningOff);
        var screen = await site.SignInAsync(Cast.Supervisor);
        await screen.OpenAsync($"/plans/{reference}/content");
        Assert.Equal(4, screen.Page.QuerySelectorAll("svg[role=img]").Length);
        Assert.Contains("Agreed, one after another: Direct supervision, Close supervision, Indirect supervision.", Screen.Words(screen.Page.QuerySelector("svg desc")), StringComparison.Ordinal);
        Assert.Null(screen.Page.QuerySelector(".hr-today"));
        await screen.OpenAsync($"/plans/{reference}/progress");
        Assert.Contains("Close supervision.", Screen.Words(screen.Page.QuerySelector("svg desc")), StringComparison.Ordinal);
        Assert.NotNull(screen.Page.QuerySelector(".hr-today"));
        Assert.Contains("In force", screen.Page.QuerySelectorAll("th").Select(Screen.Words));
    }
}
