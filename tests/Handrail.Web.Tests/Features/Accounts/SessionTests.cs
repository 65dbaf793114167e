using System.Net;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Access.Accounts;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Handrail.Web.Tests.Features.Accounts;

public sealed class SessionTests(Site site) : IClassFixture<Site>
{
    private Task<List<Session>> SessionsOfAsync(Person person) => site.AskAsync(db => db.Set<Session>().AsNoTracking().Where(s => s.PersonId == person.Id).ToListAsync());

    private static async Task<bool> IsInAsync(Screen screen)
    {
        using var answer = await screen.Http.GetAsync("/plans");
        return answer.StatusCode == HttpStatusCode.OK;
    }

    /// <summary>Signs in by hand and gives the key that the browser is to carry.</summary>
    private async Task<string> KeyAsync(Screen screen, Person person)
    {
        var (address, fields) = (await screen.OpenAsync("/sign-in")).Filled(person.Name);
        using var content = new FormUrlEncodedContent(fields);
        using var entered = await screen.Http.PostAsync(address, content);
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        return Assert.Single(entered.Headers.GetValues("Set-Cookie"), c => c.StartsWith(Sessions.Cookie + "=", StringComparison.Ordinal)).Split(';')[0];
    }

    private async Task<HttpStatusCode> WithKeyAsync(string cookie)
    {
        using var http = site.CreateDefaultClient(new Uri("https://localhost"));
        http.DefaultRequestHeaders.Add("Cookie", cookie);
        using var answer = await http.GetAsync("/plans");
        return answer.StatusCode;
    }

    [Fact]
    public async Task A_session_is_over_after_20_minutes_without_a_request()
    {
        var before = (await SessionsOfAsync(Cast.MrG)).Select(s => s.Id).ToList();
        var screen = await site.SignInAsync(Cast.MrG);
        var session = (await SessionsOfAsync(Cast.MrG)).Single(s => !before.Contains(s.Id)).Id;
        site.Clock.Move(TimeSpan.FromMinutes(19));
        Assert.True(await IsInAsync(screen));
        site.Clock.Move(TimeSpan.FromMinutes(19));
        Assert.True(await IsInAsync(screen));
        site.Clock.Move(TimeSpan.FromMinutes(20));
        Assert.False(await IsInAsync(screen));
        Assert.DoesNotContain(await SessionsOfAsync(Cast.MrG), s => s.Id == session);
    }

    [Fact]
    public async Task However_busy_somebody_is_a_session_is_over_after_12_hours()
    {
        var screen = await site.SignInAsync(Cast.Supervisor);
        for (var quarter = 1; quarter < 48; quarter++)
        {
            site.Clock.Move(TimeSpan.FromMinutes(15));
            Assert.True(await IsInAsync(screen), $"after {quarter} quarters of an hour");
        }

        site.Clock.Move(TimeSpan.FromMinutes(15));
        Assert.False(await IsInAsync(screen));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_for_whoever_still_has_its_key()
    {
        var screen = site.Stranger();
        var key = await KeyAsync(screen, Cast.Adviser);
        Assert.Equal(HttpStatusCode.OK, await WithKeyAsync(key));
        await screen.OpenAsync("/");
        await screen.PressAsync("Sign out");
        Assert.Equal("Sign in", screen.Heading);
        Assert.Equal(HttpStatusCode.Redirect, await WithKeyAsync(key));
    }

    [Fact]
    public async Task Signing_in_again_gives_another_key_and_the_old_one_is_worth_nothing()
    {
        var screen = site.Stranger();
        var first = await KeyAsync(screen, Cast.Adviser);
        var second = await KeyAsync(screen, Cast.MrG);
        Assert.NotEqual(first, second);
        Assert.Equal(HttpStatusCode.Redirect, await WithKeyAsync(first));
        Assert.Equal(HttpStatusCode.OK, await WithKeyAsync(second));
    }

    [Fact]
    public async Task A_key_that_somebody_put_into_the_browser_never_becomes_a_session()
    {
        var planted = Sessions.Cookie + "=" + Convert.ToBase64String(new byte[32]).TrimEnd('=').Replace('/', '_').Replace('+', '-');
        var screen = site.Stranger();
        screen.Http.DefaultRequestHeaders.Add("Cookie", planted);
        var key = await KeyAsync(screen, Cast.MrG);
        Assert.NotEqual(planted, key);
        Assert.Equal(HttpStatusCode.Redirect, await WithKeyAsync(planted));
    }

    [Fact]
    public async Task The_database_holds_no_key_with_which_anybody_could_be_somebody()
    {
        var key = (await KeyAsync(site.Stranger(), Cast.SecondReader)).Split('=')[1];
        var session = Assert.Single(await SessionsOfAsync(Cast.SecondReader));
        var carried = Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlDecode(key);
        Assert.Equal(32, carried.Length);
        Assert.NotEqual(carried, session.KeyHash);
        Assert.Equal(System.Security.Cryptography.SHA256.HashData(carried), session.KeyHash);
    }

    [Fact]
    public async Task A_request_is_written_down_at_most_once_a_minute()
    {
        var screen = await site.SignInAsync(Cast.OtherAdviser);
        var began = (await SessionsOfAsync(Cast.OtherAdviser))[0].SeenAt;
        site.Clock.Move(TimeSpan.FromSeconds(59));
        Assert.True(await IsInAsync(screen));
        Assert.Equal(began, (await SessionsOfAsync(Cast.OtherAdviser))[0].SeenAt);
        site.Clock.Move(TimeSpan.FromSeconds(1));
        Assert.True(await IsInAsync(screen));
        Assert.Equal(began.AddMinutes(1), (await SessionsOfAsync(Cast.OtherAdviser))[0].SeenAt);
    }

    [Fact]
    public async Task A_clock_that_is_put_back_makes_no_session_live_longer()
    {
        var screen = await site.SignInAsync(Cast.Colleague);
        site.Clock.Move(TimeSpan.FromMinutes(-4));
        Assert.True(await IsInAsync(screen));
        site.Clock.Move(TimeSpan.FromHours(-3));
        Assert.False(await IsInAsync(screen));
        site.Clock.Move(TimeSpan.FromHours(3));
        Assert.False(await IsInAsync(screen));
    }

    [Fact]
    public async Task A_person_sees_where_they_are_signed_in_and_ends_one_or_all_others()
    {
        var (here, there, elsewhere) = (await site.SignInAsync(Cast.CaseManager), site.Stranger(), await site.SignInAsync(Cast.CaseManager));
        there.Http.DefaultRequestHeaders.Add("User-Agent", "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1");
        await there.SignInAsync(Cast.CaseManager);
        await here.OpenAsync("/your-sessions");
        Assert.Contains("Safari, iPhone", here.Text, StringComparison.Ordinal);
        Assert.Contains("Not known (this one)", here.Text, StringComparison.Ordinal);
        await here.PressAsync("End this one Safari, iPhone");
        Assert.Equal("That session has ended", here.Confirmation);
        Assert.False(await IsInAsync(there));
        Assert.True(await IsInAsync(elsewhere));
        await here.PressAsync("End all others");
        Assert.False(await IsInAsync(elsewhere));
        Assert.True(await IsInAsync(here));
        await here.OpenAsync("/your-sessions");
        await here.PressAsync("End this one");
        Assert.Equal("Sign in", here.Heading);
        Assert.Empty(await SessionsOfAsync(Cast.CaseManager));
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_somebody_else()
    {
        var (mine, theirs) = (await site.SignInAsync(Cast.DeputySupervisor), await site.SignInAsync(Cast.OtherPractitioner));
        var target = Assert.Single(await SessionsOfAsync(Cast.OtherPractitioner)).Id;
        await mine.OpenAsync("/your-sessions");
        var (address, fields) = mine.Filled("End this one");
        fields.RemoveAll(f => f.Key == "session");
        await mine.PostAsync(address, [.. fields, new("session", target.ToString())]);
        Assert.True(await IsInAsync(theirs));
        Assert.DoesNotContain(Cast.OtherPractitioner.Name, (await mine.OpenAsync("/your-sessions")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_how_much_time_is_left_does_not_prolong_it_and_the_button_does()
    {
        var screen = await site.SignInAsync(Cast.AccountablePerson);
        await screen.OpenAsync("/");
        var token = screen.Page.QuerySelector(".hr-time-out input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        site.Clock.Move(TimeSpan.FromMinutes(18));
        Assert.Equal("{\"left\":120}", await screen.Http.GetStringAsync("/session"));
        using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        using var prolonged = await screen.Http.PostAsync("/session", content);
        Assert.Equal("{\"left\":1200}", await prolonged.Content.ReadAsStringAsync());
        site.Clock.Move(TimeSpan.FromMinutes(19));
        Assert.Equal("{\"left\":60}", await screen.Http.GetStringAsync("/session"));
        site.Clock.Move(TimeSpan.FromMinutes(1));
        using var over = await screen.Http.GetAsync("/session");
        Assert.Equal(HttpStatusCode.Redirect, over.StatusCode);
        Assert.Null((await site.Stranger().OpenAsync("/about-plans")).Page.QuerySelector(".hr-time-out"));
    }

    [Fact]
    public async Task What_was_typed_when_a_session_ended_is_there_again_after_signing_in()
    {
        const string text = "What I wrote for half an hour, and would not like to write again.";
        var reference = await site.PlanAtAsync(PlanStatus.Issued);
        var screen = await site.SignInAsync(Cast.MrG);
        await screen.OpenAsync($"/plans/{reference}/do/do-not-agree");
        screen.Page.QuerySelectorAll("textarea").OfType<AngleSharp.Html.Dom.IHtmlTextAreaElement>().First().Value = text;
        var button = Screen.Words(screen.Page.QuerySelector("main form button"));
        site.Clock.Move(TimeSpan.FromMinutes(30));
        await screen.PressAsync(button);
        Assert.Equal((HttpStatusCode.Unauthorized, "You have been signed out"), (screen.Status, screen.Heading));
        Assert.Contains(text, screen.Text, StringComparison.Ordinal);
        Assert.Equal(PlanStatus.Issued, await site.StatusAsync(reference));
        // Signed in in another window, with the same cookies.
        var (address, fields) = screen.Filled("Show my form again");
        await screen.SignInAsync(Cast.MrG);
        await screen.PostAsync(address, fields);
        Assert.Contains("nothing has been saved", screen.Errors[0], StringComparison.Ordinal);
        Assert.Equal(text, screen.Page.QuerySelectorAll("textarea").OfType<AngleSharp.Html.Dom.IHtmlTextAreaElement>().First().Value);
        await screen.PressAsync(button);
        Assert.Equal(HttpStatusCode.OK, screen.Status);
        Assert.Contains(await site.AskAsync(db => db.EntryValues.AsNoTracking().Select(v => v.Value).ToListAsync()), v => v.Contains(text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_from_elsewhere_is_not_kept()
    {
        var screen = site.Stranger();
        using var content = new FormUrlEncodedContent([new("Form.Words", "Some words that somebody wants to have shown here.")]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/requests/new") { Content = content };
        request.Headers.Add("Origin", "https://elsewhere.example");
        using var answer = await screen.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task What_was_typed_while_a_role_ended_is_refused_and_offered_for_copying()
    {
        const string text = "What I wrote while somebody else took me off the plan.";
        var reference = await site.PlanAtAsync(PlanStatus.InDelivery);
        var screen = await site.SignInAsync(Cast.DeputySupervisor);
        await screen.OpenAsync($"/plans/{reference}/activity");
        screen.Page.QuerySelectorAll("textarea").OfType<AngleSharp.Html.Dom.IHtmlTextAreaElement>().First().Value = text;
        var plan = await site.AskAsync(db => db.Plans.Where(p => p.Reference == reference).Select(p => p.Id).SingleAsync());
        await site.AskAsync(db => db.Set<Assignment>().Where(a => a.PlanId == plan && a.PersonId == Cast.DeputySupervisor.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.To, x => x.From.AddDays(-1))));
        await screen.PressAsync(Screen.Words(screen.Page.QuerySelector("main form button")));
        Assert.Equal((HttpStatusCode.NotFound, "Page not found"), (screen.Status, screen.Heading));
        Assert.Contains(text, screen.Text, StringComparison.Ordinal);
        // The same words about a plan that never was.
        var before = screen.Text;
        var (_, fields) = (0, new List<KeyValuePair<string, string>> { new("Form.Note", text), new("__RequestVerificationToken", screen.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!) });
        await screen.PostAsync("/plans/PSR-1900-0001/activity", fields);
        Assert.Equal(before, screen.Text);
    }
}
