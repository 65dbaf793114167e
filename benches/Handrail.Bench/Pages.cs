using System.Globalization;
using Handrail.Bench.Bulk;
using Handrail.Domain.Plans;

namespace Handrail.Bench;

/// <summary>
/// What pages and saves cost beyond what cannot be avoided, and whether they cost more when there is more. All figures are
/// shares of one run in one process, so that the machine's speed cancels out. The client shares the machine: its own cost
/// stands on both sides and draws each share towards 1.
/// </summary>
internal static class Pages
{
    public const int Connections = 8;
    private const int Rounds = 5;
    public const int Small = 1_000;
    private const int Large = 10_000;
    private const int Largest = 100_000;

    // Of the bulk's plans in delivery, one with neighbours on all sides.
    public const int Plan = 253;

    /// <summary>Reading a page's own part; who has signed in is read besides.</summary>
    private const int Queries = 4;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Effort effort)
    {
        var figures = new List<Figure>();
        foreach (var postgres in Engines())
        {
            var small = await BulkDatabase.EnsureAsync(Small, Home, postgres);
            await using (var app = HandrailApp.Start(small))
            {
                figures.AddRange(await SharesAsync(small, app, effort));
                figures.AddRange(await SizesAsync(small, app));
                if (effort == Effort.Full) figures.AddRange(await GrowthAsync(small, app, await BulkDatabase.EnsureAsync(Large, Home, postgres), effort));
            }

            figures.AddRange(await SavesAsync(small, effort));
            if (Environment.GetEnvironmentVariable("HANDRAIL_BENCH_PUBLISHED") is { Length: > 0 } program && postgres is null) figures.AddRange(await Published.MeasureAsync(small, program, Plan));
        }

        return figures;
    }

    /// <summary>The same pages with a hundred thousand plans: about 26 GB of disk for each engine, made once.</summary>
    public static async Task<IReadOnlyList<Figure>> MeasureLargeAsync(Effort effort)
    {
        var figures = new List<Figure>();
        foreach (var postgres in Engines())
        {
            var small = await BulkDatabase.EnsureAsync(Small, Home, postgres);
            await using var app = HandrailApp.Start(small);
            figures.AddRange(await GrowthAsync(small, app, await BulkDatabase.EnsureAsync(Largest, Home, postgres), effort));
        }

        return figures;
    }

    /// <summary>The folder in which databases are kept.</summary>
    public static string Home => Path.Combine(Report.Folder, "bulk");

    /// <summary>SQLite, and PostgreSQL where ./bench has started a server.</summary>
    public static IEnumerable<string?> Engines()
    {
        yield return null;
        if (Environment.GetEnvironmentVariable("HANDRAIL_BENCH_POSTGRES") is { Length: > 0 } postgres) yield return postgres;
    }

    private static async Task<IEnumerable<Figure>> SharesAsync(BulkDatabase database, HandrailApp app, Effort effort)
    {
        var page = new Ask("/plans/" + Reference(Plan), await app.SignInAsync(BulkPeople.CaseManagerOf(Plan).Id));
        var content = await LoadClient.ReadAsync(app.Address, page);
        await using var bare = await BareApp.StartAsync(database.Engine, content, Reference(Plan));
        using var pages = LoadClient.Of(app.Address, page, Connections);
        using var bytes = LoadClient.Of(bare.Address, page, Connections);
        var toBare = await InTurnAsync(effort, pages.RequestsPerSecondAsync, bytes.RequestsPerSecondAsync);
        var toMemory = await InTurnAsync(effort, time => With(remembers: false, time), time => With(remembers: true, time));
        app.Remembers = false;
        return
        [
            Share(database, "plan page", toBare, "share of a bare endpoint", Target.AtLeast(0.2)),
            Share(database, "plan page", toMemory, "share of the page made from memory", Target.AtLeast(0.3)),
        ];

        Task<double> With(bool remembers, TimeSpan time)
        {
            app.Remembers = remembers;
            return pages.RequestsPerSecondAsync(time);
        }
    }

    /// <summary>Bytes and queries of the pages that people open most.</summary>
    private static async Task<IEnumerable<Figure>> SizesAsync(BulkDatabase database, HandrailApp app)
    {
        var figures = new List<Figure>();
        var plan = "/plans/" + Reference(Plan);
        foreach (var (who, paths) in new[]
        {
            (BulkPeople.CaseManagerOf(Plan), new[] { "/", "/plans", "/board", plan, plan + "/content", plan + "/progress", plan + "/timeline", plan + "/history", plan + "/what-happens-next" }),
            (BulkPeople.AdviserOf(Plan), ["/", "/plans", "/caseload", "/triage"]),
        })
        {
            var cookie = await app.SignInAsync(who.Id);
            foreach (var path in paths)
            {
                await LoadClient.ReadAsync(app.Address, new Ask(path, cookie));
                var before = app.Reads;
                var content = await LoadClient.ReadAsync(app.Address, new Ask(path, cookie));
                var name = $"{path.Replace(plan, "/plans/…", StringComparison.Ordinal)} of a {(who.Position == "Case manager" ? "case manager" : "key contact")}";
                figures.Add(new Figure("pages", database.Engine.Name, name, "kilobytes", content.Bytes.Length / 1000.0, Target.AtMost(60)));
                figures.Add(new Figure("pages", database.Engine.Name, name, "queries of its own", app.Reads - before - 1, Target.AtMost(Queries)));
            }
        }

        return figures;
    }

    private static async Task<IEnumerable<Figure>> GrowthAsync(BulkDatabase small, HandrailApp inSmall, BulkDatabase large, Effort effort)
    {
        await using var inLarge = HandrailApp.Start(large);
        var figures = new List<Figure>();
        foreach (var (name, who, path) in new[] { ("plan page", BulkPeople.CaseManagerOf(Plan), "/plans/" + Reference(Plan)), ("first list page", BulkPeople.AdviserOf(Plan), "/plans") })
        {
            using var few = LoadClient.Of(inSmall.Address, new Ask(path, await inSmall.SignInAsync(who.Id)), Connections);
            using var many = LoadClient.Of(inLarge.Address, new Ask(path, await inLarge.SignInAsync(who.Id)), Connections);
            var (small1, large1) = await InTurnAsync(effort, few.RequestsPerSecondAsync, many.RequestsPerSecondAsync);
            figures.Add(new Figure(
                "pages",
                small.Engine.Name,
                string.Create(CultureInfo.InvariantCulture, $"{name} with {large.Plans:N0} plans, {large1:0} a second, and with {small.Plans:N0}, {small1:0}"),
                "times the cost",
                small1 / large1,
                Target.AtMost(1.2)));
        }

        return figures;
    }

    /// <summary>Saves go into a copy, so that the kept database stays as it was made.</summary>
    private static async Task<IEnumerable<Figure>> SavesAsync(BulkDatabase kept, Effort effort)
    {
        await using var copy = await kept.CopyAsync();
        await using var app = HandrailApp.Start(copy);
        // Sixteen plans in delivery, each with a practitioner who records what they did.
        var writers = new List<Ask>();
        foreach (var number in Enumerable.Range(0, Small).Where(BulkStory.IsInDelivery).Take(16))
        {
            var cookie = await app.SignInAsync(BulkPeople.PractitionerOf(number).Id);
            writers.Add(await app.FormAsync(
                $"/plans/{Reference(number)}/activity", cookie,
                new("Form.Activity", BulkStory.FirstActivity(number).ToString()), new("Form.On.Day", "30"), new("Form.On.Month", "6"), new("Form.On.Year", "2026"), new("Form.Note", "Two patients seen and discussed.")));
        }

        await using var bare = await BareApp.StartAsync(copy.Engine, new PageContent([], "text/plain"), "", await copy.InDeliveryAsync(Connections));
        using var saves = new LoadClient(app.Address, [.. writers.Take(Connections)]);
        using var inserts = new LoadClient(bare.Address, [.. Enumerable.Repeat(new Ask("/", Form: () => [new("Form.Note", "Two patients seen and discussed.")]), Connections)]);
        var figures = new List<Figure> { Share(kept, "save of an activity", await InTurnAsync(effort, saves.RequestsPerSecondAsync, inserts.RequestsPerSecondAsync), kept.Engine.IsSqlite ? "share of a bare insert" : "share of a bare insert of the same rows", Target.AtLeast(0.3)) };
        if (!kept.Engine.IsSqlite) return figures;

        using var together = new LoadClient(app.Address, writers);
        var slowest = new List<double>();
        for (var round = 0; round < Rounds; round++) slowest.Add((await together.TogetherAsync()).Max().TotalMilliseconds);
        figures.Add(new Figure("pages", kept.Engine.Name, "16 writers at once, each on a plan of their own", "milliseconds of the slowest save", Median(slowest), Target.AtMost(100)));
        return figures;
    }

    private static Figure Share(BulkDatabase database, string what, (double One, double Other) rates, string measure, Target target) => new(
        "pages",
        database.Engine.Name,
        string.Create(CultureInfo.InvariantCulture, $"{what}, {Connections} connections, {database.Plans:N0} plans, {rates.One:0} and {rates.Other:0} a second"),
        measure,
        rates.One / rates.Other,
        target);

    /// <summary>Interleaved, so that another program's burst falls on both; the median of each.</summary>
    public static async Task<(double One, double Other)> InTurnAsync(Effort effort, Func<TimeSpan, Task<double>> one, Func<TimeSpan, Task<double>> other)
    {
        await one(effort.WarmUp / 2);
        await other(effort.WarmUp / 2);
        var (ones, others) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            ones.Add(await one(effort.Round));
            others.Add(await other(effort.Round));
        }

        return (Median(ones), Median(others));
    }

    public static string Reference(int plan) => Domain.Plans.Plan.ReferenceFor(BulkStory.RequestedOn(plan).Year, plan + 1);

    public static double Median(List<double> values) => Quantile(values, 0.5);

    public static double Quantile(List<double> values, double share) => values.Order().ElementAt((int)(values.Count * share));
}
