using Handrail.Domain;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Authorization;

namespace Handrail.Web.Features.About;

/// <summary>What an action plan is, for anybody who wants to know.</summary>
[AllowAnonymous]
public sealed class PlansModel : HandrailPage
{
    public bool MayRequest => IsSignedIn && Me.Has(Duties.RequestPlans);

    public void OnGet()
    {
    }
}
