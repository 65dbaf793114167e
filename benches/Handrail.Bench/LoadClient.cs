using System.Diagnostics;
using System.Net;

namespace Handrail.Bench;

/// <summary>Something that one connection asks again and again, with the answer that it must get.</summary>
internal sealed record Ask(string Path, string? Cookie = null, Func<IEnumerable<KeyValuePair<string, string>>>? Form = null)
{
    /// <summary>A page is there; a form that was saved leads on.</summary>
    public HttpStatusCode Expected => Form is null ? HttpStatusCode.OK : HttpStatusCode.Redirect;
}

internal sealed record PageContent(byte[] Bytes, string? Type)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Bytes);
}

/// <summary>A connection for each question, which asks again as soon as it is answered. Any other answer than the expected one stops the measurement.</summary>
internal sealed class LoadClient(Uri address, IReadOnlyList<Ask> asks) : IDisposable
{
    private readonly HttpMessageInvoker http = Invoker(asks.Count);

    public static LoadClient Of(Uri address, Ask ask, int connections) => new(address, [.. Enumerable.Repeat(ask, connections)]);

    public static async Task<PageContent> ReadAsync(Uri address, Ask ask)
    {
        using var once = Invoker(1);
        using var request = Request(address, ask);
        using var response = await once.SendAsync(request, CancellationToken.None);
        await CheckAsync(request, response, ask);
        return new PageContent(await response.Content.ReadAsByteArrayAsync(), response.Content.Headers.ContentType?.ToString());
    }

    public async Task<double> RequestsPerSecondAsync(TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        var answered = await Task.WhenAll(asks.Select(ask => Task.Run(() => AskUntilAsync(ask, clock, time))));
        return answered.Sum() / clock.Elapsed.TotalSeconds;
    }

    /// <summary>Asks everything once, all at the same time, and gives how long each waited.</summary>
    public async Task<TimeSpan[]> TogetherAsync()
    {
        using var gun = new SemaphoreSlim(0);
        var waits = asks.Select(ask => Task.Run(async () =>
        {
            await gun.WaitAsync();
            var clock = Stopwatch.StartNew();
            await OnceAsync(ask);
            return clock.Elapsed;
        })).ToList();
        gun.Release(asks.Count);
        return await Task.WhenAll(waits);
    }

    public void Dispose() => http.Dispose();

    private async Task<int> AskUntilAsync(Ask ask, Stopwatch clock, TimeSpan time)
    {
        var answered = 0;
        for (; clock.Elapsed < time; answered++) await OnceAsync(ask);
        return answered;
    }

    private async Task OnceAsync(Ask ask)
    {
        using var request = Request(address, ask);
        using var response = await http.SendAsync(request, CancellationToken.None);
        await CheckAsync(request, response, ask);
        await response.Content.CopyToAsync(Stream.Null);
    }

    public static HttpMessageInvoker Invoker(int connections) => new(new SocketsHttpHandler
    {
        MaxConnectionsPerServer = connections,
        UseCookies = false,
        UseProxy = false,
        AllowAutoRedirect = false,
    });

    private static HttpRequestMessage Request(Uri address, Ask ask)
    {
        var request = new HttpRequestMessage(ask.Form is null ? HttpMethod.Get : HttpMethod.Post, new Uri(address, ask.Path));
        if (ask.Cookie is not null) request.Headers.Add("Cookie", ask.Cookie);
        if (ask.Form is not null) request.Content = new FormUrlEncodedContent(ask.Form());
        return request;
    }

    private static async Task CheckAsync(HttpRequestMessage request, HttpResponseMessage response, Ask ask)
    {
        if (response.StatusCode == ask.Expected) return;
        var text = await response.Content.ReadAsStringAsync();
        throw new InvalidOperationException($"{request.Method} {request.RequestUri} answered {(int)response.StatusCode}, not {(int)ask.Expected}: {text[..Math.Min(2000, text.Length)]}");
    }
}
