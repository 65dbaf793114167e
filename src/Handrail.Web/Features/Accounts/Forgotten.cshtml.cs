using Handrail.Web.Access.Accounts;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Accounts;

/// <summary>Asking for a link to a new password. The answer is the same whether there is an account or not.</summary>
[AllowAnonymous]
public sealed class ForgottenModel : HandrailPage
{
    [BindProperty]
    public ForgottenForm Form { get; set; } = new();

    public bool IsSent { get; private set; }

    protected override Task<IActionResult?> PrepareAsync() => Task.FromResult<IActionResult?>(Clock.CanMove ? NotFound() : null);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Form.Email) || !Mailing.Mail.IsAddress(Form.Email.Trim()))
        {
            ModelState.AddModelError("Form.Email", T["Enter your email address, like name@example.nhs.uk"]);
            return Again();
        }

        // Nobody's letter box is filled by a stranger.
        var (asked, address) = (Trier.Asked(Form.Email), Trier.Address(HttpContext.Connection.RemoteIpAddress));
        if (await Service<Attempts>().TryAsync(address) is { Ticks: > 0 } wait)
        {
            ModelState.AddModelError("", T["Too many tries. Wait {0} and try again", Say.Wait(wait)]);
            return Again();
        }

        if (await Service<Attempts>().TryAsync(asked) == TimeSpan.Zero) await Service<Invitations>().ForgottenAsync(Form.Email);
        IsSent = true;
        return Page();
    }
}

public sealed class ForgottenForm
{
    public string? Email { get; set; }
}
