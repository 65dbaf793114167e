using System.Net;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Handrail.Web.Tests.Features.Agreement;

public sealed class DiscussionTests(Site site) : IClassFixture<Site>
{
    private async Task<(Screen Screen, string Reference)> PractitionerInDiscussionAsync()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Issued);
        var screen = await site.SignInAsync(Cast.MrG);
        await screen.OpenAsync($"/plans/{reference}/discussion");
        return (screen, reference);
    }

    private Task<int> CommentsAsync(string reference) => site.AskAsync(db => (from e in db.Entries join p in db.Plans on e.SubjectId equals p.Id where p.Reference == reference && e.Act == Act.Comment select e).CountAsync());

    [Fact]
    public async Task A_comment_on_an_objective_is_read_by_the_other_side()
    {
        var (practitioner, reference) = await PractitionerInDiscussionAsync();
        practitioner.Choose("What is your comment about?", "Communicate and lead well with the team").Type("Your comment", "I would like the coach to start first.");
        await practitioner.PressAsync("Add the comment");
        Assert.Equal("Your comment has been added", practitioner.Confirmation);
        var manager = await site.SignInAsync(Cast.CaseManager);
        await manager.OpenAsync($"/plans/{reference}/discussion");
        Assert.Contains("I would like the coach to start first.", manager.Text, StringComparison.Ordinal);
        Assert.Contains("Comment added: Communicate and lead well with the team", manager.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_stands_first_also_of_one_day_and_the_page_says_so()
    {
        var (practitioner, reference) = await PractitionerInDiscussionAsync();
        var manager = await site.SignInAsync(Cast.CaseManager);
        foreach (var (screen, text) in new[] { (practitioner, "First said."), (manager, "Then said."), (practitioner, "Last said.") })
        {
            site.Clock.Move(TimeSpan.FromMinutes(5));
            await screen.OpenAsync($"/plans/{reference}/discussion");
            await screen.Type("Your comment", text).PressAsync("Add the comment");
        }

        Assert.Equal(["Last said.", "Then said.", "First said."], practitioner.Page.QuerySelectorAll(".hr-words").Select(Screen.Words).Where(w => w.EndsWith(" said.", StringComparison.Ordinal)));
        Assert.Contains("The newest first.", practitioner.Text, StringComparison.Ordinal);
        Assert.Contains("a companion whom you have invited", practitioner.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("whom they have invited", practitioner.Text, StringComparison.Ordinal);
        Assert.Contains("the practitioner, a companion whom they have invited", (await manager.OpenAsync($"/plans/{reference}/discussion")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_comment_is_asked_for_beside_its_field()
    {
        var (screen, reference) = await PractitionerInDiscussionAsync();
        await screen.PressAsync("Add the comment");
        Assert.Equal(HttpStatusCode.BadRequest, screen.Status);
        Assert.Equal(["Enter your comment"], screen.Errors);
        Assert.StartsWith("Error: ", screen.Page.Title, StringComparison.Ordinal);
        Assert.Equal(0, await CommentsAsync(reference));
    }

    [Fact]
    public async Task A_hundred_thousand_characters_are_refused_and_kept_in_the_box()
    {
        var (screen, reference) = await PractitionerInDiscussionAsync();
        var text = new string('x', 100_000);
        await screen.Type("Your comment", text).PressAsync("Add the comment");
        Assert.Equal(["Your comment must be 4,000 characters or fewer"], screen.Errors);
        Assert.Equal(text, screen.Page.QuerySelector("textarea")!.TextContent.Trim());
        Assert.Equal(0, await CommentsAsync(reference));
    }

    [Fact]
    public async Task Emoji_right_to_left_text_and_markup_are_shown_as_they_were_typed()
    {
        var (screen, _) = await PractitionerInDiscussionAsync();
        const string Typed = "<script>alert(1)</script> שלום 👩🏽‍⚕️ {0} & \"quotes\"";
        await screen.Type("Your comment", Typed).PressAsync("Add the comment");
        Assert.Contains(Typed, screen.Text, StringComparison.Ordinal);
        Assert.Empty(screen.Page.QuerySelectorAll("main script"));
    }

    [Fact]
    public async Task A_double_click_has_one_effect_and_the_same_answer()
    {
        var (screen, reference) = await PractitionerInDiscussionAsync();
        var (address, fields) = screen.Type("Your comment", "Once").Filled("Add the comment");
        await screen.PostAsync(address, fields);
        await screen.PostAsync(address, fields);
        Assert.Equal("Your comment has been added", screen.Confirmation);
        Assert.Equal(1, await CommentsAsync(reference));
    }

    [Fact]
    public async Task A_form_sent_many_times_at_once_has_one_effect()
    {
        var (screen, reference) = await PractitionerInDiscussionAsync();
        var (address, fields) = screen.Type("Your comment", "Once").Filled("Add the comment");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) };
            return (await screen.Http.SendAsync(request)).StatusCode;
        }));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Redirect, a));
        Assert.Equal(1, await CommentsAsync(reference));
    }

    [Fact]
    public async Task An_expired_form_of_our_own_keeps_what_was_typed_and_does_nothing()
    {
        var (screen, reference) = await PractitionerInDiscussionAsync();
        var (address, fields) = screen.Type("Your comment", "Typed for an hour").Filled("Add the comment");
        fields.RemoveAll(f => f.Key == "__RequestVerificationToken");
        await screen.PostAsync(address, fields);
        Assert.Equal(HttpStatusCode.BadRequest, screen.Status);
        Assert.StartsWith("This page had been open for too long", Assert.Single(screen.Errors), StringComparison.Ordinal);
        Assert.Equal("Typed for an hour", screen.Page.QuerySelector("textarea")!.TextContent.Trim());
        Assert.Equal(0, await CommentsAsync(reference));
        await screen.PressAsync("Add the comment");
        Assert.Equal("Your comment has been added", screen.Confirmation);
        Assert.Equal(1, await CommentsAsync(reference));
    }

    [Fact]
    public async Task A_form_from_elsewhere_is_turned_away()
    {
        var (screen, reference) = await PractitionerInDiscussionAsync();
        var (address, fields) = screen.Type("Your comment", "Forged").Filled("Add the comment");
        fields.RemoveAll(f => f.Key == "__RequestVerificationToken");
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("Origin", "https://elsewhere.example");
        var answer = await screen.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("Forged", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await CommentsAsync(reference));
    }

    [Fact]
    public async Task Supervisors_read_no_discussion()
    {
        var reference = await site.PlanAtAsync(PlanStatus.InDelivery);
        var supervisor = await site.SignInAsync(Cast.Supervisor);
        foreach (var page in new[] { "discussion", "history" })
        {
            await supervisor.OpenAsync($"/plans/{reference}/{page}");
            Assert.Equal(HttpStatusCode.NotFound, supervisor.Status);
        }
    }
}
