using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Handrail.Bench.Bulk;

namespace Handrail.Bench;

/// <summary>The published program, started by itself on a database that is there: how soon it answers, and what it holds in memory after a crawl.</summary>
internal static class Published
{
    private const int Pages = 600;

    /// <param name="program">the published Handrail.Web.dll</param>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(BulkDatabase kept, string program, int plan)
    {
        await using var copy = await kept.CopyAsync();
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));
        // Once, so that the machine has read the files.
        await RunAsync(program, copy, address, (_, _) => Task.CompletedTask);
        List<Figure> figures = [];
        await RunAsync(program, copy, address, async (process, first) =>
        {
            figures.Add(new Figure("pages", kept.Engine.Name, "published, on a database that is there", "seconds to the first page", first.TotalSeconds, Target.AtMost(2)));
            var read = await CrawlAsync(address, [BulkPeople.AdviserOf(plan).Id, BulkPeople.CaseManagerOf(plan).Id, BulkPeople.PractitionerOf(plan).Id, BulkPeople.SupervisorOf(plan).Id]);
            process.Refresh();
            figures.Add(new Figure("pages", kept.Engine.Name, string.Create(CultureInfo.InvariantCulture, $"published, after a crawl of {read} pages"), "megabytes resident", process.WorkingSet64 / 1e6, Target.AtMost(250)));
        });
        return figures;
    }

    private static async Task RunAsync(string program, BulkDatabase database, Uri address, Func<Process, TimeSpan, Task> whileItRuns)
    {
        var start = new ProcessStartInfo("dotnet", [program]) { RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = Path.GetDirectoryName(program)! };
        start.Environment["HANDRAIL_DATA"] = database.Folder;
        start.Environment["HANDRAIL_POSTGRES"] = database.Engine.IsSqlite ? "" : database.Engine.Connection;
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var talk = process.StandardOutput.ReadToEndAsync();
        try
        {
            using var http = new HttpClient { BaseAddress = address };
            while (true)
            {
                if (process.HasExited) throw new InvalidOperationException("The published program stopped: " + await talk);
                try
                {
                    using var answer = await http.GetAsync(new Uri("/about-plans", UriKind.Relative));
                    if (answer.StatusCode == HttpStatusCode.OK) break;
                }
                catch (HttpRequestException)
                {
                    // Not there yet.
                }

                await Task.Delay(5);
            }

            await whileItRuns(process, clock.Elapsed);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    /// <summary>Follows the links of each person in turn; gives how many pages there were.</summary>
    private static async Task<int> CrawlAsync(Uri address, IReadOnlyList<Guid> people)
    {
        var read = 0;
        foreach (var person in people)
        {
            // Its cookies travel over protected connections alone, but for a machine's own address, which .NET's jar does not know of.
            using var handler = new CookieKeeper();
            using var http = new HttpClient(handler) { BaseAddress = address };
            var token = Html.TokenIn(await http.GetStringAsync(new Uri("/sign-in", UriKind.Relative)));
            using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Person", person.ToString())]);
            using var home = await http.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
            home.EnsureSuccessStatusCode();
            var (seen, next) = (new HashSet<string>(StringComparer.Ordinal) { "/" }, new Queue<string>(["/"]));
            for (var left = Pages / people.Count; left > 0 && next.TryDequeue(out var path); left--, read++)
            {
                using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
                var text = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
                foreach (var href in Html.LinksIn(text))
                    if (seen.Add(href)) next.Enqueue(href);
            }
        }

        return read;
    }

    /// <summary>Keeps cookies as a browser does for its own machine, and follows where a form leads.</summary>
    private sealed class CookieKeeper() : DelegatingHandler(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false })
    {
        private readonly Dictionary<string, string> jar = new(StringComparer.Ordinal);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Remove("Cookie");
            if (jar.Count > 0) request.Headers.Add("Cookie", string.Join("; ", jar.Select(c => c.Key + "=" + c.Value)));
            var answer = await base.SendAsync(request, cancellationToken);
            if (answer.Headers.TryGetValues("Set-Cookie", out var set))
                foreach (var cookie in set.Select(c => c.Split(';')[0].Split('=', 2))) jar[cookie[0]] = cookie[1];
            if (answer.StatusCode != HttpStatusCode.Redirect) return answer;
            using (answer)
            {
                using var next = new HttpRequestMessage(HttpMethod.Get, new Uri(request.RequestUri!, answer.Headers.Location!));
                return await SendAsync(next, cancellationToken);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
