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
    private static int OneIn(bool isDone) => OnPostgres ? isDone ? 3 : 10 : isDone ? 1 : 4;

    internal static readonly (string Who, Person? Person)[] Principals =
    [
        ("signed-out:none", null),
        ("case-manager:own", Cast.CaseManager),
        ("accountable-person:own", Cast.AccountablePerson),
        ("deputy-accountable-person:own", Cast.DeputyAccountablePerson),
        ("practitioner:own", Cast.MrG),
        ("clinical-supervisor:own", Cast.Supervisor),
        ("deputy-supervisor:own", Cast.DeputySupervisor),
        ("key-contact:own", Cast.Adviser),
        ("second-reader:own", Cast.SecondReader),
        ("adviser:none", Cast.OtherAdviser),
        ("case-manager:same-organisation", Cast.Colleague),
        ("case-manager:other-organisation", Cast.OtherCaseManager),
        ("practitioner:other-organisation", Cast.OtherPractitioner),
        ("companion:own", Cast.Companion),
        ("delegated-signer:own", Cast.Delegate),
        ("placement-host:own", Cast.Host),
        ("local-administrator:same-organisation", Cast.LocalAdministrator),
        ("system-administrator:none", Cast.SystemAdministrator),
    ];

    [Fact]
    public void Every_endpoint_is_a_page_or_one_of_our_own_files_and_closed_unless_it_says_otherwise()
    {
        foreach (var endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null) continue;
            // The last is the framework's answer to a file that is not there.
            if (endpoint.RoutePattern.RawText is "{**path:file}") continue;
            Assert.True(endpoint.RoutePattern.RawText!.StartsWith("assets/", StringComparison.Ordinal), endpoint.RoutePattern.RawText);
            Assert.NotNull(endpoint.Metadata.GetMetadata<IAllowAnonymous>());
        }
    }

    [Fact]
    public async Task Every_endpoint_answers_everybody_in_every_status_as_the_truth_file_says()
    {
        var truth = Truth.Read();
        Assert.True(truth.Rules.Select(r => r.Line).Distinct().Count() <= 400, "the truth file must stay short enough to be reviewed");
        var endpoints = await TruthEndpoint.AllAsync(site);
        var whole = Environment.GetEnvironmentVariable("HANDRAIL_TRUTH") == "whole";
        var seed = Environment.TickCount;
        var dice = new Random(seed);
        var differences = new List<string>();
        var checks = 0;

        var screens = new Dictionary<string, (Screen Screen, string Token)>(StringComparer.Ordinal);
        foreach (var (who, person) in Principals)
        {
            screens[who] = await EnterAsync(person);
        }

        foreach (var status in Enum.GetValues<PlanStatus>())
        {
            var world = await World.AtAsync(site, status);
            foreach (var endpoint in endpoints.Where(e => e.AboutAPlan || status == PlanStatus.RequestDrafting))
            {
                foreach (var (who, person) in Principals)
                {
                    var expected = truth.AnswerFor(endpoint.Name, who, status);
                    if (expected is null)
                    {
                        differences.Add($"{endpoint.Name} | {who} | {status}: no rule speaks of it");
                        continue;
                    }

                    // What would be done is tried on a plan of its own.
                    if (!whole && dice.Next(OneIn(expected == "done")) != 0) continue;
                    checks++;
                    var (screen, token) = screens[who];
                    var place = expected == "done" && endpoint.AboutAPlan ? await World.AtAsync(site, status) : world;
                    var found = await AskAsync(screen, token, endpoint, place, expected == "done", person);
                    if (found != expected) differences.Add($"{endpoint.Name} | {who} | {status}: the file says {expected}, the application says {found}");
                    if (expected == "done" && endpoint.Name.StartsWith("POST /sign-", StringComparison.Ordinal)) screens[who] = await EnterAsync(person);
                }
            }
        }

        output.WriteLine($"{checks} checks, seed {seed}");
        // A rule that nobody needs hides what is true; a sample cannot tell, since every combination asks the file.
        differences.AddRange(truth.Unused.Select(r => $"truth.txt line {r.Line} is never needed: {r.Endpoint} | {string.Join(", ", r.Who)}"));
        Assert.True(differences.Count == 0, $"{differences.Count} differences (seed {seed}, {checks} checks):\n" + string.Join('\n', differences.Take(60)));
    }

    private async Task<(Screen, string)> EnterAsync(Person? person)
    {
        var screen = person is null ? await site.Stranger().OpenAsync("/sign-in") : await site.SignInAsync(person);
        return (screen, screen.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
    }

    private async Task<string> AskAsync(Screen screen, string token, TruthEndpoint endpoint, World world, bool doing, Person? doer)
    {
        var path = world.Fill(endpoint.Path);
        HttpResponseMessage answer;
        if (endpoint.IsPost)
        {
            var fields = new List<KeyValuePair<string, string>> { new("__RequestVerificationToken", token) };
            if (doing) fields.AddRange(await Bodies.ForAsync(site, endpoint.Name, world, doer));
            using var content = new FormUrlEncodedContent(fields);
            answer = await screen.Http.PostAsync(path, content);
        }
        else
        {
            answer = await screen.Http.GetAsync(path);
        }

        using (answer)
        {
            var said = answer.StatusCode switch
            {
                // A form that saves itself is answered where it is.
                HttpStatusCode.OK when endpoint.IsPost && answer.Content.Headers.ContentType?.MediaType == "application/json" => "done",
                HttpStatusCode.OK => "shown",
                HttpStatusCode.NotFound => "not there",
                HttpStatusCode.BadRequest => "not now",
                HttpStatusCode.Redirect when answer.Headers.Location!.OriginalString.Contains("/sign-in?", StringComparison.Ordinal) => "sign in",
                HttpStatusCode.Redirect => endpoint.IsPost ? "done" : "not now",
                _ => answer.StatusCode.ToString(),
            };
            if (!doing || said == "done") return said;
            var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
            return said + ": " + string.Join("; ", page.QuerySelectorAll(".govuk-error-summary__list li").Select(Screen.Words));
        }
    }
}
