using System.Net;
using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Access.Accounts;
using Handrail.Web.Mailing;
using Handrail.Web.Persistence.Situations;
using Handrail.Web.Tests.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Handrail.Web.Tests.Features.Requests;

/// <summary>On real records the practitioner comes in by a link, their registration number and a code by voice.</summary>
public sealed class InviteTests
{
    [Fact]
    public async Task The_link_alone_shows_nothing_and_three_wrong_tries_end_it()
    {
        await using var site = await Owner.OpenAsync();
        var reference = await site.PlanAtAsync(PlanStatus.PractitionerAsked);
        var manager = (await Owner.EnrolAsync(site, Cast.CaseManager)).Screen;
        await manager.OpenAsync($"/requests/{reference}");
        await manager.ClickAsync("Invite the practitioner");
        await manager.PressAsync("Send the mail and show the code");
        Assert.Equal(1, await site.AskAsync(db => db.Set<OutboxMessage>().CountAsync(m => m.Kind == MailKind.Invitation)));

        var link = "/invitations/" + await Owner.LinkAsync(site, LinkKind.Invitation, Cast.MrG);
        var stranger = await site.Stranger().OpenAsync(link);
        Assert.DoesNotContain(reference, stranger.Text, StringComparison.Ordinal);
        foreach (var said in new[] { "You can try 2 more times", "You can try once more", "This invitation has ended" })
        {
            await stranger.Type("Your registration number", Cast.MrG.RegistrationNumber).Type("The code that your case manager told you", "0000").Type("New password", "violin tractor meadow").PressAsync("Accept and continue");
            Assert.Contains(said, Assert.Single(stranger.Errors), StringComparison.Ordinal);
        }

        await stranger.OpenAsync(link);
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        Assert.False(await site.AskAsync(db => db.Set<UserAccount>().AnyAsync(a => a.PersonId == Cast.MrG.Id)));

        // Another invitation, and this time the practitioner has listened.
        await manager.OpenAsync($"/requests/{reference}/invite");
        await manager.PressAsync("Send the mail and show the code");
        var code = Screen.Words(manager.Page.QuerySelector("#code"));
        var practitioner = await site.Stranger().OpenAsync("/invitations/" + await Owner.LinkAsync(site, LinkKind.Invitation, Cast.MrG));
        await practitioner.Type("Your registration number", Cast.MrG.RegistrationNumber).Type("The code that your case manager told you", code).Type("New password", "violin tractor meadow").PressAsync("Accept and continue");
        Assert.Equal("Set up your second step", practitioner.Heading);
        await manager.OpenAsync($"/requests/{reference}/invite");
        Assert.Contains("has an account already", manager.Text, StringComparison.Ordinal);

        // Whoever loses what they sign in with is let in again, by voice as before, and the old password is worth nothing.
        await manager.PressAsync("Send the mail and show the code");
        code = Screen.Words(manager.Page.QuerySelector("#code"));
        var again = await site.Stranger().OpenAsync("/invitations/" + await Owner.LinkAsync(site, LinkKind.Invitation, Cast.MrG));
        await again.Type("Your registration number", Cast.MrG.RegistrationNumber).Type("The code that your case manager told you", code).Type("New password", "lantern gravel orbit").PressAsync("Accept and continue");
        Assert.Equal("Set up your second step", again.Heading);
        var old = await site.Stranger().OpenAsync("/sign-in");
        await old.Type("Email address", Cast.MrG.Email).Type("Password", "violin tractor meadow").PressAsync("Sign in");
        Assert.Contains("do not belong together", Assert.Single(old.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_reads_a_practitioners_plan_by_a_link_alone_whoever_invites_them_and_for_what()
    {
        await using var site = await Owner.OpenAsync();
        var reference = await site.PlanAtAsync(PlanStatus.PractitionerAsked);
        // They have left, and keep reading their own plan.
        await site.ChangeAsync(async db =>
        {
            var person = await db.People.Include(p => p.Memberships).SingleAsync(p => p.Id == Cast.MrG.Id);
            var ending = new Administration(Cast.LocalAdministrator.AsActor(), new Moment(DateTime.UnixEpoch, Site.Today));
            Assert.True(ending.EndAccount(person, await db.Organisations.SingleAsync(o => o.Id == Cast.Harbourside.Id), true, 1).IsDone);
            db.AddRange(ending.Entries);
            await db.SaveAsync();
        });
        var administrator = (await Owner.EnrolAsync(site, Cast.LocalAdministrator)).Screen;
        await administrator.OpenAsync($"/organisations/{Cast.Harbourside.Id}/invite");
        administrator.Type("Given name", Cast.MrG.GivenName).Type("Family name", Cast.MrG.FamilyName).Type("Position", "Pharmacist").Type("Work e-mail address", Cast.MrG.Email).Type("Telephone number at work", "01632 960 001").Type("Why do they need it?", "Works here.");
        await administrator.Choose("What may they do?", "Takes part in plans").PressAsync("Invite");
        // The administrator does not learn that there is a plan.
        Assert.Equal("They have been invited", administrator.Confirmation);
        var link = "/invitations/" + await Owner.LinkAsync(site, LinkKind.Invitation, Cast.MrG);
        var stranger = await site.Stranger().OpenAsync(link);
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        Assert.Contains("your case manager sends you a link and tells you a code by voice", stranger.Text, StringComparison.Ordinal);

        var manager = (await Owner.EnrolAsync(site, Cast.CaseManager)).Screen;
        await manager.OpenAsync($"/requests/{reference}/invite");
        await manager.PressAsync("Send the mail and show the code");
        var practitioner = await site.Stranger().OpenAsync("/invitations/" + await Owner.LinkAsync(site, LinkKind.Invitation, Cast.MrG));
        await practitioner.Type("Your registration number", Cast.MrG.RegistrationNumber).Type("The code that your case manager told you", Screen.Words(manager.Page.QuerySelector("#code"))).Type("New password", "violin tractor meadow").PressAsync("Accept and continue");
        Assert.Equal("Set up your second step", practitioner.Heading);
    }

    [Fact]
    public async Task A_demonstration_has_no_such_page_and_others_than_those_who_asked_have_none_either()
    {
        await using var site = await Owner.OpenAsync();
        var reference = await site.PlanAtAsync(PlanStatus.PractitionerAsked);
        var accountable = (await Owner.EnrolAsync(site, Cast.AccountablePerson)).Screen;
        await accountable.OpenAsync($"/requests/{reference}/invite");
        Assert.Equal(HttpStatusCode.NotFound, accountable.Status);
        await using var demonstration = new Site();
        var asked = await demonstration.PlanAtAsync(PlanStatus.PractitionerAsked);
        var manager = await demonstration.SignInAsync(Cast.CaseManager);
        await manager.OpenAsync($"/requests/{asked}/invite");
        Assert.Equal(HttpStatusCode.NotFound, manager.Status);
    }

    [Fact]
    public async Task Somebody_who_is_approved_is_invited_by_mail_on_real_records()
    {
        await using var site = await Owner.OpenAsync();
        await (await site.Stranger().OpenAsync("/join")).Type("Given name", "Ann").Type("Family name", "Reid").Type("Position", "Director").Type("Organisation", Cast.Harbourside.Name)
            .Type("Your organisation’s code", "RHS").Type("Work e-mail address", "ann.reid@rhs.example.nhs.uk").Type("Telephone number at work", "01632 960 001").PressAsync("Send");
        var administrator = (await Owner.EnrolAsync(site, Cast.LocalAdministrator)).Screen;
        await administrator.OpenAsync("/organisation");
        var before = await site.AskAsync(db => db.Set<OutboxMessage>().CountAsync(m => m.Kind == MailKind.Invitation));
        await administrator.PressAsync("Approve Ann Reid");
        Assert.Equal("They have an account now", administrator.Confirmation);
        Assert.Equal(before + 1, await site.AskAsync(db => db.Set<OutboxMessage>().CountAsync(m => m.Kind == MailKind.Invitation)));
        // What gives rights asks for a fresh second factor.
        site.Clock.Move(TimeSpan.FromMinutes(6));
        await administrator.OpenAsync($"/organisation/people/{Cast.Colleague.Id}");
        Assert.Equal(HttpStatusCode.Unauthorized, administrator.Status);
    }
}
