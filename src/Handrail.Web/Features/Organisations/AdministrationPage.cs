using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Web.Access.Accounts;
using Handrail.Web.Persistence;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Organisations;

/// <summary>A page on which organisations, accounts and rights are looked after. What it changes is saved with its line of the log.</summary>
public abstract class AdministrationPage : HandrailPage
{
    /// <summary>So often a deed is asked again on what somebody else has left meanwhile.</summary>
    private const int Attempts = 5;

    /// <summary>Where people ask for an account, as it is passed on to them.</summary>
    public string JoinAddress => Service<ServiceAddress>().Link("/join");

    /// <summary>Does one deed and goes on; a form that has been sent before is simply done.</summary>
    protected async Task<IActionResult> DoAsync(Func<Administration, Task<Outcome>> deed, string done, string href)
    {
        if (!ModelState.IsValid) return Again();
        for (var attempt = 1; !await IsDoneAsync(); attempt++)
        {
            var administration = new Administration(Me, Clock.Now, FormId);
            if (await deed(administration) is { IsRefused: true } refusal)
            {
                Db.ChangeTracker.Clear();
                return Again(refusal);
            }

            Db.AddRange(administration.Entries);
            if (await Db.SaveAsync(FormId) == Saved.Done) break;
            if (await PrepareAsync() is { } gone) return gone;
            if (attempt == Attempts) return Again(Outcome.Refused("save.busy", "Others are changing this at the same time. Nothing has been saved. Look again, and repeat it if it is still needed"));
        }

        TempData["Done"] = T[done].Value;
        return Redirect(href);
    }

    protected Task<IActionResult> DoAsync(Func<Administration, Outcome> deed, string done, string href) => DoAsync(a => Task.FromResult(deed(a)), done, href);

    private Task<bool> IsDoneAsync() => Db.AdministrationEntries.AnyAsync(e => e.Id == FormId && e.ActorId == Me.PersonId);

    /// <summary>What is administered in an organisation today by its people, and by how many the accounts are.</summary>
    protected (Duties Administered, int PlanUsers) AdministeredBy(IEnumerable<Person> people, Guid organisation)
    {
        var held = people.SelectMany(p => new[] { Duties.PlanUsers, Duties.ChecksUsers }.Where(r => p.Holds(r, organisation, Today))).ToList();
        return (held.Aggregate(Duties.None, (sum, right) => sum | right), held.Count(r => r == Duties.PlanUsers));
    }

    /// <summary>Whoever asks to join, with the organisation's code, and waits.</summary>
    protected IQueryable<JoinRequest> Waiting => Db.JoinRequests.Where(r => r.IsApproved == null).OrderBy(r => r.SentOn).ThenBy(r => r.Id);

    protected Task<Person?> KnownAsync(string email) => Db.People.Include(p => p.Memberships).OrderBy(p => p.Id).FirstOrDefaultAsync(p => p.Email == email);

    /// <summary>Says yes to one who waits; a new account is saved with it.</summary>
    protected async Task<Outcome> ApproveAsync(Administration administration, Guid id, Organisation? organisation, Duties administered)
    {
        if (await Db.JoinRequests.SingleOrDefaultAsync(r => r.Id == id) is not { } request || request.OdsCode != organisation?.OdsCode) return Outcome.Refused("join.gone", "Select somebody who asks to join");
        var known = await KnownAsync(request.Email);
        var (outcome, person) = administration.Approve(request, organisation, known, administered);
        if (person is null) return outcome;
        if (known is null) Db.Add(person);
        await Service<Invitations>().LetInAsync(person, Clock);
        return outcome;
    }

    /// <summary>Those who have been let in and have not accepted their invitation. On a demonstration people choose who they are.</summary>
    protected async Task<IReadOnlySet<Guid>> InvitedAsync(IEnumerable<Person> people)
    {
        if (Clock.CanMove) return new HashSet<Guid>();
        var here = people.Where(p => p.IsHereOn(Today)).Select(p => p.Id).ToList();
        return here.Except(await Db.Set<UserAccount>().Where(a => a.EndedAt == null && here.Contains(a.PersonId)).Select(a => a.PersonId).ToListAsync()).ToHashSet();
    }

    /// <summary>Sends another invitation, by which somebody sets up anew how they sign in.</summary>
    protected Task<IActionResult> InviteAgainAsync(Person? person, Organisation organisation, Duties administered, string href) => DoAsync(
        async administration =>
        {
            if (Clock.CanMove) return Outcome.Refused("invite.demonstration", "On a demonstration people choose who they are, and nobody is invited");
            if (person is null) return Outcome.Refused("end.gone", "This has been ended meanwhile");
            var outcome = administration.InviteAgain(person, organisation, administered);
            if (!outcome.IsRefused) await Service<Invitations>().InviteAsync(person);
            return outcome;
        },
        "Another invitation has been sent. The one before does not work any more",
        href);

    protected async Task<Outcome> DeclineAsync(Administration administration, Guid id, Organisation? organisation, Duties administered, string why) =>
        await Db.JoinRequests.SingleOrDefaultAsync(r => r.Id == id) is { } request && (organisation is null || request.OdsCode == organisation.OdsCode)
            ? administration.Decline(request, organisation, administered, why) : Outcome.Refused("join.gone", "Select somebody who asks to join");
}
