using Handrail.Domain.Plans;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Handrail.Web.Tests.Access;

/// <summary>One handler of one page, as the truth file names it.</summary>
internal sealed record TruthEndpoint(string Name, string Path, bool IsPost)
{
    public bool AboutAPlan => Path.Contains("{reference}", StringComparison.Ordinal);

    /// <summary>Every handler of every page; acts that share a page each for themselves.</summary>
    public static async Task<IReadOnlyList<TruthEndpoint>> AllAsync(Site site)
    {
        var loader = site.Services.GetRequiredService<PageLoader>();
        var found = new SortedDictionary<string, TruthEndpoint>(StringComparer.Ordinal);
        foreach (var endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page) continue;
            var compiled = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
            var route = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            // A page without a handler is shown to whoever opens it.
            if (compiled.HandlerMethods.Count == 0) found["GET " + route] = new TruthEndpoint("GET " + route, route, false);
            foreach (var handler in compiled.HandlerMethods)
            {
                var query = string.IsNullOrEmpty(handler.Name) ? "" : "?handler=" + handler.Name;
                IEnumerable<string> routes = route.Contains("{act}", StringComparison.Ordinal)
                    ? Lifecycle.Acts.Where(a => a.Asks is not null).Select(a => route.Replace("{act}", a.Address, StringComparison.Ordinal))
                    : [route];
                foreach (var path in routes)
                {
                    var name = $"{handler.HttpMethod.ToUpperInvariant()} {path}{query}";
                    found[name] = new TruthEndpoint(name, path + query, handler.HttpMethod.Equals("Post", StringComparison.OrdinalIgnoreCase));
                }
            }
        }

        return [.. found.Values];
    }
}
