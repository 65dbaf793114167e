using System.Net;
using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Handrail.Web.Tests.Features.Triage;

public sealed class TriageTests : IAsyncDisposable
{
    private readonly Site site = new();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static string? Row(Screen screen, string reference) => screen.Page.QuerySelectorAll("tbody tr").Select(Screen.Words).FirstOrDefault(r => r.StartsWith(reference, StringComparison.Ordinal));

    [Fact]
    public async Task The_queue_counts_what_nobody_has_and_says_how_long_it_waits()
    {
        var waits = await site.PlanAtAsync(PlanStatus.Submitted);
        var asked = await site.PlanAtAsync(PlanStatus.MoreInformation);
        var screen = await site.SignInAsync(Cast.OtherAdviser);
        await screen.ClickAsync("Triage");
        Assert.Contains("Not assigned: 1", screen.Text, StringComparison.Ordinal);
        Assert.Contains("In your hands: 0", screen.Text, StringComparison.Ordinal);
        Assert.Contains("In colleagues’ hands: 1", screen.Text, StringComparison.Ordinal);
        // Sent on 23 July; the bank holiday of 31 August does not count.
        Assert.Contains("Mr Gwilym Grant", Row(screen, waits), StringComparison.Ordinal);
        Assert.Contains("27 working days", Row(screen, waits), StringComparison.Ordinal);
        // In a colleague's hands: its clock, and no word of the request.
        Assert.Contains("9 August 2026 overdue", Row(screen, asked), StringComparison.Ordinal);
        Assert.Contains(Cast.Adviser.Name, Row(screen, asked), StringComparison.Ordinal);
        Assert.DoesNotContain("Grant", Row(screen, asked), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await screen.OpenAsync($"/requests/{asked}")).Status);
    }

    [Fact]
    public async Task Whoever_administers_the_system_finds_no_queue_whatever_else_they_are()
    {
        var both = Cast.Who(901, Cast.Advice, "Mr", "Milo", "Both", "Administers the system, and was made an adviser too", Duties.SystemAdministrator | Duties.Adviser);
        await site.ChangeAsync(async db =>
        {
            db.Add(both);
            db.Add(Site.SetUp());
            await db.SaveAsync();
        });
        var screen = await site.SignInAsync(both);
        foreach (var page in new[] { "/triage", "/caseload" }) Assert.Equal((page, HttpStatusCode.NotFound), (page, (await screen.OpenAsync(page)).Status));
    }

    [Fact]
    public async Task A_request_is_passed_on_with_a_note_by_its_key_contact_or_by_a_colleague()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Considering);
        var colleague = await site.SignInAsync(Cast.OtherAdviser);
        await colleague.OpenAsync($"/triage/{reference}");
        Assert.DoesNotContain("Grant", colleague.Text, StringComparison.Ordinal);
        await colleague.PressAsync("Pass on");
        Assert.Equal(["Select an adviser of the service", "Say whether they raised or investigated the concern", "Write a note for the next key contact"], colleague.Errors);
        var (address, fields) = colleague.Choose("Who takes this request on?", "Mr Tomasz Nowak (you)").Choose("Did they raise or investigate the concern?", "No").Type("Note for the next key contact", "Asha is away. Ring the case manager.").Filled("Pass on");
        await colleague.PostAsync(address, fields);
        await colleague.PostAsync(address, fields);
        Assert.Equal(("/triage", HttpStatusCode.OK), (colleague.Address, colleague.Status));
        Assert.Contains("In your hands: 1", colleague.Text, StringComparison.Ordinal);
        await colleague.OpenAsync($"/requests/{reference}");
        Assert.Contains("Asha is away. Ring the case manager.", colleague.Text, StringComparison.Ordinal);
        var manager = await site.SignInAsync(Cast.CaseManager);
        await manager.OpenAsync($"/requests/{reference}");
        Assert.Contains("Mr Tomasz Nowak", manager.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Asha is away", manager.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Triage_is_for_advisers()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Considering);
        foreach (var person in new[] { Cast.CaseManager, Cast.MrG, Cast.SystemAdministrator })
        {
            var screen = await site.SignInAsync(person);
            Assert.DoesNotContain("Triage", Screen.Words(screen.Page.QuerySelector("nav")), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await screen.OpenAsync("/triage")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await screen.OpenAsync($"/triage/{reference}")).Status);
        }
    }

    [Fact]
    public async Task A_practitioner_of_two_organisations_has_one_account_and_each_organisation_finds_only_its_own()
    {
        var own = await site.PlanAtAsync(PlanStatus.InDelivery);
        var second = await SecondRequestAsync();

        var manager = await site.SignInAsync(Cast.OtherCaseManager);
        await manager.OpenAsync($"/requests/{second}/submit");
        Assert.DoesNotContain(own, manager.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("already a request or plan", manager.Text, StringComparison.Ordinal);
        await manager.PressAsync("Send the request");
        Assert.Equal("The request has been sent", manager.Confirmation);
        Assert.Single(await site.AskAsync(db => db.People.Where(p => p.RegistrationNumber == Cast.MrG.RegistrationNumber).ToListAsync()));

        // The advisers are told, across organisations, that there is another, and no more than that.
        var adviser = await site.SignInAsync(Cast.OtherAdviser);
        await adviser.OpenAsync("/triage");
        Assert.Contains($"also: {own}, {Cast.Harbourside.Name}, In delivery", Row(adviser, second), StringComparison.Ordinal);
        await adviser.OpenAsync($"/requests/{second}/allocate");
        Assert.Contains("There is already a request or plan for this practitioner", adviser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(adviser.Page.QuerySelectorAll("main a"), a => a.GetAttribute("href")!.Contains(own, StringComparison.Ordinal));
        await adviser.Choose("Who takes this request on?", "Mr Tomasz Nowak (you)").Choose("Did they raise or investigate the concern?", "No").PressAsync("Allocate");
        Assert.Equal(HttpStatusCode.NotFound, (await adviser.OpenAsync($"/plans/{own}")).Status);

        var practitioner = await site.SignInAsync(Cast.MrG);
        Assert.Equal(HttpStatusCode.OK, (await practitioner.OpenAsync($"/requests/{second}")).Status);
        Assert.DoesNotContain("already a request or plan", practitioner.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await practitioner.OpenAsync($"/plans/{own}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.OpenAsync($"/plans/{own}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.SignInAsync(Cast.CaseManager)).OpenAsync($"/requests/{second}")).Status);
    }

    [Fact]
    public async Task Whoever_asks_again_for_somebody_whose_plan_they_see_is_told_before_sending()
    {
        var running = await site.PlanAtAsync(PlanStatus.InDelivery);
        var again = await site.PlanAtAsync(PlanStatus.RequestDrafting);
        var screen = await site.SignInAsync(Cast.CaseManager);
        await screen.OpenAsync($"/requests/{again}/practitioner");
        await screen.Choose("Regulator", "General Medical Council (GMC)").Type("Registration number", Cast.MrG.RegistrationNumber).PressAsync("Save");
        await screen.OpenAsync($"/requests/{again}/submit");
        Assert.Contains("There is already a request or plan for this practitioner", screen.Text, StringComparison.Ordinal);
        Assert.Contains(running, screen.Text, StringComparison.Ordinal);
    }

    /// <summary>Northmoor writes a request for Mr Grant too, with the answers of his first one and its own people.</summary>
    private async Task<string> SecondRequestAsync()
    {
        var details = MrG.Reach(PlanStatus.Submitted, "PSR-2025-9999", Site.Today.AddDays(-2)).Plan.Request;
        var manager = Cast.OtherCaseManager.AsActor();
        var now = new Moment(Site.Today.ToDateTime(new TimeOnly(9, 0), DateTimeKind.Utc), Site.Today);
        const string Reference = "PSR-2025-8001";
        await site.ChangeAsync(async db =>
        {
            var plan = Plan.BeginRequest(manager, Reference, "wales", now);
            var responsible = details.Responsible with { CaseManager = manager.PersonId, AccountablePerson = Cast.OtherPractitioner.Id, Deputy = manager.PersonId };
            Assert.True(plan.EditRequest(manager, "all", details with { Responsible = responsible }, now).IsDone);
            db.Add(plan);
            await db.SaveAsync();
        });
        return Reference;
    }
}
