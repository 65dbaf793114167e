using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Access;

/// <summary>Who has an account in force, with which right. It says in SQL what <see cref="Membership"/> says in C#; a test compares them.</summary>
public static class Rights
{
    /// <summary><see cref="Membership.CountsOn"/>, of rights that somebody confirms.</summary>
    public static IQueryable<Membership> CountingOn(this IQueryable<Membership> memberships, DateOnly today)
    {
        var lapsed = today.AddDays(-Membership.LapsesAfterDays);
        return memberships.Where(m => m.From <= today && (m.To == null || today < m.To) && (m.ReviewedOn == null || lapsed < m.ReviewedOn));
    }

    /// <summary><see cref="Membership.IsToReviewOn"/>, of rights that somebody confirms.</summary>
    public static IQueryable<Membership> ToReviewOn(this IQueryable<Membership> memberships, DateOnly today)
    {
        var year = today.AddMonths(-Membership.ReviewedAfterMonths);
        return memberships.CountingOn(today).Where(m => m.To == null && (m.ReviewedOn == null || m.ReviewedOn <= year));
    }

    /// <summary>The people who hold this right in their organisation today, by name, with their rights.</summary>
    public static IQueryable<Person> PeopleWith(this AppDb db, Duties right, DateOnly today)
    {
        var counting = db.Memberships.CountingOn(today).Where(m => m.Right == right);
        return db.People.AsNoTracking().Include(p => p.Memberships)
            .Where(p => counting.Any(m => m.PersonId == p.Id && m.OrganisationId == p.OrganisationId))
            .OrderBy(p => p.FamilyName).ThenBy(p => p.GivenName).ThenBy(p => p.Id);
    }

    /// <summary>The people of an organisation who can be given a part in its plans.</summary>
    public static async Task<IReadOnlyList<Person>> PeopleOfAsync(this AppDb db, Guid organisation, DateOnly today) =>
        await db.PeopleWith(Duties.TakePart, today).Where(p => p.OrganisationId == organisation).ToListAsync();
}
