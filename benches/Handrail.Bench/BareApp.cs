using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Handrail.Bench;

/// <summary>The least that a web server can do: one endpoint that returns the bytes it was given, on every path.</summary>
internal sealed class BareApp : IAsyncDisposable
{
    private readonly WebApplication app;

    private BareApp(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.Single());

    public static async Task<BareApp> StartAsync(PageContent content)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var bare = builder.Build();
        bare.MapGet("/{**path}", () => Results.Bytes(content.Bytes, content.Type));
        await bare.StartAsync();
        return new BareApp(bare);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
