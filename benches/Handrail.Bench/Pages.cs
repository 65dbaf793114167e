using System.Text.RegularExpressions;
using Handrail.Web.Persistence.Situations;

namespace Handrail.Bench;

/// <summary>
/// What the plan page costs beyond reading its rows and sending its bytes: requests a second, as a share of those of a bare
/// endpoint in the same process that reads the same rows by hand and returns the same bytes. The machine's speed cancels out.
/// The client shares the machine, so its own cost stands on both sides and draws the share towards 1.
/// </summary>
internal static partial class Pages
{
    private const int Connections = 8;
    private const int Rounds = 5;

    // A floor that a query in a loop falls through; the bar proper comes with the pages' own measurements.
    private const double Share = 0.06;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Effort effort)
    {
        await using var app = HandrailApp.Start();
        var cookie = await app.SignInAsync(Cast.CaseManager.Id);
        var list = await LoadClient.ReadAsync(app.Address, new PageRequest("/plans", cookie));
        var reference = Reference().Match(System.Text.Encoding.UTF8.GetString(list.Bytes)).Value;
        var page = new PageRequest("/plans/" + reference, cookie);
        var content = await LoadClient.ReadAsync(app.Address, page);
        await using var bare = await BareApp.StartAsync(content, app.Database, reference);
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
                FormattableString.Invariant($"plan page of {content.Bytes.Length / 1000.0:0.0} kB, {Connections} connections, {pageRate:0} of {bareRate:0} requests a second"),
                "share of a bare endpoint",
                pageRate / bareRate,
                Target.AtLeast(Share)),
            new Figure("pages", HandrailApp.Engine, "plan page without assets", "kilobytes", content.Bytes.Length / 1000.0, Target.AtMost(60)),
        ];
    }

    [GeneratedRegex(@"PSR-\d{4}-\d{4}", RegexOptions.NonBacktracking)]
    private static partial Regex Reference();

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
