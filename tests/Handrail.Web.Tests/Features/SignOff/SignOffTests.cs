using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Xunit;

namespace Handrail.Web.Tests.Features.SignOff;

public sealed class SignOffTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task The_accountable_person_signs_off_and_then_decides_on_scope()
    {
        var reference = await site.PlanAtAsync(PlanStatus.SigningOff);
        var supervisor = await site.SignInAsync(Cast.Supervisor);
        await supervisor.OpenAsync($"/plans/{reference}/do/recommend");
        supervisor.Type("Your recommendation, with reasons", "I recommend sign-off.");
        await supervisor.PressAsync("Recommend for sign-off");

        var accountable = await site.SignInAsync(Cast.AccountablePerson);
        await accountable.OpenAsync($"/plans/{reference}/sign-off");
        Assert.Contains("I recommend sign-off.", accountable.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ended early", accountable.Text, StringComparison.Ordinal);
        await accountable.PressAsync("Sign off the plan");
        Assert.Equal(["Select the outcome of the plan"], accountable.Errors);
        accountable.Choose("How did the plan end?", "Completed: objectives met").Type("Summary", "Both objectives were met.");
        await accountable.PressAsync("Sign off the plan");
        Assert.Equal(["Confirm the statement to sign off the plan"], accountable.Errors);
        accountable.Choose("Your statement", "I have read the progress reports, the reviews and the practitioner’s account, and I sign off this plan on behalf of the organisation");
        await accountable.PressAsync("Sign off the plan");
        Assert.Equal("The plan has been signed off", accountable.Confirmation);

        await accountable.OpenAsync($"/plans/{reference}/full-scope");
        Assert.Contains("This decision is apart from the outcome of the plan.", accountable.Text, StringComparison.Ordinal);
        accountable.Choose("What do you decide?", "Return to the full scope of practice").Type("Reasons", "The evidence supports it.")
            .Choose("Your statement", "I make this decision as the accountable person, on the evidence of the plan and of practice");
        await accountable.PressAsync("Record the decision");
        Assert.Equal("The decision on scope of practice has been recorded", accountable.Confirmation);
        Assert.Contains("Return to the full scope of practice", accountable.Text, StringComparison.Ordinal);
        await accountable.OpenAsync($"/plans/{reference}/full-scope");
        Assert.Contains("The decision on scope of practice has already been made", accountable.Text, StringComparison.Ordinal);
    }
}
