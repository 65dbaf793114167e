using System.ComponentModel.DataAnnotations;
using Handrail.Web.Access.Accounts;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Accounts;

/// <summary>
/// A page behind a one-time link. Opening it uses nothing up, since programs open the links of mails too. A link that is over, was used,
/// was cut short or never was, is answered alike.
/// </summary>
[AllowAnonymous]
public abstract class LinkPage : HandrailPage
{
    // A blank in the address is a blank.
    [FromRoute]
    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string Token { get; set; } = "";

    /// <summary>Null where the link does not work.</summary>
    public OneTimeLink? Link { get; private set; }

    protected AccountBook Room => Service<AccountBook>();

    protected Sessions Sessions => Service<Sessions>();

    protected abstract LinkKind Kind { get; }

    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (Clock.CanMove) return NotFound();
        Link = await Service<OneTimeLinks>().FindAsync(Kind, Token);
        if (Link is not null && await PrepareLinkAsync()) return null;
        Link = null;
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    /// <summary>Reads what the page shows; false where the link leads nowhere any more.</summary>
    protected virtual Task<bool> PrepareLinkAsync() => Task.FromResult(true);
}
