using Handrail.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Persistence;

/// <summary>
/// Fills what lists go by for plans that were stored before there were such columns, at the start after an upgrade. No act
/// happens and nothing that a person wrote changes, so there is nothing for the log.
/// </summary>
public static class ListFill
{
    private const int Batch = 200;
    private const string Done = "0007-lists, filled";

    /// <summary>No act is older. The first day of the calendar, which the script writes, means minus infinity to PostgreSQL's driver.</summary>
    private static readonly DateOnly Earliest = new(1900, 1, 1);

    public static async Task RunAsync(AppDb db, DateTime now)
    {
        // Looked for once: without an index for it, the question costs a walk through all plans.
        if (await db.Database.SqlQuery<int>($"select 1 as \"Value\" from schema_script where name = {Done}").AnyAsync()) return;
        while (await db.Plans.AsNoTracking().Where(p => p.ChangedOn < Earliest).OrderBy(p => p.Id).Take(Batch).ToListAsync() is { Count: > 0 } plans)
        {
            var ids = plans.Select(p => p.Id).ToList();
            var days = await db.Entries.Where(e => ids.Contains(e.SubjectId)).GroupBy(e => e.SubjectId).Select(g => new { g.Key, Day = g.Max(e => e.Day) }).ToDictionaryAsync(g => g.Key, g => g.Day);
            await using var transaction = await db.Database.BeginTransactionAsync();
            foreach (var plan in plans)
            {
                plan.KeepForLists(days.GetValueOrDefault(plan.Id, plan.OpenedOn));
                await db.Plans.Where(p => p.Id == plan.Id).ExecuteUpdateAsync(row => row
                    .SetProperty(p => p.NextSides, plan.NextSides)
                    .SetProperty(p => p.DueOn, plan.DueOn)
                    .SetProperty(p => p.PractitionerName, plan.PractitionerName)
                    .SetProperty(p => p.FamilyKey, plan.FamilyKey)
                    .SetProperty(p => p.GivenKey, plan.GivenKey)
                    .SetProperty(p => p.ChangedOn, plan.ChangedOn));
            }

            await transaction.CommitAsync();
        }

        await db.Database.ExecuteSqlAsync($"insert into schema_script (name, run_at) values ({Done}, {now})");
    }
}
