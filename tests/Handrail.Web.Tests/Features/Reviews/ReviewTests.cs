using System.Net;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Handrail.Web.Tests.Features.Reviews;

public sealed class ReviewTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_review_has_a_report_an_account_and_a_record()
    {
        var reference = await site.SaveAsync((r, _) => MrG.AfterFirstReview(r, Site.Today.AddDays(-115)));
        var supervisor = await site.SignInAsync(Cast.Supervisor);
        await supervisor.OpenAsync($"/plans/{reference}/report");
        Assert.Contains("Case-based discussions: 0 since then, 1 of 6 in all", supervisor.Page.QuerySelectorAll("aside li").Select(Screen.Words));
        await supervisor.PressAsync("Submit the report");
        Assert.Equal(
            ["Say whether the supervision was kept as agreed", "Select how far “Return to the full range of surgical practice” has come", "Select how far “Communicate and lead well with the team” has come", "Say what has gone well", "Select what you recommend"],
            supervisor.Errors);
        supervisor.Choose("Was the supervision kept as agreed?", "Partly").Choose("What do you recommend for the review?", "Move to the final review")
            .Choose("How far has objective 1 come?", "On track").Type("What shows it? Objective 1 (optional)", "Eight observed cases.");
        await supervisor.PressAsync("Submit the report");
        Assert.Equal(["Select how far “Communicate and lead well with the team” has come", "Say what has gone well"], supervisor.Errors);
        Assert.Equal("#Form_Lines_1__Progress", supervisor.Page.QuerySelector(".govuk-error-summary__list a")!.GetAttribute("href"));
        supervisor.Choose("How far has objective 2 come?", "Some progress").Type("What has gone well?", "Clear briefings.");
        var (address, fields) = supervisor.Filled("Submit the report");
        await supervisor.PressAsync("Submit the report");
        Assert.Equal("The progress report has been submitted", supervisor.Confirmation);
        await supervisor.PostAsync(address, fields);
        Assert.Equal(HttpStatusCode.OK, supervisor.Status);

        var practitioner = await site.SignInAsync(Cast.MrG);
        await practitioner.OpenAsync($"/plans/{reference}/account");
        await practitioner.PressAsync("Add your account");
        Assert.Equal(["Enter your account"], practitioner.Errors);
        practitioner.Type("Your account", "The second theatre helps.");
        await practitioner.PressAsync("Add your account");
        Assert.Equal("Your account has been added", practitioner.Confirmation);

        var manager = await site.SignInAsync(Cast.CaseManager);
        await manager.OpenAsync($"/plans/{reference}/review");
        Assert.Contains("Clear briefings.", manager.Text, StringComparison.Ordinal);
        Assert.Contains("Eight observed cases.", manager.Text, StringComparison.Ordinal);
        Assert.Contains("The second theatre helps.", manager.Text, StringComparison.Ordinal);
        Assert.Contains("Miss Ruth Calder", Screen.Words(manager.Page.QuerySelector("#Form_Attendees-2-item-hint")), StringComparison.Ordinal);
        manager.Type("When was it held?", "").Choose("Type of review", "Formal review").Type("When is the next review?", "31 2 2027");
        await manager.PressAsync("Record the review");
        Assert.Equal(["Enter the date on which the review was held", "Select who attended", "Enter what was discussed and decided, in 4,000 characters or fewer", "Select the outcome of the review", "The date of the next review must be a real date"], manager.Errors);
        manager.Type("When is the next review?", "5 10 2026");
        manager.Choose("Who attended?", "Practitioner", "Clinical supervisor").Choose("Who was invited and could not come?", "Deputy supervisor").Choose("Outcome", "Move to the final review").Type("What was discussed and decided?", "All is well.").Type("When was it held?", "2 9 2026");
        await manager.PressAsync("Record the review");
        Assert.Equal(["The date must be today or in the past"], manager.Errors);
        manager.Type("When was it held?", "1 9 2026").Choose("Type of review", "Formal review").Type("When is the next review?", "5 9 2026");
        await manager.PressAsync("Record the review");
        Assert.Equal(["The next review must be on a working day, not on a weekend or bank holiday"], manager.Errors);
        manager.Type("When is the next review?", "");
        await manager.PressAsync("Record the review");
        Assert.Equal(["Enter the date of the next review"], manager.Errors);
        await manager.Type("When is the next review?", "7 9 2026").Type("Name of the supporter", "Ms Lane").PressAsync("Record the review");
        Assert.Equal(["You named a supporter, and did not select them as there or as absent. Change one of the two"], manager.Errors);
        manager.Type("Name of the supporter", "");
        await manager.PressAsync("Record the review");
        Assert.Equal("The review has been recorded", manager.Confirmation);
        foreach (var person in new[] { Cast.MrG, Cast.Supervisor, Cast.DeputySupervisor, Cast.AccountablePerson, Cast.Adviser })
        {
            var reader = await site.SignInAsync(person);
            await reader.OpenAsync($"/plans/{reference}/progress");
            await reader.ClickAsync("Review 2");
            Assert.Equal("Review 2: Formal review", reader.Heading);
            foreach (var words in new[] { "Clear briefings.", "The second theatre helps.", "All is well.", "Mr Daniel AchebeCould not come", "Miss Ruth CalderYes", "Supervision may step down to the next stage" })
                Assert.Contains(words, reader.Text, StringComparison.Ordinal);
        }

        Assert.Equal(2, await site.AskAsync(db => db.Set<Review>().CountAsync(r => db.Plans.Any(p => p.Id == r.PlanId && p.Reference == reference))));
    }

    [Fact]
    public async Task A_report_is_returned_for_changes_and_written_again_from_what_is_there()
    {
        var reference = await site.SaveAsync((r, _) => MrG.AfterFirstReview(r, Site.Today.AddDays(-115)));
        var supervisor = await site.SignInAsync(Cast.Supervisor);
        await WriteAsync("Clear briefings.");
        var manager = await site.SignInAsync(Cast.CaseManager);
        await manager.OpenAsync($"/plans/{reference}/review");
        await manager.ClickAsync("return it for changes");
        await manager.PressAsync("Return the report for changes");
        Assert.Equal(["Say what needs to change, and why"], manager.Errors);
        manager.Type("What needs to change, and why?", "Please say <i>what</i> shows it.");
        await manager.PressAsync("Return the report for changes");
        Assert.Equal("The report has been returned. The supervisor writes it again, and the earlier text is kept", manager.Confirmation);

        await supervisor.OpenAsync($"/plans/{reference}/report");
        Assert.Contains("Please say <i>what</i> shows it.", supervisor.Text, StringComparison.Ordinal);
        Assert.Equal("Clear briefings.", supervisor.Page.QuerySelector("#Form_Strengths")!.TextContent.Trim());
        Assert.Equal("on-track", supervisor.Page.QuerySelector("input[name='Form.Lines[0].Progress'][checked]")!.GetAttribute("value"));
        await WriteAsync("Eight observed cases with clear briefings.");
        var practitioner = await site.SignInAsync(Cast.MrG);
        await practitioner.OpenAsync($"/plans/{reference}/reviews/2");
        Assert.Equal("Review 2, not held yet", practitioner.Heading);
        foreach (var words in new[] { "Eight observed cases with clear briefings.", "Clear briefings.", "Please say <i>what</i> shows it.", "An earlier report, returned for changes on 1 September 2026" })
            Assert.Contains(words, practitioner.Text, StringComparison.Ordinal);
        await practitioner.OpenAsync($"/plans/{reference}/reviews/3");
        Assert.Equal(HttpStatusCode.NotFound, practitioner.Status);

        async Task WriteAsync(string strengths)
        {
            await supervisor.OpenAsync($"/plans/{reference}/report");
            supervisor.Choose("Was the supervision kept as agreed?", "Yes, as agreed").Choose("How far has objective 1 come?", "On track").Choose("How far has objective 2 come?", "On track")
                .Type("What has gone well?", strengths).Choose("What do you recommend for the review?", "Stay at this level of supervision");
            await supervisor.PressAsync("Submit the report");
            Assert.Equal("The progress report has been submitted", supervisor.Confirmation);
        }
    }

    [Fact]
    public async Task The_record_form_begins_with_what_the_plan_foresees()
    {
        var reference = await site.SaveAsync((r, _) => MrG.AfterFirstReview(r, Site.Today.AddDays(-115)));
        await site.ChangeAsync(async db =>
        {
            var plan = await Supervision.SupervisionTests.PlanAsync(db, reference);
            Assert.True(plan.Report(Cast.Supervisor.AsActor(), "yes", [.. plan.Agreed.Objectives.Select(o => new ObjectiveJudgement(o.Id, "on-track", ""))], "Well", "", "stay", new Domain.Moment(Site.Today.ToDateTime(new TimeOnly(8, 0), DateTimeKind.Utc), Site.Today)).IsDone);
            await db.SaveAsync();
        });
        var manager = await site.SignInAsync(Cast.CaseManager);
        await manager.OpenAsync($"/plans/{reference}/review");
        Assert.Equal("formal", manager.Page.QuerySelector("input[name='Form.Type'][checked]")!.GetAttribute("value"));
        var foreseen = await site.AskAsync(async db => (await Supervision.SupervisionTests.PlanAsync(db, reference)).Schedule().Reviews[^1].On);
        Assert.Equal($"{foreseen.Day} {foreseen.Month} {foreseen.Year}", string.Join(' ', manager.Page.QuerySelectorAll("input[name^='Form.Next']").Select(i => i.GetAttribute("value"))));
    }

    [Fact]
    public async Task Forms_sent_when_the_plan_stands_elsewhere_are_answered_with_the_reason()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Agreed);
        var elsewhere = await site.PlanAtAsync(PlanStatus.InDelivery);
        foreach (var (person, page) in new[] { (Cast.Supervisor, "report"), (Cast.Supervisor, "activity"), (Cast.MrG, "account"), (Cast.MrG, "evidence"), (Cast.CaseManager, "review"), (Cast.CaseManager, "supervision"), (Cast.CaseManager, "step-up"), (Cast.AccountablePerson, "decide-concern"), (Cast.AccountablePerson, "sign-off"), (Cast.AccountablePerson, "full-scope"), (Cast.Supervisor, "supervise"), (Cast.CaseManager, "start") })
        {
            var screen = await site.SignInAsync(person);
            await screen.OpenAsync($"/plans/{elsewhere}/account");
            await screen.OpenAsync("/plans");
            var token = screen.Page.QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
            await screen.PostAsync($"/plans/{reference}/{page}", [new("__RequestVerificationToken", token), new("FormId", Guid.CreateVersion7().ToString())]);
            Assert.True(screen.Status == HttpStatusCode.BadRequest, $"{page}: {screen.Status}");
            Assert.NotEmpty(screen.Errors);
            await screen.OpenAsync($"/plans/{reference}/{page}");
            Assert.Equal("Action plan for Mr Gwilym Grant", screen.Heading);
        }
    }
}
