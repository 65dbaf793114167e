using Handrail.Browser.Tests;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Handrail.Browser.Tests;

/// <summary>One Chromium for all tests; each visitor has a profile of their own in it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    // What this browser looks up by itself, whatever page is open. Anything else that leaves the machine is a page's doing (./bench assurance).
    private static readonly string[] Own = ["accounts.google.com", "content-autofill.googleapis.com", "update.googleapis.com"];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("HANDRAIL_CHROMIUM") is { Length: > 0 } path ? path : "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--host-resolver-rules=" + string.Join(", ", Own.Select(name => $"MAP {name} ~NOTFOUND"))],
        });
    }

    internal async Task<Visitor> VisitAsync(App app, bool script = true, bool obeysPolicy = true, bool byKeyboard = false)
    {
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = app.Address.ToString(),
            JavaScriptEnabled = script,
            BypassCSP = !obeysPolicy,
            Locale = "en-GB",
            TimezoneId = "Europe/London",
            ViewportSize = new ViewportSize { Width = 1280, Height = 900 },
        });
        context.SetDefaultTimeout(15_000);
        return new Visitor(app, context, await context.NewPageAsync(), byKeyboard);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
