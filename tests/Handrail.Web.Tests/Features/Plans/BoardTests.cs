using System.Net;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Xunit;

namespace Handrail.Web.Tests.Features.Plans;

public sealed class BoardTests(Site site) : IClassFixture<Site>
{
    private static string Figure(Screen screen, string of) =>
        Screen.Words(screen.Page.QuerySelectorAll(".hr-figures > div").Single(d => Screen.Words(d.QuerySelector("dt")) == of).QuerySelector("dd"));

    [Fact]
    public async Task Those_who_act_for_the_organisation_see_where_its_plans_stand_and_what_supervision_is_in_force()
    {
        // A desk of its own: what is counted must be all there is.
        await using var own = new Site();
        var delivery = await own.PlanAtAsync(PlanStatus.InDelivery);
        var held = await own.PlanAtAsync(PlanStatus.SafetyHold);
        var drafting = await own.PlanAtAsync(PlanStatus.RequestDrafting);
        var closed = await own.PlanAtAsync(PlanStatus.Closed);
        var manager = await own.SignInAsync(Cast.CaseManager);
        await manager.ClickAsync("Board");
        Assert.Equal(("1", "2", "1"), (Figure(manager, "Request"), Figure(manager, "Delivery"), Figure(manager, "Ended")));
        Assert.Contains("1 plan is held for a patient-safety decision", manager.Text, StringComparison.Ordinal);
        var references = manager.Page.QuerySelectorAll(".hr-stacks tbody a").Select(Screen.Words).ToList();
        Assert.Equal(held, references[0]);
        Assert.Equal(new[] { drafting, delivery, held }.Order(StringComparer.Ordinal), references.Order(StringComparer.Ordinal));
        var row = manager.Page.QuerySelectorAll(".hr-stacks tbody tr").Single(r => r.TextContent.Contains(delivery, StringComparison.Ordinal));
        Assert.Contains("Theatre and inpatient work: Direct supervision", Screen.Words(row), StringComparison.Ordinal);
        await manager.ClickAsync("Ended");
        Assert.Contains(closed, manager.Text, StringComparison.Ordinal);
        await manager.OpenAsync("/board?show=all&status=delivery");
        Assert.Equal(2, manager.Page.QuerySelectorAll(".hr-stacks tbody tr").Length);

        // The accountable person is not on a request that has not been sent.
        var accountable = await own.SignInAsync(Cast.AccountablePerson);
        await accountable.OpenAsync("/board");
        Assert.Equal(("0", "2"), (Figure(accountable, "Request"), Figure(accountable, "Delivery")));
    }

    [Fact]
    public async Task Working_for_the_same_organisation_shows_nobody_a_plan()
    {
        await site.PlanAtAsync(PlanStatus.Issued);
        foreach (var person in new[] { Cast.Colleague, Cast.OtherCaseManager })
        {
            var screen = await site.SignInAsync(person);
            await screen.OpenAsync("/board");
            Assert.Equal(HttpStatusCode.OK, screen.Status);
            Assert.Contains("You do not act for your organisation on any plan yet", screen.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("PSR-", screen.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_board_is_not_there_for_others_on_the_plan()
    {
        await site.PlanAtAsync(PlanStatus.InDelivery);
        foreach (var person in new[] { Cast.MrG, Cast.Supervisor, Cast.Adviser, Cast.SystemAdministrator })
        {
            var screen = await site.SignInAsync(person);
            Assert.DoesNotContain(screen.Page.QuerySelectorAll("nav a"), a => a.TextContent == "Board");
            await screen.OpenAsync("/board");
            Assert.Equal(HttpStatusCode.NotFound, screen.Status);
        }
    }
}
