using System.Net;
using System.Text;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Handrail.Web.Tests.Access;

/// <summary>
/// Every endpoint as every person in every status, compared with the reviewed truth file. A sample by a printed seed runs
/// here; HANDRAIL_TRUTH=whole runs them all.
/// </summary>
public sealed class TruthTests(Site site, ITestOutputHelper output) : IClassFixture<Site>
{
    private static readonly bool OnPostgres = Environment.GetEnvironmentVariable("HANDRAIL_TEST_ENGINE") == "postgres";

    /// <summary>How many are passed over for one that is tried: the rules are the same on both engines, and SQLite tries more.</summary>
    private static int OneIn(bool isDone) => OnPostgres ? isDone ? 40 : 24 : isDone ? 12 : 9;

    [Fact]
    public void Every_endpoint_says_whom_it_is_for()
    {
        var endpoints = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        Assert.Contains(endpoints, e => e.RoutePattern.RawText!.StartsWith("assets/", StringComparison.Ordinal));
        Assert.Contains(endpoints, e => e.Metadata.GetMetadata<IAuthorizeData>() is not null);
        // The last is the framework's answer to a file that is not there, and closed as everything is of which nothing is said.
        foreach (var endpoint in endpoints.Where(e => e.RoutePattern.RawText is not "{**path:file}"))
        {
            var isOpen = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            Assert.True(isOpen || endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null, $"{endpoint.RoutePattern.RawText} says nothing of who may ask");
            // What is no page, of which the truth file speaks, is one of our own files.
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is null)
                Assert.True(isOpen && endpoint.RoutePattern.RawText!.StartsWith("assets/", StringComparison.Ordinal), endpoint.RoutePattern.RawText);
        }
    }

    [Fact]
    public async Task Every_endpoint_answers_everybody_in_every_status_as_the_truth_file_says()
    {
        var truth = Truth.Read();
        Assert.True(File.ReadLines(Truth.Path).Count(l => l.Length > 0 && l[0] != '#') <= 400, "the truth file must stay short enough to be reviewed");
        var whole = Environment.GetEnvironmentVariable("HANDRAIL_TRUTH") == "whole";
        var seed = Seed.Take();
        var dice = new Random(seed);
        var checks = new TruthChecks(site, truth, await TruthEndpoint.AllAsync(site));
        await Principals.AddAsync(site);
        var visitors = new List<Visitor>();
        foreach (var (who, person) in Principals.All) visitors.Add(await EnterAsync(who, person));
        foreach (var status in Enum.GetValues<PlanStatus>())
            await checks.RunAsync(status, status == PlanStatus.RequestDrafting, visitors, doing => !whole && dice.Next(OneIn(doing)) != 0, v => EnterAsync(v.Who, v.Person));

        output.WriteLine($"{checks.Count} checks, {checks.Done} of them done, seed {seed}");
        Assert.True(checks.Count > (whole ? 100_000 : OnPostgres ? 5_000 : 20_000), $"only {checks.Count} checks");
        // A rule that nobody needs hides what is true; a sample cannot tell, since every combination asks the file.
        var differences = checks.Differences.Concat(truth.Unused.Select(r => $"truth.txt line {r.Line} is never needed: {r.Endpoint} | {string.Join(", ", r.Who)}")).ToList();
        Assert.True(differences.Count == 0, $"{differences.Count} differences (seed {seed}, {checks.Count} checks):\n" + string.Join('\n', differences.Take(60)));
    }

    private async Task<Visitor> EnterAsync(string who, Person? person) => Visitor.At(who, person, person is null ? await site.Stranger().OpenAsync("/sign-in") : await site.SignInAsync(person));
}
