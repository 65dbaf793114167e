using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;

namespace Handrail.Bench;

/// <summary>The application as it is served, on a loopback port of its own, over demonstration data in a folder that goes when it stops.</summary>
internal sealed class HandrailApp : IAsyncDisposable
{
    private readonly WebApplicationFactory<Program> factory;
    private readonly DirectoryInfo data;

    private HandrailApp(WebApplicationFactory<Program> factory, DirectoryInfo data, Uri address) =>
        (this.factory, this.data, Address) = (factory, data, address);

    public static string Engine => "sqlite";

    public Uri Address { get; }

    public string Database => Path.Combine(data.FullName, "handrail.db");

    /// <summary>Signs in as a demonstration person, as a browser would, and gives the cookie that says so.</summary>
    public async Task<string> SignInAsync(Guid person)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = Address };
        var page = await http.GetStringAsync("/sign-in");
        const string field = "__RequestVerificationToken\" type=\"hidden\" value=\"";
        var from = page.IndexOf(field, StringComparison.Ordinal) + field.Length;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", page[from..page.IndexOf('"', from)]), new("Person", person.ToString())]);
        using var answer = await http.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        return answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("handrail=", StringComparison.Ordinal)).Split(';')[0];
    }

    public static HandrailApp Start()
    {
        var folder = Directory.CreateTempSubdirectory("handrail-bench-");
        // The application reads both from the environment; a workload never writes to a database that somebody uses.
        Environment.SetEnvironmentVariable("HANDRAIL_DATA", folder.FullName);
        Environment.SetEnvironmentVariable("HANDRAIL_POSTGRES", null);
        // The factory looks for the list of content roots in the current folder only.
        Environment.CurrentDirectory = AppContext.BaseDirectory;
#pragma warning disable CA2000 // The application that is returned owns it.
        var served = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
            .UseEnvironment("Production")
            .UseSetting("situations", "demo").UseSetting("quiet", "yes")
            // A console is slower than any page.
            .ConfigureLogging(logging => logging.ClearProviders()));
#pragma warning restore CA2000
        served.UseKestrel(0);
        served.StartServer();
        return new HandrailApp(served, folder, served.ClientOptions.BaseAddress);
    }

    public async ValueTask DisposeAsync()
    {
        await factory.DisposeAsync();
        data.Delete(recursive: true);
    }
}
