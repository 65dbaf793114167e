using System.Net;

namespace Handrail.Bench;

/// <summary>
/// Keeps cookies and follows redirects as a browser does on this machine: also over http, where cookies that are for https
/// alone are sent to nobody else.
/// </summary>
/// <param name="network">from where it comes, as a proxy says; null where there is none</param>
internal sealed class Jar(string? network = null) : DelegatingHandler(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
{
    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);

    public string this[string name] => $"{name}={cookies[name]}";

    /// <summary>Takes a cookie over from another browser.</summary>
    public void Take(string name, Jar from) => cookies[name] = from.cookies[name];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await OnceAsync(request, cancellationToken);
        for (var hops = 0; answer.StatusCode == HttpStatusCode.Redirect && hops < 5; hops++)
        {
            using var next = new HttpRequestMessage(HttpMethod.Get, new Uri(answer.RequestMessage!.RequestUri!, answer.Headers.Location!));
            answer.Dispose();
            answer = await OnceAsync(next, cancellationToken);
        }

        return answer;
    }

    private async Task<HttpResponseMessage> OnceAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        if (network is not null) request.Headers.Add("X-Forwarded-For", network);
        if (cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => c.Key + "=" + c.Value)));
        var answer = await base.SendAsync(request, cancel);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var pair = cookie.Split(';')[0].Split('=', 2);
            if (pair[1].Length > 0) cookies[pair[0]] = pair[1];
            else cookies.Remove(pair[0]);
        }

        return answer;
    }
}
