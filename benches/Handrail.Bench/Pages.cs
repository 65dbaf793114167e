namespace Handrail.Bench;

/// <summary>
/// What a page costs beyond the web server that carries it: requests a second of a page, as a share of those of
/// a bare endpoint in the same process that returns the same bytes. The machine's speed cancels out.
/// The client shares the machine, so its own cost stands on both sides and draws the share towards 1.
/// </summary>
internal static class Pages
{
    private const int Connections = 8;
    private const int Rounds = 5;

    // A signed-in page is another path and a cookie.
    private static readonly PageRequest page = new("/");

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Effort effort)
    {
        await using var app = HandrailApp.Start();
        await using var bare = await BareApp.StartAsync(await LoadClient.ReadAsync(app.Address, page));
        using var pages = new LoadClient(app.Address, page, Connections);
        using var bytes = new LoadClient(bare.Address, page, Connections);

        await pages.RequestsPerSecondAsync(effort.WarmUp);
        await bytes.RequestsPerSecondAsync(effort.WarmUp);
        var (pageRates, bareRates) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            // Interleaved, so that another program's burst falls on both.
            pageRates.Add(await pages.RequestsPerSecondAsync(effort.Round));
            bareRates.Add(await bytes.RequestsPerSecondAsync(effort.Round));
        }

        var (pageRate, bareRate) = (Median(pageRates), Median(bareRates));
        return
        [
            new Figure(
                "pages",
                HandrailApp.Engine,
                FormattableString.Invariant($"{page.Path}, {Connections} connections, {pageRate:0} of {bareRate:0} requests a second"),
                "share of a bare endpoint",
                pageRate / bareRate,
                Target.AtLeast(0.2)),
        ];
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
