using Handrail.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Access;

/// <summary>The names of people that a plan speaks of by their ids.</summary>
public static class Names
{
    public static async Task<IReadOnlyDictionary<Guid, string>> NamesOfAsync(this AppDb db, IEnumerable<Guid> people)
    {
        var ids = people.Distinct().ToList();
        return await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name);
    }
}
