using System.Net;
using System.Net.Mail;

namespace Handrail.Web.Mailing;

/// <summary>
/// Where mail goes: to a mail server, or into a folder of files where there is none yet. What is set wrongly refuses the
/// start, with the reason.
/// </summary>
public sealed class MailSettings
{
    private const int UsualPort = 587;

    // Part of what the framework's mail client does cannot be broken off, and keeps to this.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string host = "";
    private readonly int port;
    private readonly bool isSealed = true;
    private readonly NetworkCredential? signIn;

    public MailSettings(IConfiguration settings, string data, ServiceAddress address)
    {
        var to = settings["HANDRAIL_MAIL"] ?? "";
        var server = Uri.TryCreate(to, UriKind.Absolute, out var uri) && uri.Scheme is "smtp" or "smtp-open" ? uri : null;
        Folder = server is null && to.Length > 0 ? Path.GetFullPath(to) : Path.Combine(data, "mail");
        From = settings["HANDRAIL_MAIL_FROM"] is { Length: > 0 } from ? from : "handrail@localhost.invalid";
        Expect(Mail.IsAddress(From), "HANDRAIL_MAIL_FROM is not an e-mail address");
        Address = address;
        if (server is null)
        {
            Expect(!to.Contains("://", StringComparison.Ordinal), "HANDRAIL_MAIL is smtp://server:port, or a folder");
            return;
        }

        (host, port, isSealed) = (server.DnsSafeHost, server.Port > 0 ? server.Port : UsualPort, server.Scheme == "smtp");
        Expect(host.Length > 0 && server.UserInfo.Length == 0 && server.PathAndQuery.Length <= 1, "HANDRAIL_MAIL is smtp://server:port, and nothing more; who signs in is HANDRAIL_MAIL_USER and HANDRAIL_MAIL_PASSWORD");
        Expect(isSealed || server.IsLoopback, "HANDRAIL_MAIL is smtp-open, without TLS, only for a server on this machine: links with secrets go through it");
        Expect(settings["HANDRAIL_MAIL_FROM"] is { Length: > 0 }, "HANDRAIL_MAIL_FROM must say from which address mail comes");
        Expect(address.IsSet, "HANDRAIL_ADDRESS must say at which address people reach this service: mail leads there");
        if (settings["HANDRAIL_MAIL_USER"] is { Length: > 0 } user) signIn = new NetworkCredential(user, settings["HANDRAIL_MAIL_PASSWORD"]);
    }

    public bool HasServer => host.Length > 0;

    /// <summary>The mail server's name, or the folder.</summary>
    public string Where => HasServer ? $"{host}:{port}" : Folder;

    public string Folder { get; }

    public string From { get; }

    /// <summary>Where the links in a mail lead.</summary>
    public ServiceAddress Address { get; }

    /// <summary>A connection of its own for one message; a demonstration's goes into the folder whatever is set.</summary>
    public SmtpClient Client(bool isDemonstration)
    {
        if (HasServer && !isDemonstration) return new SmtpClient(host, port) { EnableSsl = isSealed, Credentials = signIn, Timeout = (int)Patience.TotalMilliseconds };
        Directory.CreateDirectory(Folder);
        return new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = Folder };
    }

    private static void Expect(bool holds, string otherwise)
    {
        if (!holds) throw new InvalidOperationException(otherwise + ". See docs/operating.md");
    }
}
