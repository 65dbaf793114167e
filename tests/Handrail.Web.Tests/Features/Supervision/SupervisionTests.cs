using System.Net;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Handrail.Web.Tests.Features.Supervision;

public sealed class SupervisionTests(Site site) : IClassFixture<Site>
{
    private const string Theatre = "Theatre and inpatient work";

    [Fact]
    public async Task Somebody_is_asked_reads_the_briefing_and_accepts()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Issued);
        var accountable = await site.SignInAsync(Cast.AccountablePerson);
        await accountable.OpenAsync($"/plans/{reference}/supervisors");
        await accountable.PressAsync("Ask them");
        Assert.Equal(["Select whom to ask", "Select the role", "Say whether they raised or investigated the concern", "Enter hours a week"], accountable.Errors);
        accountable.Choose("Person", $"{Cast.Supervisor.Name}, {Cast.Supervisor.Position}").Choose("Role", "Clinical supervisor").Choose("Did they raise or investigate the concern?", "No").Type("Hours a week", "four");
        await accountable.PressAsync("Ask them");
        Assert.Equal(["Hours a week must be a whole number, such as 4"], accountable.Errors);
        accountable.Type("Hours a week", "4");
        var (address, fields) = accountable.Filled("Ask them");
        await accountable.PressAsync("Ask them");
        Assert.Equal("They have been asked to supervise", accountable.Confirmation);
        Assert.Contains("Has not answered yet", accountable.Text, StringComparison.Ordinal);
        await accountable.PostAsync(address, fields);
        Assert.Equal(1, await CountAsync(reference, Act.NameSupervisor));

        var supervisor = await site.SignInAsync(Cast.Supervisor);
        await supervisor.OpenAsync($"/plans/{reference}/supervise");
        Assert.Contains("Direct observation of procedural skills", supervisor.Text, StringComparison.Ordinal);
        Assert.Contains("The supervisor is in the room throughout.", supervisor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("local investigation", supervisor.Text, StringComparison.Ordinal);
        supervisor.Choose("Do you accept to supervise?", "Yes, I accept");
        await supervisor.PressAsync("Send your answer");
        Assert.Equal(HttpStatusCode.BadRequest, supervisor.Status);
        Assert.Equal(["Say whether you raised or investigated the concern", "Select whether you have a conflict of interest"], supervisor.Errors);
        supervisor.Choose("Did you raise or investigate the concern?", "No").Choose("Do you have a conflict of interest?", "No, I can judge fairly").Type("What is the conflict of interest?", "We share an office.");
        await supervisor.PressAsync("Send your answer");
        Assert.Equal(["You said that you have no conflict of interest, and also what it is. Change one of the two"], supervisor.Errors);
        supervisor.Choose("Do you accept to supervise?", "No, I decline").Type("What is the conflict of interest?", "").Type("Hours a week that you would need (optional)", "6").Type("Note", "No time");
        await supervisor.PressAsync("Send your answer");
        Assert.Equal(["You declined, and also said how many hours you would need. Change one of the two"], supervisor.Errors);
        supervisor.Choose("Do you accept to supervise?", "Yes, I accept").Type("Hours a week that you would need (optional)", "").Type("Note", "");
        await supervisor.PressAsync("Send your answer");
        Assert.Equal("Thank you. Your answer has been recorded", supervisor.Confirmation);
        await accountable.OpenAsync($"/plans/{reference}/supervisors");
        Assert.Contains("Has accepted", accountable.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_practitioner_and_people_of_other_organisations_are_not_asked()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Issued);
        var accountable = await site.SignInAsync(Cast.AccountablePerson);
        await accountable.OpenAsync($"/plans/{reference}/supervisors");
        Assert.DoesNotContain(Cast.MrG.Position, accountable.Page.QuerySelector("select")!.TextContent.Replace(Cast.Supervisor.Position, "", StringComparison.Ordinal).Replace(Cast.DeputySupervisor.Position, "", StringComparison.Ordinal), StringComparison.Ordinal);
        accountable.Choose("Person", $"{Cast.Supervisor.Name}, {Cast.Supervisor.Position}").Choose("Role", "Clinical supervisor").Choose("Did they raise or investigate the concern?", "No").Type("Hours a week", "4");
        var (address, fields) = accountable.Filled("Ask them");
        foreach (var (person, sentence) in new[] { (Cast.OtherCaseManager, "Select whom to ask"), (Cast.MrG, "This is the practitioner’s own plan, and nobody supervises, reviews, signs for or approves themselves. Select another person") })
        {
            await accountable.PostAsync(address, With(fields, "Form.Person", person.Id.ToString()));
            Assert.Equal([sentence], accountable.Errors);
        }

        await accountable.PostAsync(address, With(fields, "Form.Role", nameof(Role.AccountablePerson)));
        Assert.Equal(["Select the role"], accountable.Errors);
    }

    [Fact]
    public async Task An_objection_that_waits_for_its_answer_stands_where_people_decide_and_not_before_the_supervisor()
    {
        const string Warning = "The practitioner objects to Miss Ruth Calder, clinical supervisor, and waits for an answer since 1 September 2026.";
        foreach (var (status, pages) in new (PlanStatus, string[])[] { (PlanStatus.Agreed, ["readiness", "start"]), (PlanStatus.Issued, ["sign"]) })
        {
            var reference = status == PlanStatus.Agreed ? await site.PlanAtAsync(status) : await site.SaveAsync((r, _) => MrG.ReadyToSign(r, Site.Today.AddDays(-22)));
            var practitioner = await site.SignInAsync(Cast.MrG);
            var accountable = await site.SignInAsync(Cast.AccountablePerson);
            var manager = await site.SignInAsync(Cast.CaseManager);
            await practitioner.OpenAsync($"/plans/{reference}/object");
            await practitioner.Choose("To whom do you object?", "Miss Ruth Calder").Type("Why?", "Canary of the objection").PressAsync("Send the objection");
            await practitioner.OpenAsync($"/plans/{reference}/discussion");
            Assert.Contains("Practitioner objects to a supervisor: Miss Ruth Calder", practitioner.Text, StringComparison.Ordinal);
            if (status == PlanStatus.Agreed)
            {
                await manager.OpenAsync($"/plans/{reference}/readiness");
                foreach (var item in CodeLists.ReadinessItems.Offered) manager.Choose(item.Words, "Confirmed");
                await manager.PressAsync("Save the checklist");
            }

            foreach (var page in pages)
            {
                var decider = page == "sign" ? accountable : manager;
                await decider.OpenAsync($"/plans/{reference}/{page}");
                Assert.Contains(Warning, decider.Text, StringComparison.Ordinal);
                Assert.DoesNotContain("Canary", decider.Text, StringComparison.Ordinal);
                await decider.ClickAsync(page == "sign" ? "Read the objection and answer it" : "Read it in the discussion");
                Assert.Contains("Canary of the objection", decider.Text, StringComparison.Ordinal);
            }

            var supervisor = await site.SignInAsync(Cast.Supervisor);
            await supervisor.OpenAsync($"/plans/{reference}/readiness");
            Assert.DoesNotContain("objects", supervisor.Text, StringComparison.Ordinal);
            await accountable.OpenAsync($"/plans/{reference}/answer-objection");
            await accountable.Choose("What have you decided?", "They are to supervise all the same").Type("Your answer to the practitioner, with reasons", "She did not raise it.").PressAsync("Send the answer");
            await accountable.OpenAsync($"/plans/{reference}/{pages[0]}");
            Assert.DoesNotContain("objects", accountable.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_checklist_is_saved_and_the_plan_starts_today()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Agreed);
        var manager = await site.SignInAsync(Cast.CaseManager);
        await manager.OpenAsync($"/plans/{reference}/start");
        Assert.Equal("Action plan for Mr Gwilym Grant", manager.Heading);
        await manager.OpenAsync($"/plans/{reference}/readiness");
        var words = CodeLists.ReadinessItems.Offered.Select(i => i.Words).ToArray();
        manager.Choose(words[0], "Confirmed").Choose(words[3], "Not needed");
        await manager.PressAsync("Save the checklist");
        Assert.Equal(["Say why it is not needed"], manager.Errors);
        manager.Type("If not needed, why? (The placement agreement is in place)", "He works <b>here</b>.");
        await manager.PressAsync("Save the checklist");
        Assert.Equal("The checklist has been saved", manager.Confirmation);
        Assert.Contains("4 of 8 still to do.", manager.Text, StringComparison.Ordinal);
        Assert.Contains("The first stages: Theatre and inpatient work: Direct supervision; Outpatient clinics: Distant supervision", manager.Text, StringComparison.Ordinal);
        foreach (var person in new[] { Cast.MrG, Cast.AccountablePerson, Cast.Supervisor, Cast.Adviser })
        {
            var reader = await site.SignInAsync(person);
            await reader.OpenAsync($"/plans/{reference}");
            await reader.ClickAsync("Read the start checklist");
            Assert.Contains("Not needed: He works <b>here</b>.Dr Helen Marsh, 1 September 2026", reader.Text, StringComparison.Ordinal);
            Assert.Contains("A clinical supervisor has acceptedIn placeMiss Ruth Calder", reader.Text, StringComparison.Ordinal);
            Assert.Null(reader.Page.QuerySelector("main form"));
        }

        foreach (var item in words.Where(w => w != words[3])) manager.Choose(item, "Confirmed");
        Assert.DoesNotContain("Start the plan", manager.Text, StringComparison.Ordinal);
        Assert.Contains("The request records: ", Screen.Words(manager.Page.QuerySelector("#Form_Items_2__Answer-hint") ?? manager.Page.QuerySelector("main")), StringComparison.Ordinal);
        await manager.PressAsync("Save the checklist");
        Assert.Contains("Everything is in place.", manager.Text, StringComparison.Ordinal);
        var looker = await site.SignInAsync(Cast.MrG);
        await looker.OpenAsync($"/plans/{reference}/readiness");
        Assert.Contains("Everything is in place.", looker.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Start the plan", looker.Text, StringComparison.Ordinal);
        await manager.ClickAsync("Start the plan");
        Assert.Equal($"/plans/{reference}/start", manager.Address);
        Assert.Contains("If the plan starts on 1 September 2026", manager.Text, StringComparison.Ordinal);
        Assert.Contains("Monday 2 November 2026", manager.Text, StringComparison.Ordinal);
        manager.Type("Start date", "2 9 2026");
        await manager.PressAsync("Start the plan");
        Assert.Equal(["The start date must be today or in the past. Come back on the day"], manager.Errors);
        manager.Type("Start date", "31 2 2026");
        await manager.PressAsync("Start the plan");
        Assert.Equal(["The start date must be a real date"], manager.Errors);
        manager.Type("Start date", "1 9 2026");
        await manager.PressAsync("Start the plan");
        Assert.Equal("The plan has started", manager.Confirmation);
        Assert.Equal(PlanStatus.InDelivery, await site.StatusAsync(reference));
    }

    [Fact]
    public async Task Supervision_stays_with_reasons_and_says_why_it_cannot_step_down()
    {
        var reference = await site.SaveAsync((r, _) => MrG.AfterFirstReview(r, Site.Today.AddDays(-115)));
        var manager = await site.SignInAsync(Cast.CaseManager);
        await manager.OpenAsync($"/plans/{reference}/supervision");
        Assert.Contains("The plan foresees no looser supervision in this setting", manager.Text, StringComparison.Ordinal);
        Assert.Contains("Supervision can step down only after a review, held during this stage", manager.Text, StringComparison.Ordinal);
        await manager.PressAsync("Record the decision");
        Assert.Equal(["Select the setting that the decision is about", "Select your decision"], manager.Errors);
        manager.Choose("Which setting is the decision about?", Theatre).Choose("What have you decided?", "Stay at this supervision stage");
        await manager.PressAsync("Record the decision");
        Assert.Equal(["Give the reasons for the decision"], manager.Errors);
        manager.Type("Reasons", "<script>alert(1)</script> Two cases are still to be seen.");
        await manager.PressAsync("Record the decision");
        Assert.Equal("The decision has been recorded. The supervision stage stays as it is", manager.Confirmation);
    }

    [Fact]
    public async Task Supervision_steps_down_to_the_named_next_stage_after_a_review()
    {
        var reference = await site.SaveAsync((r, _) => MrG.Reach(PlanStatus.InDelivery, r, Site.Today.AddDays(-115)));
        await site.ChangeAsync(async db =>
        {
            var plan = await PlanAsync(db, reference);
            var day = plan.StartedOn!.Value.AddDays(40);
            var now = new Domain.Moment(Site.Today.ToDateTime(new TimeOnly(8, 0), DateTimeKind.Utc), day);
            Assert.True(plan.Report(Cast.Supervisor.AsActor(), "yes", [.. plan.Agreed.Objectives.Select(o => new ObjectiveJudgement(o.Id, "on-track", ""))], "Well", "", "step-down", now).IsDone);
            Assert.True(plan.RecordReview(Cast.CaseManager.AsActor(), day, "formal", ["practitioner"], "step-down", Domain.Calendar.WorkingDays.NextOnOrAfter(day.AddDays(60), plan.Country), "Well", now).IsDone);
            await db.SaveAsync();
        });
        var manager = await site.SignInAsync(Cast.CaseManager);
        await manager.OpenAsync($"/plans/{reference}/supervision");
        Assert.Contains($"{Theatre}: Close supervision", manager.Text, StringComparison.Ordinal);
        manager.Choose("Which setting is the decision about?", Theatre).Choose("What have you decided?", "Step down to the next stage").Type("If you step down, from which day?", "2 9 2026").Type("Reasons", "Observed cases complete.");
        await manager.PressAsync("Record the decision");
        Assert.Equal(["The date must be today or in the past"], manager.Errors);
        await manager.Choose("What have you decided?", "Stay at this supervision stage").PressAsync("Record the decision");
        Assert.Equal(["You decided to stay, and also from which day to step down. Change one of the two"], manager.Errors);
        manager.Choose("What have you decided?", "Step down to the next stage").Type("If you step down, from which day?", "31 2 2026");
        await manager.PressAsync("Record the decision");
        Assert.Equal(["The date from which the new stage counts must be a real date"], manager.Errors);
        manager.Type("If you step down, from which day?", "1 9 2026");
        await manager.PressAsync("Record the decision");
        Assert.Equal("The new supervision stage is in force", manager.Confirmation);
        await manager.OpenAsync($"/plans/{reference}/progress");
        Assert.Contains("Close supervision", manager.Text, StringComparison.Ordinal);
        Assert.Contains("Observed cases complete.", manager.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_supervisor_steps_supervision_up_at_once()
    {
        var reference = await site.PlanAtAsync(PlanStatus.InDelivery);
        var supervisor = await site.SignInAsync(Cast.Supervisor);
        await supervisor.OpenAsync($"/plans/{reference}/step-up");
        supervisor.Choose("In which setting?", "Outpatient clinics").Choose("Closer supervision", "Indirect supervision").Type("Why is closer supervision needed?", "A new clinic has begun.");
        await supervisor.PressAsync("Step supervision up now");
        Assert.Equal("The closer supervision is in force, and everyone on the plan has been told", supervisor.Confirmation);
        await supervisor.OpenAsync($"/plans/{reference}/step-up");
        supervisor.Choose("In which setting?", Theatre).Choose("Closer supervision", "Close supervision").Type("Why is closer supervision needed?", "Looser than what is in force.");
        await supervisor.PressAsync("Step supervision up now");
        Assert.Equal(["Select a closer level of supervision"], supervisor.Errors);
        await supervisor.OpenAsync($"/plans/{reference}/supervision");
        Assert.Equal(HttpStatusCode.NotFound, supervisor.Status);
    }

    [Fact]
    public async Task The_accountable_person_reads_the_concern_and_stops_work_in_a_setting()
    {
        var reference = await site.PlanAtAsync(PlanStatus.SafetyHold);
        var accountable = await site.SignInAsync(Cast.AccountablePerson);
        await accountable.OpenAsync($"/plans/{reference}/decide-concern");
        Assert.Contains("A theatre list ran without the supervisor in the room.", accountable.Text, StringComparison.Ordinal);
        accountable.Choose("What do you decide?", "Closer supervision in a setting").Type("Reasons", "Until the rota is mended.");
        await accountable.PressAsync("Record the decision");
        Assert.Equal(["Select the setting that the decision is about"], accountable.Errors);
        accountable.Choose("Which setting is the decision about?", Theatre).Choose("What do you decide?", "Stop work in a setting");
        await accountable.PressAsync("Record the decision");
        Assert.Equal("The decision has been recorded", accountable.Confirmation);
        Assert.Equal(PlanStatus.InDelivery, await site.StatusAsync(reference));
        await accountable.OpenAsync($"/plans/{reference}/progress");
        Assert.Contains("No work in this setting", accountable.Text, StringComparison.Ordinal);
        foreach (var person in new[] { Cast.CaseManager, Cast.Supervisor, Cast.MrG })
        {
            var other = await site.SignInAsync(person);
            await other.OpenAsync($"/plans/{reference}/decide-concern");
            Assert.Equal(HttpStatusCode.NotFound, other.Status);
        }
    }

    [Fact]
    public async Task Each_side_passes_on_its_own_roles_and_sees_no_others_to_choose_from()
    {
        var reference = await site.PlanAtAsync(PlanStatus.InDelivery);
        var contact = await site.SignInAsync(Cast.Adviser);
        await contact.OpenAsync($"/plans/{reference}/people");
        Assert.Equal([$"{Cast.Adviser.Name}, key contact"], contact.Page.QuerySelectorAll("form[method=post] input[name='Form.Assignment'] + label").Select(Screen.Words));
        Assert.DoesNotContain(Cast.Colleague.FamilyName, contact.Page.QuerySelector("select")!.TextContent, StringComparison.Ordinal);
        contact.Choose("Whose role ends?", $"{Cast.Adviser.Name}, key contact").Choose("Who takes over?", $"{Cast.SecondReader.Name}, {Cast.SecondReader.Position}").Choose("Did they raise or investigate the concern?", "No").Type("Hand-over note (optional)", "On leave from today.");
        await contact.PressAsync("Change the person");
        Assert.Equal("The change has been recorded and both sides have been told", contact.Confirmation);
        Assert.Contains($"{Cast.SecondReader.Name}Key contact", string.Join('\n', contact.Page.QuerySelectorAll("tbody tr").Select(Screen.Words)), StringComparison.Ordinal);

        var accountable = await site.SignInAsync(Cast.AccountablePerson);
        await accountable.OpenAsync($"/plans/{reference}/people");
        accountable.Choose("Whose role ends?", $"{Cast.CaseManager.Name}, case manager");
        await accountable.PressAsync("Change the person");
        Assert.Equal(["Select who takes the role over"], accountable.Errors);
        accountable.Choose("Who takes over?", $"{Cast.Colleague.Name}, {Cast.Colleague.Position}").Choose("Did they raise or investigate the concern?", "No");
        var (address, fields) = accountable.Filled("Change the person");
        await accountable.PostAsync(address, With(fields, "Form.Successor", Cast.OtherCaseManager.Id.ToString()));
        Assert.Equal(["Select another person"], accountable.Errors);
        await accountable.PostAsync(address, fields);
        Assert.Equal("The change has been recorded and both sides have been told", accountable.Confirmation);
        await accountable.PostAsync(address, fields);
        Assert.Equal(2, await CountAsync(reference, Act.ChangePerson));
        var colleague = await site.SignInAsync(Cast.Colleague);
        await colleague.OpenAsync($"/plans/{reference}");
        Assert.Equal(HttpStatusCode.OK, colleague.Status);

        // The accountable person leaves, and the deputy takes over: then there is no deputy.
        Assert.DoesNotContain("Name another deputy", accountable.Text, StringComparison.Ordinal);
        await accountable.OpenAsync($"/plans/{reference}/people");
        accountable.Choose("Whose role ends?", $"{Cast.AccountablePerson.Name}, accountable person").Choose("Who takes over?", $"{Cast.DeputyAccountablePerson.Name}, {Cast.DeputyAccountablePerson.Position}").Choose("Did they raise or investigate the concern?", "No");
        await accountable.PressAsync("Change the person");
        Assert.Contains($"{Cast.DeputyAccountablePerson.Name} is both the accountable person and the deputy. Name another deputy", accountable.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clinical_supervisor_changes_with_a_hand_over_that_the_next_reads_and_the_practitioner_does_not()
    {
        var reference = await site.PlanAtAsync(PlanStatus.InDelivery);
        var accountable = await site.SignInAsync(Cast.AccountablePerson);
        await accountable.OpenAsync($"/plans/{reference}/people");
        Assert.Contains($"{Cast.Supervisor.Name}: ", accountable.Text, StringComparison.Ordinal);
        accountable.Choose("Whose role ends?", $"{Cast.Supervisor.Name}, clinical supervisor").Choose("Who takes over?", $"{Cast.Colleague.Name}, {Cast.Colleague.Position}").Choose("Did they raise or investigate the concern?", "No");
        await accountable.PressAsync("Change the person");
        Assert.Equal(["Say what is agreed", "Say how it goes", "Say what to watch"], accountable.Errors);
        accountable.Type("What is agreed?", "Canary: a debrief on Fridays.").Type("How does it go?", "Canary: well.").Type("What is to be watched?", "Canary: night work.");
        await accountable.PressAsync("Change the person");
        Assert.Equal("The change has been recorded and both sides have been told", accountable.Confirmation);

        var next = await site.SignInAsync(Cast.Colleague);
        await next.OpenAsync($"/plans/{reference}/supervise");
        Assert.Contains("Canary: night work.", next.Text, StringComparison.Ordinal);
        var practitioner = await site.SignInAsync(Cast.MrG);
        foreach (var page in new[] { "", "/history", "/progress", "/discussion" })
        {
            await practitioner.OpenAsync($"/plans/{reference}{page}");
            Assert.DoesNotContain("Canary", practitioner.Text, StringComparison.Ordinal);
        }

        var manager = await site.SignInAsync(Cast.CaseManager);
        await manager.OpenAsync($"/plans/{reference}/history");
        Assert.Contains("Hand-over - what to watch: Canary: night work.", manager.Text, StringComparison.Ordinal);
        site.MoveTo(Site.Today.AddDays(1));
        await practitioner.OpenAsync($"/plans/{reference}");
        Assert.Contains("No clinical supervisor has accepted since 2 September 2026. The deputy supervisor supervises until one has.", practitioner.Text, StringComparison.Ordinal);
        site.MoveTo(Site.Today);
    }

    internal static async Task<Plan> PlanAsync(global::Handrail.Web.Persistence.AppDb db, string reference)
    {
        var plan = await db.Plans.Include(p => p.Assignments).Include(p => p.Signatures).Include(p => p.StageRuns).Include(p => p.Concerns)
            .Include(p => p.Reports).ThenInclude(r => r.Lines).Include(p => p.Reviews).Include(p => p.Versions).Include(p => p.Pauses).Include(p => p.Recommendations).Include(p => p.Proposals).Include(p => p.SafetyPoints).AsSplitQuery().SingleAsync(p => p.Reference == reference);
        return plan;
    }

    private Task<int> CountAsync(string reference, Act act) => site.AskAsync(db => db.Entries.CountAsync(e => e.Act == act && db.Plans.Any(p => p.Id == e.SubjectId && p.Reference == reference)));

    private static IEnumerable<KeyValuePair<string, string>> With(IEnumerable<KeyValuePair<string, string>> fields, string name, string value) =>
        [.. fields.Where(f => f.Key != name), new(name, value)];
}
