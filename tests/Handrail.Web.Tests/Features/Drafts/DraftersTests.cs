using System.Net;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Handrail.Web.Tests.Features.Drafts;

public sealed class DraftersTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task The_key_contact_invites_another_adviser_and_ends_their_part()
    {
        var (reference, contact) = await AtAsync(PlanStatus.FrameworkDrafting);
        await contact.ClickAsync("Invite somebody to draft with you");
        await contact.PressAsync("Invite them");
        Assert.Equal(["Select who writes the draft with you"], contact.Errors);
        await contact.Choose("Who writes with you?", Cast.OtherAdviser.Name).PressAsync("Invite them");
        Assert.Equal("They can write the draft with you from now on", contact.Confirmation);

        var drafter = await site.SignInAsync(Cast.OtherAdviser);
        await drafter.OpenAsync($"/plans/{reference}");
        await drafter.ClickAsync("Write the draft");
        await drafter.ClickAsync("Aim and background");
        await drafter.Type("What does the plan aim at?", "Mr Grant operates again.").PressAsync("Save");
        Assert.Equal("Saved", drafter.Confirmation);
        await drafter.OpenAsync($"/plans/{reference}/second-reader");
        Assert.Equal(HttpStatusCode.NotFound, drafter.Status);

        await contact.OpenAsync($"/plans/{reference}/draft");
        Assert.Contains("Mr Tomasz Nowak writes this draft with you", contact.Text, StringComparison.Ordinal);
        Assert.Contains("Mr Tomasz Nowak last changed this just now", contact.Text, StringComparison.Ordinal);
        await contact.ClickAsync("Aim and background");
        Assert.Contains("Mr Tomasz Nowak last changed this just now", contact.Text, StringComparison.Ordinal);
        await contact.OpenAsync($"/plans/{reference}/drafters");
        await contact.PressAsync("End this part Mr Tomasz Nowak");
        Assert.Equal("Their part in the draft has ended", contact.Confirmation);
        await drafter.OpenAsync($"/plans/{reference}");
        Assert.Equal(HttpStatusCode.NotFound, drafter.Status);
    }

    [Fact]
    public async Task A_drafter_is_not_offered_as_second_reader_nor_the_second_reader_as_drafter()
    {
        var (reference, contact) = await AtAsync(PlanStatus.DetailedDrafting);
        await contact.OpenAsync($"/plans/{reference}/drafters");
        await contact.Choose("Who writes with you?", Cast.SecondReader.Name).PressAsync("Invite them");
        await contact.OpenAsync($"/plans/{reference}");
        await site.ChangeAsync(async db =>
        {
            var plan = await db.Plans.Include(p => p.Assignments).SingleAsync(p => p.Reference == reference);
            Assert.True(plan.EditDraft(Cast.Adviser.AsActor(), MrG.Whole(plan.Working), "Whole draft", null, new Domain.Moment(DateTime.UnixEpoch, Site.Today)).IsDone);
            await db.SaveAsync();
        });
        await contact.OpenAsync($"/plans/{reference}/second-reader");
        Assert.DoesNotContain(Cast.SecondReader.Name, contact.Text, StringComparison.Ordinal);
        Assert.Contains("There is no second reader but you", contact.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_starts_from_an_earlier_plan_that_the_drafter_may_read()
    {
        var earlier = await site.PlanAtAsync(PlanStatus.InDelivery);
        var (reference, contact) = await AtAsync(PlanStatus.FrameworkDrafting);
        await contact.ClickAsync("Start from an earlier plan");
        await contact.PressAsync("Copy");
        Assert.Equal(["Select the plan to start from"], contact.Errors);
        await contact.Choose("Which plan do you want to start from?", $"{earlier}, {Cast.MrG.Name}").PressAsync("Copy");
        Assert.StartsWith("The structure has been copied. Read every text", contact.Confirmation, StringComparison.Ordinal);
        Assert.Contains("All 8 are complete", contact.Text, StringComparison.Ordinal);
        Assert.Contains("Say what the plan aims at", contact.Text, StringComparison.Ordinal);

        await contact.ClickAsync("Start from an earlier plan");
        await contact.Choose("Which plan do you want to start from?", $"{earlier}, {Cast.MrG.Name}").PressAsync("Copy");
        Assert.Equal(["Confirm that the objectives, activities, stages and review points written so far are to be replaced"], contact.Errors);
        await contact.PostAsync(contact.Address, contact.Filled("Copy").Fields.Select(f => f.Key == "Form.From" ? new("Form.From", "PSR-2020-0001") : f));
        Assert.Equal(["Select a plan from the list"], contact.Errors);
        await contact.Choose("Which plan do you want to start from?", $"{earlier}, {Cast.MrG.Name}").Choose("What is written already", "Replace the objectives, activities, supervision stages and review points of this draft").PressAsync("Copy");
        Assert.Contains("2 are complete", contact.Text, StringComparison.Ordinal);

        await contact.OpenAsync($"/plans/{reference}/history");
        Assert.Contains("Draft started from an earlier plan", contact.Text, StringComparison.Ordinal);
        Assert.Contains(earlier, contact.Text, StringComparison.Ordinal);
        var manager = await site.SignInAsync(Cast.CaseManager);
        await manager.OpenAsync($"/plans/{reference}/history");
        Assert.DoesNotContain(earlier, manager.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_approved_the_page_says_that_the_key_contact_can_issue_the_draft()
    {
        var reference = await site.PlanAtAsync(PlanStatus.SecondReading);
        var reader = await site.SignInAsync(Cast.SecondReader);
        await reader.OpenAsync($"/plans/{reference}");
        Assert.Contains("Where we are: With the second reader", reader.Text, StringComparison.Ordinal);
        await reader.ClickAsync("Approve the draft");
        await reader.PressAsync("Approve the draft");
        Assert.Contains("Where we are: Approved by the second reader", reader.Text, StringComparison.Ordinal);
        Assert.Contains("Once the key contact has issued it, both sides receive it at the same time", reader.Text, StringComparison.Ordinal);
    }

    private async Task<(string Reference, Screen Contact)> AtAsync(PlanStatus status)
    {
        var reference = await site.PlanAtAsync(status);
        var contact = await site.SignInAsync(Cast.Adviser);
        await contact.OpenAsync($"/plans/{reference}/draft");
        return (reference, contact);
    }
}
