using System.Net;
using Handrail.Web.Persistence.Situations;
using Xunit;

namespace Handrail.Web.Tests.Access;

/// <summary>Whatever ends, ends at once, also for somebody who asks without a pause. ./bench assurance tries it a thousand times.</summary>
public sealed class RevocationTests(Site site, ITestOutputHelper output) : IClassFixture<Site>
{
    [Fact]
    public async Task What_ends_under_somebody_who_asks_without_a_pause_is_not_shown_again()
    {
        var seed = Seed.Take();
        var told = await Revocation.TryAsync(
            await Hosts.OnOnePlanAsync(site.Services, 1, 16, async person =>
            {
                var screen = await site.SignInAsync(person);
                return async path =>
                {
                    using var answer = await screen.Http.GetAsync(path);
                    return answer.StatusCode == HttpStatusCode.OK;
                };
            }),
            new Random(seed));
        output.WriteLine($"seed {seed}: {told}");
        Assert.Equal((16, 0, 0), (told.Trials, told.Late, told.LongAfter));
    }
}
