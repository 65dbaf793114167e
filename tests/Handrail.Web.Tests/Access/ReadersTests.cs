using System.Net;
using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Handrail.Web.Tests.Access;

/// <summary>Words that were meant for some are looked for on every page that others can open.</summary>
public sealed class ReadersTests(Site site) : IClassFixture<Site>
{
    private static readonly string[] Pages = ["", "/content", "/progress", "/discussion", "/history", "/people", "/draft"];

    private static Moment Now => new(Site.Today.ToDateTime(new TimeOnly(9, 0), DateTimeKind.Utc), Site.Today);

    private Task ActAsync(string reference, Func<Plan, Outcome> act) => site.ChangeAsync(async db =>
    {
        var plan = await db.Plans.Include(p => p.Assignments).Include(p => p.Versions).Include(p => p.Signatures).Include(p => p.StageRuns).Include(p => p.Concerns)
            .Include(p => p.Reports).Include(p => p.Reviews).Include(p => p.Proposals).Include(p => p.SafetyPoints).AsSplitQuery().SingleAsync(p => p.Reference == reference);
        var outcome = act(plan);
        Assert.True(outcome.IsDone, outcome.Sentence);
        await db.SaveAsync();
    });

    private async Task<bool> FindsAsync(Person person, string reference, string words)
    {
        var screen = await site.SignInAsync(person);
        foreach (var page in Pages.Select(p => $"/plans/{reference}{p}").Append($"/requests/{reference}"))
        {
            using var answer = await screen.Http.GetAsync(page);
            if ((await answer.Content.ReadAsStringAsync()).Contains(words, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    [Fact]
    public async Task What_the_second_reader_tells_the_drafter_stays_in_the_service()
    {
        var reference = await site.PlanAtAsync(PlanStatus.SecondReading);
        await ActAsync(reference, p => p.Move(Act.ReturnDraft, Cast.SecondReader.AsActor(), "", "Canary-for-the-drafter", Now));
        Assert.True(await FindsAsync(Cast.Adviser, reference, "Canary-for-the-drafter"));
        Assert.True(await FindsAsync(Cast.SecondReader, reference, "Canary-for-the-drafter"));
        foreach (var person in new[] { Cast.MrG, Cast.CaseManager, Cast.AccountablePerson })
            Assert.False(await FindsAsync(person, reference, "Canary-for-the-drafter"), person.Name);
    }

    [Fact]
    public async Task What_was_said_about_the_request_is_not_for_the_second_reader()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Considering);
        await ActAsync(reference, p => p.AskForMore(Cast.Adviser.AsActor(), "Canary-about-the-request", Site.Today.AddDays(7), Now));
        await ActAsync(reference, p => p.Move(Act.AnswerMore, Cast.CaseManager.AsActor(), "", "Canary-about-the-request", Now));
        await ActAsync(reference, p => p.Move(Act.Accept, Cast.Adviser.AsActor(), "", "Canary-about-the-request", Now));
        await ActAsync(reference, p => p.EditDraft(Cast.Adviser.AsActor(), MrG.Whole(MrG.Framework(p.Working)), "All", null, Now));
        await ActAsync(reference, p => p.Move(Act.OfferFramework, Cast.Adviser.AsActor(), "", "", Now));
        await ActAsync(reference, p => p.Move(Act.Proceed, Cast.MrG.AsActor(), "", "", Now));
        await ActAsync(reference, p => p.Move(Act.Proceed, Cast.CaseManager.AsActor(), "", "", Now));
        await ActAsync(reference, p => p.SendToSecondReader(Cast.Adviser.AsActor(), Cast.SecondReader.AsActor(), Now));
        Assert.False(await FindsAsync(Cast.SecondReader, reference, "Canary-about-the-request"));
        Assert.True(await FindsAsync(Cast.MrG, reference, "Canary-about-the-request"));
    }

    [Fact]
    public async Task What_a_safety_concern_says_is_read_by_those_who_decide_and_by_whoever_raised_it()
    {
        var reference = await site.SaveAsync((r, _) => MrG.AfterFirstReview(r, Site.Today.AddDays(-115)));
        await ActAsync(reference, p => p.Move(Act.RaiseConcern, Cast.Supervisor.AsActor(), "", "Canary-of-concern", Now));
        await ActAsync(reference, p => p.Move(Act.RaiseConcern, Cast.MrG.AsActor(), "", "Canary-of-his-own", Now));
        foreach (var person in new[] { Cast.CaseManager, Cast.AccountablePerson, Cast.DeputyAccountablePerson, Cast.Adviser })
            Assert.True(await FindsAsync(person, reference, "Canary-of-concern"), person.Name);
        foreach (var person in new[] { Cast.MrG, Cast.DeputySupervisor, Cast.OtherCaseManager, Cast.Colleague })
            Assert.False(await FindsAsync(person, reference, "Canary-of-concern"), person.Name);
        Assert.True(await FindsAsync(Cast.MrG, reference, "Canary-of-his-own"));
        await ActAsync(reference, p => p.DecideConcern(Cast.AccountablePerson.AsActor(), "carry-on", null, "", "Canary-of-the-decision", Now));
        Assert.True(await FindsAsync(Cast.MrG, reference, "Canary-of-the-decision"));
    }

    [Fact]
    public async Task Whoever_has_only_been_asked_to_supervise_reads_what_they_are_asked_and_no_more()
    {
        var reference = await site.SaveAsync((r, _) => MrG.AfterFirstReview(r, Site.Today.AddDays(-115)));
        var plan = await site.AskAsync(db => db.Plans.AsNoTracking().Include(p => p.Versions).SingleAsync(p => p.Reference == reference));
        var file = Guid.CreateVersion7();
        await ActAsync(reference, p => p.AttachEvidence(Cast.MrG.AsActor(), "certificate", "Canary log", Site.Today, [p.Agreed.Objectives[0].Id], "Note", new StoredFile(file, "log.txt", 3), Now));
        var evidence = await site.AskAsync(db => db.Set<Evidence>().Where(e => e.FileId == file).Select(e => e.Id).SingleAsync());
        await ActAsync(reference, p => p.NameSupervisor(Cast.AccountablePerson.AsActor(), Cast.Colleague.Id, Role.DeputySupervisor, 2, Now));
        var asked = await site.SignInAsync(Cast.Colleague);
        foreach (var page in new[] { "content", "progress", "history", "discussion", $"evidence/{evidence}" })
        {
            using var answer = await asked.Http.GetAsync($"/plans/{reference}/{page}");
            Assert.Equal((page, HttpStatusCode.NotFound), (page, answer.StatusCode));
        }

        await asked.OpenAsync($"/plans/{reference}/supervise");
        Assert.Equal(HttpStatusCode.OK, asked.Status);
        Assert.DoesNotContain(plan.Agreed.Background, asked.Text, StringComparison.Ordinal);
        await asked.OpenAsync($"/plans/{reference}");
        Assert.Equal(HttpStatusCode.OK, asked.Status);
        Assert.DoesNotContain("Reviews held", asked.Text, StringComparison.Ordinal);
        foreach (var link in asked.Page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).Where(h => h.StartsWith('/')))
        {
            using var answer = await asked.Http.GetAsync(link);
            Assert.Equal((link, HttpStatusCode.OK), (link, answer.StatusCode));
        }
    }

    [Fact]
    public async Task Whoever_asked_for_the_plan_and_hands_over_their_part_is_not_among_its_people_any_more()
    {
        var reference = await site.PlanAtAsync(PlanStatus.InDelivery);
        var leaving = await site.AskAsync(db => db.Set<Assignment>().AsNoTracking().SingleAsync(a => a.Role == Role.CaseManager && db.Plans.Any(p => p.Id == a.PlanId && p.Reference == reference)));
        var screen = await site.SignInAsync(Cast.MrG);
        await screen.OpenAsync($"/plans/{reference}");
        Assert.Single(screen.Page.QuerySelectorAll(".hr-people li"), li => Screen.Words(li).Contains(Cast.CaseManager.Name, StringComparison.Ordinal));
        await ActAsync(reference, p => p.ChangePerson(Cast.AccountablePerson.AsActor(), leaving.Id, Cast.Colleague.Id, "", Now));
        site.MoveTo(Site.Today.AddDays(1));
        await screen.OpenAsync($"/plans/{reference}");
        Assert.DoesNotContain(screen.Page.QuerySelectorAll(".hr-people li"), li => Screen.Words(li).Contains(Cast.CaseManager.Name, StringComparison.Ordinal));
        var gone = await site.SignInAsync(Cast.CaseManager);
        await gone.OpenAsync($"/plans/{reference}");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, gone.Status);
        site.MoveTo(Site.Today);
    }
}
