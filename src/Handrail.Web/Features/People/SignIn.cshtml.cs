using System.Security.Claims;
using Handrail.Domain.People;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.People;

/// <summary>Choosing a named person, on a demonstration database alone.</summary>
[AllowAnonymous]
public sealed class SignInModel : HandrailPage
{
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty]
    public Guid Person { get; set; }

    public IReadOnlyList<IGrouping<string, Person>> People { get; private set; } = [];

    public bool IsDemonstration => Clock.CanMove;

    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (!IsDemonstration) return null;
        var organisations = await Db.Organisations.AsNoTracking().ToDictionaryAsync(o => o.Id, o => o.Name);
        var people = (await Db.People.AsNoTracking().Include(p => p.Memberships).OrderBy(p => p.Id).ToListAsync()).Where(p => p.IsHereOn(Today));
        People = [.. people.GroupBy(p => organisations[p.OrganisationId])];
        return null;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!IsDemonstration) return NotFound();
        if (People.SelectMany(g => g).All(p => p.Id != Person))
        {
            ModelState.Clear();
            ModelState.AddModelError(nameof(Person), T["Select a person"]);
            return Again();
        }

        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, Person.ToString())], CookieAuthenticationDefaults.AuthenticationScheme);
        await HttpContext.SignInAsync(new ClaimsPrincipal(identity));
        return LocalRedirect(Url.IsLocalUrl(To) ? To! : "/");
    }
}
