using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Handrail.Web.Access;

/// <summary>What is settled about a request before any page sees it: from where it comes, for whom it is meant, by which method, and whether it is one too many.</summary>
public static class FrontDoor
{
    /// <summary>Requests a minute: of one signed-in person, of one address without a person, and forms of one address without a person.</summary>
    private const int PerPerson = 600;
    private const int PerAddress = 600;
    private const int FormsPerAddress = 60;

    public static void AddFrontDoor(this IServiceCollection services, IConfiguration settings)
    {
        var proxies = Proxies(settings["HANDRAIL_PROXIES"] ?? "");
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            // Nobody is believed who is not named, this machine neither.
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in proxies) forwarded.KnownIPNetworks.Add(network);
            forwarded.ForwardedHeaders = proxies.Count > 0 ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto : ForwardedHeaders.None;
            // As many as stand in a row, each of them named.
            forwarded.ForwardLimit = null;
        });
        services.Configure<CookiePolicyOptions>(cookies =>
        {
            // Browsers keep such cookies on http://localhost too; elsewhere there is no way in without https.
            cookies.Secure = CookieSecurePolicy.Always;
            cookies.HttpOnly = HttpOnlyPolicy.Always;
            cookies.MinimumSameSitePolicy = SameSiteMode.Lax;
            // How long one lives is enough: a date is judged by a clock that may be wrong.
            cookies.OnAppendCookie = cookie => cookie.CookieOptions.Expires = cookie.CookieOptions.MaxAge is null ? cookie.CookieOptions.Expires : null;
        });
        // Benches and tests ask more often than any person; 0 lets everything through.
        var share = int.TryParse(settings["HANDRAIL_RATE_PERCENT"], NumberStyles.None, CultureInfo.InvariantCulture, out var percent) ? percent : 100;
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.OnRejected = (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = "10";
                return ValueTask.CompletedTask;
            };
            limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Partition(context, share));
        });
    }

    public static void UseFrontDoor(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSafeHeaders();
        var host = app.Services.GetRequiredService<ServiceAddress>() is { IsSet: true } address ? address.Uri.Host : null;
        app.Use((context, next) =>
        {
            var method = context.Request.Method;
            if (!HttpMethods.IsGet(method) && !HttpMethods.IsPost(method) && !HttpMethods.IsHead(method))
            {
                context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
                context.Response.Headers.Allow = "GET, HEAD, POST";
                return Task.CompletedTask;
            }

            // Another name in the address bar, or in a link that we write, is somebody else's.
            if (host is not null && !string.Equals(context.Request.Host.Host, host, StringComparison.OrdinalIgnoreCase))
            {
                context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
                return Task.CompletedTask;
            }

            return next(context);
        });
        app.UseCookiePolicy();
    }

    private static List<IPNetwork> Proxies(string list)
    {
        var networks = new List<IPNetwork>();
        foreach (var word in list.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPNetwork.TryParse(word, out var network)) networks.Add(network);
            else if (IPAddress.TryParse(word, out var one)) networks.Add(new IPNetwork(one, one.AddressFamily == AddressFamily.InterNetwork ? 32 : 128));
            else throw new InvalidOperationException($"HANDRAIL_PROXIES is a list of addresses and networks, and “{word}” is neither. See docs/operating.md");
        }

        return networks;
    }

    private static RateLimitPartition<string> Partition(HttpContext context, int percent)
    {
        // Our own files cost nothing, and a page that answers for another request has been counted with it.
        if (percent == 0 || context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal)
            || context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null) return RateLimitPartition.GetNoLimiter("");
        if (context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } person) return Bucket("person " + person, PerPerson);
        var isForm = HttpMethods.IsPost(context.Request.Method);
        return Bucket((isForm ? "forms " : "address ") + Network(context.Connection.RemoteIpAddress), isForm ? FormsPerAddress : PerAddress);

        RateLimitPartition<string> Bucket(string key, int perMinute) => RateLimitPartition.GetTokenBucketLimiter(key, _ =>
        {
            var most = Math.Max(1, perMinute * percent / 100);
            return new TokenBucketRateLimiterOptions { TokenLimit = most, TokensPerPeriod = Math.Max(1, most / 6), ReplenishmentPeriod = TimeSpan.FromSeconds(10), QueueLimit = 0 };
        });
    }

    /// <summary>A household or a ward has a whole /64 of IPv6 addresses.</summary>
    private static string Network(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetwork ? address.ToString() : Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8));
    }
}
