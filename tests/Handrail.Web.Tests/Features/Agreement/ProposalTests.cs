using System.Net;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Handrail.Web.Tests.Features.Agreement;

public sealed class ProposalTests(Site site) : IClassFixture<Site>
{
    private const string Return = "Return to the full range of surgical practice";

    private Task<Plan> PlanAsync(string reference) => site.AskAsync(db => db.Plans.AsNoTracking().Include(p => p.Versions).Include(p => p.Proposals).AsSplitQuery().SingleAsync(p => p.Reference == reference));

    private async Task<(Screen Practitioner, string Reference)> ProposedAsync(string title = "Return to theatre")
    {
        var reference = await site.PlanAtAsync(PlanStatus.Issued);
        var practitioner = await site.SignInAsync(Cast.MrG);
        await practitioner.OpenAsync($"/plans/{reference}/propose");
        await practitioner.ClickAsync("Propose other words " + Return);
        await practitioner.Type("Title", title).Type("Why do you propose this?", "It is shorter.").PressAsync("Propose this change");
        Assert.Equal("Your proposal has been sent to the other side", practitioner.Confirmation);
        return (practitioner, reference);
    }

    private static async Task<Screen> OpenProposalAsync(Screen screen, string reference, string link)
    {
        await screen.OpenAsync($"/plans/{reference}/discussion");
        return await screen.OpenAsync(screen.Page.QuerySelectorAll("a").First(a => Screen.Words(a).StartsWith(link, StringComparison.Ordinal)).GetAttribute("href")!);
    }

    [Fact]
    public async Task A_change_is_proposed_where_drafts_are_written_and_makes_the_next_version_when_the_other_side_accepts()
    {
        var (_, reference) = await ProposedAsync();
        Assert.Equal(2, (await PlanAsync(reference)).SharedVersion);
        var manager = await site.SignInAsync(Cast.CaseManager);
        await manager.OpenAsync($"/plans/{reference}");
        Assert.Contains("Next: Answer a proposed change", manager.Text, StringComparison.Ordinal);
        await OpenProposalAsync(manager, reference, "Accept or decline");
        // What goes and what comes is said, not only struck out and underlined.
        Assert.Equal("removed: the full range of surgical practice", Screen.Words(manager.Page.QuerySelector(".hr-change del")));
        Assert.Equal("added: theatre", Screen.Words(manager.Page.QuerySelector(".hr-change ins")));
        Assert.Contains("It is shorter.", manager.Text, StringComparison.Ordinal);
        var (address, fields) = manager.Type("Anything to say with your answer (optional)", "Gladly.").Filled("Accept this change");
        await manager.PostAsync(address, fields);
        await manager.PostAsync(address, fields);
        Assert.Equal("You have accepted the change. It has made a new version, which both sides read", manager.Confirmation);
        var plan = await PlanAsync(reference);
        Assert.Equal((3, "Return to theatre", 3), (plan.SharedVersion, plan.Shared.Objectives[0].Title, plan.Versions.Count));

        var practitioner = await site.SignInAsync(Cast.MrG);
        await practitioner.OpenAsync($"/plans/{reference}/content");
        Assert.Contains("Version 3", practitioner.Text, StringComparison.Ordinal);
        Assert.Contains("Return to theatre", practitioner.Text, StringComparison.Ordinal);
        await practitioner.ClickAsync("Version 2");
        Assert.Contains(Return, practitioner.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_a_proposal_lacks_is_said_at_once_and_nothing_typed_is_lost()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Issued);
        var practitioner = await site.SignInAsync(Cast.MrG);
        await practitioner.OpenAsync($"/plans/{reference}/propose");
        await practitioner.ClickAsync("Propose a new objective");
        await practitioner.Type("Description (optional)", "<b>Typed</b>").PressAsync("Propose this change");
        Assert.Equal(HttpStatusCode.BadRequest, practitioner.Status);
        Assert.Equal(
            ["Enter a title for the objective", "Select at least one area that the objective is about", "Enter the number of months within which the objective is to be achieved", "Give your reason, so that the other side can weigh it"],
            practitioner.Errors);
        Assert.Contains("<b>Typed</b>", practitioner.Text, StringComparison.Ordinal);
        await practitioner.OpenAsync($"/plans/{reference}/draft/about");
        await practitioner.Type("Why do you propose this?", new string('x', 2_001)).Type("How many months is the plan to last?", "9").PressAsync("Propose this change");
        Assert.Equal(["Your reason must be 2,000 characters or fewer"], practitioner.Errors);
        await practitioner.OpenAsync($"/plans/{reference}/draft/about");
        await practitioner.Type("Why do you propose this?", "No change at all.").PressAsync("Propose this change");
        Assert.Equal(["Nothing has been changed yet. Change what the plan should say, then propose it"], practitioner.Errors);
    }

    [Fact]
    public async Task A_proposal_is_declined_with_or_without_a_reason_and_withdrawn_by_the_side_that_made_it()
    {
        var (practitioner, reference) = await ProposedAsync();
        var deputy = await site.SignInAsync(Cast.DeputyAccountablePerson);
        await OpenProposalAsync(deputy, reference, "Accept or decline");
        var address = deputy.Address;
        await deputy.PressAsync("Decline it");
        Assert.Equal("You have declined the change. The plan stays as it is", deputy.Confirmation);
        await practitioner.OpenAsync(address);
        Assert.Contains("Declined by Dr Priya Nair on 1 September 2026", practitioner.Text, StringComparison.Ordinal);
        Assert.Empty(practitioner.Page.QuerySelectorAll("main button"));

        await practitioner.OpenAsync($"/plans/{reference}/propose");
        await practitioner.ClickAsync("Propose to take it out Coaching on communication and leadership");
        await practitioner.PressAsync("Propose to take it out");
        Assert.Equal(["Give your reason, so that the other side can weigh it"], practitioner.Errors);
        await practitioner.Type("Why do you propose this?", "I have a coach already.").PressAsync("Propose to take it out");
        await OpenProposalAsync(practitioner, reference, "Withdraw");
        Assert.Contains("To be taken out", practitioner.Text, StringComparison.Ordinal);
        await practitioner.PressAsync("Withdraw it");
        Assert.Equal([ProposalAnswer.Declined, ProposalAnswer.Withdrawn], (await PlanAsync(reference)).Proposals.OrderBy(p => p.Id).Select(p => p.Answer));
    }

    [Fact]
    public async Task Where_the_plan_has_changed_in_the_same_place_meanwhile_both_texts_are_shown()
    {
        var (practitioner, reference) = await ProposedAsync();
        await practitioner.OpenAsync($"/plans/{reference}/propose");
        await practitioner.ClickAsync("Propose other words " + Return);
        await practitioner.Type("Title", "Operate again").Type("Why do you propose this?", "Plainer.").PressAsync("Propose this change");
        var manager = await site.SignInAsync(Cast.CaseManager);
        var (first, second) = ((await PlanAsync(reference)).Proposals.OrderBy(p => p.Id).First(), (await PlanAsync(reference)).Proposals.OrderBy(p => p.Id).Last());
        await manager.OpenAsync($"/plans/{reference}/proposals/{second.Id}");
        var (address, fields) = manager.Filled("Accept this change");
        await manager.OpenAsync($"/plans/{reference}/proposals/{first.Id}");
        await manager.PressAsync("Accept this change");
        await manager.PostAsync(address, fields);
        Assert.Equal(HttpStatusCode.BadRequest, manager.Status);
        Assert.StartsWith("The plan has been changed in the same place since this was proposed", Assert.Single(manager.Errors), StringComparison.Ordinal);
        var inset = Screen.Words(manager.Page.QuerySelector(".govuk-inset-text"));
        Assert.Contains("The plan now Return to theatre Proposed Operate again", inset, StringComparison.Ordinal);
        Assert.DoesNotContain(manager.Page.QuerySelectorAll("main button"), b => Screen.Words(b) == "Accept this change");
        await manager.PressAsync("Decline it");
        Assert.Equal("You have declined the change. The plan stays as it is", manager.Confirmation);
    }

    [Fact]
    public async Task The_discussion_has_a_thread_for_each_part_and_the_advisers_word_is_advice()
    {
        var (practitioner, reference) = await ProposedAsync();
        var adviser = await site.SignInAsync(Cast.Adviser);
        await adviser.OpenAsync($"/plans/{reference}/discussion");
        await adviser.ClickAsync(Return);
        Assert.Equal("Discussion: " + Return, adviser.Heading);
        await adviser.Type("Your comment", "Both wordings are fine.").PressAsync("Add the comment");
        Assert.Equal(2, adviser.Page.QuerySelectorAll("article").Length);
        Assert.Contains("Advice Comment added", adviser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(adviser.Page.QuerySelectorAll("main a"), a => Screen.Words(a).StartsWith("Accept or decline", StringComparison.Ordinal));
        await practitioner.OpenAsync($"/plans/{reference}/discussion");
        Assert.Contains(Return + " 1 comment, 1 proposed change, 1 still open", practitioner.Text, StringComparison.Ordinal);
        await practitioner.OpenAsync($"/plans/{reference}/discussion?part={Guid.CreateVersion7()}");
        Assert.Equal(HttpStatusCode.NotFound, practitioner.Status);
        await practitioner.OpenAsync($"/plans/{reference}/discussion?part=nonsense");
        Assert.Equal(HttpStatusCode.OK, practitioner.Status);
    }

    [Fact]
    public async Task Two_versions_stand_side_by_side_and_numbers_say_by_how_much_they_moved()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Issued);
        var practitioner = await site.SignInAsync(Cast.MrG);
        await practitioner.OpenAsync($"/plans/{reference}/draft/about");
        await practitioner.Type("How many months is the plan to last?", "9").Type("Why do you propose this?", "More time.").PressAsync("Propose this change");
        var manager = await site.SignInAsync(Cast.CaseManager);
        await OpenProposalAsync(manager, reference, "Accept or decline");
        Assert.Contains("3 months longer", manager.Text, StringComparison.Ordinal);
        await manager.PressAsync("Accept this change");
        await practitioner.OpenAsync($"/plans/{reference}/compare");
        Assert.Contains("What tells version 2 and version 3 apart", practitioner.Text, StringComparison.Ordinal);
        Assert.Equal(["Planned length 3 months longer", "removed: 6 months", "added: 9 months"], practitioner.Page.QuerySelectorAll("tbody th, tbody td").Select(Screen.Words));
        await practitioner.OpenAsync($"/plans/{reference}/compare?from=1&to=3");
        Assert.Contains("Added", practitioner.Text, StringComparison.Ordinal);
        foreach (var (query, status) in new[] { ("from=3&to=3", HttpStatusCode.OK), ("from=3&to=1", HttpStatusCode.OK), ("from=9&to=1", HttpStatusCode.NotFound), ("from=-1", HttpStatusCode.NotFound), ("from=x&to=1", HttpStatusCode.NotFound) })
        {
            await practitioner.OpenAsync($"/plans/{reference}/compare?{query}");
            Assert.Equal((query, status), (query, practitioner.Status));
        }
    }

    [Fact]
    public async Task Supervisors_read_no_proposals_and_the_key_contact_answers_none()
    {
        var reference = await site.ReadyToSignAsync();
        var proposal = (await PlanAsync(reference)).Proposals.Single();
        var supervisor = await site.SignInAsync(Cast.Supervisor);
        foreach (var page in new[] { $"proposals/{proposal.Id}", "compare", "propose", "discussion" })
        {
            await supervisor.OpenAsync($"/plans/{reference}/{page}");
            Assert.Equal((page, HttpStatusCode.NotFound), (page, supervisor.Status));
        }

        await supervisor.OpenAsync($"/plans/{reference}");
        Assert.DoesNotContain("How far the agreement has come", supervisor.Text, StringComparison.Ordinal);
        var adviser = await site.SignInAsync(Cast.Adviser);
        await adviser.OpenAsync($"/plans/{reference}/proposals/{proposal.Id}");
        Assert.Equal(HttpStatusCode.OK, adviser.Status);
        await adviser.OpenAsync($"/plans/{reference}/propose");
        Assert.Equal(HttpStatusCode.NotFound, adviser.Status);
        await adviser.OpenAsync($"/plans/{reference}/proposals/{Guid.CreateVersion7()}");
        Assert.Equal(HttpStatusCode.NotFound, adviser.Status);
    }

    [Fact]
    public async Task Of_two_who_answer_at_once_the_second_is_told()
    {
        var (_, reference) = await ProposedAsync();
        var one = await OpenProposalAsync(await site.SignInAsync(Cast.CaseManager), reference, "Accept or decline");
        var two = await OpenProposalAsync(await site.SignInAsync(Cast.AccountablePerson), reference, "Accept or decline");
        await one.PressAsync("Accept this change");
        await two.PressAsync("Decline it");
        Assert.Equal(HttpStatusCode.BadRequest, two.Status);
        Assert.Equal(["There is no proposed change for your side to answer"], two.Errors);
        Assert.Equal(ProposalAnswer.Accepted, (await PlanAsync(reference)).Proposals.Single().Answer);
    }

    [Fact]
    public async Task An_amendment_on_offer_is_discussed_with_the_same_pages_while_the_agreed_plan_stays_in_force()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Amending);
        var manager = await site.SignInAsync(Cast.CaseManager);
        await manager.OpenAsync($"/plans/{reference}/draft/about");
        await manager.Type("How many months is the plan to last?", "9").PressAsync("Save");
        await manager.OpenAsync($"/plans/{reference}/do/offer-amendment");
        await manager.PressAsync("Offer the amendment for signature");
        var practitioner = await site.SignInAsync(Cast.MrG);
        await practitioner.OpenAsync($"/plans/{reference}");
        Assert.Contains("How far the agreement has come", practitioner.Text, StringComparison.Ordinal);
        await practitioner.OpenAsync($"/plans/{reference}/draft/about");
        await practitioner.Type("How many months is the plan to last?", "12").Type("Why do you propose this?", "The theatre stays closed for longer.").PressAsync("Propose this change");
        await OpenProposalAsync(manager, reference, "Accept or decline");
        await manager.PressAsync("Accept this change");
        var plan = await PlanAsync(reference);
        Assert.Equal((12, 6, 5, 3), (plan.Shared.PlannedMonths, plan.Agreed.PlannedMonths, plan.SharedVersion, plan.AgreedVersion));
        await practitioner.OpenAsync($"/plans/{reference}/sign");
        Assert.Contains("What would change in the plan that is in force, version 3", practitioner.Text, StringComparison.Ordinal);
        Assert.Contains("6 months longer", practitioner.Text, StringComparison.Ordinal);
    }
}
