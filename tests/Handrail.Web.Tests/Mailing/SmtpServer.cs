using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Handrail.Web.Tests.Mailing;

/// <summary>A mail as the server got it.</summary>
internal sealed record Received(string From, string To, string Text, bool WasSealed, string User)
{
    public string Header(string name) => Text.Split("\r\n\r\n", 2)[0].Split("\r\n").Single(l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))[(name.Length + 1)..].Trim();

    public string Body => Text.Split("\r\n\r\n", 2)[1];
}

/// <summary>A real, small mail server on loopback, with the faults that mail servers have.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly List<Received> received = [];
    private readonly X509Certificate2? certificate;
    private TcpListener? listener;
    private Task serving = Task.CompletedTask;

    public SmtpServer(bool withTls = false)
    {
        if (withTls) certificate = Certificate();
        Open(0);
    }

    public int Port { get; private set; }

    public string Address => (certificate is null ? "smtp-open" : "smtp") + "://127.0.0.1:" + Port;

    public string Thumbprint => certificate!.Thumbprint;

    /// <summary>What it says to every recipient, where that is not "250 OK".</summary>
    public string? ToRecipients { get; set; }

    /// <summary>What it says when it has the whole mail, where that is not "250 OK"; nothing at all when empty, and it hangs up.</summary>
    public string? AfterData { get; set; }

    /// <summary>Until this is done it has the whole mail and says nothing more; then it hangs up.</summary>
    public Task? Hanging { get; set; }

    public IReadOnlyList<Received> Mails
    {
        get
        {
            lock (received) return [.. received];
        }
    }

    public void Close()
    {
        listener?.Dispose();
        listener = null;
    }

    public void Open(int port = -1)
    {
        listener = new TcpListener(IPAddress.Loopback, port < 0 ? Port : port);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        serving = ServeAsync(listener);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        Close();
        await serving;
        stop.Dispose();
        certificate?.Dispose();
    }

    private async Task ServeAsync(TcpListener on)
    {
        try
        {
            while (true)
            {
                var client = await on.AcceptTcpClientAsync(stop.Token);
                _ = TalkAsync(client);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            await TalkAsync(client.GetStream());
        }
        catch (Exception end) when (end is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
        {
            // The other side has gone.
        }
    }

    private async Task TalkAsync(Stream stream)
    {
        var isSealed = false;
        var (user, from, to) = ("", "", "");
        await SayAsync("220 loopback ready");
        while (await LineAsync() is { } line)
        {
            switch (line.Split(' ')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await SayAsync("250-loopback\r\n" + (certificate is not null && !isSealed ? "250-STARTTLS\r\n" : "") + "250-AUTH LOGIN\r\n250 8BITMIME");
                    break;
                case "STARTTLS":
                    await SayAsync("220 go on");
                    var tls = new SslStream(stream);
                    await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stop.Token);
                    (stream, isSealed) = (tls, true);
                    break;
                case "AUTH":
                    // The client may name the user at once.
                    var first = line.Split(' ');
                    if (first.Length < 3) await SayAsync("334 VXNlcm5hbWU6");
                    var name = first.Length < 3 ? await LineAsync() : first[2];
                    await SayAsync("334 UGFzc3dvcmQ6");
                    user = Plain(name) + ":" + Plain(await LineAsync());
                    await SayAsync("235 signed in");
                    break;
                case "MAIL":
                    from = Between(line);
                    await SayAsync("250 OK");
                    break;
                case "RCPT":
                    to = Between(line);
                    await SayAsync(ToRecipients ?? "250 OK");
                    break;
                case "DATA":
                    await SayAsync("354 go on");
                    var text = new StringBuilder();
                    while (await LineAsync() is { } part && part != ".") text.Append(part.StartsWith('.') ? part[1..] : part).Append("\r\n");
                    if (AfterData is not { Length: > 0 } refusal)
                        lock (received) received.Add(new(from, to, text.ToString(), isSealed, user));
                    if (AfterData is "") return;
                    if (Hanging is { } hanging)
                    {
                        await hanging;
                        return;
                    }

                    await SayAsync(AfterData ?? "250 OK");
                    break;
                case "QUIT":
                    await SayAsync("221 bye");
                    return;
                default:
                    await SayAsync("250 OK");
                    break;
            }
        }

        async Task SayAsync(string words) => await stream.WriteAsync(Encoding.ASCII.GetBytes(words + "\r\n"), stop.Token);

        async Task<string?> LineAsync()
        {
            var line = new List<byte>();
            var one = new byte[1];
            while (await stream.ReadAsync(one, stop.Token) == 1)
            {
                if (one[0] == '\n') return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
                line.Add(one[0]);
            }

            return null;
        }
    }

    private static string Between(string line) => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];

    private static string Plain(string? text) => Encoding.UTF8.GetString(Convert.FromBase64String(text!));

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
