using System.Diagnostics;
using System.Net;

namespace Handrail.Bench;

internal sealed record PageRequest(string Path, string? Cookie = null);

internal sealed record PageContent(byte[] Bytes, string? Type);

/// <summary>A fixed number of connections that each ask again as soon as they are answered. An answer other than 200 stops the measurement.</summary>
internal sealed class LoadClient : IDisposable
{
    private readonly HttpMessageInvoker http;
    private readonly Uri address;
    private readonly PageRequest page;
    private readonly int connections;

    public LoadClient(Uri address, PageRequest page, int connections)
    {
        (this.address, this.page, this.connections) = (new Uri(address, page.Path), page, connections);
        http = Invoker(connections);
    }

    public static async Task<PageContent> ReadAsync(Uri address, PageRequest page)
    {
        using var once = Invoker(1);
        using var request = Request(new Uri(address, page.Path), page);
        using var response = await once.SendAsync(request, CancellationToken.None);
        Check(request, response);
        return new PageContent(await response.Content.ReadAsByteArrayAsync(), response.Content.Headers.ContentType?.ToString());
    }

    public async Task<double> RequestsPerSecondAsync(TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        var answered = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => AskUntilAsync(clock, time))));
        return answered.Sum() / clock.Elapsed.TotalSeconds;
    }

    public void Dispose() => http.Dispose();

    private async Task<int> AskUntilAsync(Stopwatch clock, TimeSpan time)
    {
        var answered = 0;
        for (; clock.Elapsed < time; answered++)
        {
            using var request = Request(address, page);
            using var response = await http.SendAsync(request, CancellationToken.None);
            Check(request, response);
            await response.Content.CopyToAsync(Stream.Null);
        }

        return answered;
    }

    private static HttpMessageInvoker Invoker(int connections) => new(new SocketsHttpHandler
    {
        MaxConnectionsPerServer = connections,
        UseCookies = false,
        UseProxy = false,
        AllowAutoRedirect = false,
    });

    private static HttpRequestMessage Request(Uri address, PageRequest page)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (page.Cookie is not null)
            request.Headers.Add("Cookie", page.Cookie);
        return request;
    }

    private static void Check(HttpRequestMessage request, HttpResponseMessage response)
    {
        if (response.StatusCode != HttpStatusCode.OK)
            throw new InvalidOperationException($"{request.RequestUri} answered {(int)response.StatusCode}, not 200");
    }
}
