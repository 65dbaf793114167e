using Handrail.Domain.People;
using Handrail.Web.Access.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Accounts;

/// <summary>Accepting an invitation: a password, and then a second step.</summary>
public sealed class InvitationModel : LinkPage
{
    private Person? person;

    [BindProperty]
    public NewPasswordForm Form { get; set; } = new();

    public Person Invited => person!;

    protected override LinkKind Kind => LinkKind.Invitation;

    protected override async Task<bool> PrepareLinkAsync()
    {
        person = await Db.People.SingleOrDefaultAsync(p => p.Id == Link!.PersonId);
        return person is not null;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Room.BeginAsync(HttpContext, Invited, Form.Password ?? "", Link) is { IsRefused: true } refusal) return Again(refusal);
        await Sessions.BeginAsync(HttpContext, Invited.Id, SignInWay.Password);
        return Redirect("/sign-in/set-up");
    }
}
