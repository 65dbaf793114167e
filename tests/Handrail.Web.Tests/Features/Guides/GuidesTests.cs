using System.Net;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Handrail.Web.Ui.Guides;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Handrail.Web.Tests.Features.Guides;

public sealed class GuidesTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData(Side.Practitioner)]
    [InlineData(Side.Organisation)]
    [InlineData(Side.Supervision)]
    public async Task A_stranger_reads_the_whole_guide_of_each_side(Side side)
    {
        var screen = site.Stranger();
        await screen.OpenAsync(Guide.Address(side));
        Assert.Equal(HttpStatusCode.OK, screen.Status);
        Assert.Equal(Guide.Title(side), screen.Heading);
        foreach (var status in Guide.Way(side).Concat(Guide.Aside(side)))
        {
            Assert.Contains(Guide.Of(side, status).Then, screen.Text, StringComparison.Ordinal);
            Assert.NotNull(screen.Page.GetElementById(Guide.Slug(status)));
        }

        Assert.Equal(screen.Page.QuerySelectorAll("[id]").Select(e => e.Id).Distinct(), screen.Page.QuerySelectorAll("[id]").Select(e => e.Id));
    }

    [Fact]
    public async Task Support_is_one_link_away_from_every_page_and_opening_it_stores_nothing()
    {
        var reference = await site.PlanAtAsync(PlanStatus.InDelivery);
        var screen = await site.SignInAsync(Cast.MrG);
        foreach (var page in new[] { "/", "/plans", $"/plans/{reference}", $"/plans/{reference}/content", $"/plans/{reference}/progress", $"/plans/{reference}/account", $"/requests/{reference}" })
        {
            await screen.OpenAsync(page);
            Assert.NotNull(screen.Page.QuerySelector("footer a[href='/support']"));
        }

        var before = await site.AskAsync(async db => (await db.Entries.CountAsync(), await db.Plans.MaxAsync(p => p.Revision)));
        using var unknown = await site.Stranger().Http.GetAsync("/support");
        // A cookie may be taken away, and none is given.
        Assert.All(unknown.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [], c => Assert.Contains("=; expires=Thu, 01 Jan 1970", c, StringComparison.Ordinal));
        using var answer = await screen.Http.GetAsync("/support");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("116 123", text, StringComparison.Ordinal);
        Assert.DoesNotContain(reference, text, StringComparison.Ordinal);
        Assert.Equal(before, await site.AskAsync(async db => (await db.Entries.CountAsync(), await db.Plans.MaxAsync(p => p.Revision))));
    }

    [Fact]
    public async Task A_stranger_finds_the_guides_and_support_from_the_page_where_they_sign_in()
    {
        var screen = site.Stranger();
        await screen.OpenAsync("/sign-in");
        await screen.ClickAsync("Looking after yourself");
        Assert.Equal("Looking after yourself", screen.Heading);
        await screen.ClickAsync("Your plan, step by step");
        Assert.Equal("Your plan, step by step", screen.Heading);
    }
}
