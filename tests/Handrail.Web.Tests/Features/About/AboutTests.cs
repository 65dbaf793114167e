using System.Net;
using Handrail.Web.Persistence.Situations;
using Xunit;

namespace Handrail.Web.Tests.Features.About;

public sealed class AboutTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Anybody_reads_what_a_plan_is_and_finds_it_from_the_sign_in_page()
    {
        var stranger = await site.Stranger().OpenAsync("/sign-in");
        await stranger.ClickAsync("About action plans");
        Assert.Equal(("/about-plans", HttpStatusCode.OK), (stranger.Address, stranger.Status));
        foreach (var words in new[] { "It is not a sanction", "Nobody has to take part", "does not supervise", "Who can ask for a plan" })
            Assert.Contains(words, stranger.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(stranger.Page.QuerySelectorAll("main a"), a => a.GetAttribute("href") == "/requests/new");
    }

    [Fact]
    public async Task The_screener_advises_from_the_address_alone_and_only_those_who_may_ask_are_led_to_a_request()
    {
        const string Answered = "/about-plans/is-a-plan-right?asked=yes&Why=both&Risk=no&Facts=known&Away=under-three-months&Told=yes&Resources=yes";
        var stranger = await site.Stranger().OpenAsync(Answered);
        Assert.Contains("A plan may well be the right help", stranger.Text, StringComparison.Ordinal);
        Assert.Contains("three months is usual, not a rule", stranger.Text, StringComparison.Ordinal);
        foreach (var (person, leads) in new[] { (Cast.CaseManager, true), (Cast.MrG, false), (Cast.Adviser, false) })
        {
            var screen = await site.SignInAsync(person);
            await screen.OpenAsync(Answered);
            Assert.Equal(leads, screen.Page.QuerySelectorAll("main a").Any(a => a.GetAttribute("href") == "/requests/new"));
        }
    }

    [Fact]
    public async Task Open_questions_are_all_named_beside_their_fields()
    {
        var stranger = await site.Stranger().OpenAsync("/about-plans/is-a-plan-right?asked=yes&Why=concern&Risk=perhaps");
        Assert.Equal(HttpStatusCode.BadRequest, stranger.Status);
        Assert.Equal(
            ["Say whether there is a risk to patients now", "Say whether the facts of the concern are known", "Say whether the practitioner knows", "Say whether supervision can be found"], stranger.Errors);
        var risk = await site.Stranger().OpenAsync("/about-plans/is-a-plan-right?asked=yes&Why=concern&Risk=yes&Facts=known&Told=yes&Resources=yes");
        Assert.Contains("Act first: keep patients safe today", risk.Text, StringComparison.Ordinal);
    }
}
