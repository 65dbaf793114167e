using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Handrail.Bench.Bulk;
using Handrail.Web.Persistence;

namespace Handrail.Bench;

/// <summary>The published program, started by itself on a database that is there: how soon it answers, and what it holds in memory after a crawl.</summary>
internal static class Published
{
    private const int Pages = 600;

    /// <param name="program">the published Handrail.Web.dll</param>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(BulkDatabase kept, string program, int plan)
    {
        await using var copy = await kept.CopyAsync();
        var address = FreeAddress();
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

    private static Task RunAsync(string program, BulkDatabase database, Uri address, Func<Process, TimeSpan, Task> whileItRuns) =>
        // A crawl asks more often than any person.
        RunAsync(program, database.Engine, database.Folder, address, [("HANDRAIL_RATE_PERCENT", "0")], whileItRuns);

    /// <summary>Starts the program on a database, waits for its first page, and ends it when the work is done.</summary>
    public static async Task RunAsync(string program, Engine engine, string folder, Uri address, IReadOnlyList<(string Name, string Value)> settings, Func<Process, TimeSpan, Task> whileItRuns)
    {
        var start = new ProcessStartInfo("dotnet", [program]) { RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = Path.GetDirectoryName(program)! };
        start.Environment["HANDRAIL_DATA"] = folder;
        start.Environment["HANDRAIL_POSTGRES"] = engine.IsSqlite ? "" : engine.Connection;
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in settings) start.Environment[name] = value;
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
            using var jar = new Jar();
            using var http = new HttpClient(jar) { BaseAddress = address };
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

    /// <summary>A loopback address on which nobody listens.</summary>
    public static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"));
    }
}
