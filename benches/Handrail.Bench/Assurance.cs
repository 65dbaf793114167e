using System.Globalization;
using System.Text.RegularExpressions;
using Handrail.Bench.Bulk;
using Handrail.Web.Tests.Access;

namespace Handrail.Bench;

/// <summary>What is promised about who gets in and who sees what, at its numbers, over HTTP: what it costs, how soon what ends has ended, how far guessing leads, and that nothing leaves the machine.</summary>
internal static partial class Assurance
{
    /// <summary>How many ask at once while something of theirs is ended.</summary>
    private const int Sessions = 50;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Effort effort)
    {
        var figures = new List<Figure>();
        foreach (var postgres in Pages.Engines())
        {
            figures.Add(await CostAsync(await BulkDatabase.EnsureAsync(Pages.Small, Pages.Home, postgres), effort));
            figures.AddRange(await EndingsAsync(effort, postgres));
        }

        if (Environment.GetEnvironmentVariable("HANDRAIL_BENCH_PUBLISHED") is { Length: > 0 } program) figures.AddRange(await Guessing.MeasureAsync(effort, program));
        else await Console.Error.WriteLineAsync("Skipped: guessing, which is tried on the published program; ./bench publishes it");
        if (Environment.GetEnvironmentVariable("HANDRAIL_BENCH_BROWSER") is { Length: > 0 } browser && Environment.GetEnvironmentVariable("HANDRAIL_BENCH_CUT") is { Length: > 0 } script) figures.AddRange(await Cut.MeasureAsync(effort, browser, script));
        else await Console.Error.WriteLineAsync("Skipped: journeys without a network; ./bench builds them where there is a Chromium");
        return figures;
    }

    /// <summary>
    /// The plan page with sessions as rows and rules about who sees what, against the same page, to the byte, of the same build
    /// and the same rows without them. What exactly is left out, <see cref="HandrailApp"/> says.
    /// </summary>
    private static async Task<Figure> CostAsync(BulkDatabase kept, Effort effort)
    {
        await using var copy = await kept.CopyAsync();
        await using var app = HandrailApp.Start(kept);
        var page = new Ask("/plans/" + Pages.Reference(Pages.Plan), await app.SignInAsync(BulkPeople.CaseManagerOf(Pages.Plan).Id));
        await using var open = HandrailApp.Start(copy.Engine, copy.Folder, anybody: await app.SessionOfAsync(page.Cookie!));
        var (before, openBefore) = (app.Reads, open.Reads);
        var (one, other) = (await LoadClient.ReadAsync(app.Address, page), await LoadClient.ReadAsync(open.Address, page));
        if (ByChance().Replace(one.Text, "") != ByChance().Replace(other.Text, "")) throw new InvalidOperationException("The page without sessions and access rules is another page");
        var (reads, openReads) = (app.Reads - before, open.Reads - openBefore);
        if (openReads != reads - 1) throw new InvalidOperationException($"The page asks the database {reads} times, and {openReads} times without sessions and access rules; that should be once less");
        using var with = LoadClient.Of(app.Address, page, Pages.Connections);
        using var without = LoadClient.Of(open.Address, page, Pages.Connections);
        var rates = await Pages.InTurnAsync(effort, with.RequestsPerSecondAsync, without.RequestsPerSecondAsync);
        return new Figure(
            "assurance", kept.Engine.Name,
            string.Create(CultureInfo.InvariantCulture, $"plan page, {Pages.Connections} connections, {kept.Plans:N0} plans, {rates.One:0} a second, and {rates.Other:0} without sessions and access rules"),
            "share of the page without them", rates.One / rates.Other, Target.AtLeast(0.85));
    }

    /// <summary>S6: sessions, parts, rights and accounts are ended one by one while all ask without a pause. On PostgreSQL half of them ask another process than the one that ends.</summary>
    private static async Task<IEnumerable<Figure>> EndingsAsync(Effort effort, string? postgres)
    {
        var seed = Environment.TickCount;
        var dice = new Random(seed);
        await using var database = await BulkDatabase.EmptyAsync(postgres);
        await using var app = HandrailApp.Start(database.Engine, database.Folder);
        await using var other = postgres is null ? null : HandrailApp.Start(database.Engine, database.Folder);
        using var http = LoadClient.Invoker(Sessions);
        var (told, turn) = (Revocation.None, 0);
        for (var round = 1; round <= (effort == Effort.Full ? 20 : 2); round++)
        {
            var all = await Hosts.OnOnePlanAsync(app.Services, round, Sessions, async person =>
            {
                var (cookie, address) = (await app.BeginAsync(person.Id), other is not null && turn++ % 2 == 1 ? other.Address : app.Address);
                return async path =>
                {
                    using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, path)) { Headers = { { "Cookie", cookie } } };
                    using var answer = await http.SendAsync(request, CancellationToken.None);
                    await answer.Content.CopyToAsync(Stream.Null);
                    return answer.StatusCode == System.Net.HttpStatusCode.OK;
                };
            });
            told = told.And(await Revocation.TryAsync(all, dice));
        }

        var size = string.Create(CultureInfo.InvariantCulture, $"{told.Trials:N0} ended of {Sessions} that ask at once: sessions, parts, rights, accounts ({told.Asked:N0} pages shown before, {told.Refused:N0} refused after, seed {seed})");
        return
        [
            new Figure("assurance", database.Engine.Name, size, "pages shown more than a second after", told.LongAfter, Target.AtMost(0)),
            new Figure("assurance", database.Engine.Name, size, "pages shown that were asked for after", told.Late, Target.AtMost(0)),
            new Figure("assurance", database.Engine.Name, size, "milliseconds to the last page that had been asked for before", told.Slowest.TotalMilliseconds, Target.AtMost(1000)),
        ];
    }

    // A page's own tokens and form ids.
    [GeneratedRegex("(?:__RequestVerificationToken|FormId)\"[^>]* value=\"[^\"]*\"", RegexOptions.NonBacktracking)]
    private static partial Regex ByChance();
}
