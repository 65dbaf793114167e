using System.Net;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Handrail.Web.Tests.Features.Drafts;

public sealed class DraftTests(Site site) : IClassFixture<Site>
{
    private const string Theatre = "Return to the full range of surgical practice";

    [Fact]
    public async Task A_plan_is_drafted_from_its_framework_to_the_second_reader()
    {
        var (reference, drafter) = await DrafterAsync();
        Assert.Contains("6 things are still needed", drafter.Text, StringComparison.Ordinal);

        await drafter.ClickAsync("Aim and background");
        await drafter.Type("What led to the plan?", "A long absence from theatre.").PressAsync("Save");
        await drafter.ClickAsync("Patient safety and support");
        await drafter.Type("How are patients kept safe?", "Anyone may stop a case.").Type("Whom can the practitioner talk to?", "The supervisor, each week.").PressAsync("Save");
        await drafter.ClickAsync("Add an activity");
        await drafter.Type("Title", "Case discussions").Choose("Kind of activity", "Case-based discussion (CbD)")
            .Choose("Which objectives does it serve?", Theatre, "Communicate and lead well with the team").Choose("Who sees to it?", "Practitioner")
            .Choose("How often?", "Every month").Type("How many times in all?", "6").Type("In which month of the plan is it due?", "5")
            .Type("What does it cost? (optional)", "£1,200.50").Choose("Who pays?", "The organisation").PressAsync("Save");
        await drafter.ClickAsync("Add a review point");
        await drafter.Type("In which month of the plan is it?", "6").Choose("Type of review", "Final review").Choose("Who attends?", "Practitioner", "Case manager").PressAsync("Save");

        Assert.Equal("Saved", drafter.Confirmation);
        Assert.Contains("Next: Send to the second reader", drafter.Text, StringComparison.Ordinal);
        var draft = await DraftAsync(reference);
        Assert.Equal((120_050, 5), (draft.Activities.Single().CostPence, draft.Activities.Single().DueByMonth));
        await drafter.ClickAsync("Send to the second reader");
        await drafter.PressAsync("Send the draft");
        Assert.Equal(["Select who reads the draft"], drafter.Errors);
        Assert.Equal("#Form_Reader", drafter.Page.QuerySelector(".govuk-error-summary__list a")?.GetAttribute("href"));
        Assert.Contains("Select who reads the draft", Screen.Words(drafter.Page.QuerySelector("fieldset .govuk-error-message")), StringComparison.Ordinal);
        await drafter.Choose("Who reads the draft?", "Dr Rowan Price").PressAsync("Send the draft");
        Assert.Equal("The draft is with the second reader", drafter.Confirmation);
        Assert.Equal(PlanStatus.SecondReading, await site.StatusAsync(reference));
    }

    [Fact]
    public async Task A_returned_draft_says_who_returned_it_when_and_why_until_it_is_sent_again()
    {
        var reference = await site.PlanAtAsync(PlanStatus.SecondReading);
        var reader = await site.SignInAsync(Cast.SecondReader);
        await reader.OpenAsync($"/plans/{reference}/do/return");
        await reader.Type("What needs to change?", "Say <b>who</b> pays.").PressAsync("Return the draft with changes");
        var drafter = await site.SignInAsync(Cast.Adviser);
        await drafter.OpenAsync($"/plans/{reference}/draft");
        Assert.Contains("The draft has been returned with changes Dr Rowan Price, second reader, 1 September 2026 Say <b>who</b> pays.", drafter.Text, StringComparison.Ordinal);
        await drafter.ClickAsync("Send to the second reader");
        await drafter.Choose("Who reads the draft?", "Dr Rowan Price").PressAsync("Send the draft");
        await reader.OpenAsync($"/plans/{reference}/do/return");
        await reader.Type("What needs to change?", "The dates.").PressAsync("Return the draft with changes");
        await drafter.OpenAsync($"/plans/{reference}/draft");
        Assert.Contains("The dates.", drafter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("who", Screen.Words(drafter.Page.QuerySelector("#returned")!.ParentElement), StringComparison.Ordinal);
        var first = await site.PlanAtAsync(PlanStatus.DetailedDrafting);
        await drafter.OpenAsync($"/plans/{first}/draft");
        Assert.Null(drafter.Page.QuerySelector("#returned"));
    }

    [Theory]
    [InlineData(PlanStatus.FrameworkDrafting)]
    [InlineData(PlanStatus.DetailedDrafting)]
    public async Task While_the_draft_is_incomplete_the_plan_waits_for_its_drafter(PlanStatus status)
    {
        var reference = await site.PlanAtAsync(status);
        var drafter = await site.SignInAsync(Cast.Adviser);
        await drafter.OpenAsync($"/plans/{reference}");
        Assert.Contains("Next: Write the draft", drafter.Text, StringComparison.Ordinal);
        var practitioner = await site.SignInAsync(Cast.MrG);
        await practitioner.OpenAsync($"/plans/{reference}");
        Assert.Contains("The next move is with the key contact", practitioner.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_or_cannot_be_is_said_beside_its_field_and_the_text_is_kept()
    {
        var (reference, drafter) = await DrafterAsync();
        await drafter.OpenAsync($"/plans/{reference}/draft/objectives/new");
        await drafter.PressAsync("Save");
        Assert.Equal(HttpStatusCode.BadRequest, drafter.Status);
        Assert.Equal(["Enter a title for the objective", "Select at least one area that the objective is about", "Enter the number of months within which the objective is to be achieved"], drafter.Errors);
        await drafter.Type("Title", "<script>x</script> 🦊 مرحبا").Choose("What is it about?", "Leadership").Type("Within how many months is it to be achieved?", "six").PressAsync("Save");
        Assert.Equal(["The number of months must be a whole number, like 6"], drafter.Errors);
        await drafter.Type("Within how many months is it to be achieved?", "6").Type("Description (optional)", new string('x', 100_000)).PressAsync("Save");
        Assert.Equal(["The description must be 2,000 characters or fewer"], drafter.Errors);
        await drafter.Type("Description (optional)", "Short").PressAsync("Save");
        Assert.Contains("<script>x</script> 🦊 مرحبا", drafter.Text, StringComparison.Ordinal);

        await drafter.OpenAsync($"/plans/{reference}/draft/reviews/new");
        await drafter.Type("In which month of the plan is it?", "7").Choose("Type of review", "Formal review").Choose("Who attends?", "Practitioner").PressAsync("Save");
        Assert.Equal(["A review cannot come after the end of the plan, which lasts 6 months"], drafter.Errors);
        await drafter.OpenAsync($"/plans/{reference}/draft/stages/new");
        await drafter.Type("Which setting or procedures is it for?", "Clinics").Choose("Level of supervision", "Direct supervision").Type("How many weeks is it planned for?", "0").PressAsync("Save");
        Assert.Equal(["A stage must last between 1 and 104 weeks"], drafter.Errors);
    }

    [Fact]
    public async Task A_form_sent_twice_adds_one_and_sent_with_other_words_is_not_taken_for_done()
    {
        var (reference, drafter) = await DrafterAsync();
        await drafter.OpenAsync($"/plans/{reference}/draft/objectives/new");
        drafter.Type("Title", "Once").Choose("What is it about?", "Leadership").Type("Within how many months is it to be achieved?", "3");
        var (address, fields) = drafter.Filled("Save");
        await drafter.PostAsync(address, fields);
        await drafter.PostAsync(address, fields);
        Assert.Equal("Saved", drafter.Confirmation);
        Assert.Single((await DraftAsync(reference)).Objectives, o => o.Title == "Once");

        await drafter.PostAsync(address, fields.Select(f => f.Key == "Form.Title" ? new(f.Key, "Other words") : f));
        Assert.Equal(HttpStatusCode.BadRequest, drafter.Status);
        Assert.Contains("Once", drafter.Text, StringComparison.Ordinal);
        await drafter.PressAsync("Save");
        Assert.Single((await DraftAsync(reference)).Objectives, o => o.Title == "Other words");
        Assert.Equal(3, (await DraftAsync(reference)).Objectives.Length);
    }

    [Fact]
    public async Task Two_people_edit_one_part_and_no_text_is_lost()
    {
        var (reference, first) = await DrafterAsync();
        var second = await site.SignInAsync(Cast.Adviser);
        await first.ClickAsync("Change " + Theatre);
        await second.OpenAsync(first.Address);
        await first.Type("Title", "First’s title").Type("What evidence is expected?", "First’s evidence").PressAsync("Save");
        await second.Type("Description (optional)", "Second’s description").PressAsync("Save");
        Assert.Equal("Saved", second.Confirmation);

        await second.ClickAsync("Change First’s title");
        await first.OpenAsync(second.Address);
        await first.Type("Title", "First again").Type("Description (optional)", "First’s description").PressAsync("Save");
        await second.Type("Title", "Second’s title").PressAsync("Save");
        Assert.Equal(HttpStatusCode.BadRequest, second.Status);
        Assert.Contains("First again", second.Text, StringComparison.Ordinal);
        await second.PressAsync("Save");
        var objective = (await DraftAsync(reference)).Objectives[0];
        Assert.Equal(("Second’s title", "First’s description", "First’s evidence"), (objective.Title, objective.Description, objective.EvidenceExpected));
    }

    [Fact]
    public async Task A_part_that_was_removed_meanwhile_can_be_put_back()
    {
        var (reference, drafter) = await DrafterAsync();
        var other = await site.SignInAsync(Cast.Adviser);
        await drafter.ClickAsync("Change " + Theatre);
        await other.OpenAsync($"/plans/{reference}/draft");
        await other.PressAsync("Remove " + Theatre);
        Assert.Equal($"“{Theatre}” has been removed", other.Confirmation);
        await drafter.Type("Title", "Still needed").PressAsync("Save");
        Assert.Equal(["Somebody has removed this from the draft since you opened the page. What you typed is kept here: save again to put it back"], drafter.Errors);
        Assert.Equal(["Communicate and lead well with the team"], (await DraftAsync(reference)).Objectives.Select(o => o.Title));
        await drafter.PressAsync("Save");
        Assert.Contains((await DraftAsync(reference)).Objectives, o => o.Title == "Still needed" && o.SuccessMeasures.Length == 3);
    }

    [Fact]
    public async Task Parts_move_and_saving_nothing_new_leaves_no_line_in_the_log()
    {
        var (reference, drafter) = await DrafterAsync();
        var entries = await EntriesAsync(reference);
        await drafter.PressAsync("Move down Direct supervision, Theatre and inpatient work");
        Assert.Equal("“Direct supervision, Theatre and inpatient work” has been moved", drafter.Confirmation);
        Assert.Equal(["close", "direct", "indirect", "distant"], (await DraftAsync(reference)).Stages.Select(s => s.Level));
        Assert.Equal(entries + 1, await EntriesAsync(reference));
        await drafter.ClickAsync("Aim and background");
        await drafter.PressAsync("Save");
        Assert.Equal("Saved", drafter.Confirmation);
        Assert.Equal(entries + 1, await EntriesAsync(reference));
    }

    [Fact]
    public async Task The_ladder_keeps_the_levels_that_stages_use()
    {
        var (reference, drafter) = await DrafterAsync();
        await drafter.ClickAsync("Change the levels of supervision");
        await drafter.Choose("Which levels does the plan use?", "Theatre and procedures, based on the anaesthetists' curriculum").PressAsync("Save");
        Assert.Equal(["A stage in “Theatre and inpatient work” uses the level “Direct supervision”, which this ladder does not have. Change or remove that stage first"], drafter.Errors);
        await drafter.Type("Name of the closest level", "Watching").PressAsync("Save");
        Assert.Equal(["You chose levels that are ready made, and also wrote levels of the plan’s own. Change one of the two"], drafter.Errors);
        await drafter.Choose("Which levels does the plan use?", "The plan’s own levels").PressAsync("Save");
        Assert.Equal("Saved", drafter.Confirmation);
        var draft = await DraftAsync(reference);
        Assert.Equal(("own", "Watching", 5), (draft.Ladder, draft.Levels[0].Name, draft.Levels[0].Tightness));
    }

    [Fact]
    public async Task Who_may_not_write_the_draft_now_reads_nothing_of_it()
    {
        var (reference, drafter) = await DrafterAsync();
        await drafter.ClickAsync("Aim and background");
        await drafter.Type("What led to the plan?", "Not for others yet.").PressAsync("Save");
        var manager = await site.SignInAsync(Cast.CaseManager);
        await manager.OpenAsync($"/plans/{reference}/draft");
        Assert.Equal("This is for the key contact or the drafter to do", manager.Confirmation);
        await manager.OpenAsync("/sign-in");
        var fields = manager.Filled(Cast.CaseManager.Name).Fields;
        foreach (var page in new[] { "draft?handler=Remove", "draft/about", "draft/activities/new", "draft/stages/new", "draft/ladder" })
        {
            await manager.PostAsync($"/plans/{reference}/{page}", fields);
            Assert.Equal(HttpStatusCode.BadRequest, manager.Status);
            Assert.Contains("This is for the key contact or the drafter to do", manager.Errors);
            Assert.DoesNotContain("Theatre and inpatient work", manager.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(Theatre, manager.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Not for others yet", manager.Text, StringComparison.Ordinal);
        }

        var practitioner = await site.SignInAsync(Cast.MrG);
        await practitioner.OpenAsync($"/plans/{reference}/draft");
        Assert.Equal(HttpStatusCode.NotFound, practitioner.Status);
    }

    [Fact]
    public async Task The_case_manager_writes_an_amendment_with_the_same_pages()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Amending);
        var manager = await site.SignInAsync(Cast.CaseManager);
        await manager.OpenAsync($"/plans/{reference}/draft");
        Assert.Equal("The amendment", manager.Heading);
        await manager.ClickAsync("Change Direct supervision, Theatre and inpatient work");
        await manager.Type("How many weeks is it planned for?", "10").PressAsync("Save");
        Assert.Contains("Next: Offer the amendment for signature", manager.Text, StringComparison.Ordinal);
    }

    private async Task<(string Reference, Screen Drafter)> DrafterAsync()
    {
        var reference = await site.PlanAtAsync(PlanStatus.DetailedDrafting);
        var drafter = await site.SignInAsync(Cast.Adviser);
        await drafter.OpenAsync($"/plans/{reference}/draft");
        return (reference, drafter);
    }

    private Task<PlanContent> DraftAsync(string reference) => site.AskAsync(async db => PlanText.Read(await db.Plans.Where(p => p.Reference == reference).Select(p => p.WorkingText).SingleAsync()));

    private Task<int> EntriesAsync(string reference) => site.AskAsync(db => db.Plans.Where(p => p.Reference == reference).Select(p => p.EntryCount).SingleAsync());
}
