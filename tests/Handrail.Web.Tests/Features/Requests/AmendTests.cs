using System.Net;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Handrail.Web.Tests.Features.Requests;

public sealed class AmendTests(Site site) : IClassFixture<Site>
{
    private const string Odd = "Lists “A” & <b>B</b> 🩺";

    private static string Changed(Screen screen) => string.Join(" / ", screen.Page.QuerySelectorAll("tbody tr").Select(r => string.Join(" | ", r.Children.Select(Screen.Words))));

    [Theory]
    [InlineData(PlanStatus.Submitted)]
    [InlineData(PlanStatus.PractitionerAsked)]
    [InlineData(PlanStatus.Considering)]
    public async Task A_sent_request_is_amended_and_everybody_who_reads_it_sees_old_and_new(PlanStatus status)
    {
        var reference = await site.PlanAtAsync(status);
        var manager = await site.SignInAsync(Cast.CaseManager);
        await manager.OpenAsync($"/requests/{reference}/practitioner");
        await manager.Choose("Grade", "Specialist").PressAsync("Amend the request");
        Assert.Equal("Say why you amend the request", Assert.Single(manager.Errors));
        var (address, fields) = manager.Type("Why do you amend the request?", Odd).Filled("Amend the request");
        await manager.PostAsync(address, fields);
        await manager.PostAsync(address, fields);
        Assert.Equal(HttpStatusCode.OK, manager.Status);
        Assert.Equal(1, await site.AskAsync(db => db.Entries.CountAsync(e => e.Act == Act.AmendRequest && db.Plans.Any(p => p.Id == e.SubjectId && p.Reference == reference))));

        var readers = status == PlanStatus.Submitted ? new[] { Cast.Adviser, Cast.AccountablePerson } : [Cast.Adviser, Cast.AccountablePerson, Cast.MrG];
        foreach (var person in readers)
        {
            var screen = await site.SignInAsync(person);
            foreach (var page in new[] { $"/requests/{reference}", $"/plans/{reference}/history" })
            {
                await screen.OpenAsync(page);
                Assert.Contains("Request amended", screen.Text, StringComparison.Ordinal);
                Assert.Contains("Grade | Consultant | Specialist", Changed(screen), StringComparison.Ordinal);
                Assert.Contains(Odd, screen.Text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_sent_request_is_not_emptied_by_amending_it_and_the_typed_text_stays()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Considering);
        var manager = await site.SignInAsync(Cast.CaseManager);
        await manager.OpenAsync($"/requests/{reference}/readiness");
        await manager.Choose("Have you told the practitioner about the request?", "Not yet").Type("About time, cost and cover (optional)", Odd).Type("Why do you amend the request?", "A slip").PressAsync("Amend the request");
        Assert.Equal((HttpStatusCode.BadRequest, "Tell the practitioner about the request before you send it"), (manager.Status, Assert.Single(manager.Errors)));
        Assert.Contains(Odd, manager.Text, StringComparison.Ordinal);
        Assert.Equal("yes", (await RequestOfAsync(reference)).Readiness.PractitionerTold);
    }

    [Fact]
    public async Task What_was_put_right_before_the_practitioner_was_asked_is_not_put_to_them()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Submitted);
        var manager = await site.SignInAsync(Cast.CaseManager);
        await manager.OpenAsync($"/requests/{reference}/post");
        await manager.Type("Job plan (optional)", "Canary-of-the-second-text").Type("Why do you amend the request?", "Canary-of-the-reason").PressAsync("Amend the request");
        var adviser = await site.SignInAsync(Cast.Adviser);
        await adviser.OpenAsync($"/requests/{reference}/allocate");
        await adviser.Choose("Did they raise or investigate the concern?", "No").PressAsync("Allocate");
        var practitioner = await site.SignInAsync(Cast.MrG);
        foreach (var page in new[] { $"/requests/{reference}", $"/plans/{reference}/history" })
        {
            await practitioner.OpenAsync(page);
            Assert.Contains("Request amended", practitioner.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Ten programmed activities", practitioner.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Canary-of-the-reason", practitioner.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Several_restrictions_and_workplaces_are_added_one_by_one_and_taken_out_again()
    {
        var reference = await site.PlanAtAsync(PlanStatus.RequestDrafting);
        var screen = await site.SignInAsync(Cast.CaseManager);
        await screen.OpenAsync($"/requests/{reference}/restrictions");
        await screen.Choose("Is the practitioner’s practice restricted, or was it until lately?", "Yes").Choose("Who restricted practice?", "The organisation").Choose("Kind of restriction", "Exclusion")
            .Type("What does the restriction cover?", "All work").PressAsync("Save and add another restriction");
        Assert.Equal($"/requests/{reference}/restrictions", screen.Address);
        var second = screen.Page.QuerySelector("#Form_Each_1__Imposer") as AngleSharp.Html.Dom.IHtmlSelectElement;
        second!.Value = "regulator";
        await screen.PressAsync("Save");
        Assert.Equal("Your answers have been saved", screen.Confirmation);
        Assert.Equal(2, (await RequestOfAsync(reference)).Restrictions.Each.Length);
        await screen.OpenAsync($"/requests/{reference}/restrictions");
        await screen.Choose("If it does not belong here", "Take restriction 1 out of the request").PressAsync("Save");
        Assert.Equal("regulator", Assert.Single((await RequestOfAsync(reference)).Restrictions.Each).Imposer);

        await screen.OpenAsync($"/requests/{reference}/workplaces");
        await screen.Type("Name of the workplace", new string('x', 201)).Type("Half days a week (optional)", "99").PressAsync("Save");
        Assert.Equal(["The name of the workplace must be 200 characters or fewer", "The half days a week must be from 1 to 14"], screen.Errors);
        await screen.Type("Name of the workplace", "Northgate Clinic").Type("Organisation whose site it is (optional)", "Northgate Partnership").Type("Half days a week (optional)", "two").PressAsync("Save");
        Assert.Equal("Enter the half days a week as a whole number, like 4", Assert.Single(screen.Errors));
        await screen.Type("Half days a week (optional)", "2").PressAsync("Save and add another workplace");
        Assert.Equal(new("Northgate Clinic", "Northgate Partnership", 2), (await RequestOfAsync(reference)).Workplaces.Places.Select(w => (w.Name, w.Host, w.Sessions)).Single());
    }

    [Fact]
    public async Task Who_wrote_a_request_for_somebody_else_is_recorded_and_everything_wrong_is_said_at_once()
    {
        var reference = await site.PlanAtAsync(PlanStatus.RequestDrafting);
        var screen = await site.SignInAsync(Cast.CaseManager);
        await screen.OpenAsync($"/requests/{reference}/responsible");
        await screen.Choose("Do you ask on behalf of somebody else? (optional)", $"{Cast.AccountablePerson.Name}, {Cast.AccountablePerson.Position}").PressAsync("Save");
        Assert.Contains("Dr Helen Marsh wrote this request on behalf of Dr Samuel Osei.", screen.Text, StringComparison.Ordinal);

        await screen.OpenAsync($"/requests/{reference}/readiness");
        await screen.Type("When do you hope that the plan starts? (optional)", "31 2 2027").Type("About time, cost and cover (optional)", new string('a', 10_000)).PressAsync("Save");
        Assert.Equal(["The note about time, cost and cover must be 2,000 characters or fewer", "The hoped-for start must be a real date"], screen.Errors);
    }

    private Task<Handrail.Domain.Requests.RequestDetails> RequestOfAsync(string reference) => site.AskAsync(async db => (await db.Plans.AsNoTracking().SingleAsync(p => p.Reference == reference)).Request);
}
