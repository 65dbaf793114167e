using Handrail.Web.Access.SignOn;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Accounts;

/// <summary>By which organisations' sign-on I come in.</summary>
[NeedsFreshFactor]
public sealed class AccountSignOnModel : AccountPage
{
    [BindProperty(SupportsGet = true)]
    public string? On { get; set; }

    [BindProperty]
    public string? Provider { get; set; }

    public IReadOnlyList<(SignOnProvider Provider, SignOnBinding? Binding)> Providers { get; private set; } = [];

    private SignOnDesk Desk => Service<SignOnDesk>();

    protected override async Task<IActionResult?> PrepareAccountAsync()
    {
        if (Desk.Offered.Count == 0) return NotFound();
        var bindings = await Desk.OfAsync(Account);
        Providers = [.. Desk.Offered.Select(p => (p, bindings.FirstOrDefault(b => b.Issuer == p.Issuer)))];
        return null;
    }

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync() => Providers.FirstOrDefault(p => p.Provider.Name == Provider && p.Binding is null).Provider is { } provider
        ? Desk.LeaveAsync(HttpContext, provider, SignOnPurpose.Bind, "/account/sign-on", ViewData["Shell"])
        : Task.FromResult<IActionResult>(Redirect("/account/sign-on"));

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        if (Providers.FirstOrDefault(p => p.Provider.Name == Provider && p.Binding is not null).Provider is not { } provider) return Redirect("/account/sign-on");
        if (await Desk.RemoveAsync(HttpContext, Account, provider.Issuer) is { IsRefused: true } refusal) return Again(refusal);
        TempData["Done"] = T["It is no longer connected"].Value;
        return Redirect("/account/sign-on");
    }
}
