using System.Net;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Xunit;

namespace Handrail.Web.Tests.Features.Plans;

public sealed class ViewTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task The_plan_page_says_where_we_are_and_who_has_the_next_move()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Issued);
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
        var reference = await site.PlanAtAsync(PlanStatus.Issued);
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
}
