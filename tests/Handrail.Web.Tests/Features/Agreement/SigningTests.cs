using System.Net;
using Handrail.Domain.Drafting;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Persistence.Situations;
using Handrail.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Handrail.Web.Tests.Features.Agreement;

/// <summary>From an issued draft to both signatures: who supervises, what is not settled yet, and what a signature says.</summary>
public sealed class SigningTests(Site site) : IClassFixture<Site>
{
    private const string Theatre = "Theatre and inpatient work", Clinics = "Outpatient clinics";

    private static async Task AskAsync(Screen accountable, string reference, Person person, params string[] settings)
    {
        await accountable.OpenAsync($"/plans/{reference}/supervisors");
        accountable.Choose("Person", $"{person.Name}, {person.Position}").Choose("Role", "Clinical supervisor").Choose("Did they raise or investigate the concern?", "No").Type("Hours a week", "4");
        if (settings.Length > 0) accountable.Choose("For which settings?", settings);
        await accountable.PressAsync("Ask them");
        Assert.Equal("They have been asked to supervise", accountable.Confirmation);
    }

    private static Screen Accepting(Screen supervisor) => supervisor.Choose("Do you accept to supervise?", "Yes, I accept").Choose("Did you raise or investigate the concern?", "No").Choose("Do you have a conflict of interest?", "No, I can judge fairly");

    [Fact]
    public async Task The_plan_says_why_nobody_can_sign_yet_and_who_must_do_what()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Issued);
        var accountable = await site.SignInAsync(Cast.AccountablePerson);
        await accountable.OpenAsync($"/plans/{reference}");
        Assert.Contains("Next: Name a supervisor or deputy", accountable.Text, StringComparison.Ordinal);
        Assert.Contains("Somebody has to be asked to supervise in “Theatre and inpatient work”. This is for you to do.", accountable.Text, StringComparison.Ordinal);
        var practitioner = await site.SignInAsync(Cast.MrG);
        await practitioner.OpenAsync($"/plans/{reference}");
        Assert.Contains("The next move is with the accountable person or their deputy", practitioner.Text, StringComparison.Ordinal);
        Assert.Contains("This is for the accountable person or their deputy to do.", practitioner.Text, StringComparison.Ordinal);
        await practitioner.OpenAsync($"/plans/{reference}/sign");
        Assert.Equal("Nobody can sign yet. Somebody has to be asked to supervise in “Theatre and inpatient work”", practitioner.Confirmation);
    }

    [Fact]
    public async Task Signing_opens_when_each_setting_has_somebody_and_a_signature_says_what_when_and_which_text()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Issued);
        var accountable = await site.SignInAsync(Cast.AccountablePerson);
        await AskAsync(accountable, reference, Cast.Supervisor, Theatre);
        await AskAsync(accountable, reference, Cast.Colleague, Clinics);
        foreach (var (person, own, other) in new[] { (Cast.Supervisor, Theatre, Clinics), (Cast.Colleague, Clinics, Theatre) })
        {
            var supervisor = await site.SignInAsync(person);
            await supervisor.OpenAsync($"/plans/{reference}/supervise");
            Assert.Contains(supervisor.Page.QuerySelectorAll("caption"), c => Screen.Words(c) == "Supervision steps for " + own);
            Assert.DoesNotContain(supervisor.Page.QuerySelectorAll("caption"), c => Screen.Words(c) == "Supervision steps for " + other);
            Assert.Equal(2, supervisor.Page.QuerySelectorAll("main figure svg").Length);
            await Accepting(supervisor).PressAsync("Send your answer");
            Assert.Equal("Thank you. Your answer has been recorded", supervisor.Confirmation);
        }

        await accountable.OpenAsync($"/plans/{reference}");
        Assert.DoesNotContain("Nobody can sign yet", accountable.Text, StringComparison.Ordinal);
        await accountable.ClickAsync("Sign the plan");
        Assert.Contains("Read the plan first", accountable.Text, StringComparison.Ordinal);
        await accountable.Choose("Your signature", Plan.StatementFor(Side.Organisation)).PressAsync("Sign the plan");
        var hash = await site.AskAsync(db => db.Set<Signature>().Where(s => db.Plans.Any(p => p.Id == s.PlanId && p.Reference == reference)).Select(s => s.VersionHash).SingleAsync());
        var practitioner = await site.SignInAsync(Cast.MrG);
        foreach (var page in new[] { "/sign", "/content" })
        {
            await practitioner.OpenAsync($"/plans/{reference}{page}");
            Assert.Contains("1 September 2026 at 10am", practitioner.Text, StringComparison.Ordinal);
            Assert.Contains(hash, practitioner.Text, StringComparison.Ordinal);
            Assert.Contains("Dr Samuel Osei, accountable person", practitioner.Text, StringComparison.Ordinal);
        }

        await practitioner.OpenAsync($"/plans/{reference}");
        Assert.Contains("Has signed Dr Samuel Osei, accountable person, on 1 September 2026 at 10am", practitioner.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_supervisor_proposes_other_hours_and_declares_a_conflict_and_the_accountable_person_answers_both()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Issued);
        var accountable = await site.SignInAsync(Cast.AccountablePerson);
        await AskAsync(accountable, reference, Cast.Supervisor);
        var supervisor = await site.SignInAsync(Cast.Supervisor);
        await supervisor.OpenAsync($"/plans/{reference}/supervise");
        supervisor.Choose("Do you accept to supervise?", "Yes, I accept").Choose("Did you raise or investigate the concern?", "No").Choose("Do you have a conflict of interest?", "Yes, or there could seem to be one").Type("Hours a week that you would need (optional)", "six");
        await supervisor.PressAsync("Send your answer");
        Assert.Equal(["Say what the conflict of interest is", "Hours a week must be a whole number, such as 4"], supervisor.Errors.Order(StringComparer.Ordinal).Reverse());
        await supervisor.Type("Hours a week that you would need (optional)", "6").Type("What is the conflict of interest?", "We trained together.").PressAsync("Send your answer");
        Assert.Equal("Thank you. Your answer has been recorded", supervisor.Confirmation);

        await accountable.OpenAsync($"/plans/{reference}");
        Assert.Contains("Next: Answer what a supervisor asks for", accountable.Text, StringComparison.Ordinal);
        await accountable.OpenAsync($"/plans/{reference}/supervisors");
        Assert.Contains("Would accept with 6 hours a week instead of 4", accountable.Text, StringComparison.Ordinal);
        await accountable.PressAsync("Agree to this");
        Assert.Equal(["Say why the conflict of interest does not stand in the way, so that the practitioner can read it"], accountable.Errors);
        await accountable.Type("Why does the conflict not stand in the way?", "That was 20 years ago.").PressAsync("Agree to this");
        Assert.Equal("Your answer has been recorded, and the supervisor has been told", accountable.Confirmation);
        var practitioner = await site.SignInAsync(Cast.MrG);
        await practitioner.OpenAsync($"/plans/{reference}");
        Assert.Contains("We trained together.", practitioner.Text, StringComparison.Ordinal);
        await practitioner.OpenAsync($"/plans/{reference}/history");
        Assert.Contains("That was 20 years ago.", practitioner.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Instead_of_agreeing_the_accountable_person_asks_somebody_else()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Issued);
        var accountable = await site.SignInAsync(Cast.AccountablePerson);
        await AskAsync(accountable, reference, Cast.Supervisor);
        var supervisor = await site.SignInAsync(Cast.Supervisor);
        await supervisor.OpenAsync($"/plans/{reference}/supervise");
        await Accepting(supervisor).Type("Hours a week that you would need (optional)", "12").PressAsync("Send your answer");
        await accountable.OpenAsync($"/plans/{reference}/supervisors");
        await accountable.PressAsync("Ask somebody else");
        Assert.Contains("Is no longer asked", accountable.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_practitioner_objects_and_reads_the_answer()
    {
        var reference = await site.ReadyToSignAsync();
        var practitioner = await site.SignInAsync(Cast.MrG);
        await practitioner.OpenAsync($"/plans/{reference}/object");
        await practitioner.PressAsync("Send the objection");
        Assert.Equal(["Select the supervisor or deputy to whom you object", "Say why, so that the accountable person can answer"], practitioner.Errors);
        await practitioner.Choose("To whom do you object?", Cast.DeputySupervisor.Name).Type("Why?", "Canary-objection").PressAsync("Send the objection");
        Assert.Contains("The practitioner objects, and waits for an answer", practitioner.Text, StringComparison.Ordinal);
        var accountable = await site.SignInAsync(Cast.AccountablePerson);
        await accountable.OpenAsync($"/plans/{reference}");
        await accountable.ClickAsync("Answer an objection to a supervisor");
        Assert.Contains("Canary-objection", accountable.Text, StringComparison.Ordinal);
        await accountable.PressAsync("Send the answer");
        Assert.Equal(["Select what you have decided", "Answer in writing: say what you have decided, and why"], accountable.Errors);
        await accountable.Choose("What have you decided?", "They are to supervise all the same").Type("Your answer to the practitioner, with reasons", "He did not raise it.").PressAsync("Send the answer");
        Assert.Equal("Your answer has been recorded, and the practitioner has been told", accountable.Confirmation);
        await practitioner.OpenAsync($"/plans/{reference}/discussion");
        Assert.Contains("He did not raise it.", practitioner.Text, StringComparison.Ordinal);
        // Whoever it is about does not read it.
        var deputy = await site.SignInAsync(Cast.DeputySupervisor);
        foreach (var page in new[] { "", "/content", "/supervise", "/history", "/discussion" })
        {
            using var answer = await deputy.Http.GetAsync($"/plans/{reference}{page}");
            Assert.DoesNotContain("Canary-objection", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_point_of_safety_stands_at_the_top_for_both_sides_and_is_answered_before_anybody_signs()
    {
        var reference = await site.ReadyToSignAsync();
        var adviser = await site.SignInAsync(Cast.Adviser);
        await adviser.OpenAsync($"/plans/{reference}/do/flag-safety");
        await adviser.PressAsync("Flag a point of patient safety");
        Assert.Equal(["Say what could harm patients, and what you would change"], adviser.Errors);
        await adviser.Type("What could harm patients, and what would you change?", "Nobody covers the nights.").PressAsync("Flag a point of patient safety");
        foreach (var person in new[] { Cast.MrG, Cast.AccountablePerson, Cast.CaseManager })
        {
            var reader = await site.SignInAsync(person);
            await reader.OpenAsync($"/plans/{reference}");
            Assert.Contains("Nobody covers the nights.", Screen.Words(reader.Page.QuerySelector(".hr-safety")), StringComparison.Ordinal);
        }

        var practitioner = await site.SignInAsync(Cast.MrG);
        await practitioner.OpenAsync($"/plans/{reference}/sign");
        Assert.StartsWith("The key contact has flagged a point of patient safety", practitioner.Confirmation, StringComparison.Ordinal);
        var accountable = await site.SignInAsync(Cast.AccountablePerson);
        await accountable.OpenAsync($"/plans/{reference}/answer-safety");
        await accountable.PressAsync("Send the answer");
        Assert.Equal(["Write what you have decided about this point, and why"], accountable.Errors);
        var (address, fields) = accountable.Type("What have you decided, and why?", "No nights in the first three months.").Filled("Send the answer");
        await accountable.PostAsync(address, fields);
        Assert.Equal("Your answer has been recorded, and both sides and the key contact have been told", accountable.Confirmation);
        await practitioner.OpenAsync($"/plans/{reference}/sign");
        Assert.Equal("Sign the plan", practitioner.Heading);
    }

    [Fact]
    public async Task A_side_that_cannot_answer_yet_says_by_when_and_the_plan_reminds_of_it()
    {
        var reference = await site.ReadyToSignAsync();
        var practitioner = await site.SignInAsync(Cast.MrG);
        await practitioner.OpenAsync($"/plans/{reference}/answer-later");
        foreach (var (typed, sentence) in new[] { ("", "Enter the date by which you can answer"), ("31 9 2026", "The date by which you can answer must be a real date"), ("1 9 2026", "The date must be after today"), ("1 3 2027", "The date must be within the next 3 months") })
        {
            await practitioner.Type("By when can you answer?", typed).PressAsync("Save the date");
            Assert.Equal([sentence], practitioner.Errors);
        }

        await practitioner.Type("By when can you answer?", "20 9 2026").PressAsync("Save the date");
        Assert.Contains("Sunday 20 September 2026", practitioner.Text, StringComparison.Ordinal);
        Assert.Contains("Answers by 20 September 2026", practitioner.Text, StringComparison.Ordinal);
        await practitioner.OpenAsync("/plans");
        Assert.Contains("by 20 September 2026", practitioner.Text, StringComparison.Ordinal);

        // It is theirs: the other side has its own day, and none of these pages calls it a deadline for anybody else.
        foreach (var person in new[] { Cast.MrG, Cast.AccountablePerson, Cast.CaseManager, Cast.Adviser, Cast.Supervisor })
        {
            var screen = await site.SignInAsync(person);
            var isOwn = person.Id == Cast.MrG.Id;
            foreach (var page in new[] { $"/plans/{reference}", $"/plans/{reference}/what-happens-next" })
                Assert.Equal(isOwn, Screen.Words((await screen.OpenAsync(page)).Page.QuerySelector(".hr-next")).Contains("20 September 2026", StringComparison.Ordinal));
            Assert.Equal(isOwn, (await screen.OpenAsync($"/plans?q={reference}&due=month")).Text.Contains("20 September 2026", StringComparison.Ordinal));
            var (due, line) = await site.AskAsync(async db => (
                await db.Plans.AsNoTracking().Where(p => p.Reference == reference).Include(p => p.Assignments).SingleAsync(),
                await db.LinesOfAsync(db.ListedFor(person.AsActor(), Site.Today).Where(l => l.Plan.Reference == reference), person.AsActor(), Site.Today)));
            Assert.Equal(due.DueFor(due.RolesOf(person.AsActor(), Site.Today)), line.Single().Due);
        }
    }

    [Fact]
    public async Task The_page_of_the_signature_says_what_has_changed_since_the_reader_last_signed()
    {
        var reference = await site.ReadyToSignAsync();
        var practitioner = await site.SignInAsync(Cast.MrG);
        await practitioner.OpenAsync($"/plans/{reference}/sign");
        Assert.Contains("What has changed since version 2, the draft as it was issued", practitioner.Text, StringComparison.Ordinal);
        Assert.Contains("first lists chosen together", practitioner.Text, StringComparison.Ordinal);
        await practitioner.Choose("Your signature", Plan.StatementFor(Side.Practitioner)).PressAsync("Sign the plan");
        var stale = await site.SignInAsync(Cast.AccountablePerson);
        await stale.OpenAsync($"/plans/{reference}/sign");
        await practitioner.OpenAsync($"/plans/{reference}/draft/safeguards");
        await practitioner.Type("Whom can the practitioner talk to?", "My mentor.").Type("Why do you propose this?", "I have found one.").PressAsync("Propose this change");
        var manager = await site.SignInAsync(Cast.CaseManager);
        await manager.OpenAsync($"/plans/{reference}/discussion");
        await manager.OpenAsync(manager.Page.QuerySelectorAll("a").First(a => Screen.Words(a).StartsWith("Accept or decline", StringComparison.Ordinal)).GetAttribute("href")!);
        await manager.PressAsync("Accept this change");
        await stale.Choose("Your signature", Plan.StatementFor(Side.Organisation)).PressAsync("Sign the plan");
        Assert.Equal(["The plan has changed since you opened this page. Read the new version before you sign"], stale.Errors);
        await practitioner.OpenAsync($"/plans/{reference}");
        Assert.Contains("Signed an earlier version. Since then the plan has changed, so it is signed anew.", practitioner.Text, StringComparison.Ordinal);
        await practitioner.OpenAsync($"/plans/{reference}/sign");
        Assert.Contains("What has changed since version 3, which you signed", practitioner.Text, StringComparison.Ordinal);
        Assert.Contains(practitioner.Page.QuerySelectorAll("ins"), i => Screen.Words(i) == "added: My mentor");
    }

    [Fact]
    public async Task One_open_proposal_is_spoken_of_as_one()
    {
        var reference = await site.ReadyToSignAsync();
        var practitioner = await site.SignInAsync(Cast.MrG);
        await practitioner.OpenAsync($"/plans/{reference}/draft/safeguards");
        await practitioner.Type("Whom can the practitioner talk to?", "My mentor.").Type("Why do you propose this?", "I have found one.").PressAsync("Propose this change");
        await practitioner.OpenAsync($"/plans/{reference}/sign");
        Assert.Contains("1 proposed change is open. What you sign is the plan as it stands, without it. Once both sides have signed it is set aside. Read it first", practitioner.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_is_asked_to_sign_a_change_is_led_to_that_very_version(bool longer)
    {
        // A home page has room for five.
        await using var own = new Site();
        var (reference, start) = ("", default(DateOnly));
        reference = await own.SaveAsync((r, _) =>
        {
            var story = MrG.AfterFirstReview(r, Site.Today.AddDays(-115));
            var (plan, manager, now) = (story.Plan, Cast.CaseManager.AsActor(), new Handrail.Domain.Moment(Site.Today.ToDateTime(new TimeOnly(8, 0), DateTimeKind.Utc), Site.Today));
            start = plan.StartedOn!.Value;
            if (longer) Assert.True(plan.Extend(manager, new(9, [9], plan.Agreed.LastStages().ToDictionary(s => s.Id, s => s.PlannedWeeks + 13), true), "Theatre was closed.", now).IsDone);
            else
            {
                Assert.True(plan.Move(Act.OpenAmendment, manager, "", "Theatre was closed.", now).IsDone);
                Assert.True(plan.EditDraft(manager, plan.Working with { Aim = "Changed aim." }, "Whole draft", null, now).IsDone);
                Assert.True(plan.Move(Act.OfferAmendment, manager, "", "", now).IsDone);
            }

            return story;
        });
        var versions = await own.AskAsync(db => db.Plans.Where(p => p.Reference == reference).Select(p => new { p.AgreedVersion, p.SharedVersion }).SingleAsync());
        var (agreed, offered) = (versions.AgreedVersion, versions.SharedVersion);
        Assert.True(offered > agreed);
        var words = longer ? "Sign the extension" : "Sign the change to the plan";
        foreach (var person in new[] { Cast.MrG, Cast.AccountablePerson })
        {
            var signer = await own.SignInAsync(person);
            await signer.OpenAsync("/");
            Assert.Contains("Sign the change to the plan", signer.Text, StringComparison.Ordinal);
            foreach (var (page, link) in new[] { ("", "Read the changed plan first"), ("", $"Read version {offered}"), ("/content", $"Read version {offered}"), ("/sign", "Read the changed plan first") })
            {
                await signer.OpenAsync($"/plans/{reference}{page}");
                await signer.ClickAsync(link);
                Assert.Contains($"It is offered for signature. Version {agreed} stays in force", signer.Text, StringComparison.Ordinal);
                Assert.Contains(longer ? "9 months" : "Changed aim.", signer.Text, StringComparison.Ordinal);
            }

            await signer.ClickAsync("See what has changed");
            Assert.Contains($"What tells version {agreed} and version {offered} apart", signer.Text, StringComparison.Ordinal);
            await signer.OpenAsync($"/plans/{reference}");
            Assert.Contains("Next: " + words, signer.Text, StringComparison.Ordinal);
            await signer.ClickAsync(words);
            Assert.Equal(words, signer.Heading);
            Assert.Contains("Theatre was closed.", signer.Text, StringComparison.Ordinal);
            Assert.Equal(longer, signer.Text.Contains($"{Say.Date(start.AddMonths(9))}, instead of {Say.Date(start.AddMonths(6))}", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_supervisor_who_leaves_after_one_side_has_signed_closes_signing_for_the_other()
    {
        var reference = await site.ReadyToSignAsync();
        var accountable = await site.SignInAsync(Cast.AccountablePerson);
        await accountable.OpenAsync($"/plans/{reference}/sign");
        await accountable.Choose("Your signature", Plan.StatementFor(Side.Organisation)).PressAsync("Sign the plan");
        var practitioner = await site.SignInAsync(Cast.MrG);
        await practitioner.OpenAsync($"/plans/{reference}/sign");
        practitioner.Choose("Your signature", Plan.StatementFor(Side.Practitioner));
        var supervisor = await site.SignInAsync(Cast.Supervisor);
        await supervisor.OpenAsync($"/plans/{reference}/do/leave-supervision");
        await supervisor.Type("Why, in a few words?", "I am moving away.").PressAsync("Say that you cannot supervise after all");
        await practitioner.PressAsync("Sign the plan");
        Assert.Equal(HttpStatusCode.BadRequest, practitioner.Status);
        Assert.Equal(["Nobody can sign yet. Somebody has to be asked to supervise in “Theatre and inpatient work”"], practitioner.Errors);
        await practitioner.OpenAsync($"/plans/{reference}/do/sign-without");
        await practitioner.PressAsync("Record that your side signs without a supervisor");
        await accountable.OpenAsync($"/plans/{reference}/do/sign-without");
        await accountable.PressAsync("Record that your side signs without a supervisor");
        await practitioner.OpenAsync($"/plans/{reference}/sign");
        await practitioner.Choose("Your signature", Plan.StatementFor(Side.Practitioner)).PressAsync("Sign the plan");
        Assert.Equal(PlanStatus.Agreed, await site.StatusAsync(reference));
        await accountable.OpenAsync($"/plans/{reference}");
        Assert.Contains("Name a supervisor or deputy", Screen.Words(accountable.Page.QuerySelector(".hr-next")), StringComparison.Ordinal);
    }
}
