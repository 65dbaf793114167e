using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Handrail.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Handrail.Web.Tests.Features.SignOff;

public sealed class SignOffTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task The_accountable_person_signs_off_and_then_decides_on_scope()
    {
        var reference = await site.PlanAtAsync(PlanStatus.SigningOff);
        var supervisor = await site.SignInAsync(Cast.Supervisor);
        await supervisor.OpenAsync($"/plans/{reference}/recommend");
        await supervisor.PressAsync("Send your recommendation");
        Assert.Equal(["Select what you recommend", "Give your reasons in 4,000 characters or fewer"], supervisor.Errors);
        supervisor.Choose("What do you recommend?", "Completed: objectives met").Type("Your reasons", "I recommend sign-off.");
        await supervisor.PressAsync("Send your recommendation");
        Assert.Equal("Your recommendation has been recorded", supervisor.Confirmation);

        var accountable = await site.SignInAsync(Cast.AccountablePerson);
        await accountable.OpenAsync($"/plans/{reference}/sign-off");
        Assert.Contains("I recommend sign-off.", accountable.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ended early", accountable.Text, StringComparison.Ordinal);
        await accountable.PressAsync("Sign off the plan");
        Assert.Equal(
            ["Select how “Return to the full range of surgical practice” is judged", "Select how “Communicate and lead well with the team” is judged", "Select the outcome of the plan",
                "Say why you decide without both recommendations", "Enter the summary of the plan in 4,000 characters or fewer", "Confirm the statement to sign off the plan"],
            accountable.Errors);
        Assert.Equal("#Form_Lines_1__Progress", accountable.Page.QuerySelectorAll(".govuk-error-summary__list a")[1].GetAttribute("href"));
        accountable.Choose("How did the plan end?", "Completed: objectives met").Type("Summary", "Both objectives were met.")
            .Choose("Objective 1: Return to the full range of surgical practice", "Achieved").Choose("Objective 2: Communicate and lead well with the team", "Not yet achieved")
            .Type("Why do you decide without both recommendations?", "Canary: Dr Marsh is on leave.");
        await accountable.PressAsync("Sign off the plan");
        Assert.Equal(["An objective is not yet achieved, so the plan is not complete with its objectives met. Select another outcome, or judge the objective again", "Confirm the statement to sign off the plan"], accountable.Errors);
        accountable.Choose("Objective 2: Communicate and lead well with the team", "Achieved");
        accountable.Choose("Your statement", "I have read the progress reports, the reviews and the practitioner’s account, and I sign off this plan on behalf of the organisation");
        await accountable.PressAsync("Sign off the plan");
        Assert.Equal("The plan has been signed off", accountable.Confirmation);

        await accountable.OpenAsync($"/plans/{reference}/full-scope");
        Assert.Contains("This decision is apart from the outcome of the plan.", accountable.Text, StringComparison.Ordinal);
        accountable.Choose("What do you decide?", "Return to the full scope of practice").Type("Reasons", "The evidence supports it.")
            .Choose("Your statement", Plan.StatementFor(Act.DecideFullScope));
        await accountable.PressAsync("Record the decision");
        Assert.Equal("The decision on scope of practice has been recorded", accountable.Confirmation);
        Assert.Contains("Return to the full scope of practice", accountable.Text, StringComparison.Ordinal);
        await accountable.OpenAsync($"/plans/{reference}/full-scope");
        Assert.Contains("The decision on scope of practice has already been made", accountable.Text, StringComparison.Ordinal);

        var practitioner = await site.SignInAsync(Cast.MrG);
        await practitioner.OpenAsync($"/plans/{reference}");
        Assert.Contains("Next: Read how the plan ended, and sign that you have", practitioner.Text, StringComparison.Ordinal);
        await practitioner.ClickAsync("Read how the plan ended, and sign that you have");
        practitioner.Choose("Do you agree with how the plan ended? (optional)", "Yes").Type("If not, what do you not agree with?", "The delay").Choose("Your signature", Plan.StatementFor(Act.ReadSignOff));
        await practitioner.PressAsync("Sign that you have read it");
        Assert.Equal(["You said that you agree, and also what you do not agree with. Change one of the two"], practitioner.Errors);
        Assert.Contains("The delay", practitioner.Text, StringComparison.Ordinal);
        await practitioner.OpenAsync($"/plans/{reference}/read-sign-off");
        practitioner.Choose("Do you agree with how the plan ended? (optional)", "No, or not with all of it").Type("Your own account (optional)", "Canary of his account");
        await practitioner.PressAsync("Sign that you have read it");
        Assert.Equal(["Say what you do not agree with", "Confirm the statement to sign"], practitioner.Errors);
        practitioner.Type("If not, what do you not agree with?", "<b>Canary</b> of his dissent").Choose("Your signature", Plan.StatementFor(Act.ReadSignOff));
        var (address, fields) = practitioner.Filled("Sign that you have read it");
        await practitioner.PressAsync("Sign that you have read it");
        Assert.Equal("Thank you. Your signature has been recorded", practitioner.Confirmation);
        Assert.Equal("How the plan ended", practitioner.Heading);
        await practitioner.PostAsync(address, fields);
        Assert.Equal(1, await site.AskAsync(db => db.Set<SignedStatement>().CountAsync(s => s.Act == Act.ReadSignOff && db.Plans.Any(p => p.Id == s.PlanId && p.Reference == reference))));

        foreach (var person in new[] { Cast.MrG, Cast.CaseManager, Cast.AccountablePerson, Cast.Adviser })
        {
            var reader = await site.SignInAsync(person);
            await reader.OpenAsync($"/plans/{reference}/outcome");
            Assert.Contains("<b>Canary</b> of his dissent", reader.Text, StringComparison.Ordinal);
            Assert.Contains("Canary: Dr Marsh is on leave.", reader.Text, StringComparison.Ordinal);
            Assert.Contains("Completed: objectives met", reader.Text, StringComparison.Ordinal);
        }

        await supervisor.OpenAsync($"/plans/{reference}/outcome");
        Assert.Contains("Received and read by the practitioner", supervisor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Canary", supervisor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_follow_up_that_is_still_to_come_says_when_and_asks_for_nothing_before()
    {
        var reference = await site.SaveAsync((r, _) => MrG.Reach(PlanStatus.FollowUp, r, Site.Today.AddDays(-215)));
        var accountable = await site.SignInAsync(Cast.AccountablePerson);
        await accountable.OpenAsync($"/plans/{reference}/full-scope");
        accountable.Choose("What do you decide?", "Return to the full scope of practice").Type("Reasons", "Supported.").Choose("Your statement", "I make this decision on behalf of the organisation, on the evidence of the plan and of practice");
        await accountable.PressAsync("Record the decision");
        Assert.Equal("The decision on scope of practice has been recorded", accountable.Confirmation);
        var due = (await site.AskAsync(db => db.Plans.AsNoTracking().SingleAsync(p => p.Reference == reference))).DueOn!.Value;
        Assert.True(due > Site.Today);
        var manager = await site.SignInAsync(Cast.CaseManager);
        await manager.OpenAsync($"/plans/{reference}");
        Assert.Contains("Next: Record the follow-up", manager.Text, StringComparison.Ordinal);
        Assert.Contains($"You can record it from {Say.Date(due)} on. Until then nothing is asked of you.", manager.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(manager.Page.QuerySelectorAll("a"), a => a.GetAttribute("href")!.EndsWith("/follow-up", StringComparison.Ordinal));
        await manager.OpenAsync($"/plans/{reference}/follow-up");
        Assert.Equal($"The next follow-up is on {Say.Date(due)}. It can be recorded from that day on", manager.Confirmation);
        // The day is the follow-up's, and not that of what the practitioner has to read.
        var practitioner = await site.SignInAsync(Cast.MrG);
        await practitioner.OpenAsync("/");
        var card = Screen.Words(practitioner.Page.QuerySelectorAll(".hr-next--one-of").Single(c => c.TextContent.Contains(reference, StringComparison.Ordinal)));
        Assert.Contains("Harbourside NHS Foundation Trust", card, StringComparison.Ordinal);
        Assert.DoesNotContain(Say.Date(due), card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_follow_up_is_two_answers_and_a_comment_for_the_organisation()
    {
        var reference = await site.PlanAtAsync(PlanStatus.FollowUp);
        var manager = await site.SignInAsync(Cast.CaseManager);
        await manager.OpenAsync($"/plans/{reference}/follow-up");
        await manager.PressAsync("Record the follow-up");
        Assert.Equal(["Say whether the practitioner is still in role", "Say whether the practitioner’s work is restricted"], manager.Errors);
        manager.Choose("Is the practitioner still in role?", "In another role in the organisation").Choose("Is the practitioner’s work restricted?", "No restriction").Type("Anything to add (optional)", "Canary of the follow-up");
        await manager.PressAsync("Record the follow-up");
        Assert.Equal("The follow-up has been recorded", manager.Confirmation);
        Assert.Contains("In another role in the organisation", manager.Text, StringComparison.Ordinal);
        var practitioner = await site.SignInAsync(Cast.MrG);
        foreach (var page in new[] { "", "/outcome", "/history" })
        {
            await practitioner.OpenAsync($"/plans/{reference}{page}");
            Assert.DoesNotContain("Canary", practitioner.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_plan_that_is_not_ready_returns_to_delivery_with_a_day_for_its_next_review()
    {
        var reference = await site.PlanAtAsync(PlanStatus.SigningOff);
        var accountable = await site.SignInAsync(Cast.AccountablePerson);
        await accountable.OpenAsync($"/plans/{reference}/not-yet");
        accountable.Type("When is the next review?", "31 2 2027");
        await accountable.PressAsync("Return the plan to delivery");
        Assert.Equal(["Say what is still to be shown", "The date of the next review must be a real date"], accountable.Errors);
        accountable.Type("What is still to be shown?", "Two emergency cases.").Type("When is the next review?", "1 10 2026");
        await accountable.PressAsync("Return the plan to delivery");
        Assert.Equal("The plan returns to delivery", accountable.Confirmation);
        Assert.Contains("Thursday 1 October 2026", accountable.Text, StringComparison.Ordinal);
    }
}
