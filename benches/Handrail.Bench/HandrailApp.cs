using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Handrail.Bench.Bulk;
using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Web.Access;
using Handrail.Web.Access.Accounts;
using Handrail.Web.Persistence;
using Handrail.Web.Tests;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Handrail.Bench;

/// <summary>The application as it is served, on a loopback port of its own, over a database of the bulk.</summary>
internal sealed class HandrailApp : IAsyncDisposable
{
    private readonly WebApplicationFactory<Program> factory;
    private readonly CommandCount commands;

    private HandrailApp(WebApplicationFactory<Program> factory, CommandCount commands, Uri address) => (this.factory, this.commands, Address) = (factory, commands, address);

    public Uri Address { get; }

    /// <summary>How often the pages have asked the database so far.</summary>
    public long Reads => commands.Reads + factory.Services.GetRequiredService<ReadingRoom>().Commands;

    /// <summary>Whether what a page reads of a plan is kept after its first reading, so that the page is made from memory.</summary>
    public bool Remembers
    {
        set => ((Remembering)factory.Services.GetRequiredService<PlanReading>()).IsOn = value;
    }

    /// <summary>The application's own services.</summary>
    public IServiceProvider Services => factory.Services;

    public static HandrailApp Start(BulkDatabase database) => Start(database.Engine, database.Folder);

    /// <param name="situations">with what a new database is born</param>
    /// <param name="anybody">who is taken for asking whatever is asked, without a look at cookie, session, rights or relationships (<see cref="Anybody"/>); null for the application as it is</param>
    public static HandrailApp Start(Engine engine, string folder, string situations = "people", (Session Session, Person Person)? anybody = null)
    {
        // The factory looks for the list of content roots in the current folder only.
        Environment.CurrentDirectory = AppContext.BaseDirectory;
        var count = new CommandCount();
#pragma warning disable CA2000 // The application that is returned owns it.
        var served = new Served(engine, folder, situations, anybody, count);
#pragma warning restore CA2000
        served.UseKestrel(0);
        served.StartServer();
        return new HandrailApp(served, count, served.ClientOptions.BaseAddress);
    }

    /// <summary>Signs in as a demonstration person, as a browser would, and gives the cookie that says so.</summary>
    public async Task<string> SignInAsync(Guid person)
    {
        using var jar = new Jar();
        using var http = new HttpClient(jar) { BaseAddress = Address };
        var token = Html.TokenIn(await http.GetStringAsync(new Uri("/sign-in", UriKind.Relative)));
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Person", person.ToString())]);
        using var answer = await http.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        answer.EnsureSuccessStatusCode();
        return jar[Sessions.Cookie];
    }

    /// <summary>The cookie of a session that begins without a page.</summary>
    public async Task<string> BeginAsync(Guid person)
    {
        await using var scope = Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        await scope.ServiceProvider.GetRequiredService<Sessions>().BeginAsync(http, person, SignInWay.Demonstration);
        return http.Response.Headers.SetCookie.ToString().Split(';')[0];
    }

    /// <summary>The session of a cookie, and whose it is, as they are read with every page.</summary>
    public async Task<(Session Session, Person Person)> SessionOfAsync(string cookie) =>
        (await Services.GetRequiredService<PlanReading>().SignedInAsync(SHA256.HashData(WebEncoders.Base64UrlDecode(cookie.Split('=')[1])), CancellationToken.None))!.Value;

    /// <summary>A form that can be sent again and again by one person, each time as a form of its own.</summary>
    public async Task<Ask> FormAsync(string path, string cookie, params KeyValuePair<string, string>[] values)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
        using var http = new HttpClient(handler) { BaseAddress = Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", cookie);
        using var answer = await http.SendAsync(request);
        var token = Html.TokenIn(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
        return new Ask(path, $"{cookie}; {Cookie(answer, "__Host-handrail-form=")}", () => [new("__RequestVerificationToken", token), new("FormId", Guid.CreateVersion7().ToString()), .. values]);
    }

    public ValueTask DisposeAsync() => factory.DisposeAsync();

    private static string Cookie(HttpResponseMessage answer, string name) =>
        answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith(name, StringComparison.Ordinal)).Split(';')[0];

    private sealed class Served(Engine engine, string folder, string situations, (Session, Person)? anybody, CommandCount count) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
            .UseEnvironment("Production")
            .UseSetting("HANDRAIL_DATA", folder).UseSetting("HANDRAIL_POSTGRES", engine.IsSqlite ? "" : engine.Connection)
            .UseSetting("situations", situations).UseSetting("quiet", "yes").UseSetting("HANDRAIL_RATE_PERCENT", "0")
            // A console is slower than any page.
            .ConfigureLogging(logging => logging.ClearProviders())
            .ConfigureTestServices(services =>
            {
                services.ConfigureDbContext<AppDb>(options => options.AddInterceptors(count));
                if (anybody is not { } who) services.AddSingleton<PlanReading, Remembering>();
                else
                {
                    services.AddSingleton<PlanReading, OfAnybody>().AddSingleton(new Fixed(who.Item1, who.Item2));
                    services.PostConfigure<AuthenticationOptions>(options => options.SchemeMap[SessionHandler.Name].HandlerType = typeof(Anybody));
                }
            });
    }

    private sealed record Fixed(Session Session, Person Person);

    /// <summary>
    /// In place of the reading of sessions: everybody is one person with one session, both read once before. What is left out is
    /// the cookie and its hash, the command that reads session, person and memberships, and the line about when they were last
    /// seen. What stays: files are for everybody, there is a principal, and a page is for people who are somebody.
    /// </summary>
    private sealed class Anybody(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, CurrentActor current, Fixed who)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Context.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<PageActionDescriptor>() is null) return Task.FromResult(AuthenticateResult.NoResult());
            if (!current.Enter(who.Session, who.Person)) return Task.FromResult(AuthenticateResult.NoResult());
            var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, who.Person.Id.ToString())], Scheme.Name);
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
        }
    }

    /// <summary>Reads the same rows of a plan, without asking whether they may be seen.</summary>
    private sealed class OfAnybody(Engine engine, ReadingRoom room, IServiceScopeFactory services) : PlanReading(engine, room, services)
    {
        protected override string SeenSql => "1 = 1";
    }

    /// <summary>Where switched on, reads once what a page asks for and then gives the same again.</summary>
    private sealed class Remembering(Engine engine, ReadingRoom room, IServiceScopeFactory services) : PlanReading(engine, room, services)
    {
        private readonly ConcurrentDictionary<object, Task<object?>> read = new();

        public bool IsOn { get; set; }

        public override async Task<PlanRead?> FindAsync(string reference, Actor actor, DateOnly day, CancellationToken cancel, bool inTriage = false) => IsOn
            ? (PlanRead?)await read.GetOrAdd((reference, actor.PersonId, day, inTriage), async _ => await base.FindAsync(reference, actor, day, CancellationToken.None, inTriage))
            : await base.FindAsync(reference, actor, day, cancel, inTriage);

        public override async Task<(Session Session, Person Person)?> SignedInAsync(byte[] keyHash, CancellationToken cancel) => IsOn
            ? ((Session, Person)?)await read.GetOrAdd(Convert.ToHexString(keyHash), async _ => await base.SignedInAsync(keyHash, CancellationToken.None))
            : await base.SignedInAsync(keyHash, cancel);
    }
}
