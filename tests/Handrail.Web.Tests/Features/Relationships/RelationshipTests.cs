using System.Net;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Handrail.Web.Tests.Features.Relationships;

/// <summary>Companions, delegation and placement hosts, as those see it who give such a part and those who have it.</summary>
public sealed class RelationshipTests(Site site) : IClassFixture<Site>
{
    private static string InDays(int days) => FormattableString.Invariant($"{Site.Today.AddDays(days).Day} {Site.Today.AddDays(days).Month} {Site.Today.AddDays(days).Year}");

    [Fact]
    public async Task The_practitioner_invites_a_companion_who_reads_along_and_ends_it_at_once()
    {
        var reference = await site.PlanAtAsync(PlanStatus.InDelivery);
        var practitioner = await site.SignInAsync(Cast.MrG);
        await practitioner.OpenAsync($"/plans/{reference}");
        await practitioner.ClickAsync("Invite a companion");
        await practitioner.PressAsync("Invite them");
        Assert.Equal(["Enter their given name", "Enter their family name", "Enter their e-mail address", "Enter the last day on which they may read it"], practitioner.Errors);
        practitioner.Type("Their given name", "Rosa").Type("Their family name", "Quill").Type("Their e-mail address", "rosa.quill").Type("The last day on which they may read it", InDays(300));
        await practitioner.PressAsync("Invite them");
        Assert.Equal(["Enter an e-mail address in the form name@example.org"], practitioner.Errors);
        await practitioner.Type("Their e-mail address", Cast.Companion.Email).PressAsync("Invite them");
        Assert.Equal(["The last day must be within 6 months from today. You can invite them again after that"], practitioner.Errors);
        await practitioner.Type("The last day on which they may read it", InDays(-1)).PressAsync("Invite them");
        Assert.Equal(["The last day must not be in the past"], practitioner.Errors);
        await practitioner.Type("The last day on which they may read it", InDays(30)).PressAsync("Invite them");
        Assert.Equal("Your companion can read what you read, until the day that you chose", practitioner.Confirmation);

        var companion = await site.SignInAsync(Cast.Companion);
        await companion.OpenAsync($"/plans/{reference}");
        Assert.Contains("You accompany Mr Gwilym Grant on this plan until 1 October 2026", companion.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("What else you can do", companion.Text, StringComparison.Ordinal);
        foreach (var page in new[] { "/content", "/history", "/discussion", "/progress" })
        {
            await companion.OpenAsync($"/plans/{reference}{page}");
            Assert.Equal((page, HttpStatusCode.OK), (page, companion.Status));
            Assert.Null(companion.Page.QuerySelector("main form[method=post]"));
        }

        await companion.OpenAsync($"/requests/{reference}/documents");
        Assert.Equal(HttpStatusCode.NotFound, companion.Status);
        var manager = await site.SignInAsync(Cast.CaseManager);
        await manager.OpenAsync($"/plans/{reference}/history");
        Assert.Contains("Practitioner invited a companion", manager.Text, StringComparison.Ordinal);

        await practitioner.PressAsync($"End this now {Cast.Companion.Name}");
        Assert.Equal("They can no longer read anything of your plan", practitioner.Confirmation);
        await companion.OpenAsync($"/plans/{reference}");
        Assert.Equal(HttpStatusCode.NotFound, companion.Status);
    }

    [Fact]
    public async Task An_adviser_who_accompanies_somebody_reads_their_request_as_a_companion_alone()
    {
        var earlier = await site.PlanAtAsync(PlanStatus.InDelivery);
        var reference = await site.PlanAtAsync(PlanStatus.Considering);
        var practitioner = await site.SignInAsync(Cast.MrG);
        await practitioner.OpenAsync($"/plans/{reference}/companions");
        practitioner.Type("Their given name", Cast.OtherAdviser.GivenName).Type("Their family name", Cast.OtherAdviser.FamilyName).Type("Their e-mail address", Cast.OtherAdviser.Email).Type("The last day on which they may read it", InDays(10));
        await practitioner.PressAsync("Invite them");
        var adviser = await site.SignInAsync(Cast.OtherAdviser);
        await adviser.OpenAsync($"/requests/{reference}");
        Assert.Equal(HttpStatusCode.OK, adviser.Status);
        // Only those who have the request in hand are told of the practitioner's other plans.
        Assert.DoesNotContain(earlier, adviser.Text, StringComparison.Ordinal);
        await adviser.OpenAsync($"/plans/{reference}/do/decline");
        Assert.Equal(HttpStatusCode.NotFound, adviser.Status);
        await adviser.OpenAsync($"/triage/{reference}");
        Assert.Equal(HttpStatusCode.OK, adviser.Status);
    }

    [Fact]
    public async Task Somebody_new_gets_an_account_for_that_alone_and_a_wrong_name_shows_a_plan_to_no_stranger()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Considering);
        var practitioner = await site.SignInAsync(Cast.MrG);
        await practitioner.OpenAsync($"/plans/{reference}/companions");
        practitioner.Type("Their given name", "Noor").Type("Their family name", "Hall").Type("Their e-mail address", Cast.Colleague.Email).Type("The last day on which they may read it", InDays(10));
        await practitioner.PressAsync("Invite them");
        Assert.Equal(["The name and the e-mail address do not belong together. Check both"], practitioner.Errors);
        await practitioner.Type("Their e-mail address", "Noor.Hall@Example.org").PressAsync("Invite them");
        Assert.Equal("Your companion can read what you read, until the day that you chose", practitioner.Confirmation);
        var noor = await site.AskAsync(db => db.People.AsNoTracking().Include(p => p.Memberships).SingleAsync(p => p.Email == "noor.hall@example.org"));
        Assert.Equal(Domain.Duties.Accompany, noor.DutiesOn(Site.Today));
        var screen = await site.SignInAsync(noor);
        await screen.OpenAsync($"/requests/{reference}");
        Assert.Equal(HttpStatusCode.OK, screen.Status);
        site.MoveTo(Site.Today.AddDays(11));
        await screen.OpenAsync($"/requests/{reference}");
        Assert.Equal(HttpStatusCode.NotFound, screen.Status);
        site.MoveTo(Site.Today);
        // The administrator of accounts does not learn who accompanies whom.
        var administrator = await site.SignInAsync(Cast.LocalAdministrator);
        await administrator.OpenAsync("/organisation");
        Assert.DoesNotContain("Hall", administrator.Text, StringComparison.Ordinal);
        await administrator.OpenAsync($"/organisation/people/{noor.Id}");
        Assert.Equal(HttpStatusCode.NotFound, administrator.Status);
    }

    [Fact]
    public async Task By_delegation_somebody_else_signs_and_the_signature_says_so()
    {
        var reference = await site.ReadyToSignAsync();
        var accountable = await site.SignInAsync(Cast.AccountablePerson);
        await accountable.OpenAsync($"/plans/{reference}/delegation");
        await accountable.PressAsync("Let them sign");
        Assert.Equal(["Select who signs for you", "Say whether they raised or investigated the concern", "Enter the last day on which they may sign", "Say why somebody else signs"], accountable.Errors);
        accountable.Choose("Who signs for you?", $"{Cast.Delegate.Name}, {Cast.Delegate.Position}").Choose("Did they raise or investigate the concern?", "Yes").Type("The last day on which they may sign", InDays(14)).Type("Why does somebody else sign?", "On leave until mid-month.");
        await accountable.PressAsync("Let them sign");
        Assert.Equal(["Whoever raised or investigated the concern does not supervise, advise or decide on this plan. Select another person"], accountable.Errors);
        await accountable.Choose("Did they raise or investigate the concern?", "No").PressAsync("Let them sign");
        Assert.Equal("They can sign for the organisation until the day that you chose", accountable.Confirmation);

        var signer = await site.SignInAsync(Cast.Delegate);
        await signer.OpenAsync($"/plans/{reference}/sign");
        Assert.Contains($"You sign as {Cast.Delegate.Name}, delegated signer", signer.Text, StringComparison.Ordinal);
        signer.Page.QuerySelector("input[type=checkbox]")!.SetAttribute("checked", "");
        await signer.PressAsync("Sign the plan");
        Assert.Equal("You have signed the plan", signer.Confirmation);
        var practitioner = await site.SignInAsync(Cast.MrG);
        await practitioner.OpenAsync($"/plans/{reference}/history");
        Assert.Contains("On leave until mid-month.", practitioner.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_placement_host_of_another_organisation_reads_the_content_and_records_an_activity()
    {
        var reference = await site.PlanAtAsync(PlanStatus.InDelivery);
        var accountable = await site.SignInAsync(Cast.AccountablePerson);
        await accountable.OpenAsync($"/plans/{reference}/hosts");
        await accountable.PressAsync("Add them");
        Assert.Equal(3, accountable.Errors.Count);
        accountable.Type("Their e-mail address", Cast.Adviser.Email).Choose("In which setting?", "Outpatient clinics").Choose("Did they raise or investigate the concern?", "No");
        await accountable.PressAsync("Add them");
        Assert.Equal(["No account that can take part in plans has this e-mail address. The administrator of their organisation gives accounts"], accountable.Errors);
        await accountable.Type("Their e-mail address", Cast.Host.Email).PressAsync("Add them");
        Assert.Equal("They can read the plan’s content and record what is done there", accountable.Confirmation);

        var host = await site.SignInAsync(Cast.Host);
        await host.OpenAsync($"/plans/{reference}");
        Assert.Contains("You host a placement on this plan: Outpatient clinics.", host.Text, StringComparison.Ordinal);
        await host.ClickAsync("Read what the plan says");
        Assert.Equal(HttpStatusCode.OK, host.Status);
        var agreed = await site.AskAsync(async db => (await db.Plans.AsNoTracking().Include(p => p.Versions).SingleAsync(p => p.Reference == reference)).Agreed);
        var source = host.Page.DocumentElement.TextContent;
        Assert.Contains("Outpatient clinics", source, StringComparison.Ordinal);
        Assert.Contains(agreed.PatientSafety.Split('\n')[0], source, StringComparison.Ordinal);
        foreach (var elsewhere in agreed.Settings.Where(s => s != "Outpatient clinics").Append(agreed.Background.Split('\n')[0]).Append("Fingerprint of the version").Append("£"))
            Assert.DoesNotContain(elsewhere, source, StringComparison.Ordinal);
        await host.OpenAsync($"/plans/{reference}/activity");
        await host.Choose("Which activity?", Screen.Words(host.Page.QuerySelectorAll("main option")[1])).PressAsync("Record the activity");
        Assert.Equal("The activity has been recorded", host.Confirmation);
        foreach (var page in new[] { "/progress", "/history", "/discussion", "/timeline", "/readiness", "/people" })
        {
            await host.OpenAsync($"/plans/{reference}{page}");
            Assert.Equal((page, HttpStatusCode.NotFound), (page, host.Status));
        }
    }
}
