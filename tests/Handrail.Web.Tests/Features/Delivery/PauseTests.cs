using System.Net;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Handrail.Web.Tests.Features.Delivery;

public sealed class PauseTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_pause_says_why_and_until_when_and_what_it_moves_is_shown()
    {
        var reference = await site.PlanAtAsync(PlanStatus.InDelivery);
        var manager = await site.SignInAsync(Cast.CaseManager);
        await manager.OpenAsync($"/plans/{reference}/pause");
        manager.Type("When do you expect the plan to go on?", "31 2 2027");
        await manager.PressAsync("Pause the plan");
        Assert.Equal(["Select why the plan pauses", "The day on which you expect the plan to go on must be a real date"], manager.Errors);
        manager.Type("When do you expect the plan to go on?", "15 9 2026").Choose("Why does the plan pause?", "Sickness").Type("Anything to add (optional)", "<b>Away</b> for two weeks.");
        var (address, fields) = manager.Filled("Pause the plan");
        await manager.PressAsync("Pause the plan");
        Assert.Equal("The plan has been paused", manager.Confirmation);
        await manager.PostAsync(address, fields);
        Assert.Equal(1, await site.AskAsync(db => db.Set<PlanPause>().CountAsync(p => db.Plans.Any(q => q.Id == p.PlanId && q.Reference == reference))));
        var practitioner = await site.SignInAsync(Cast.MrG);
        await practitioner.OpenAsync($"/plans/{reference}");
        Assert.Contains("Paused since 1 September 2026: sickness. Expected to go on by 15 September 2026.", practitioner.Text, StringComparison.Ordinal);
        Assert.Contains("Tuesday 15 September 2026", practitioner.Text, StringComparison.Ordinal);

        site.MoveTo(new DateOnly(2026, 9, 22));
        await manager.OpenAsync($"/plans/{reference}");
        Assert.Contains("overdue", manager.Text, StringComparison.Ordinal);
        Assert.Equal(PlanStatus.Paused, await site.StatusAsync(reference));
        await manager.OpenAsync($"/plans/{reference}/resume");
        Assert.Contains("Paused since 1 September 2026, 21 days ago.", manager.Text, StringComparison.Ordinal);
        var before = await site.AskAsync(db => db.Plans.Where(p => p.Reference == reference).Select(p => p.NextReviewOn).SingleAsync());
        await manager.PressAsync("Resume the plan");
        Assert.Equal(["Say what has changed, so that the plan can go on"], manager.Errors);
        manager.Type("What has changed, so that the plan can go on?", "He is back.");
        await manager.PressAsync("Resume the plan");
        Assert.Equal("The plan goes on", manager.Confirmation);
        var after = await site.AskAsync(db => db.Plans.Where(p => p.Reference == reference).Select(p => p.NextReviewOn).SingleAsync());
        Assert.Equal(Domain.Calendar.WorkingDays.NextOnOrAfter(before!.Value.AddDays(21), "england"), after);
        await practitioner.OpenAsync($"/plans/{reference}");
        Assert.Equal(["Review", "Planned", "Now", "Held", "Outcome"], practitioner.Page.QuerySelector("table")!.QuerySelectorAll("thead th").Select(Screen.Words));
        await practitioner.OpenAsync($"/plans/{reference}/progress");
        Assert.Contains("Sickness. <b>Away</b> for two weeks.Went on because: He is back.21 days", practitioner.Text, StringComparison.Ordinal);
        site.MoveTo(Site.Today);
    }

    [Fact]
    public async Task A_longer_plan_is_offered_and_signed_by_both_sides()
    {
        var reference = await site.SaveAsync((r, _) => MrG.AfterFirstReview(r, Site.Today.AddDays(-115)));
        var manager = await site.SignInAsync(Cast.CaseManager);
        await manager.OpenAsync($"/plans/{reference}/extend");
        manager.Type("How many months is the plan to last in all?", "six").Type("Weeks of the last stage in Outpatient clinics", "3");
        await manager.PressAsync("Offer the longer plan to both sides");
        Assert.Equal(
            ["The new length must be more than 6 months, and at most 36", "Enter the month of at least one more review", "The last stage in “Outpatient clinics” must last between 26 and 104 weeks", "Say why the plan needs more time"],
            manager.Errors);
        manager.Type("How many months is the plan to last in all?", "9").Type("In which months are reviews added?", "8 and 9").Type("Weeks of the last stage in Outpatient clinics", "39").Type("Why does the plan need more time?", "Theatre was closed.");
        await manager.PressAsync("Offer the longer plan to both sides");
        Assert.Equal(HttpStatusCode.OK, manager.Status);
        Assert.Equal(PlanStatus.Amending, await site.StatusAsync(reference));
        foreach (var (person, side) in new[] { (Cast.MrG, Side.Practitioner), (Cast.AccountablePerson, Side.Organisation) })
        {
            var signer = await site.SignInAsync(person);
            await signer.OpenAsync($"/plans/{reference}");
            Assert.Contains("Next: Sign the extension", signer.Text, StringComparison.Ordinal);
            await signer.OpenAsync($"/plans/{reference}/sign");
            Assert.Equal("Sign the extension", signer.Heading);
            Assert.Contains("Theatre was closed.", signer.Text, StringComparison.Ordinal);
            Assert.Contains("9 months", signer.Text, StringComparison.Ordinal);
            signer.Choose("Your signature", Plan.StatementFor(side));
            await signer.PressAsync("Sign the extension");
        }

        Assert.Equal(PlanStatus.InDelivery, await site.StatusAsync(reference));
        await manager.OpenAsync($"/plans/{reference}/content");
        Assert.Contains("9 months", manager.Text, StringComparison.Ordinal);
    }
}
