using Handrail.Domain.People;
using Handrail.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Organisations;

/// <summary>One line of the log of administration, as people read it.</summary>
public sealed record DeedLine(string Words, string Detail, string Person, string Actor, DateOnly Day)
{
    private const int Newest = 50;

    public static async Task<IReadOnlyList<DeedLine>> OfAsync(AppDb db, Guid organisation, Guid? of = null)
    {
        var rows = await (
            from entry in db.AdministrationEntries.AsNoTracking()
            join actor in db.People on entry.ActorId equals actor.Id
            join found in db.People on entry.PersonId equals found.Id into whom
            from person in whom.DefaultIfEmpty()
            where entry.OrganisationId == organisation && (of == null || entry.PersonId == of)
            orderby entry.At descending, entry.Id descending
            select new { entry, actor, person }).Take(Newest).ToListAsync();
        return [.. rows.Select(r => new DeedLine(WordsOf(r.entry.Deed), r.entry.Detail, r.person?.Name ?? "", r.actor.Name, r.entry.Day))];
    }

    private static string WordsOf(Deed deed) => deed switch
    {
        Deed.AddOrganisation => "Organisation added",
        Deed.RenameOrganisation => "Name or code changed",
        Deed.MergeOrganisation => "Became part of another organisation",
        Deed.AllowDomains => "E-mail domains changed",
        Deed.ApproveJoining => "Account given",
        Deed.DeclineJoining => "Request to join declined",
        Deed.GiveRight => "Right given",
        Deed.EndRight => "Right ended",
        Deed.EndAccount => "Account ended",
        Deed.ConfirmAccess => "Access confirmed",
        Deed.InvitePractitioner => "Practitioner invited",
        Deed.Invite => "Invited",
        _ => throw new ArgumentOutOfRangeException(nameof(deed)),
    };
}
