using Handrail.Web.Access;
using Handrail.Web.Access.SignOn;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Accounts;

/// <summary>The way to an organisation's own sign-on: to come in, or, for whoever is in, to confirm that it is them.</summary>
[AllowAnonymous]
public sealed class SignOnModel : HandrailPage
{
    [FromRoute]
    public string Name { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    public SignOnProvider Provider { get; private set; } = null!;

    public bool IsToConfirm => IsSignedIn;

    protected override Task<IActionResult?> PrepareAsync()
    {
        if (Service<SignOnDesk>().Offered.FirstOrDefault(p => p.Name == Name) is not { } provider) return Task.FromResult<IActionResult?>(NotFound());
        Provider = provider;
        return Task.FromResult<IActionResult?>(null);
    }

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync() =>
        Service<SignOnDesk>().LeaveAsync(HttpContext, Provider, IsToConfirm ? SignOnPurpose.Confirm : SignOnPurpose.Enter, Url.IsLocalUrl(To) ? To! : "/", ViewData["Shell"]);
}
