using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Handrail.Browser.Tests;

/// <summary>
/// The steps of the walk in README.md, each as the person who takes it sees it: what they fill in, what they press, and what
/// the page says afterwards.
/// </summary>
internal static class Walk
{
    public const string CaseManager = "Dr Helen Marsh";
    public const string Adviser = "Ms Asha Adeyemi";
    public const string SecondReader = "Dr Rowan Price";
    public const string Accountable = "Dr Samuel Osei";
    public const string Supervisor = "Miss Ruth Calder";
    public const string Deputy = "Mr Daniel Achebe";
    public const string Practitioner = "Mr Goran Gray";

    public const string ReturnToPractice = "Return to the full range of surgical practice";
    public const string WorkingTogether = "Communicate and lead well with the team";
    public const string Theatre = "Theatre and inpatient work";

    private static readonly (string Kind, string Title, string Objective, string Owner, string Often, string Count, string Month, string Evidence)[] Activities =
    [
        ("Case-based discussion (CbD)", "Case-based discussions", ReturnToPractice, "Clinical supervisor", "Every month", "6", "6", "Completed form for each case"),
        ("Direct observation of procedural skills (DOPS)", "Direct observation of procedural skills", ReturnToPractice, "Clinical supervisor", "Every month", "8", "5", "Completed form for each procedure, two assessors"),
        ("Mini clinical evaluation exercise (mini-CEX)", "Clinical evaluation exercises", ReturnToPractice, "Clinical supervisor", "Every month", "4", "5", "Completed form for each encounter"),
        ("Non-technical skills for surgeons (NOTSS)", "Non-technical skills for surgeons", WorkingTogether, "Clinical supervisor", "Every month", "4", "6", "Ratings and comments for each category"),
        ("Multisource feedback (MSF)", "Multisource feedback", WorkingTogether, "Practitioner", "Once", "1", "5", "Summary discussed with the supervisor"),
        ("Meeting with the clinical supervisor", "Meetings with the supervisor", ReturnToPractice, "Clinical supervisor", "Every week", "24", "6", "Date and agreed points"),
        ("Coaching", "Coaching on communication and leadership", WorkingTogether, "Practitioner", "Every month", "6", "5", "Dates of attendance only"),
    ];

    /// <summary>From the home page to an empty request; gives its reference.</summary>
    public static async Task<string> StartRequestAsync(this Visitor me)
    {
        await me.PressAsync("Start a request");
        await me.HeadingAsync("Ask for an action plan");
        await me.PressAsync("Start a request");
        await me.HeadingAsync("Request for an action plan");
        await me.StandsAtAsync("Request being written");
        return Regex.Match(me.Page.Url, @"PSR-[0-9]{4}-[0-9]{4}", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
    }

    public static async Task FillRequestAsync(this Visitor me)
    {
        await me.FollowAsync("The practitioner");
        await me.EnterAsync("Title (optional)", "Mr");
        await me.EnterAsync("Given name", "Goran");
        await me.EnterAsync("Family name", "Gray");
        await me.EnterAsync("Email address", "goran.gray@rhs.example.nhs.uk");
        await me.ChooseAsync("Profession", "Doctor");
        await me.ChooseAsync("Regulator", "General Medical Council (GMC)");
        await me.EnterAsync("Registration number", "7011223");
        await me.SelectAsync("Main specialty", "General Surgery");
        await me.SelectAsync("Grade", "Consultant");
        await me.SaveSectionAsync();

        await me.FollowAsync("Why a plan");
        await me.ChooseAsync("Type of plan", "Both: time away, and earlier concerns");
        await me.ChooseAsync("What has led to the request?", "Support is needed after time away or a restriction of practice");
        await me.EnterAsync("Summary of the concerns", "A long local investigation found no clinical concern. Working relationships in the team could be better.");
        await me.ChooseAsync("Areas of concern (optional)", "Communication", "Leadership", "Team working");
        await me.SaveSectionAsync();

        await me.FollowAsync("Absence");
        await me.ChooseAsync("Has the practitioner been away from practice, or is their practice restricted?", "Yes");
        await me.SelectAsync("Reason", "Restriction of practice");
        await me.EnterDateAsync("When did it begin?", new DateOnly(2025, 7, 1));
        await me.SaveSectionAsync();

        await me.FollowAsync("Restrictions");
        await me.ChooseAsync("Is the practitioner’s practice restricted, or was it until lately?", "Yes");
        await me.SelectAsync("Who restricted practice?", "The organisation");
        await me.SelectAsync("Kind of restriction", "Duties limited");
        await me.EnterAsync("What does the restriction cover?", "Outpatient clinics only, while the investigation was open.");
        await me.EnterDateAsync("When did it begin?", new DateOnly(2025, 7, 1));
        await me.SaveSectionAsync();

        await me.FollowAsync("The post and what the service needs");
        await me.EnterAsync("What does the service need from the post?", "A consultant who covers elective and emergency general surgery.");
        await me.SaveSectionAsync();

        await me.FollowAsync("Workplaces");
        await me.EnterAsync("Name of the workplace", "Harbourside General Hospital");
        await me.SaveSectionAsync();

        await me.FollowAsync("The people responsible");
        await me.SelectAsync("Case manager", CaseManager + ", Associate medical director, case manager");
        await me.SelectAsync("Accountable person", Accountable + ", Medical director and responsible officer");
        await me.SelectAsync("Deputy accountable person", "Dr Priya Nair, Deputy medical director");
        await me.ChooseAsync("In which office does the accountable person decide?", "Responsible officer");
        await me.ChooseAsync("In which office does the deputy decide?", "Medical director, with the responsible officer’s written delegation");
        foreach (var who in new[] { "case manager", "accountable person", "deputy" }) await me.ChooseAsync($"Did the {who} raise or investigate the concern?", "No");
        await me.SaveSectionAsync();

        await me.FollowAsync("Readiness");
        await me.ChooseAsync("Have you told the practitioner about the request?", "Yes");
        await me.ChooseAsync("Can the organisation find the time, the money and the cover that a plan needs?", "Yes");
        await me.ChooseAsync("Where does occupational health advice stand?", "Not needed");
        await me.ChooseAsync("Is the regulator involved?", "None");
        await me.SaveSectionAsync();
        await me.HeadingAsync("Request for " + Practitioner);

        await me.FollowAsync("Source documents");
        await me.PressAsync("Add a source document");
        await me.ChooseAsync("Kind of document", "Local investigation report");
        await me.EnterAsync("Title", "Report of the investigation");
        await me.EnterDateAsync("Date of the document", new DateOnly(2025, 6, 1));
        await me.ChooseAsync("What may the practitioner read of it?", "A summary");
        await me.EnterAsync("Summary", "The investigation found no clinical concern and recommends support for communication.");
        await me.PressAsync("Add the document");
        await me.DoneAsync("The document has been added");
        await me.FollowAsync("Request " + Regex.Match(me.Page.Url, @"PSR-[0-9]{4}-[0-9]{4}", RegexOptions.None, TimeSpan.FromSeconds(1)).Value);
    }

    public static async Task SendRequestAsync(this Visitor me)
    {
        await me.PressAsync("Check and send");
        await me.HeadingAsync("Check your answers and send the request");
        await me.PressAsync("Send the request");
        await me.DoneAsync("The request has been sent");
        await me.StandsAtAsync("Request sent");
    }

    /// <summary>The practitioner reads what a plan is before they are asked to answer.</summary>
    public static async Task ReadExplanationAsync(this Visitor me)
    {
        await me.PressAsync("Read what a plan is");
        await me.HeadingAsync("What a plan is, and what it is not");
        await me.PressAsync("I have read this");
        await me.DoneAsync("Thank you. You can answer when you are ready");
    }

    public static async Task WriteAimAsync(this Visitor me)
    {
        await me.FollowAsync("Aim and background");
        await me.EnterAsync("What does the plan aim at?", "Mr Gray returns to the full range of practice of a consultant surgeon, safely and with confidence.");
        await me.EnterAsync("How many months is the plan to last?", "6");
        await me.SaveAsync();
    }

    public static async Task AddObjectivesAsync(this Visitor me)
    {
        await me.AddObjectiveAsync(ReturnToPractice, ["Clinical skills"], "Assessments at each stage show the standard expected of a consultant\nNo unresolved patient-safety concern", "Case-based discussions, observed procedures and a logbook.");
        await me.AddObjectiveAsync(WorkingTogether, ["Communication", "Leadership", "Team working"], "Multisource feedback at or above the expected level", "Multisource feedback, coaching attendance and reflections.");
    }

    public static async Task AddObjectiveAsync(this Visitor me, string title, string[] areas, string measures, string evidence)
    {
        await me.FollowAsync("Add an objective");
        await me.HeadingAsync("Add an objective");
        await me.EnterAsync("Title", title);
        await me.ChooseAsync("What is it about?", areas);
        await me.EnterAsync("Within how many months is it to be achieved?", "6");
        await me.EnterAsync("How is success measured?", measures);
        await me.EnterAsync("What evidence is expected?", evidence);
        await me.SaveAsync();
    }

    public static async Task AddStagesAsync(this Visitor me)
    {
        await me.AddStageAsync(Theatre, "Direct supervision", "8", "Eight observed cases; no open safety question");
        await me.AddStageAsync(Theatre, "Close supervision", "9", "Four observed procedures and two case discussions");
        await me.AddStageAsync(Theatre, "Indirect supervision", "9", "Multisource feedback discussed; final review held");
        await me.AddStageAsync("Outpatient clinics", "Distant supervision", "26", "Final review held");
    }

    public static async Task AddActivitiesAsync(this Visitor me)
    {
        foreach (var activity in Activities)
        {
            await me.FollowAsync("Add an activity");
            await me.HeadingAsync("Add an activity");
            await me.SelectAsync("Kind of activity", activity.Kind);
            await me.EnterAsync("Title", activity.Title);
            await me.ChooseAsync("Which objectives does it serve?", activity.Objective);
            await me.ChooseAsync("Who sees to it?", activity.Owner);
            await me.SelectAsync("How often?", activity.Often);
            await me.EnterAsync("How many times in all?", activity.Count);
            await me.EnterAsync("In which month of the plan is it due?", activity.Month);
            await me.EnterAsync("What shows that it was done?", activity.Evidence);
            await me.ChooseAsync("Who pays?", "No cost");
            await me.SaveAsync();
        }
    }

    public static async Task AddReviewsAsync(this Visitor me)
    {
        foreach (var (month, type) in new[] { ("2", "Formal review"), ("4", "Formal review"), ("6", "Final review") })
        {
            await me.FollowAsync("Add a review point");
            await me.HeadingAsync("Add a review point");
            await me.EnterAsync("In which month of the plan is it?", month);
            await me.ChooseAsync("Type of review", type);
            await me.ChooseAsync("Who attends?", "Practitioner", "Clinical supervisor", "Case manager");
            await me.SaveAsync();
        }
    }

    public static async Task WriteBackgroundAndSafeguardsAsync(this Visitor me)
    {
        await me.FollowAsync("Aim and background");
        await me.EnterAsync("What led to the plan?", "Mr Gray has worked in outpatient clinics only for over a year while a local investigation was under way.");
        await me.SaveAsync();
        await me.FollowAsync("Patient safety and support");
        await me.EnterAsync("How are patients kept safe?", "Anyone may stop a case or raise a concern at any time. Supervision steps up at once when it is needed.");
        await me.EnterAsync("Whom can the practitioner talk to?", "The supervisor each week, the key contact, occupational health and his defence organisation.");
        await me.SaveAsync();
    }

    /// <summary>Proposes another title for an objective, from the discussion on.</summary>
    public static async Task ProposeTitleAsync(this Visitor me, string objective, string title, string why)
    {
        await me.FollowAsync("Propose a change of the plan");
        await me.HeadingAsync("Propose a change");
        await me.FollowAsync("Propose other words " + objective);
        await me.EnterAsync("Title", title);
        await me.EnterAsync("Why do you propose this?", why);
        await me.PressAsync("Propose this change");
        await me.DoneAsync("Your proposal has been sent to the other side");
    }

    /// <summary>Accepts the one proposal that is open.</summary>
    public static async Task AcceptProposalAsync(this Visitor me, string note)
    {
        await me.PressAsync("Answer a proposed change");
        await me.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button).Filter(new LocatorFilterOptions { HasText = "Accept or decline" }).ClickAsync();
        await me.HeadingAsync("A proposed change");
        await me.EnterAsync("Anything to say with your answer (optional)", note);
        await me.PressAsync("Accept this change");
        await me.DoneAsync("You have accepted the change. It has made a new version, which both sides read");
    }

    public static async Task AskToSuperviseAsync(this Visitor me, string person, string role, string hours)
    {
        await me.SelectAsync("Person", person);
        await me.ChooseAsync("Did they raise or investigate the concern?", "No");
        await me.ChooseAsync("Role", role);
        await me.EnterAsync("Hours a week", hours);
        await me.PressAsync("Ask them");
        await me.DoneAsync("They have been asked to supervise");
    }

    public static async Task AcceptToSuperviseAsync(this Visitor me)
    {
        await me.PressAsync("Answer the request to supervise");
        await me.HeadingAsync("You have been asked to supervise");
        await me.ChooseAsync("Do you accept to supervise?", "Yes, I accept");
        await me.ChooseAsync("Did you raise or investigate the concern?", "No");
        await me.ChooseAsync("Do you have a conflict of interest?", "No, I can judge fairly");
        await me.PressAsync("Send your answer");
        await me.DoneAsync("Thank you. Your answer has been recorded");
    }

    public static async Task SignAsync(this Visitor me)
    {
        await me.PressAsync("Sign the plan");
        await me.HeadingAsync("Sign the plan");
        await me.ConfirmAsync("Your signature");
        await me.PressAsync("Sign the plan");
        await me.DoneAsync("You have signed the plan");
    }

    public static async Task RecordActivityAsync(this Visitor me, string activity, DateOnly on, string note)
    {
        await me.FollowAsync("Progress");
        await me.FollowAsync("Record", activity);
        await me.HeadingAsync("Record an activity");
        await Expect(me.Page.GetByLabel("Which activity?").Locator("option:checked")).ToHaveTextAsync(activity);
        await me.EnterDateAsync("When was it done?", on);
        await me.EnterAsync("Note (optional)", note);
        await me.PressAsync("Record the activity");
        await me.DoneAsync("The activity has been recorded");
    }

    /// <summary>Attaches a file and saves it to disk again: it is the same, byte for byte.</summary>
    public static async Task AttachAndDownloadAsync(this Visitor me, DateOnly dated)
    {
        var bytes = Encoding.UTF8.GetBytes("Reflection on the first observed list: calm briefing, clear roles.\n");
        await me.FollowAsync("Progress");
        await me.PressAsync("Attach evidence");
        await me.ChooseAsync("Kind of evidence", "Reflective log");
        await me.EnterAsync("Title", "Reflection on the first list");
        await me.EnterDateAsync("Date of the evidence", dated);
        await me.ChooseAsync("Which objectives does it speak to?", ReturnToPractice);
        await me.Page.GetByLabel("File (optional)").SetInputFilesAsync(new FilePayload { Name = "reflection.txt", MimeType = "text/plain", Buffer = bytes });
        await me.PressAsync("Attach the evidence");
        await me.DoneAsync("The evidence has been attached");
        var download = await me.Page.RunAndWaitForDownloadAsync(() => me.FollowAsync("Reflection on the first list"));
        Assert.Equal("reflection.txt", download.SuggestedFilename);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken));
    }

    public static async Task ReportAsync(this Visitor me, string progress, string recommendation)
    {
        await me.PressAsync("Write the progress report");
        await me.HeadingAsync("Progress report");
        await me.ChooseAsync("Was the supervision kept as agreed?", "Yes, as agreed");
        await me.ChooseAsync("How far has objective 1 come?", progress);
        await me.ChooseAsync("How far has objective 2 come?", progress);
        await me.EnterAsync("What has gone well?", "Calm, clear briefings before each list.");
        await me.ChooseAsync("What do you recommend for the review?", recommendation);
        await me.PressAsync("Submit the report");
        await me.DoneAsync("The progress report has been submitted");
    }

    public static async Task GiveAccountAsync(this Visitor me)
    {
        await me.FollowAsync("Give your own account");
        await me.EnterAsync("Your account", "I feel steadier each week. The debriefs after lists help most.");
        await me.PressAsync("Add your account");
        await me.DoneAsync("Your account has been added");
    }

    /// <summary>The form knows the day, the type and the next date; the case manager adds who came, what was said and the outcome.</summary>
    public static async Task RecordReviewAsync(this Visitor me, string type, string outcome)
    {
        await me.PressAsync("Record the review");
        await me.HeadingAsync("Record the review");
        await Expect(me.Page.GetByRole(AriaRole.Group, new() { Name = "Type of review" }).GetByLabel(type)).ToBeCheckedAsync();
        await me.ChooseAsync("Who attended?", "Practitioner", "Clinical supervisor", "Case manager");
        await me.EnterAsync("What was discussed and decided?", "Both accounts were read together. The stage is complete.");
        await me.ChooseAsync("Outcome", outcome);
        await me.PressAsync("Record the review");
        await me.DoneAsync("The review has been recorded");
    }

    /// <summary>A review whose outcome is to step down has led here.</summary>
    public static async Task StepDownAsync(this Visitor me, string setting)
    {
        await me.HeadingAsync("Decide on the supervision stage");
        await me.ChooseAsync("Which setting is the decision about?", setting);
        await me.ChooseAsync("What have you decided?", "Step down to the next stage");
        await me.EnterAsync("Reasons", "The review was satisfactory and the observed cases are complete.");
        await me.PressAsync("Record the decision");
        await me.DoneAsync("The new supervision stage is in force");
    }

    public static async Task GoThroughChecklistAsync(this Visitor me)
    {
        await me.PressAsync("Go through the start checklist");
        await me.HeadingAsync("Start checklist");
        foreach (var item in new[] { "Induction is arranged", "Occupational health has cleared the return", "Indemnity covers the work of the plan", "Restrictions allow the work of the first stage", "The board or responsible officer has been told" })
            await me.ChooseAsync(item, "Confirmed");
        await me.ChooseAsync("The placement agreement is in place", "Not needed");
        await me.EnterAsync("If not needed, why? (The placement agreement is in place)", "All of the plan takes place at this trust.");
        await me.PressAsync("Save the checklist");
        await me.DoneAsync("The checklist has been saved");
        await me.ReadsAsync("Everything is in place.");
    }

    public static async Task RecommendAsync(this Visitor me, string reasons)
    {
        await me.PressAsync("Make your recommendation on sign-off");
        await me.ChooseAsync("What do you recommend?", "Completed: objectives met");
        await me.EnterAsync("Your reasons", reasons);
        await me.PressAsync("Send your recommendation");
        await me.DoneAsync("Your recommendation has been recorded");
    }

    public static async Task SignAsReadAsync(this Visitor me)
    {
        await me.PressAsync("Read how the plan ended, and sign that you have");
        await me.ReadsAsync("Completed: objectives met");
        await me.EnterAsync("Your own account (optional)", "Thank you to everyone who made room for this.");
        await me.ConfirmAsync("Your signature");
        await me.PressAsync("Sign that you have read it");
        await me.DoneAsync("Thank you. Your signature has been recorded");
        await me.HeadingAsync("How the plan ended");
    }

    public static async Task FollowUpAsync(this Visitor me)
    {
        await me.PressAsync("Record the follow-up");
        await me.ChooseAsync("Is the practitioner still in role?", "Yes, in the same role");
        await me.ChooseAsync("Is the practitioner’s work restricted?", "No restriction");
        await me.EnterAsync("Anything to add (optional)", "In post, full scope.");
        await me.PressAsync("Record the follow-up");
        await me.DoneAsync("The follow-up has been recorded");
    }

    public static async Task SignOffAsync(this Visitor me)
    {
        await me.PressAsync("Sign off the plan");
        await me.HeadingAsync("Sign off the plan");
        await me.ChooseAsync("Objective 1: " + ReturnToPractice, "Achieved");
        await me.ChooseAsync("Objective 2: Lead and communicate well with the team", "Achieved");
        await me.ChooseAsync("How did the plan end?", "Completed: objectives met");
        await me.EnterAsync("Summary", "Both objectives were achieved within six months. Supervision ended as planned.");
        await me.ConfirmAsync("Your statement");
        await me.PressAsync("Sign off the plan");
        await me.DoneAsync("The plan has been signed off");
    }

    public static async Task DecideFullScopeAsync(this Visitor me)
    {
        await me.PressAsync("Decide on return to full scope");
        await me.ChooseAsync("What do you decide?", "Return to the full scope of practice");
        await me.EnterAsync("Reasons", "Evidence across the full range of practice supports it.");
        await me.ConfirmAsync("Your statement");
        await me.PressAsync("Record the decision");
        await me.DoneAsync("The decision on scope of practice has been recorded");
    }

    /// <summary>Opens the page of an act that asks for a text at most, fills it and confirms.</summary>
    public static async Task DoAsync(this Visitor me, string act, string done, string label = "", string text = "")
    {
        await me.ActivateAsync(me.Page.GetByRole(AriaRole.Main).Locator("a").Filter(new LocatorFilterOptions { HasTextRegex = new Regex($"^\\s*{Regex.Escape(act)}\\s*$", RegexOptions.None, TimeSpan.FromSeconds(1)) }));
        await me.HeadingAsync(act);
        if (label.Length > 0) await me.EnterAsync(label, text);
        await me.PressAsync(act);
        await me.DoneAsync(done);
    }

    private static async Task AddStageAsync(this Visitor me, string setting, string level, string weeks, string ends)
    {
        await me.FollowAsync("Add a supervision stage");
        await me.HeadingAsync("Add a supervision stage");
        await me.EnterAsync("Which setting or procedures is it for?", setting);
        await me.ChooseAsync("Level of supervision", level);
        await me.EnterAsync("How many weeks is it planned for?", weeks);
        await me.EnterAsync("When does it end?", ends);
        await me.SaveAsync();
    }

    private static async Task SaveSectionAsync(this Visitor me)
    {
        await me.PressAsync("Save");
        await me.DoneAsync("Your answers have been saved");
    }

    private static async Task SaveAsync(this Visitor me)
    {
        await me.PressAsync("Save");
        await me.DoneAsync("Saved");
    }
}
