using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Web.Persistence;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Organisations;

/// <summary>Anybody may ask for an account, by the five items that are asked of everybody. Whoever answers is a person.</summary>
[AllowAnonymous]
public sealed class JoinModel : HandrailPage
{
    /// <summary>A stranger fills no desk: more than this wait for nobody.</summary>
    public const int MostWaiting = 500;

    [BindProperty]
    public JoinForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "sent")]
    public string? Sent { get; set; }

    public bool IsSent => Sent is not null;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return Again();
        var typed = Form.Items;
        var organisation = await Db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.OdsCode == typed.OdsCode);
        var (outcome, request) = JoinRequest.Of(typed, organisation, Today);
        if (request is null) return Again(outcome);
        // Asked twice is asked once, and nobody learns here who has an account.
        if (!await Db.JoinRequests.AnyAsync(r => r.IsApproved == null && r.Email == request.Email) && await Db.JoinRequests.CountAsync(r => r.IsApproved == null) < MostWaiting)
        {
            Db.Add(request);
            await Db.SaveAsync(FormId);
        }

        return Redirect("/join?sent=yes");
    }
}

public sealed class JoinForm
{
    public string? GivenName { get; set; }

    public string? FamilyName { get; set; }

    public string? Position { get; set; }

    public string? Organisation { get; set; }

    public string? OdsCode { get; set; }

    public string? Email { get; set; }

    public string? Telephone { get; set; }

    internal JoinItems Items => new(Text.Clean(GivenName), Text.Clean(FamilyName), Text.Clean(Position), Text.Clean(Organisation), Domain.People.OdsCode.Normalise(OdsCode), EmailAddress.Normalise(Email), Text.Clean(Telephone));
}
