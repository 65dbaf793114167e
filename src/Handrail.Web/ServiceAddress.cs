namespace Handrail.Web;

/// <summary>At which address people reach this service, as HANDRAIL_ADDRESS says: links in mail lead there, and no other host is answered.</summary>
public sealed class ServiceAddress
{
    public ServiceAddress(IConfiguration settings)
    {
        var given = settings["HANDRAIL_ADDRESS"] ?? "";
        IsSet = given.Length > 0;
        // Without one it is the first that ./run serves, which is this machine's own.
        var text = IsSet ? given : (settings["urls"] ?? "").Split(';')[0];
        if (!IsSet && !(Uri.TryCreate(text, UriKind.Absolute, out var served) && served.IsLoopback)) text = "http://localhost:5080";
        if (!System.Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") || uri.PathAndQuery != "/" || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0 || (uri.Scheme == "http" && !uri.IsLoopback))
            throw new InvalidOperationException($"HANDRAIL_ADDRESS is https:// and a host, and nothing more, not “{text}”. See docs/operating.md");
        Uri = uri;
    }

    public bool IsSet { get; }

    public Uri Uri { get; }

    /// <summary>A local path as a link from outside.</summary>
    public string Link(string path) => new Uri(Uri, path).AbsoluteUri;
}
