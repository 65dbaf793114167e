using System.Net;
using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Handrail.Web.Tests.Ui;

public sealed class AutosaveTests(Site site) : IClassFixture<Site>
{
    private const string Title = "Title";
    private const string Description = "Description (optional)";

    [Fact]
    public async Task What_is_typed_is_saved_without_the_button_and_nothing_new_leaves_no_entry()
    {
        var (reference, first) = await AtAsync("draft/about");
        var form = await new Background(first.Type("What led to the plan?", "A long absence.")).SaveAsync();
        Assert.Equal("Saved at 10am", form.Said);
        Assert.Equal("A long absence.", (await DraftAsync(reference)).Background);
        var entries = await EntriesAsync(reference);
        await form.SaveAsync();
        Assert.Equal(entries, await EntriesAsync(reference));
        first.Type("What led to the plan?", "A long absence from theatre.");
        await form.SaveAsync();
        Assert.Equal(entries + 1, await EntriesAsync(reference));
        await first.PressAsync("Save");
        Assert.Equal("Saved", first.Confirmation);
        Assert.Equal(entries + 1, await EntriesAsync(reference));
    }

    [Fact]
    public async Task A_part_that_has_only_been_begun_is_kept_and_the_draft_says_what_it_lacks()
    {
        var (reference, first) = await AtAsync("draft/objectives/new");
        var form = await new Background(first.Type(Title, "Half an objective").Type("Within how many months is it to be achieved?", "six")).SaveAsync();
        Assert.Equal("Saved at 10am, but not everything. Look beside the fields", form.Said);
        Assert.Equal("The number of months must be a whole number, like 6", form.Fault("WithinMonths"));
        var objective = (await DraftAsync(reference)).Objectives[^1];
        Assert.Equal(("Half an objective", 0), (objective.Title, objective.WithinMonths));
        Assert.Equal($"/plans/{reference}/draft/objectives/{objective.Id}", form.Address);
        first.Type("Within how many months is it to be achieved?", "99");
        await form.SaveAsync();
        Assert.Equal("The objective must be achieved within 1 to 6 months, the length of the plan", form.Fault("WithinMonths"));
        first.Type("Within how many months is it to be achieved?", "4").Type(Description, new string('x', 2_001));
        await form.SaveAsync();
        Assert.Equal("The description must be 2,000 characters or fewer", form.Fault("Description"));
        Assert.Equal((4, ""), ((await DraftAsync(reference)).Objectives[^1].WithinMonths, (await DraftAsync(reference)).Objectives[^1].Description));
        Assert.Equal(3, (await DraftAsync(reference)).Objectives.Length);
        await first.OpenAsync($"/plans/{reference}/draft");
        Assert.Contains("Select what “Half an objective” is about", first.Text, StringComparison.Ordinal);
        Assert.Contains("2 of 3 complete", first.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_form_adds_nothing()
    {
        var (reference, first) = await AtAsync("draft/activities/new");
        var entries = await EntriesAsync(reference);
        Assert.Equal("Saved at 10am", (await new Background(first).SaveAsync()).Said);
        Assert.Equal(entries, await EntriesAsync(reference));
    }

    [Fact]
    public async Task Each_sees_what_the_other_changed_in_fields_that_they_left_alone()
    {
        var (reference, first, second) = await TwoAsync();
        await new Background(second.Type(Title, "Tomasz’s title").Choose("What is it about?", "Leadership")).SaveAsync();
        var form = await new Background(first.Type(Description, "Asha’s description")).SaveAsync();
        Assert.Equal("Saved at 10am. Mr Tomasz Nowak changed “What is it about?” meanwhile. Mr Tomasz Nowak changed “Title” meanwhile", form.Said);
        var (_, shown) = first.Filled("Save");
        Assert.Contains(shown, f => f is { Key: "Form.Title", Value: "Tomasz’s title" });
        Assert.Equal(["leadership"], shown.Where(f => f.Key == "Form.Areas").Select(f => f.Value));
        var objective = (await DraftAsync(reference)).Objectives[0];
        Assert.Equal(("Tomasz’s title", "Asha’s description"), (objective.Title, objective.Description));
        await first.PressAsync("Save");
        Assert.Equal("Saved", first.Confirmation);
        Assert.Contains("Mr Tomasz Nowak writes this draft with you", first.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_texts_for_one_field_each_stays_until_its_writer_chooses()
    {
        var (reference, first, second) = await TwoAsync();
        await new Background(second.Type(Title, "Tomasz’s title")).SaveAsync();
        var form = await new Background(first.Type(Title, "Asha’s title").Type(Description, "Saved all the same")).SaveAsync();
        Assert.Equal("Tomasz’s title", form.Held["Title"].GetProperty("theirs").GetString());
        Assert.Equal("Mr Tomasz Nowak changed “Title” while you did. Both texts are kept until you choose", form.Held["Title"].GetProperty("note").GetString());
        var objective = (await DraftAsync(reference)).Objectives[0];
        Assert.Equal(("Tomasz’s title", "Saved all the same"), (objective.Title, objective.Description));
        first.Type(Description, "Still held");
        await form.SaveAsync();
        Assert.Equal("Tomasz’s title", (await DraftAsync(reference)).Objectives[0].Title);
        form.KeepMine("Title");
        await form.SaveAsync();
        Assert.Equal("Asha’s title", (await DraftAsync(reference)).Objectives[0].Title);

        await first.OpenAsync(first.Address);
        var window = await new Background(first.Type(Title, "Asha in one window")).SaveAsync();
        await second.OpenAsync(second.Address);
        Assert.Equal("Saved at 10am", window.Said);
        first.Type(Title, "Asha’s title");
        await window.SaveAsync();

        var other = await new Background(second.Type(Title, "Tomasz again")).SaveAsync();
        other.TakeTheirs("Title");
        Assert.Equal("Saved at 10am", (await other.SaveAsync()).Said.Split(". ")[0]);
        Assert.Equal("Asha’s title", (await DraftAsync(reference)).Objectives[0].Title);
    }

    [Fact]
    public async Task While_a_choice_is_open_a_newer_text_of_the_other_is_shown_again()
    {
        var (_, first, second) = await TwoAsync();
        var theirs = await new Background(second.Type(Title, "One")).SaveAsync();
        var mine = await new Background(first.Type(Title, "Mine")).SaveAsync();
        second.Type(Title, "Two");
        await theirs.SaveAsync();
        await mine.SaveAsync();
        Assert.Equal("Two", mine.Held["Title"].GetProperty("theirs").GetString());
    }

    [Fact]
    public async Task Saving_in_the_background_reads_who_and_the_plan_and_nothing_else()
    {
        var (_, first) = await AtAsync("draft/about");
        var form = new Background(first.Type("What led to the plan?", "A long absence."));
        var reads = site.Reads;
        await form.SaveAsync();
        // The commit counts too: the plan, the entry and its two values, on SQLite one command each.
        Assert.InRange(site.Reads - reads, 3, 6);
        reads = site.Reads;
        await form.SaveAsync();
        Assert.Equal(2, site.Reads - reads);
    }

    [Fact]
    public async Task A_ladder_and_its_levels_are_kept_together()
    {
        var (reference, first) = await AtAsync("draft/ladder");
        var form = await new Background(first.Choose("Which levels does the plan use?", "Theatre and procedures, based on the anaesthetists' curriculum")).SaveAsync();
        Assert.StartsWith("A stage in “Theatre and inpatient work” uses the level", form.Fault("Ladder"), StringComparison.Ordinal);
        Assert.Equal(("suggested", 6), ((await DraftAsync(reference)).Ladder, (await DraftAsync(reference)).Levels.Length));
    }

    [Fact]
    public async Task A_part_that_was_removed_and_a_draft_that_has_left_refuse_and_say_why()
    {
        var (reference, first, second) = await TwoAsync();
        await second.OpenAsync($"/plans/{reference}/draft");
        await second.PressAsync("Remove Return to the full range of surgical practice");
        var form = await new Background(first.Type(Title, "Gone")).SaveAsync();
        Assert.Equal(HttpStatusCode.BadRequest, form.Status);
        Assert.StartsWith("Somebody has removed this from the draft", form.Refusal, StringComparison.Ordinal);
        await first.OpenAsync($"/plans/{reference}/draft/about");
        await site.ChangeAsync(async db =>
        {
            var plan = await db.Plans.Include(p => p.Assignments).SingleAsync(p => p.Reference == reference);
            Assert.True(plan.EditDraft(Cast.Adviser.AsActor(), MrG.Whole(MrG.Framework(plan.Working)), "Whole draft", null, Now).IsDone);
            Assert.True(plan.SendToSecondReader(Cast.Adviser.AsActor(), Cast.SecondReader.AsActor(), Now).IsDone);
            await db.SaveAsync();
        });
        form = await new Background(first.Type("What led to the plan?", "Too late")).SaveAsync();
        Assert.Equal("This cannot be done now: the plan stands at “With the second reader”", form.Refusal);
    }

    [Fact]
    public async Task An_old_page_is_given_a_fresh_token_and_another_persons_sign_in_saves_nothing()
    {
        var (reference, first) = await AtAsync("draft/about");
        first.Type("What led to the plan?", "Kept");
        var form = await new Background(first).SaveAsync(only: f => f.Key != "__RequestVerificationToken");
        Assert.Equal(HttpStatusCode.BadRequest, form.Status);
        Assert.True(form.Answer.GetProperty("token").GetString()!.Length > 20);
        Assert.Equal("", (await DraftAsync(reference)).Background);
        await form.SaveAsync(writer: Cast.OtherAdviser.Id.ToString());
        Assert.StartsWith("Somebody else is signed in now", form.Refusal, StringComparison.Ordinal);
        await form.SaveAsync(writer: Cast.Adviser.Id.ToString());
        Assert.Equal("Kept", (await DraftAsync(reference)).Background);
    }

    [Fact]
    public async Task Whoever_does_not_write_the_draft_saves_nothing_of_it()
    {
        var (reference, first) = await AtAsync("draft/about");
        first.Type("What led to the plan?", "Not mine to write");
        var manager = await site.SignInAsync(Cast.CaseManager);
        await manager.OpenAsync("/sign-in");
        var (_, fields) = first.Filled("Save");
        var (_, own) = manager.Filled(Cast.CaseManager.Name);
        await manager.PostAsync($"/plans/{reference}/draft/about?handler=Autosave", fields.Where(f => f.Key != "__RequestVerificationToken").Concat(own.Where(f => f.Key == "__RequestVerificationToken")));
        Assert.Equal(HttpStatusCode.BadRequest, manager.Status);
        var stranger = await site.SignInAsync(Cast.OtherCaseManager);
        await stranger.PostAsync($"/plans/{reference}/draft/about?handler=Autosave", []);
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        Assert.Equal("", (await DraftAsync(reference)).Background);
    }

    [Fact]
    public async Task A_request_saves_itself_and_an_unreal_date_waits_beside_its_field()
    {
        var reference = await site.PlanAtAsync(PlanStatus.RequestDrafting);
        var manager = await site.SignInAsync(Cast.CaseManager);
        await manager.OpenAsync($"/requests/{reference}/absence");
        var form = await new Background(manager.Choose("Has the practitioner been away from practice, or is their practice restricted?", "Yes").Type("When did it begin?", "31 2 2026")).SaveAsync();
        Assert.Equal("The day on which it began must be a real date", form.Fault("From"));
        var request = await site.AskAsync(async db => PlanText.ReadRequest(await db.Plans.Where(p => p.Reference == reference).Select(p => p.RequestText).SingleAsync()));
        Assert.Equal(("yes", (DateOnly?)null), (request.Absence.Applies, request.Absence.From));
        manager.Type("When did it begin?", "28 2 2026");
        Assert.Equal("Saved at 10am", (await form.SaveAsync()).Said);
        await manager.OpenAsync($"/requests/{reference}/post");
        form = await new Background(manager.Type("What does the service need from the post?", "A consultant.")).SaveAsync();
        Assert.Equal("Saved at 10am", form.Said);
    }

    private static Moment Now => new(Site.Today.ToDateTime(new TimeOnly(9, 0), DateTimeKind.Utc), Site.Today);

    private async Task<(string Reference, Screen First)> AtAsync(string page)
    {
        var reference = await site.PlanAtAsync(PlanStatus.DetailedDrafting);
        var first = await site.SignInAsync(Cast.Adviser);
        await first.OpenAsync($"/plans/{reference}/{page}");
        return (reference, first);
    }

    /// <summary>Two drafters at the same objective.</summary>
    private async Task<(string Reference, Screen First, Screen Second)> TwoAsync()
    {
        var (reference, first) = await AtAsync("drafters");
        await first.Choose("Who writes with you?", Cast.OtherAdviser.Name).PressAsync("Invite them");
        Assert.Equal("They can write the draft with you from now on", first.Confirmation);
        await first.OpenAsync($"/plans/{reference}/draft");
        await first.ClickAsync("Change Return to the full range of surgical practice");
        var second = await site.SignInAsync(Cast.OtherAdviser);
        await second.OpenAsync(first.Address);
        return (reference, first, second);
    }

    private Task<PlanContent> DraftAsync(string reference) => site.AskAsync(async db => PlanText.Read(await db.Plans.Where(p => p.Reference == reference).Select(p => p.WorkingText).SingleAsync()));

    private Task<int> EntriesAsync(string reference) => site.AskAsync(db => db.Plans.Where(p => p.Reference == reference).Select(p => p.EntryCount).SingleAsync());
}
