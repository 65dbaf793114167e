using System.Collections.Concurrent;
using Handrail.Bench.Bulk;
using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Web.Access;
using Handrail.Web.Access.Accounts;
using Handrail.Web.Persistence;
using Handrail.Web.Tests;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

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

    public static HandrailApp Start(BulkDatabase database)
    {
        // The factory looks for the list of content roots in the current folder only.
        Environment.CurrentDirectory = AppContext.BaseDirectory;
        var count = new CommandCount();
#pragma warning disable CA2000 // The application that is returned owns it.
        var served = new Served(database, count);
#pragma warning restore CA2000
        served.UseKestrel(0);
        served.StartServer();
        return new HandrailApp(served, count, served.ClientOptions.BaseAddress);
    }

    /// <summary>Signs in as a demonstration person, as a browser would, and gives the cookie that says so.</summary>
    public async Task<string> SignInAsync(Guid person)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = Address };
        var token = Html.TokenIn(await http.GetStringAsync(new Uri("/sign-in", UriKind.Relative)));
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Person", person.ToString())]);
        using var answer = await http.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        return Cookie(answer, Sessions.Cookie + "=");
    }

    /// <summary>A form that can be sent again and again by one person, each time as a form of its own.</summary>
    public async Task<Ask> FormAsync(string path, string cookie, params KeyValuePair<string, string>[] values)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
        using var http = new HttpClient(handler) { BaseAddress = Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", cookie);
        using var answer = await http.SendAsync(request);
        var token = Html.TokenIn(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
        return new Ask(path, $"{cookie}; {Cookie(answer, ".AspNetCore.Antiforgery")}", () => [new("__RequestVerificationToken", token), new("FormId", Guid.CreateVersion7().ToString()), .. values]);
    }

    public ValueTask DisposeAsync() => factory.DisposeAsync();

    private static string Cookie(HttpResponseMessage answer, string name) =>
        answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith(name, StringComparison.Ordinal)).Split(';')[0];


    private sealed class Served(BulkDatabase database, CommandCount count) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
            .UseEnvironment("Production")
            .UseSetting("HANDRAIL_DATA", database.Folder).UseSetting("HANDRAIL_POSTGRES", database.Engine.IsSqlite ? "" : database.Engine.Connection)
            .UseSetting("situations", "people").UseSetting("quiet", "yes")
            // A console is slower than any page.
            .ConfigureLogging(logging => logging.ClearProviders())
            .ConfigureTestServices(services => services.AddSingleton<PlanReading, Remembering>().ConfigureDbContext<AppDb>(options => options.AddInterceptors(count)));
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
