using System.Net;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Xunit;

namespace Handrail.Web.Tests.Features.Plans;

public sealed class CaseloadTests(Site site) : IClassFixture<Site>
{
    private static List<string> In(Screen screen, string group) =>
        [.. screen.Page.QuerySelectorAll("table").Where(t => Screen.Words(t.QuerySelector("caption")).StartsWith(group, StringComparison.Ordinal)).SelectMany(t => t.QuerySelectorAll("tbody a")).Select(Screen.Words)];

    [Fact]
    public async Task An_adviser_finds_their_open_plans_by_who_has_the_next_move()
    {
        var drafting = await site.PlanAtAsync(PlanStatus.DetailedDrafting);
        var offered = await site.PlanAtAsync(PlanStatus.FrameworkOffered);
        var asked = await site.PlanAtAsync(PlanStatus.PractitionerAsked);
        var delivery = await site.PlanAtAsync(PlanStatus.InDelivery);
        var paused = await site.PlanAtAsync(PlanStatus.Paused);
        var reading = await site.PlanAtAsync(PlanStatus.SecondReading);
        var ended = await site.PlanAtAsync(PlanStatus.EndedEarly);
        var closed = await site.PlanAtAsync(PlanStatus.Closed);
        var sent = await site.PlanAtAsync(PlanStatus.Submitted);

        var adviser = await site.SignInAsync(Cast.Adviser);
        await adviser.ClickAsync("Caseload");
        Assert.Equal("Your caseload", adviser.Heading);
        Assert.Contains(drafting, In(adviser, "Your move"));
        Assert.Contains(ended, In(adviser, "Your move"));
        Assert.Equal([offered], In(adviser, "With both sides"));
        Assert.Equal([asked], In(adviser, "With the practitioner"));
        Assert.Equal([delivery], In(adviser, "With the supervisors"));
        Assert.Equal([paused], In(adviser, "With the organisation"));
        Assert.Equal([reading], In(adviser, "With a colleague"));
        Assert.DoesNotContain(closed, adviser.Text, StringComparison.Ordinal);
        // A request that nobody has taken on is in nobody's caseload.
        Assert.DoesNotContain(sent, adviser.Text, StringComparison.Ordinal);

        await adviser.ClickAsync("As second reader");
        Assert.Equal("/caseload?as=second-reader", adviser.Address);
        Assert.DoesNotContain(reading, adviser.Text, StringComparison.Ordinal);
        await adviser.OpenAsync("/caseload?status=delivery&quiet=yes");
        Assert.All(In(adviser, "With"), r => Assert.Contains(r, new[] { delivery, paused }));

        var reader = await site.SignInAsync(Cast.SecondReader);
        await reader.OpenAsync("/caseload?as=second-reader");
        Assert.Equal([reading], In(reader, "Your move"));
    }

    [Fact]
    public async Task A_silence_is_counted_in_days()
    {
        var drafting = await site.PlanAtAsync(PlanStatus.FrameworkDrafting);
        site.MoveTo(Site.Today.AddDays(60));
        var adviser = await site.SignInAsync(Cast.Adviser);
        await adviser.OpenAsync("/caseload?quiet=yes");
        Assert.Contains(drafting, In(adviser, "Your move"));
        Assert.Matches("[0-9]+ days ago quiet", adviser.Text);
        site.MoveTo(Site.Today);
    }

    [Fact]
    public async Task The_caseload_is_for_advisers()
    {
        foreach (var person in new[] { Cast.CaseManager, Cast.MrG, Cast.Supervisor, Cast.SystemAdministrator })
        {
            var screen = await site.SignInAsync(person);
            Assert.DoesNotContain(screen.Page.QuerySelectorAll("nav a"), a => a.TextContent == "Caseload");
            await screen.OpenAsync("/caseload");
            Assert.Equal(HttpStatusCode.NotFound, screen.Status);
        }
    }

    [Fact]
    public async Task An_adviser_without_plans_is_told_so()
    {
        var screen = await site.SignInAsync(Cast.OtherAdviser);
        await screen.OpenAsync("/caseload");
        Assert.Contains("You are not key contact, drafter or second reader of any open plan", screen.Text, StringComparison.Ordinal);
    }
}
