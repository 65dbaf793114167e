using System.Net;
using Handrail.Domain.Plans;
using Handrail.Web.Access.Accounts;
using Handrail.Web.Persistence.Situations;
using Handrail.Web.Tests.Features.Accounts;
using Xunit;

namespace Handrail.Web.Tests.Access;

/// <summary>
/// A form that somebody else's page sends in a person's name is refused and changes nothing, whatever it carries; and no page
/// changes anything by being looked at. Half of the forms by a printed seed run here; HANDRAIL_TRUTH=whole tries them all, by everybody in every status.
/// </summary>
[Trait("Runs", "once")]
public sealed class ForgedFormTests(ITestOutputHelper output)
{
    private const string Token = Surfer.TokenField;

    private static readonly bool IsWhole = Environment.GetEnvironmentVariable("HANDRAIL_TRUTH") == "whole";
    private static readonly bool OnPostgres = Environment.GetEnvironmentVariable("HANDRAIL_TEST_ENGINE") == "postgres";

    [Fact]
    public async Task A_form_without_its_own_token_is_refused_and_changes_nothing_and_with_it_is_done()
    {
        if (OnPostgres) return;
        await using var site = new Site();
        await Principals.AddAsync(site);
        var seed = Seed.Take();
        var dice = new Random(seed);
        var stranger = await Surfer.EnterAsync(site, Cast.OtherPractitioner);
        using var changes = new Changes(site);
        var surfers = new Dictionary<string, Surfer>(StringComparer.Ordinal);
        var (forged, done, faults) = (0, 0, new List<string>());
        foreach (var group in (await Doable.AllAsync(site, IsWhole ? null : dice, 2)).GroupBy(d => d.Status))
        {
            var world = await World.AtAsync(site, group.Key, Principals.Pass);
            // The stranger’s own token is not another’s.
            foreach (var form in group.Where(f => f.Person != Cast.OtherPractitioner))
            {
                if (!surfers.TryGetValue(form.Who, out var surfer)) surfers[form.Who] = surfer = await Surfer.EnterAsync(site, form.Person);
                var fields = (await Bodies.ForAsync(surfer.Screen, form.Endpoint.Name, world, form.Person)).ToList();
                changes.Take();
                var path = world.Fill(form.Endpoint.Path);
                foreach (var (trick, request) in Forgeries(surfer, stranger, path, fields))
                {
                    forged++;
                    using (request)
                    using (var answer = await surfer.SendAsync(request, trick.Contains("cookie", StringComparison.Ordinal) ? stranger : null))
                    {
                        if (!IsRefused(answer)) faults.Add($"{form}, {trick}: {(int)answer.StatusCode} {answer.Headers.Location}");
                        faults.AddRange(changes.Take().Select(change => $"{form}, {trick}: {change}"));
                    }
                }

                // Otherwise it would have been refused for another reason.
                if (dice.Next(4) > 0) continue;
                var own = form.Endpoint.AboutAPlan ? await World.AtAsync(site, form.Status, Principals.Pass) : world;
                fields = [.. await Bodies.ForAsync(surfer.Screen, form.Endpoint.Name, own, form.Person)];
                changes.Take();
                using var real = Request(own.Fill(form.Endpoint.Path), [.. fields, new(Token, surfer.Token)]);
                using var did = await surfer.SendAsync(real);
                done++;
                // Of a draft, what is as it was is not written again.
                if (did.StatusCode is not (HttpStatusCode.Redirect or HttpStatusCode.OK) || (form.Endpoint.AboutAPlan && changes.Take().Count == 0 && !form.Endpoint.Path.Contains("/draft", StringComparison.Ordinal))) faults.Add($"{form} with its own token: {(int)did.StatusCode}");
                if (form.Endpoint.Name.StartsWith("POST /sign-", StringComparison.Ordinal)) surfers.Remove(form.Who);
            }
        }

        output.WriteLine($"seed {seed}: {forged} forged forms, {done} with their own token, {changes.Tables} tables watched");
        Assert.True(forged > 180 && done > 2, $"only {forged} forged forms and {done} real ones");
        Assert.True(faults.Count == 0, $"{faults.Count} (seed {seed}):\n" + string.Join('\n', faults.Take(60)));
    }

    [Fact]
    public async Task No_form_of_an_account_and_no_page_behind_a_link_of_a_mail_takes_a_forged_form()
    {
        if (OnPostgres) return;
        await using var site = await Owner.OpenAsync();
        var first = "/first-administrator/" + await Owner.LinkAsync(site, LinkKind.FirstAdministrator, null);
        using (var request = Request(first, [new("Form.Password", "another long password")]))
        using (var answer = await site.Stranger().Http.SendAsync(request))
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var (owner, system) = (await Owner.EnrolAsync(site, Cast.CaseManager), await Owner.EnrolAsync(site, Cast.SystemAdministrator));
        var administrator = await Owner.EnrolAsync(site, Cast.LocalAdministrator);
        // One has given a password, and another has no second step yet.
        var (atCode, atSetUp) = (await Owner.EnrolAsync(site, Cast.Adviser), new Owner(site, Cast.Supervisor));
        atCode.Screen = site.Stranger();
        await atCode.PasswordAsync();
        await atSetUp.AcceptAsync();
        var links = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["/invitations/{token}"] = await Owner.LinkAsync(site, LinkKind.Invitation, Cast.MrG),
            ["/reset-password/{token}"] = await Owner.LinkAsync(site, LinkKind.PasswordReset, Cast.CaseManager),
            ["/first-administrator/{token}"] = first.Split('/')[^1],
            ["/organisations/{id:guid}"] = Cast.Northmoor.Id.ToString(),
        };
        var foreign = (await site.Stranger().OpenAsync("/sign-in")).Page.QuerySelector($"input[name={Token}]")!.GetAttribute("value")!;
        using var changes = new Changes(site);
        var (forged, faults) = (0, new List<string>());
        var (reached, all) = (new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal));
        foreach (var endpoint in (await TruthEndpoint.AllAsync(site)).Where(e => e is { IsPost: true, AboutAPlan: false }))
        {
            var path = links.Aggregate(endpoint.Path, (filled, link) => filled.Replace(link.Key, link.Key.Replace("{token}", link.Value, StringComparison.Ordinal).Replace("{id:guid}", link.Value, StringComparison.Ordinal), StringComparison.Ordinal))
                .Replace("{id:guid}", Cast.Supervisor.Id.ToString(), StringComparison.Ordinal).Replace("{name}", "harbourside", StringComparison.Ordinal);
            all.Add(endpoint.Name);
            foreach (var screen in new[] { owner.Screen, administrator.Screen, system.Screen, atCode.Screen, atSetUp.Screen, site.Stranger() })
            {
                foreach (var token in new[] { null, "", foreign, "CfDJ8" + new string('A', 120) })
                {
                    forged++;
                    using var request = Request(path,
                    [
                        new("Email", Cast.CaseManager.Email), new("Password", Owner.Password), new("Form.Password", "another long password"), new("NewPassword", "another long password"), new("Code", owner.Code), new("Name", "Somebody"), new("Form.Name", "Somebody"),
                        .. token is null ? [] : new KeyValuePair<string, string>[] { new(Token, token) },
                    ]);
                    using var answer = await screen.Http.SendAsync(request);
                    if (answer.StatusCode == HttpStatusCode.BadRequest) reached.Add(endpoint.Name);
                    // A stranger is asked who they are before anything is read, and whoever is at another step is led there.
                    else if (!IsRefused(answer) && answer.StatusCode != HttpStatusCode.Unauthorized && answer.Headers.Location?.OriginalString is not ("/" or "/sign-in" or "/sign-in/code" or "/sign-in/set-up") && answer.Headers.Location?.OriginalString.StartsWith("/sign-in?to=", StringComparison.Ordinal) != true) faults.Add($"{path}: {(int)answer.StatusCode} {answer.Headers.Location}");
                    faults.AddRange(changes.Take().Select(change => $"{path}: {change}"));
                }
            }
        }

        output.WriteLine($"{forged} forged forms, {reached.Count} of {all.Count} pages reached; not {string.Join(", ", all.Except(reached))}");
        Assert.True(reached.Count >= 38, $"only {reached.Count} pages were reached by somebody who could use their form");
        Assert.True(faults.Count == 0, $"{faults.Count}:\n" + string.Join('\n', faults.Take(60)));
    }

    [Fact]
    public async Task Asking_for_a_form_as_if_it_were_a_page_does_nothing()
    {
        if (OnPostgres) return;
        await using var site = new Site();
        await Principals.AddAsync(site);
        var seed = Seed.Take();
        using var changes = new Changes(site);
        var surfers = new Dictionary<string, Surfer>(StringComparer.Ordinal);
        var (asked, faults) = (0, new List<string>());
        foreach (var group in (await Doable.AllAsync(site, IsWhole ? null : new Random(seed), 2)).GroupBy(d => d.Status))
        {
            var world = await World.AtAsync(site, group.Key, Principals.Pass);
            foreach (var form in group.Where(f => f.Person != Cast.OtherPractitioner))
            {
                if (!surfers.TryGetValue(form.Who, out var surfer)) surfers[form.Who] = surfer = await Surfer.EnterAsync(site, form.Person);
                var fields = await Bodies.ForAsync(surfer.Screen, form.Endpoint.Name, world, form.Person);
                changes.Take();
                var path = world.Fill(form.Endpoint.Path);
                path += (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + string.Join('&', fields.Append(new(Token, surfer.Token)).Select(f => Uri.EscapeDataString(f.Key) + "=" + Uri.EscapeDataString(f.Value)));
                foreach (var (method, overrides) in new[] { (HttpMethod.Get, false), (HttpMethod.Head, false), (HttpMethod.Get, true) })
                {
                    asked++;
                    using var request = new HttpRequestMessage(method, path + (overrides ? "&_method=POST" : ""));
                    request.Headers.Add("Origin", "https://localhost");
                    if (overrides) request.Headers.Add("X-HTTP-Method-Override", "POST");
                    using var answer = await surfer.SendAsync(request);
                    if ((int)answer.StatusCode >= 500) faults.Add($"{form}, {method}: {(int)answer.StatusCode}");
                    faults.AddRange(changes.Take().Select(change => $"{form}, {method}: {change}"));
                }
            }
        }

        output.WriteLine($"seed {seed}: {asked} forms asked for");
        Assert.True(asked > 50, $"only {asked}");
        Assert.True(faults.Count == 0, $"{faults.Count} (seed {seed}):\n" + string.Join('\n', faults.Take(60)));
    }

    private static bool IsRefused(HttpResponseMessage answer) => answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound;

    private static IEnumerable<(string Trick, HttpRequestMessage Request)> Forgeries(Surfer own, Surfer stranger, string path, List<KeyValuePair<string, string>> fields)
    {
        yield return ("from nowhere, without a token", Request(path, fields));
        yield return ("from elsewhere, without a token", From(Request(path, fields), "https://elsewhere.example", "cross-site"));
        yield return ("from a neighbour, without a token", From(Request(path, fields), "https://other.localhost", "same-site"));
        yield return ("as if from here, without a token", From(Request(path, fields), "https://localhost", "same-origin"));
        yield return ("as if from here, with another's token", From(Request(path, [.. fields, new(Token, stranger.Token)]), "https://localhost", "same-origin"));
        yield return ("with another's token and cookie", From(Request(path, [.. fields, new(Token, stranger.Token)]), "https://localhost", "same-origin"));
        yield return ("with a token cut short", Request(path, [.. fields, new(Token, own.Token[..^8])]));
        var header = Request(path, fields);
        header.Headers.Add("RequestVerificationToken", stranger.Token);
        yield return ("with another's token in a header", header);
    }

    private static HttpRequestMessage From(HttpRequestMessage request, string origin, string relation)
    {
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Sec-Fetch-Site", relation);
        return request;
    }

    private static HttpRequestMessage Request(string path, IEnumerable<KeyValuePair<string, string>> fields) => new(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
}
