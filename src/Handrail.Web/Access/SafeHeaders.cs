namespace Handrail.Web.Access;

/// <summary>What every answer carries, whatever it is: only our own files run and show, nobody frames us, and no page is kept.</summary>
public static class SafeHeaders
{
    /// <summary>Pages have no inline script and no inline style, so nothing of the kind is allowed.</summary>
    public const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
        + "require-trusted-types-for 'script'; trusted-types 'none'";

    /// <summary>What of a device pages may use: passkeys, and nothing else.</summary>
    public const string Permissions =
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), "
        + "picture-in-picture=(), publickey-credentials-create=(self), publickey-credentials-get=(self), screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()";

    /// <summary>Two years, as browsers ask for.</summary>
    public const string OnlyHttps = "max-age=63072000; includeSubDomains";

    public static IApplicationBuilder UseSafeHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // At the last moment: what answers a defect clears the headers that were set before it.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            // Same-origin rather than none: an expired form is known as ours by where it comes from.
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = Permissions;
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Embedder-Policy"] = "require-corp";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["X-Robots-Tag"] = "noindex, nofollow";
            headers["X-Permitted-Cross-Domain-Policies"] = "none";
            // Whoever tries things out on their own machine uses its name for other things too.
            if (context.Request.IsHttps && context.Request.Host.Host is not ("localhost" or "127.0.0.1" or "[::1]")) headers.StrictTransportSecurity = OnlyHttps;
            // Our own files say how long they may be kept; a page names people, and a shared computer must not keep it.
            if (headers.CacheControl.Count == 0 || context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) != false) headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    });
}
