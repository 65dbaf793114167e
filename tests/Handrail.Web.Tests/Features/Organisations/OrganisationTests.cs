using System.Net;
using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Persistence;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Handrail.Web.Tests.Features.Organisations;

/// <summary>From an organisation that nobody knows to its people with accounts, and back: movers, leavers, the yearly review.</summary>
public sealed class OrganisationTests(Site site) : IClassFixture<Site>
{
    private Task<Person> PersonAsync(string email) => site.AskAsync(db => db.People.AsNoTracking().Include(p => p.Memberships).SingleAsync(p => p.Email == email));

    private static Screen Asking(Screen screen, string code, string email, string given = "Ann", string organisation = "Larch Lane Dental") => screen
        .Type("Given name", given).Type("Family name", "Reid").Type("Position", "Practice owner").Type("Organisation", organisation)
        .Type("Your organisation’s code", code).Type("Work e-mail address", email).Type("Telephone number at work", "01632 960 001");

    [Fact]
    public async Task Somebody_asks_to_join_the_service_adds_the_organisation_and_approves_its_first_administrator()
    {
        var stranger = await site.Stranger().OpenAsync("/join");
        await stranger.PressAsync("Send");
        Assert.Equal(HttpStatusCode.BadRequest, stranger.Status);
        Assert.Equal(7, stranger.Errors.Count);
        Asking(stranger, "V99-11", "ann@larchlane");
        await stranger.PressAsync("Send");
        Assert.Equal(["The code must be 1 to 9 letters and digits, such as RHS or V03462", "Enter an e-mail address in the form name@example.nhs.uk"], stranger.Errors);
        await Asking(stranger, "v9911", "ann.reid@larchlane.nhs.uk").PressAsync("Send");
        Assert.Equal("Your request has been sent", stranger.Heading);
        // The same once more is asked once.
        await Asking(await stranger.OpenAsync("/join"), "V9911", "ann.reid@larchlane.nhs.uk").PressAsync("Send");
        Assert.Equal(1, await site.AskAsync(db => db.JoinRequests.CountAsync(r => r.Email == "ann.reid@larchlane.nhs.uk")));

        var system = await site.SignInAsync(Cast.SystemAdministrator);
        await system.ClickAsync("Organisations");
        Assert.Contains("Ann Reid", system.Text, StringComparison.Ordinal);
        await system.ClickAsync("Add an organisation");
        await system.PressAsync("Add the organisation");
        Assert.Equal(6, system.Errors.Count);
        await system.Type("Name", "Larch Lane Dental").Type("ODS code", "v9911").Choose("Kind of organisation", "Dental practice").Choose("Sector", "Primary care").Choose("Country", "England").Type("E-mail domains", "larchlane.nhs.uk").PressAsync("Add the organisation");
        Assert.Equal("The organisation has been added. Invite its first administrator, or let them ask to join", system.Confirmation);
        await system.ClickAsync("Larch Lane Dental");
        await system.PressAsync("Approve as administrator Ann Reid");
        Assert.Equal("They administer the accounts of this organisation now", system.Confirmation);
        Assert.Contains("Account given: Administers plan users", system.Text, StringComparison.Ordinal);

        var ann = await site.SignInAsync(await PersonAsync("ann.reid@larchlane.nhs.uk"));
        await Asking(await stranger.OpenAsync("/join"), "V9911", "ben.reid@larchlane.nhs.uk", "Ben").PressAsync("Send");
        await Asking(await stranger.OpenAsync("/join"), "V9911", "cat.reid@larchlane.nhs.uk", "Cat").PressAsync("Send");
        // From now on the organisation sees to its own.
        await system.OpenAsync(system.Address);
        Assert.DoesNotContain("Ben Reid", system.Text, StringComparison.Ordinal);
        await ann.ClickAsync("Accounts");
        Assert.Contains("You are the only administrator", ann.Text, StringComparison.Ordinal);
        await ann.PressAsync("Say no Cat Reid");
        Assert.Equal(["Say briefly why not. The words stay on record here and are not sent"], ann.Errors);
        await ann.PressAsync("Approve Ben Reid");
        await ann.ClickAsync("Ben Reid");
        await ann.Choose("What may they do?", "Asks for plans").Type("Why do they need it?", "Follows our plans.").PressAsync("Give this right");
        Assert.Equal("They have this right now", ann.Confirmation);
        var ben = await site.SignInAsync(await PersonAsync("ben.reid@larchlane.nhs.uk"));
        await ben.OpenAsync("/requests/new");
        await ben.PressAsync("Start a request");
        Assert.StartsWith("/requests/PSR-", ben.Address, StringComparison.Ordinal);
        // Neither gave Ann a plan to see.
        await ann.OpenAsync(ben.Address);
        Assert.Equal(HttpStatusCode.NotFound, ann.Status);
    }

    [Fact]
    public async Task An_administrator_invites_a_colleague_and_the_service_an_organisations_first_administrator()
    {
        await using var own = new Site();
        var administrator = await own.SignInAsync(Cast.LocalAdministrator);
        await administrator.OpenAsync("/organisation");
        await administrator.ClickAsync("Invite somebody");
        await administrator.PressAsync("Invite");
        Assert.Equal(7, administrator.Errors.Count);
        Person(administrator, "ivy.reid@gmail.com").Choose("What may they do?", "Asks for plans").Type("Why do they need it?", "Follows our plans.");
        await administrator.PressAsync("Invite");
        Assert.Equal(["Use an e-mail address that the organisation gives to its people. If its domain is new, ask the advice service to add it"], administrator.Errors);
        await administrator.Type("Work e-mail address", "ivy.reid@rhs.example.nhs.uk").PressAsync("Invite");
        Assert.Equal("They have been invited", administrator.Confirmation);
        await administrator.ClickAsync("Ivy Reid");
        Assert.Contains("Asks for plans", administrator.Text, StringComparison.Ordinal);
        Assert.Contains("Invited", administrator.Text, StringComparison.Ordinal);

        // Northmoor has no administrator yet; Harbourside has, and sees to its own.
        var system = await own.SignInAsync(Cast.SystemAdministrator);
        Assert.Contains("Organisations need an administrator", system.Text, StringComparison.Ordinal);
        await system.OpenAsync($"/organisations/{Cast.Harbourside.Id}");
        Assert.DoesNotContain("Invite the first administrator", system.Text, StringComparison.Ordinal);
        await system.OpenAsync($"/organisations/{Cast.Northmoor.Id}");
        await system.ClickAsync("Invite the first administrator");
        await Person(system, "ivy.reid@" + Cast.Northmoor.Domains.First()).Choose("What may they do?", "Administers plan users").Type("Why do they need it?", "Named by the health board.").PressAsync("Invite");
        Assert.Equal("They have been invited", system.Confirmation);
        Assert.Contains("Ivy Reid", system.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Invite the first administrator", system.Text, StringComparison.Ordinal);

        static Screen Person(Screen screen, string email) => screen.Type("Given name", "Ivy").Type("Family name", "Reid").Type("Position", "Medical workforce")
            .Type("Work e-mail address", email).Type("Telephone number at work", "01632 960 001");
    }

    [Fact]
    public async Task Whoever_asks_for_an_account_waits_on_the_home_page_of_those_who_answer()
    {
        await using var own = new Site();
        await Asking(await own.Stranger().OpenAsync("/join"), "RHS", "ann.reid@rhs.example.nhs.uk", organisation: Cast.Harbourside.Name).PressAsync("Send");
        await Asking(await own.Stranger().OpenAsync("/join"), "V9911", "ann.reid@larchlane.nhs.uk").PressAsync("Send");
        var system = await own.SignInAsync(Cast.SystemAdministrator);
        Assert.Contains("People ask for an account 1 person", system.Text, StringComparison.Ordinal);
        var administrator = await own.SignInAsync(Cast.LocalAdministrator);
        Assert.Contains("People ask for an account 1 person", administrator.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing waits for you now", administrator.Text, StringComparison.Ordinal);
        await administrator.ClickAsync("Look at who asks");
        await administrator.PressAsync("Approve Ann Reid");
        await administrator.OpenAsync("/");
        Assert.DoesNotContain("People ask for an account", administrator.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ask for an account", (await own.SignInAsync(Cast.CaseManager)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreign_address_gets_no_account()
    {
        var stranger = await site.Stranger().OpenAsync("/join");
        await Asking(stranger, "RHS", "ann@gmail.com").PressAsync("Send");
        Assert.Equal(["Use an e-mail address that the organisation gives to its people. If its domain is new, ask the advice service to add it"], stranger.Errors);
    }

    [Fact]
    public async Task Whoever_leaves_is_out_at_the_next_press_and_their_plans_say_so()
    {
        await using var own = new Site();
        var reference = await own.PlanAtAsync(PlanStatus.InDelivery);
        var supervisor = await own.SignInAsync(Cast.Supervisor);
        await supervisor.OpenAsync($"/plans/{reference}");
        var administrator = await own.SignInAsync(Cast.LocalAdministrator);
        await administrator.OpenAsync($"/organisation/people/{Cast.Supervisor.Id}");
        Assert.DoesNotContain(reference, administrator.Text, StringComparison.Ordinal);
        await administrator.PressAsync("End the account");
        Assert.Equal(["Tick the box if the account is to end now"], administrator.Errors);
        await administrator.Choose("Is this what you want?", $"Yes, end the account of {Cast.Supervisor.Name} now").PressAsync("End the account");
        Assert.Equal("The account has ended", administrator.Confirmation);
        await supervisor.OpenAsync($"/plans/{reference}");
        Assert.Equal("Sign in", supervisor.Heading);
        var practitioner = await own.SignInAsync(Cast.MrG);
        await practitioner.OpenAsync($"/plans/{reference}");
        Assert.Contains($"{Cast.Supervisor.Name}, clinical supervisor, has left. The accountable person puts somebody else in their place.", practitioner.Text, StringComparison.Ordinal);
        var accountable = await own.SignInAsync(Cast.AccountablePerson);
        await accountable.OpenAsync($"/plans/{reference}/people");
        Assert.DoesNotContain(Cast.Supervisor.Name + ", Consultant", accountable.Page.QuerySelector("select")!.TextContent, StringComparison.Ordinal);
        // The practitioner's account ends too, and they go on reading their own plan.
        await administrator.OpenAsync($"/organisation/people/{Cast.MrG.Id}");
        await administrator.Choose("Is this what you want?", $"Yes, end the account of {Cast.MrG.Name} now").PressAsync("End the account");
        await practitioner.OpenAsync($"/plans/{reference}");
        Assert.Equal(HttpStatusCode.OK, practitioner.Status);
        Assert.Equal("Action plan for Mr Gwilym Grant", practitioner.Heading);
    }

    [Fact]
    public async Task A_right_that_ends_while_its_owner_is_at_work_counts_no_more_at_the_next_request()
    {
        await using var own = new Site();
        var colleague = await own.SignInAsync(Cast.Colleague);
        await colleague.OpenAsync("/requests/new");
        var administrator = await own.SignInAsync(Cast.LocalAdministrator);
        await administrator.OpenAsync($"/organisation/people/{Cast.Colleague.Id}");
        await administrator.PressAsync("End this right: Asks for plans");
        Assert.Equal("The right has ended", administrator.Confirmation);
        await colleague.PressAsync("Start a request");
        Assert.Equal(HttpStatusCode.NotFound, colleague.Status);
    }

    [Fact]
    public async Task The_yearly_review_keeps_and_ends_on_one_page_and_what_nobody_confirms_lapses()
    {
        await using var own = new Site();
        var administrator = await own.SignInAsync(Cast.LocalAdministrator);
        await administrator.OpenAsync("/organisation");
        await administrator.ClickAsync("Go through the list");
        await administrator.PressAsync("Save what I have said");
        Assert.Equal(["Say of at least one person whether they still need their account"], administrator.Errors);
        administrator.Choose(Cast.Colleague.Name, "Still needed").Choose(Cast.Leaver.Name, "End the account").Choose(Cast.DeputyAdministrator.Name, "Still needed");
        var (address, fields) = administrator.Filled("Save what I have said");
        await administrator.PostAsync(address, fields);
        Assert.Equal("Your answers have been saved", administrator.Confirmation);
        await administrator.PostAsync(address, fields);
        Assert.Equal("Your answers have been saved", administrator.Confirmation);
        await administrator.OpenAsync("/organisation/review");
        Assert.DoesNotContain(Cast.Colleague.Name, administrator.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Cast.LocalAdministrator.Name, administrator.Text, StringComparison.Ordinal);
        Assert.Contains(Cast.MrG.Name, administrator.Text, StringComparison.Ordinal);

        var colleague = await own.SignInAsync(Cast.Colleague);
        own.MoveTo(Site.Today.AddDays(Membership.LapsesAfterDays - 1));
        await colleague.OpenAsync("/requests/new");
        Assert.Equal(HttpStatusCode.OK, colleague.Status);
        own.MoveTo(Site.Today.AddDays(Membership.LapsesAfterDays));
        await colleague.OpenAsync("/requests/new");
        Assert.Equal("Sign in", colleague.Heading);
    }

    [Fact]
    public async Task Who_has_an_account_is_the_same_in_the_query_and_in_the_domain()
    {
        await using var own = new Site();
        await own.ChangeAsync(async db =>
        {
            var person = await db.People.Include(p => p.Memberships).SingleAsync(p => p.Id == Cast.Colleague.Id);
            var organisation = await db.Organisations.SingleAsync(o => o.Id == Cast.Harbourside.Id);
            var administration = new Administration(Cast.LocalAdministrator.AsActor(), new Moment(DateTime.UnixEpoch, Site.Today));
            Assert.True(administration.End(person, organisation, Duties.TakePart, Duties.PlanUsers, 2).IsDone);
            Assert.True(administration.Give(person, organisation, Post.Find("take-part"), "Again.", Duties.PlanUsers, 2).IsDone);
            db.AddRange(administration.Entries);
            await db.SaveAsync();
        });
        foreach (var day in new[] { Site.Today.AddDays(-1), Site.Today, Site.Today.AddDays(Membership.LapsesAfterDays - 1), Site.Today.AddDays(Membership.LapsesAfterDays), new DateOnly(2019, 1, 1) })
            foreach (var right in new[] { Duties.TakePart, Duties.RequestPlans, Duties.Adviser, Duties.SystemAdministrator })
            {
                var queried = await own.AskAsync(db => db.PeopleWith(right, day).Select(p => p.Id).ToListAsync());
                var judged = (await own.AskAsync(db => db.People.AsNoTracking().Include(p => p.Memberships).ToListAsync())).Where(p => p.DutiesOn(day).HasFlag(right)).Select(p => p.Id);
                Assert.Equal(judged.Order(), queried.Order());
            }
    }

    [Fact]
    public async Task A_merger_takes_the_people_along_and_the_plans_find_them_there()
    {
        await using var own = new Site();
        var reference = await own.PlanAtAsync(PlanStatus.InDelivery);
        var system = await own.SignInAsync(Cast.SystemAdministrator);
        await system.OpenAsync($"/organisations/{Cast.Harbourside.Id}");
        await system.PressAsync("Record the merger");
        Assert.Equal(["Select the organisation that it has become part of"], system.Errors);
        await system.Choose("It has become part of", $"{Cast.Westerhope.Name}, {Cast.Westerhope.OdsCode}").PressAsync("Record the merger");
        Assert.Equal(["Tick the box if the merger is to be recorded"], system.Errors);
        await system.Choose("Is this what you want?", $"Yes, {Cast.Harbourside.Name} has become part of it. I know that this cannot be taken back").PressAsync("Record the merger");
        Assert.Equal("The merger has been recorded", system.Confirmation);
        Assert.Contains($"{Cast.Westerhope.Name}, on 1 September 2026", system.Text, StringComparison.Ordinal);
        var accountable = await own.SignInAsync(Cast.AccountablePerson);
        await accountable.OpenAsync($"/plans/{reference}/people");
        Assert.Contains(Cast.Colleague.Name, accountable.Page.QuerySelector("select")!.TextContent, StringComparison.Ordinal);
        // Who did nothing but administer accounts there has none here, until this organisation gives one.
        Assert.DoesNotContain(Cast.LocalAdministrator.Name, (await own.Stranger().OpenAsync("/sign-in")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_name_and_code_stand_with_the_old_ones_and_their_days()
    {
        var system = await site.SignInAsync(Cast.SystemAdministrator);
        await system.OpenAsync($"/organisations/{Cast.Westerhope.Id}");
        await system.Type("ODS code", "7nm").PressAsync("Change from today");
        Assert.Equal(["Another organisation has this code"], system.Errors);
        await system.Type("ODS code", "RWX8").Type("Name", "Westerhope University Hospitals").PressAsync("Change from today");
        Assert.Equal("Westerhope University Hospitals", system.Heading);
        Assert.Contains("Westerhope NHS TrustRWX9not known1 September 2026", string.Concat(system.Page.QuerySelectorAll("tbody tr").Select(Screen.Words)).Replace(" not", "not", StringComparison.Ordinal), StringComparison.Ordinal);
        await system.Type("Domains of its addresses", "nonsense").PressAsync("Save the domains");
        Assert.Equal(["Enter one domain a line, such as harbourside.nhs.uk, without @"], system.Errors);
    }

    [Fact]
    public async Task Of_two_administrators_the_second_sees_what_the_first_has_changed_before_they_change_it_again()
    {
        await using var own = new Site();
        var (one, other) = (await own.SignInAsync(Cast.LocalAdministrator), await own.SignInAsync(Cast.DeputyAdministrator));
        var address = $"/organisation/people/{Cast.Leaver.Id}";
        await one.OpenAsync(address);
        await other.OpenAsync(address);
        await one.Choose("Is this what you want?", $"Yes, end the account of {Cast.Leaver.Name} now").PressAsync("End the account");
        await other.Choose("What may they do?", "Asks for plans").Type("Why do they need it?", "Follows our plans.").PressAsync("Give this right");
        Assert.StartsWith("Somebody else has changed this since you opened the page", Assert.Single(other.Errors), StringComparison.Ordinal);
        Assert.Contains("They have no account now.", other.Text, StringComparison.Ordinal);
        Assert.Equal("Follows our plans.", other.Page.QuerySelector("[name='Form.Reason']")!.GetAttribute("value"));
        await other.PressAsync("Give this right");
        Assert.Equal("They have this right now", other.Confirmation);

        await one.OpenAsync("/organisation/review");
        await other.OpenAsync("/organisation/review");
        await one.Choose(Cast.Colleague.Name, "Still needed").PressAsync("Save what I have said");
        await other.Choose(Cast.Colleague.Name, "End the account").Choose(Cast.MrG.Name, "Still needed").PressAsync("Save what I have said");
        Assert.StartsWith("Somebody else has meanwhile answered for one of these people", Assert.Single(other.Errors), StringComparison.Ordinal);
        await other.PressAsync("Save what I have said");
        Assert.Equal("Your answers have been saved", other.Confirmation);
        await other.OpenAsync("/organisation/review");
        Assert.DoesNotContain(Cast.MrG.Name, other.Text, StringComparison.Ordinal);
        await one.OpenAsync($"/organisation/people/{Cast.Colleague.Id}");
        Assert.DoesNotContain("They have no account now.", one.Text, StringComparison.Ordinal);

        var (first, second) = (await own.SignInAsync(Cast.SystemAdministrator), await own.SignInAsync(Cast.SystemAdministrator));
        await first.OpenAsync($"/organisations/{Cast.Northmoor.Id}");
        await second.OpenAsync($"/organisations/{Cast.Northmoor.Id}");
        await first.Type("Name", "Northmoor University Health Board").PressAsync("Change from today");
        await second.Type("ODS code", "7NN").PressAsync("Change from today");
        Assert.StartsWith("Somebody else has changed this since you opened the page", Assert.Single(second.Errors), StringComparison.Ordinal);
        Assert.Equal(("Northmoor University Health Board", "7NN"), (second.Heading, second.Page.QuerySelector("[name='Form.OdsCode']")!.GetAttribute("value")));
        await first.Type("Domains of its addresses", "northmoor.nhs.wales").PressAsync("Save the domains");
        await second.Type("Domains of its addresses", "7nm.example.nhs.uk\nmoor.example").PressAsync("Save the domains");
        Assert.StartsWith("Somebody else has changed this since you opened the page", Assert.Single(second.Errors), StringComparison.Ordinal);
        await second.PressAsync("Save the domains");
        Assert.Equal("The domains have been saved", second.Confirmation);
    }

    [Fact]
    public async Task Of_two_administrators_who_press_at_the_same_moment_one_is_asked_again_on_what_the_other_has_left()
    {
        await using var own = new Site();
        // There may be two administrators: each gives the right to another person while there is but one place.
        var (one, other) = (await own.SignInAsync(Cast.LocalAdministrator), await own.SignInAsync(Cast.LocalAdministrator));
        await one.OpenAsync($"/organisation/people/{Cast.DeputyAdministrator.Id}");
        await one.PressAsync("End this right: Administers plan users");
        for (var round = 0; round < 8; round++)
        {
            await one.OpenAsync($"/organisation/people/{Cast.Colleague.Id}");
            await other.OpenAsync($"/organisation/people/{Cast.Delegate.Id}");
            var asked = new[] { one, other }.Select(screen => screen.Choose("What may they do?", "Administers plan users").Type("Why do they need it?", "Deputy.").PressAsync("Give this right")).ToList();
            await Task.WhenAll(asked);
            var administrators = await own.AskAsync(db => db.Memberships.CountAsync(m => m.OrganisationId == Cast.Harbourside.Id && m.Right == Duties.PlanUsers && m.To == null));
            Assert.Equal(2, administrators);
            var lost = one.Errors.Count > 0 ? one : other;
            Assert.Equal("There are an administrator and a deputy already. End one of them first", Assert.Single(lost.Errors));
            var won = lost == one ? other : one;
            await won.PressAsync("End this right: Administers plan users");
            Assert.Equal("The right has ended", won.Confirmation);
        }
    }

    [Fact]
    public async Task Nothing_of_accounts_is_changed_without_a_line_of_the_log_and_no_line_is_ever_changed()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => site.ChangeAsync(async db =>
        {
            (await db.People.Include(p => p.Memberships).SingleAsync(p => p.Id == Cast.Colleague.Id)).With(Duties.Adviser, Site.Today);
            await db.SaveAsync();
        }));
        await Assert.ThrowsAsync<InvalidOperationException>(() => site.ChangeAsync(async db =>
        {
            (await db.Organisations.SingleAsync(o => o.Id == Cast.Northmoor.Id)).EmailDomains = "evil.example";
            await db.SaveAsync();
        }));
        var system = await site.SignInAsync(Cast.SystemAdministrator);
        await system.OpenAsync($"/organisations/{Cast.Northmoor.Id}");
        await system.Type("Domains of its addresses", "northmoor.nhs.wales").PressAsync("Save the domains");
        await Assert.ThrowsAnyAsync<Exception>(() => site.ChangeAsync(db => db.Database.ExecuteSqlRawAsync("update administration_entry set detail = 'x'")));
        await Assert.ThrowsAnyAsync<Exception>(() => site.ChangeAsync(db => db.Database.ExecuteSqlRawAsync("delete from administration_entry")));
    }
}
