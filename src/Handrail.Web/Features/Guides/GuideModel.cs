using Handrail.Web.Ui;
using Microsoft.AspNetCore.Authorization;

namespace Handrail.Web.Features.Guides;

/// <summary>A guide for everyone, with or without a plan. Nothing is stored, and that it was opened is recorded nowhere.</summary>
[AllowAnonymous]
public sealed class GuideModel : HandrailPage
{
    public bool IsDemonstration => Clock.CanMove;

    public void OnGet()
    {
    }
}
