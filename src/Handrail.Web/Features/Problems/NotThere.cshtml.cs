using Handrail.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Problems;

/// <summary>What is not there, and what is not yours: the same page for both.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class NotThereModel : HandrailPage
{
    // A form that has been refused may have a field of this name.
    [FromQuery]
    public int Code { get; set; }

    /// <summary>What somebody had written into a form whose page is not theirs any more.</summary>
    public IReadOnlyList<string> Written { get; private set; } = [];

    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (IsSignedIn && await KeptForm.ReadAsync(HttpContext) is { } kept) Written = [.. kept.Written];
        return null;
    }

    public void OnGet() => Response.StatusCode = Code is >= 400 and < 500 ? Code : StatusCodes.Status404NotFound;

    public void OnPost() => OnGet();
}
