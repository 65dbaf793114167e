using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Handrail.Bench.Bulk;
using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Access.Accounts;
using Handrail.Web.Persistence;
using Handrail.Web.Persistence.Situations;
using Handrail.Web.Tests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Handrail.Bench;

/// <summary>
/// Row S12: strangers guess at the published program, with real accounts on SQLite, over HTTP and from many networks (a named
/// proxy says from where). Nothing is switched off or slowed down for it: hash, waits and rate limits are those of a service.
/// </summary>
internal sealed partial class Guessing : IDisposable
{
    private const string Password = "violin tractor meadow";
    private const int Networks = 500;
    private const int Strangers = 16;
    private const int Sprayed = 200;
    private const int WarmUp = 5;

    private static readonly Person Owner = Cast.CaseManager;

    private readonly Uri address;
    private readonly HttpMessageInvoker http = LoadClient.Invoker(Strangers + 4);
    private readonly List<HttpClient> browsers = [];
    private readonly Random dice;

    private Guessing(Uri address, Random dice) => (this.address, this.dice) = (address, dice);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Effort effort, string program)
    {
        var isFull = effort == Effort.Full;
        var (tries, pairs, seed) = (isFull ? 10_000 : 1_000, isFull ? 2_000 : 100, Environment.TickCount);
        await using var database = await BulkDatabase.EmptyAsync(null);
        var (secret, page) = await FillAsync(database, pairs + WarmUp + Sprayed);
        var figures = new List<Figure>();
        var at = Published.FreeAddress();
        await Published.RunAsync(program, database.Engine, database.Folder, at, [("situations", "none"), ("HANDRAIL_PROXIES", "127.0.0.1")], async (_, _) =>
        {
            using var guessing = new Guessing(at, new Random(seed));
            figures.AddRange(await guessing.FloodAsync(tries, pairs + WarmUp, secret, page));
            figures.AddRange(await guessing.CompareAsync(pairs, seed));
        });
        return figures;
    }

    public void Dispose()
    {
        foreach (var browser in browsers) browser.Dispose();
        http.Dispose();
    }

    /// <summary>A database for real records: mr-g's plan, its case manager with an app, and so many accounts at which strangers guess.</summary>
    private static async Task<(byte[] Secret, string Page)> FillAsync(BulkDatabase database, int accounts)
    {
        await using var app = HandrailApp.Start(database.Engine, database.Folder, "none");
        await using var scope = app.Services.CreateAsyncScope();
        var (db, book) = (scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<AccountBook>());
        var (now, reference) = (TimeProvider.System.GetUtcNow().UtcDateTime, Plan.ReferenceFor(2025, 1));
        db.AddRange(Cast.Organisations);
        db.AddRange(Cast.People);
        db.Add(MrG.Reach(PlanStatus.InDelivery, reference, DateOnly.FromDateTime(now).AddDays(-60)).Plan);
        await db.SaveAsync();
        var request = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        Expect(await book.BeginAsync(request, Owner, Password, null));
        var account = (await book.OfAsync(Owner.Id))!;
        var (secret, isSealed) = book.OfferApp(account);
        Expect((await book.SetAppAsync(request, account, isSealed, AppCode.Of(secret, AppCode.StepAt(TimeProvider.System.GetUtcNow()) - 1))).Outcome);

        // One hash for all: what is measured are wrong passwords.
        var hash = scope.ServiceProvider.GetRequiredService<IPasswordHasher<UserAccount>>().HashPassword(account, Password);
        foreach (var some in Enumerable.Range(0, accounts).Chunk(200))
        {
            db.ChangeTracker.Clear();
            db.Add(new AdministrationEntry { Id = Ids.New(), At = now, Day = DateOnly.FromDateTime(now), ActorId = Cast.SystemAdministrator.Id, Deed = Deed.GiveRight, OrganisationId = Cast.Harbourside.Id });
            foreach (var i in some)
            {
                var person = new Person { Id = Ids.New(), OrganisationId = Cast.Harbourside.Id, GivenName = "Person", FamilyName = string.Create(CultureInfo.InvariantCulture, $"Number {i}"), Email = Known(i) }.With(Duties.TakePart, new DateOnly(2020, 1, 1));
                db.Add(person);
                db.Add(new UserAccount { Id = Ids.Unlinkable(), PersonId = person.Id, EmailKey = UserAccount.KeyOf(person.Email), PasswordHash = hash, MadeAt = now });
            }

            await db.SaveAsync();
        }

        return (secret, "/plans/" + reference);

        static void Expect(Outcome outcome)
        {
            if (outcome.IsRefused) throw new InvalidOperationException(outcome.Sentence);
        }
    }

    private static string Known(int number) => string.Create(CultureInfo.InvariantCulture, $"person.{number:00000}@rhs.example.nhs.uk");

    private static string Unknown(int number) => string.Create(CultureInfo.InvariantCulture, $"nobody.{number:00000}@rhs.example.nhs.uk");

    private async Task<IEnumerable<Figure>> FloodAsync(int tries, int first, byte[] secret, string page)
    {
        // The owner is in, on a browser that is known from now on.
        var (own, jar) = Open();
        await ComeInAsync(own, secret);
        var before = await ReadAsync(own, page, TimeSpan.FromSeconds(3));

        // One browser, one account.
        var one = await DoorAsync();
        var waits = 0;
        for (var turn = 1; turn <= 10 && waits == 0; turn++)
            if ((await TryAsync(one, Owner.Email, "wrong password", "192.0.2.1")).Word != Word.Looked) waits = turn;

        // Many networks: nine tries of ten at this account, the rest at others in turn.
        var (turns, looked, words) = (0, 0, new int[3]);
        using var over = new CancellationTokenSource();
        var clock = Stopwatch.StartNew();
        var strangers = Enumerable.Range(0, Strangers).Select(_ => Task.Run(async () =>
        {
            var door = await DoorAsync();
            for (var turn = Interlocked.Increment(ref turns); turn <= tries; turn = Interlocked.Increment(ref turns))
            {
                var isOwner = turn % 10 != 0;
                var network = string.Create(CultureInfo.InvariantCulture, $"198.18.{turn % Networks / 250}.{turn % 250}");
                var word = (await TryAsync(door, isOwner ? Owner.Email : Known(first + (turn / 10 % Sprayed)), "wrong password", network)).Word;
                Interlocked.Increment(ref words[(int)word]);
                if (isOwner && word == Word.Looked) Interlocked.Increment(ref looked);
            }
        })).ToList();
        var reading = ReadAsync(own, page, Timeout.InfiniteTimeSpan, over.Token);
        // On a browser that is known nobody makes the owner wait.
        while (turns < tries / 2 && strangers.TrueForAll(s => !s.IsFaulted)) await Task.Delay(20);
        var isInMeanwhile = await PasswordAsync(Open(jar).Http) == "/sign-in/code";
        await Task.WhenAll(strangers);
        var took = clock.Elapsed;
        await over.CancelAsync();
        var during = await reading;

        // On a new browser elsewhere they wait as long as the page says, and no longer than five minutes.
        var (anew, wait) = (Open().Http, Stopwatch.StartNew());
        while (await PasswordAsync(anew) != "/sign-in/code" && wait.Elapsed < TimeSpan.FromMinutes(6)) await Task.Delay(1100);
        var waited = wait.Elapsed.TotalSeconds;
        var comesIn = await ComeInAsync(anew, secret, hasPassword: true) && (await ReadAsync(anew, page, TimeSpan.Zero)).Count > 0;

        var size = string.Create(CultureInfo.InvariantCulture, $"{tries:N0} tries from {Networks} networks in {took.TotalSeconds:0} s ({words[(int)Word.Looked]} looked at, {words[(int)Word.Waits]} told to wait, {words[(int)Word.TooMany]} one too many)");
        return
        [
            Of("tries at one account from one browser", "first that waits", waits == 0 ? double.NaN : waits, Target.AtMost(10)),
            Of(size, "passwords looked at for one account", looked, Target.AtMost(20)),
            Of(size, "of 1 owner in on their own browser meanwhile", isInMeanwhile ? 1 : 0, Target.AtLeast(1)),
            Of(size, "seconds until the owner is in on a new browser", comesIn ? waited : double.NaN, Target.AtMost(300)),
            Of(string.Create(CultureInfo.InvariantCulture, $"plan page meanwhile, {during.Count} times; before {Pages.Quantile(before, 0.95):0} ms"), "milliseconds for 95 of 100", Pages.Quantile(during, 0.95), Target.AtMost(500)),
        ];
    }

    /// <summary>Accounts that are there and that are not, one after the other in random order, each tried once from a network of its own.</summary>
    private async Task<IEnumerable<Figure>> CompareAsync(int pairs, int seed)
    {
        var door = await DoorAsync();
        var (known, unknown, differ) = (new List<double>(), new List<double>(), 0);
        for (var pair = -WarmUp; pair < pairs; pair++)
        {
            var answers = new Answer[2];
            foreach (var which in dice.Next(2) == 0 ? new[] { 0, 1 } : [1, 0])
            {
                var number = pair < 0 ? pairs - pair - 1 : pair;
                var email = which == 0 ? Known(number) : Unknown(number);
                var clock = Stopwatch.StartNew();
                answers[which] = await TryAsync(door, email, "wrong password again", string.Create(CultureInfo.InvariantCulture, $"10.{which}.{number / 250}.{number % 250}"));
                if (pair >= 0) (which == 0 ? known : unknown).Add(clock.Elapsed.TotalMilliseconds);
                answers[which] = answers[which] with { Whole = answers[which].Whole.Replace(email, "*", StringComparison.Ordinal) };
            }

            // The first are left out: they prepare statements, and the first unknown one makes the hash that all others are compared with.
            if (pair >= 0 && (answers[0] != answers[1] || answers[0].Word == Word.TooMany)) differ++;
        }

        var size = string.Create(CultureInfo.InvariantCulture, $"{pairs:N0} known and {pairs:N0} unknown accounts in turn, {Pages.Median(known):0.0} and {Pages.Median(unknown):0.0} ms, seed {seed}");
        return
        [
            Of(size, "likelihood of such times by chance", Ranks.Likelihood(known, unknown), Target.AtLeast(0.01)),
            Of(size, "answers that differ in status, length, headers or words", differ, Target.AtMost(0)),
        ];
    }

    private static Figure Of(string size, string measure, double value, Target target) => new("assurance", "sqlite", size, measure, value, target);

    // --- a stranger's tries ---

    private enum Word
    {
        Looked,
        Waits,
        TooMany,
    }

    private sealed record Door(string Cookie, string Token);

    /// <param name="Whole">status, headers and page, but for what chance gives them</param>
    private sealed record Answer(Word Word, string Whole);

    /// <summary>The page with the form, as one browser holds it open.</summary>
    private async Task<Door> DoorAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, "/sign-in"));
        using var answer = await http.SendAsync(request, CancellationToken.None);
        var cookies = answer.EnsureSuccessStatusCode().Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]);
        return new Door(string.Join("; ", cookies), Html.TokenIn(await answer.Content.ReadAsStringAsync()));
    }

    private async Task<Answer> TryAsync(Door door, string email, string password, string network)
    {
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", door.Token), new("Form.Email", email), new("Form.Password", password)]);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "/sign-in")) { Content = form, Headers = { { "Cookie", door.Cookie }, { "X-Forwarded-For", network } } };
        using var answer = await http.SendAsync(request, CancellationToken.None);
        var text = await answer.Content.ReadAsStringAsync();
        // The tokens' own characters are written longer or shorter.
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key is not ("Date" or "Content-Length")).OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => $"{h.Key}: {string.Join(',', h.Value.Select(v => h.Key == "Set-Cookie" ? v.Split('=')[0] : v))}");
        var whole = $"{(int)answer.StatusCode} {string.Join("; ", headers)}\n{ByChance().Replace(text, "")}";
        return answer.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => new Answer(Word.TooMany, whole),
            HttpStatusCode.BadRequest when text.Contains("do not belong together", StringComparison.Ordinal) => new Answer(Word.Looked, whole),
            HttpStatusCode.BadRequest when text.Contains("Too many tries", StringComparison.Ordinal) => new Answer(Word.Waits, whole),
            var other => throw new InvalidOperationException($"Signing in answered {(int)other}: {text[..Math.Min(2000, text.Length)]}"),
        };
    }

    // --- the owner ---

    /// <summary>A browser on a network of its own.</summary>
    /// <param name="known">one on which the owner has been in, of which it knows</param>
    private (HttpClient Http, Jar Jar) Open(Jar? known = null)
    {
        var jar = new Jar(string.Create(CultureInfo.InvariantCulture, $"203.0.113.{browsers.Count + 1}"));
        if (known is not null) jar.Take(AccountBook.DeviceCookie, known);
        browsers.Add(new HttpClient(jar) { BaseAddress = address });
        return (browsers[^1], jar);
    }

    /// <summary>Gives where the right password leads.</summary>
    private static async Task<string> PasswordAsync(HttpClient browser)
    {
        using var answer = await SendAsync(browser, "/sign-in", ("Form.Email", Owner.Email), ("Form.Password", Password));
        return answer.RequestMessage!.RequestUri!.AbsolutePath;
    }

    private static async Task<bool> ComeInAsync(HttpClient browser, byte[] secret, bool hasPassword = false)
    {
        if (!hasPassword && await PasswordAsync(browser) != "/sign-in/code") return false;
        // A code counts once; the next one may be shown a step ahead.
        for (var wait = Stopwatch.StartNew(); wait.Elapsed < TimeSpan.FromMinutes(2); await Task.Delay(10_000))
        {
            using var answer = await SendAsync(browser, "/sign-in/code", ("Form.Code", AppCode.Of(secret, AppCode.StepAt(TimeProvider.System.GetUtcNow()))));
            if (answer.RequestMessage!.RequestUri!.AbsolutePath == "/") return true;
        }

        return false;
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient browser, string path, params (string Name, string Value)[] fields)
    {
        var token = Html.TokenIn(await browser.GetStringAsync(new Uri(path, UriKind.Relative)));
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))]);
        return await browser.PostAsync(new Uri(path, UriKind.Relative), form);
    }

    /// <summary>Reads a page again and again, as fast as nobody does, and gives how many milliseconds each took; at least once.</summary>
    private static async Task<List<double>> ReadAsync(HttpClient browser, string page, TimeSpan time, CancellationToken over = default)
    {
        var (took, whole) = (new List<double>(), Stopwatch.StartNew());
        do
        {
            var clock = Stopwatch.StartNew();
            using var answer = await browser.GetAsync(new Uri(page, UriKind.Relative), CancellationToken.None);
            if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{page} answered {(int)answer.StatusCode}");
            await answer.Content.CopyToAsync(Stream.Null, CancellationToken.None);
            took.Add(clock.Elapsed.TotalMilliseconds);
            await Task.Delay(110, CancellationToken.None);
        }
        while (!over.IsCancellationRequested && (time == Timeout.InfiniteTimeSpan || whole.Elapsed < time));
        return took;
    }

    [GeneratedRegex("(?:name=\"(?:__RequestVerificationToken|FormId|Question)\"|data-options=)[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex ByChance();
}
