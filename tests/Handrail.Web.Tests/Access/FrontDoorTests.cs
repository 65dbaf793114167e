using System.Net;
using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Persistence.Situations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Handrail.Web.Tests.Access;

/// <summary>What every answer carries, at every address there is, and who is let as far as a page.</summary>
public sealed class FrontDoorTests(Site site) : IClassFixture<Site>
{
    /// <summary>The whole set, as browsers get it. What is added or taken away is read here.</summary>
    private static readonly string[] Everywhere =
    [
        "Content-Security-Policy: " + SafeHeaders.Policy,
        "Cross-Origin-Embedder-Policy: require-corp",
        "Cross-Origin-Opener-Policy: same-origin",
        "Cross-Origin-Resource-Policy: same-origin",
        "Permissions-Policy: " + SafeHeaders.Permissions,
        "Referrer-Policy: same-origin",
        "X-Content-Type-Options: nosniff",
        "X-Frame-Options: DENY",
        "X-Permitted-Cross-Domain-Policies: none",
        "X-Robots-Tag: noindex, nofollow",
    ];

    /// <summary>What an answer may carry besides: about itself, and nothing that names what serves it.</summary>
    private static readonly string[] Besides = ["Accept-Ranges", "Allow", "Cache-Control", "Content-Disposition", "Content-Encoding", "Content-Length", "Content-Type", "Date", "ETag", "Expires", "Last-Modified", "Location", "Pragma", "Retry-After", "Set-Cookie", "Strict-Transport-Security", "Vary"];

    [Fact]
    public async Task Every_address_answers_every_method_with_the_safe_headers_and_nothing_more()
    {
        var world = await World.AtAsync(site, PlanStatus.InDelivery);
        var broken = await site.PlanAtAsync(PlanStatus.Issued);
        await site.AskAsync(db => db.Plans.Where(p => p.Reference == broken).ExecuteUpdateAsync(p => p.SetProperty(x => x.RequestText, "{")));
        var paths = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => "/" + world.Fill(e.RoutePattern.RawText!.TrimStart('/')).Replace("{**path:file}", "robots.txt", StringComparison.Ordinal).TrimStart('/'))
            .Append("/assets/no-such-file.css").Append("/no/such/page").Append("/plans/%ff").Append("/" + new string('x', 2000)).Append($"/requests/{broken}").Distinct().ToList();
        Assert.True(paths.Count > 100, $"only {paths.Count} addresses were found");
        var faults = new List<string>();
        var (answers, statuses) = (0, new HashSet<HttpStatusCode>());
        foreach (var screen in new[] { site.Stranger(), await site.SignInAsync(Cast.CaseManager) })
        {
            foreach (var path in paths)
            {
                foreach (var method in new[] { "GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "get" })
                {
                    using var request = new HttpRequestMessage(new HttpMethod(method), path);
                    using var answer = await screen.Http.SendAsync(request);
                    answers++;
                    statuses.Add(answer.StatusCode);
                    var own = answer.Headers.Concat(answer.Content.Headers).ToList();
                    var said = own.Where(h => !Besides.Contains(h.Key, StringComparer.OrdinalIgnoreCase)).Select(h => $"{h.Key}: {string.Join(", ", h.Value)}").Order(StringComparer.Ordinal);
                    if (!said.SequenceEqual(Everywhere)) faults.Add($"{method} {path} ({(int)answer.StatusCode}): {string.Join(" | ", said.Except(Everywhere).Concat(Everywhere.Except(said).Select(h => "lacks " + h)))}");
                    var isFile = path.StartsWith("/assets/", StringComparison.Ordinal) && answer.StatusCode == HttpStatusCode.OK;
                    if (!isFile && answer.Headers.CacheControl?.NoStore != true) faults.Add($"{method} {path} ({(int)answer.StatusCode}) may be kept");
                    if (method is not ("GET" or "HEAD" or "POST" or "get") && answer.StatusCode != HttpStatusCode.MethodNotAllowed) faults.Add($"{method} {path} is answered {(int)answer.StatusCode}");
                    foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [])
                        if (!IsSafe(cookie)) faults.Add($"{method} {path} sets {cookie}");
                }
            }
        }

        Assert.Contains(HttpStatusCode.InternalServerError, statuses);
        Assert.Contains(HttpStatusCode.BadRequest, statuses);
        Assert.Contains(HttpStatusCode.NotFound, statuses);
        Assert.True(faults.Count == 0, $"{faults.Count} of {answers} answers:\n" + string.Join('\n', faults.Take(40)));
    }

    private static bool IsSafe(string cookie) => cookie.StartsWith("__Host-", StringComparison.Ordinal)
        && cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase) && cookie.Contains("; httponly", StringComparison.OrdinalIgnoreCase)
        && cookie.Contains("; path=/;", StringComparison.OrdinalIgnoreCase) && !cookie.Contains("domain=", StringComparison.OrdinalIgnoreCase)
        && (cookie.Contains("; samesite=lax", StringComparison.OrdinalIgnoreCase) || cookie.Contains("; samesite=strict", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public async Task Over_https_a_browser_is_told_to_come_by_no_other_way_and_on_ones_own_machine_it_is_not()
    {
        using var own = await site.Stranger().Http.GetAsync("/sign-in");
        Assert.False(own.Headers.Contains("Strict-Transport-Security"));
        using var http = site.CreateDefaultClient(new Uri("https://handrail.example"));
        using var sealing = await http.GetAsync("/sign-in");
        Assert.Equal([SafeHeaders.OnlyHttps], sealing.Headers.GetValues("Strict-Transport-Security"));
        using var open = await http.GetAsync("http://handrail.example/sign-in");
        Assert.False(open.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Another_host_than_the_services_own_is_not_answered()
    {
        await using var named = new Site { Settings = new(StringComparer.Ordinal) { ["HANDRAIL_ADDRESS"] = "https://handrail.example" } };
        using var http = named.CreateDefaultClient(new Uri("https://handrail.example"));
        using var own = await http.GetAsync("/sign-in");
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        foreach (var other in new[] { "elsewhere.example", "handrail.example.elsewhere.example", "127.0.0.1" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
            request.Headers.Host = other;
            using var answer = await http.SendAsync(request);
            Assert.Equal((other, HttpStatusCode.MisdirectedRequest), (other, answer.StatusCode));
        }

        // What somebody says of the host on the way is not listened to.
        using var spoofed = new HttpRequestMessage(HttpMethod.Get, "/");
        spoofed.Headers.Add("X-Forwarded-Host", "elsewhere.example");
        using var home = await http.SendAsync(spoofed);
        Assert.DoesNotContain("elsewhere", home.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "10.0.0.7", "203.0.113.9", "10.0.0.7", false)]
    [InlineData("10.0.0.7", "10.0.0.7", "203.0.113.9", "203.0.113.9", true)]
    [InlineData("10.0.0.0/24", "10.0.0.7", "203.0.113.9", "203.0.113.9", true)]
    [InlineData("10.0.0.7", "127.0.0.1", "203.0.113.9", "127.0.0.1", false)]
    [InlineData("10.0.0.7", "192.0.2.1", "203.0.113.9", "192.0.2.1", false)]
    // What the client itself has written before the proxy is no proxy's word.
    [InlineData("10.0.0.7", "10.0.0.7", "198.51.100.1, 203.0.113.9", "203.0.113.9", true)]
    [InlineData("10.0.0.7, 10.0.1.0/24", "10.0.0.7", "203.0.113.9, 10.0.1.5", "203.0.113.9", true)]
    public async Task Only_a_known_proxy_says_who_asked_and_how(string known, string from, string forwarded, string expected, bool isHttps)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Configuration["HANDRAIL_PROXIES"] = known;
        builder.Services.AddSingleton(new ServiceAddress(builder.Configuration));
        builder.Services.AddFrontDoor(builder.Configuration);
        await using var app = builder.Build();
        app.Use((context, next) =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse(from);
            return next(context);
        });
        app.UseFrontDoor();
        app.MapGet("/", (HttpContext context) => context.Connection.RemoteIpAddress + (context.Request.IsHttps ? " https" : " http"));
        await app.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        // As many as have passed it on, each with its scheme; the first is the client's own invention.
        request.Headers.Add("X-Forwarded-For", forwarded);
        request.Headers.Add("X-Forwarded-Proto", string.Join(", ", forwarded.Split(',').Select(_ => "https")));
        using var http = app.GetTestClient();
        using var answer = await http.SendAsync(request);
        Assert.Equal($"{expected} {(isHttps ? "https" : "http")}", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public void A_proxy_that_is_neither_an_address_nor_a_network_refuses_the_start()
    {
        var settings = new Microsoft.Extensions.Configuration.ConfigurationManager { ["HANDRAIL_PROXIES"] = "10.0.0.7, proxy.example" };
        Assert.Contains("proxy.example", Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddFrontDoor(settings)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_asks_far_too_much_is_told_in_plain_words_when_to_come_back_and_nobody_else_is_held_up()
    {
        // Five in a hundred: 30 pages a minute for a person, 3 forms for an address.
        await using var narrow = new Site { Settings = new(StringComparer.Ordinal) { ["HANDRAIL_RATE_PERCENT"] = "5" } };
        var (screen, other) = (await narrow.SignInAsync(Cast.MrG), await narrow.SignInAsync(Cast.CaseManager));
        for (var page = 0; page < 40 && screen.Status == HttpStatusCode.OK; page++) await screen.OpenAsync("/plans");
        Assert.Equal(HttpStatusCode.TooManyRequests, screen.Status);
        Assert.Equal("Too much at once", screen.Heading);
        using var again = await screen.Http.GetAsync("/plans");
        Assert.Equal(TimeSpan.FromSeconds(10), again.Headers.RetryAfter!.Delta);
        // Files are not counted, and other people are not held up.
        using var file = await screen.Http.GetAsync("/assets/start.js");
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await other.OpenAsync("/plans")).Status);
        var stranger = await narrow.Stranger().OpenAsync("/sign-in");
        var (address, fields) = stranger.Filled(Cast.MrG.Name);
        var said = new List<HttpStatusCode>();
        for (var form = 0; form < 4; form++) said.Add((await narrow.Stranger().PostAsync(address, fields)).Status);
        Assert.Contains(HttpStatusCode.TooManyRequests, said);
    }

    [Fact]
    public async Task The_reference_that_somebody_reads_is_the_one_that_the_log_has_and_the_defect_is_logged_once()
    {
        var log = new Lines();
        await using var apart = new Site { Log = log };
        var broken = await apart.PlanAtAsync(PlanStatus.Issued);
        await apart.AskAsync(db => db.Plans.Where(p => p.Reference == broken).ExecuteUpdateAsync(p => p.SetProperty(x => x.RequestText, "{")));
        var screen = await apart.SignInAsync(Cast.CaseManager);
        await screen.OpenAsync($"/requests/{broken}");
        Assert.Equal((HttpStatusCode.InternalServerError, "Something went wrong"), (screen.Status, screen.Heading));
        var reference = Screen.Words(screen.Page.QuerySelector("main strong"));
        Assert.NotEmpty(reference);
        Assert.StartsWith($"Problem {reference}: System.Text.Json.JsonReaderException\n   at System.Text.Json", Assert.Single(log.Errors), StringComparison.Ordinal);
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public List<string> Errors { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel)) return;
            lock (Errors) Errors.Add(formatter(state, exception));
        }

        public void Dispose()
        {
        }
    }
}
