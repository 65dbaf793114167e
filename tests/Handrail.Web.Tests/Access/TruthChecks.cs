using System.Net;
using AngleSharp.Html.Parser;
using Handrail.Domain.People;
using Handrail.Domain.Plans;

namespace Handrail.Web.Tests.Access;

/// <summary>Somebody of whom the truth file speaks, at a screen, with the token that their forms carry.</summary>
internal sealed record Visitor(string Who, Person? Person, Screen Screen, string Token)
{
    /// <summary>The one-time link that they hold; one that leads nowhere for everybody else.</summary>
    public string Link { get; init; } = "none";

    public static Visitor At(string who, Person? person, Screen screen) =>
        new(who, person, screen, screen.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
}

/// <summary>
/// Asks the application what the truth file speaks of. What would be done is done on a plan of its own, and comes first: what is
/// not done is asked with that form, so that an empty one is not the reason.
/// </summary>
internal sealed class TruthChecks(Site site, Truth truth, IReadOnlyList<TruthEndpoint> endpoints)
{
    private readonly Dictionary<string, KeyValuePair<string, string>[]> bodies = new(StringComparer.Ordinal);

    public List<string> Differences { get; } = [];

    public int Count { get; private set; }

    public int Done { get; private set; }

    /// <summary>Every endpoint as each visitor in one status; those about no plan where it is said.</summary>
    /// <param name="passes">whether a check, that would be done or not, is passed over</param>
    /// <param name="returns">brings back somebody who has signed out</param>
    public async Task RunAsync(PlanStatus status, bool aboutNoPlan, List<Visitor> visitors, Func<bool, bool> passes, Func<Visitor, Task<Visitor>> returns)
    {
        var all = endpoints.Where(e => e.AboutAPlan || aboutNoPlan)
            .SelectMany(endpoint => Enumerable.Range(0, visitors.Count).Select(v => (Endpoint: endpoint, Visitor: v, Expected: truth.AnswerFor(endpoint.Name, visitors[v].Who, status)))).ToList();
        Differences.AddRange(all.Where(c => c.Expected is null).Select(c => $"{c.Endpoint.Name} | {visitors[c.Visitor].Who} | {status}: no rule speaks of it"));
        World? shared = null;
        foreach (var (endpoint, v, expected) in all.Where(c => c.Expected is not null).OrderBy(c => c.Expected != "done"))
        {
            var doing = expected == "done";
            if (passes(doing)) continue;
            Count++;
            if (doing) Done++;
            var world = doing && endpoint.AboutAPlan ? await World.AtAsync(site, status, Principals.Pass) : shared ??= await World.AtAsync(site, status, Principals.Pass);
            if (doing && !endpoint.AboutAPlan) world = await world.ApartAsync(site, endpoint.Path);
            var found = await AskAsync(visitors[v], endpoint, world, doing);
            if (found != expected) Differences.Add($"{endpoint.Name} | {visitors[v].Who} | {status}: the file says {expected}, the application says {found}");
            if (doing && (endpoint.Name.StartsWith("POST /sign-", StringComparison.Ordinal) || endpoint.Name == "POST /your-sessions")) visitors[v] = await returns(visitors[v]);
        }
    }

    public async Task<string> AskAsync(Visitor visitor, TruthEndpoint endpoint, World world, bool doing)
    {
        var path = world.Fill(endpoint.Path).Replace("{token}", visitor.Link, StringComparison.Ordinal);
        HttpResponseMessage answer;
        if (endpoint.IsPost)
        {
            if (doing) bodies[endpoint.Name] = [.. await Bodies.ForAsync(visitor.Screen, endpoint.Name, world, visitor.Person)];
            var fields = bodies.GetValueOrDefault(endpoint.Name, []).Select(f => f.Key == "FormId" ? new(f.Key, Guid.CreateVersion7().ToString()) : f).Append(new("__RequestVerificationToken", visitor.Token));
            using var content = new FormUrlEncodedContent(fields);
            answer = await visitor.Screen.Http.PostAsync(path, content);
        }
        else
        {
            answer = await visitor.Screen.Http.GetAsync(path);
        }

        using (answer)
        {
            var said = answer.StatusCode switch
            {
                // A form that saves itself is answered where it is.
                HttpStatusCode.OK when endpoint.IsPost && answer.Content.Headers.ContentType?.MediaType == "application/json" => "done",
                HttpStatusCode.OK => "shown",
                HttpStatusCode.NotFound => "not there",
                HttpStatusCode.BadRequest => "not now",
                HttpStatusCode.Unauthorized => "step up",
                HttpStatusCode.Redirect when answer.Headers.Location!.OriginalString.StartsWith("/sign-in?", StringComparison.Ordinal) => "sign in",
                // The steps of signing in lead from one to the other.
                HttpStatusCode.Redirect when endpoint.Path.StartsWith("/sign-in/", StringComparison.Ordinal) && !doing => answer.Headers.Location!.OriginalString.StartsWith("/sign-in", StringComparison.Ordinal) ? "sign in" : "not now",
                HttpStatusCode.Redirect => endpoint.IsPost ? "done" : "not now",
                _ => answer.StatusCode.ToString(),
            };
            if (!doing || said == "done") return said;
            var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
            return said + ": " + string.Join("; ", page.QuerySelectorAll(".govuk-error-summary__list li").Select(Screen.Words));
        }
    }
}
