using Handrail.Domain.People;
using Handrail.Web.Access.Accounts;
using Handrail.Web.Access.SignOn;
using Handrail.Web.Persistence;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Accounts;

/// <summary>Accepting an invitation: a password, and then a second step.</summary>
public sealed class InvitationModel : LinkPage
{
    private Person? person;
    private VoiceCode? voice;

    [BindProperty]
    public NewPasswordForm Form { get; set; } = new();

    public Person Invited => person!;

    /// <summary>Whether the link alone opens nothing: a practitioner proves first who they are.</summary>
    public bool AsksForCode => voice is not null;

    protected override LinkKind Kind => LinkKind.Invitation;

    protected override async Task<bool> PrepareLinkAsync()
    {
        person = await Db.People.Include(p => p.Memberships).SingleOrDefaultAsync(p => p.Id == Link!.PersonId);
        if (person is null) return false;
        voice = await Db.Set<VoiceCode>().SingleOrDefaultAsync(c => c.PersonId == person.Id);
        return voice is null ? Invitations.IsLinkEnough(person, Today) : !voice.IsOver;
    }

    /// <summary>Whoever has to prove by number and code who they are does so here, and connects their organisation's sign-on after.</summary>
    public IReadOnlyList<SignOnProvider> Providers => voice is null ? Service<SignOnDesk>().Offered : [];

    public void OnGet()
    {
    }

    /// <summary>By the organisation's sign-on in place of a password.</summary>
    public async Task<IActionResult> OnPostSignOnAsync(string? provider) => Providers.FirstOrDefault(p => p.Name == provider) is { } chosen
        ? await Service<SignOnDesk>().LeaveAsync(HttpContext, chosen, SignOnPurpose.Invitation, "/", ViewData["Shell"], Token)
        : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (voice is not null)
        {
            var tried = voice.Try(Invited, Form.Number, Form.Code);
            if (tried.IsRefused)
            {
                if (voice.IsOver) Db.Remove(Link!);
                // Of two tries at once each counts.
                return await Db.SaveAsync() == Saved.Done ? Again(tried) : Redirect(Request.Path);
            }

            Db.Remove(voice);
        }

        if (await Room.BeginAsync(HttpContext, Invited, Form.Password ?? "", Link) is { IsRefused: true } refusal) return Again(refusal);
        await Sessions.BeginAsync(HttpContext, Invited.Id, SignInWay.Password);
        return Redirect("/sign-in/set-up");
    }
}
