using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Handrail.Browser.Tests;

/// <summary>The life of a plan, played by its people in a real browser.</summary>
public sealed class JourneyTests(Chromium chromium)
{
    [Fact]
    public Task A_plan_goes_from_an_empty_request_to_its_closing() => Journey.TravelAsync(chromium);
}

public sealed class WithoutScriptTests(Chromium chromium)
{
    [Fact]
    public Task A_plan_goes_from_an_empty_request_to_its_closing_without_script() => Journey.TravelAsync(chromium, script: false);
}

public sealed class ByKeyboardTests(Chromium chromium)
{
    [Fact]
    public Task A_plan_goes_from_an_empty_request_to_its_closing_by_keyboard_alone() => Journey.TravelAsync(chromium, byKeyboard: true);
}

internal static class Journey
{
    public static async Task TravelAsync(Chromium chromium, bool script = true, bool byKeyboard = false)
    {
        await using var app = new App();
        await using var me = await chromium.VisitAsync(app, script, byKeyboard: byKeyboard);
        var entries = 0;

        // The request
        await me.OpenAsync("/");
        await me.HeadingAsync("Sign in");
        await me.BecomeAsync(Walk.CaseManager);
        var plan = await me.StartRequestAsync();
        await me.FillRequestAsync();
        await me.SendRequestAsync();
        await me.BecomeAsync(Walk.Adviser);
        await me.FollowAsync("Triage");
        await me.OpenPlanAsync(plan);
        await me.PressAsync("Allocate a key contact");
        await me.ChooseAsync("Who takes this request on?", Walk.Adviser + " (you)");
        await me.ChooseAsync("Did they raise or investigate the concern?", "No");
        await me.PressAsync("Allocate");
        await me.DoneAsync("A key contact has been allocated and the practitioner has been asked to take part");
        await me.StandsAtAsync("Practitioner asked to take part");
        // The request itself has made the practitioner's account.
        await me.BecomeAsync(Walk.Practitioner, plan);
        await me.ReadsAsync("Nothing has been decided, and you can take the time you need.");
        await me.ReadExplanationAsync();
        await me.PressAsync("Say whether you take part");
        await me.ChooseAsync("Your answer", "Yes, I take part");
        await me.PressAsync("Send my answer");
        await me.DoneAsync("Thank you. Your answer has been recorded");
        await me.StandsAtAsync("Request being considered");

        // The framework
        await me.BecomeAsync(Walk.Adviser, plan);
        await me.DoAsync("Accept the request", "The request has been accepted. The framework of the plan can be drafted", "Why is a plan the right help?", "The facts are known, and both sides want the return.");
        await me.HeadingAsync("Action plan for " + Walk.Practitioner);
        await me.StandsAtAsync("Framework being drafted");
        await RisesAsync();
        await me.PressAsync("Write the draft");
        await me.HeadingAsync("The framework");
        await me.WriteAimAsync();
        await me.AddObjectivesAsync();
        await me.AddStagesAsync();
        await me.DoAsync("Offer the framework to both sides", "The framework has been offered to the organisation and the practitioner");
        await me.StandsAtAsync("Framework offered to both sides");
        await me.BecomeAsync(Walk.CaseManager, plan);
        await me.DoAsync("Proceed on this framework", "Your answer has been recorded: proceed");
        await me.BecomeAsync(Walk.Practitioner, plan);
        await me.DoAsync("Proceed on this framework", "Your answer has been recorded: proceed", "Anything the drafter should know (optional)", "Please keep the clinic going while I step back into theatre.");
        await me.StandsAtAsync("Plan being drafted");
        await RisesAsync();

        // The whole draft, its second reader, and both sides
        await me.BecomeAsync(Walk.Adviser, plan);
        await me.PressAsync("Write the draft");
        await me.HeadingAsync("The draft");
        await me.WriteBackgroundAndSafeguardsAsync();
        await me.AddActivitiesAsync();
        await me.AddReviewsAsync();
        await me.PressAsync("Send to the second reader");
        await me.ChooseAsync("Who reads the draft?", Walk.SecondReader);
        await me.PressAsync("Send the draft");
        await me.DoneAsync("The draft is with the second reader");
        await me.StandsAtAsync("With the second reader");
        await me.BecomeAsync(Walk.SecondReader, plan);
        await me.FollowAsync("The plan");
        await me.ReadsAsync(Walk.WorkingTogether);
        await me.FollowAsync("Overview");
        await me.DoAsync("Approve the draft", "You have approved the draft. The key contact can issue it");
        await me.BecomeAsync(Walk.Adviser, plan);
        await me.DoAsync("Issue the draft", "The draft has been issued to the organisation and the practitioner");
        await me.StandsAtAsync("Draft issued for discussion");
        await RisesAsync();

        // Discussion, supervisors, signatures
        await me.BecomeAsync(Walk.Practitioner, plan);
        await me.FollowAsync("Discussion");
        await me.SelectAsync("What is your comment about?", Walk.ReturnToPractice);
        await me.EnterAsync("Your comment", "Could the first theatre sessions be with a list that I know well?");
        await me.PressAsync("Add the comment");
        await me.DoneAsync("Your comment has been added");
        await me.ProposeTitleAsync(Walk.WorkingTogether, "Lead and communicate well with the team", "Leading comes first in my work.");
        await me.BecomeAsync(Walk.CaseManager, plan);
        await me.AcceptProposalAsync("Agreed.");
        await me.BecomeAsync(Walk.Accountable, plan);
        await me.PressAsync("Name a supervisor or deputy");
        await me.AskToSuperviseAsync(Walk.Supervisor + ", Consultant surgeon, clinical supervisor", "Clinical supervisor", "4");
        await me.AskToSuperviseAsync(Walk.Deputy + ", Consultant surgeon, deputy supervisor", "Deputy supervisor", "1");
        await me.BecomeAsync(Walk.Supervisor, plan);
        await me.AcceptToSuperviseAsync();
        await me.BecomeAsync(Walk.Deputy, plan);
        await me.AcceptToSuperviseAsync();
        await me.BecomeAsync(Walk.Accountable, plan);
        await me.SignAsync();
        await me.BecomeAsync(Walk.Practitioner, plan);
        await me.SignAsync();
        await me.StandsAtAsync("Agreed, getting ready to start");
        await RisesAsync();

        // The start
        await me.BecomeAsync(Walk.CaseManager, plan);
        await me.MoveToAsync(new DateOnly(2026, 10, 1));
        await me.OpenPlanAsync(plan);
        await me.GoThroughChecklistAsync();
        await me.FollowAsync($"Plan {plan}");
        await me.PressAsync("Start the plan");
        await me.ReadsAsync("Tuesday 1 December 2026");
        await me.PressAsync("Start the plan");
        await me.DoneAsync("The plan has started");
        await me.StandsAtAsync("In delivery");
        await me.ReadsAsync("Direct supervision, since 1 October 2026");
        await RisesAsync();

        // Delivery, review by review
        await me.MoveToAsync(new DateOnly(2026, 10, 15));
        await me.BecomeAsync(Walk.Practitioner, plan);
        await me.RecordActivityAsync("Meetings with the supervisor", new DateOnly(2026, 10, 8), "First meeting. We went through the plan together.");
        await me.AttachAndDownloadAsync(new DateOnly(2026, 10, 14));
        await me.BecomeAsync(Walk.Supervisor, plan);
        await me.RecordActivityAsync("Case-based discussions", new DateOnly(2026, 10, 15), "Emergency laparotomy: decision to operate and consent.");
        await ReviewAsync(new DateOnly(2026, 12, 1), "Formal review", "On track", "Step down to less supervision");
        await me.StepDownAsync(Walk.Theatre);
        await me.ReadsAsync("Close supervision, since 1 December 2026");
        await ReviewAsync(new DateOnly(2027, 2, 1), "Formal review", "On track", "Move to the final review");
        await me.StepDownAsync(Walk.Theatre);
        await me.ReadsAsync("Indirect supervision, since 1 February 2027");
        await ReviewAsync(new DateOnly(2027, 4, 1), "Final review", "Achieved", "Ready for sign-off");
        await me.StandsAtAsync("Waiting for sign-off");

        // Sign-off and what follows
        await me.BecomeAsync(Walk.Supervisor, plan);
        await me.RecommendAsync("I recommend sign-off: safe, effective and a pleasure to work with.");
        await me.BecomeAsync(Walk.CaseManager, plan);
        await me.RecommendAsync("All reviews were held on time, and both objectives have been achieved.");
        await me.BecomeAsync(Walk.Accountable, plan);
        await me.SignOffAsync();
        await me.StandsAtAsync("Signed off, follow-up");
        await me.DecideFullScopeAsync();
        await RisesAsync();
        await me.BecomeAsync(Walk.Practitioner, plan);
        await me.SignAsReadAsync();
        await me.MoveToAsync(new DateOnly(2027, 7, 1));
        await me.BecomeAsync(Walk.CaseManager, plan);
        await me.FollowUpAsync();
        await me.BecomeAsync(Walk.Adviser, plan);
        await me.DoAsync("Close the plan", "The plan has been closed");
        await me.StandsAtAsync("Closed");
        await RisesAsync();
        Assert.True(entries > 40, $"the history tells only {entries} entries");
        me.AssertNoComplaints();

        async Task RisesAsync()
        {
            var now = await me.EntriesAsync(plan);
            Assert.True(now > entries, $"the history tells {now} entries, after {entries} before");
            entries = now;
            await me.FollowAsync("Overview");
        }

        async Task ReviewAsync(DateOnly on, string type, string progress, string outcome)
        {
            await me.MoveToAsync(on);
            await me.BecomeAsync(Walk.Supervisor, plan);
            await me.ReportAsync(progress, outcome);
            await me.BecomeAsync(Walk.Practitioner, plan);
            await me.GiveAccountAsync();
            await me.BecomeAsync(Walk.CaseManager, plan);
            await RisesAsync();
            await me.RecordReviewAsync(type, outcome);
        }
    }
}
