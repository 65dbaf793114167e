using Handrail.Domain.Plans;
using Handrail.Web.Persistence;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Handrail.Web.Tests.Persistence;

public sealed class ListFillTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Plans_that_were_stored_before_there_were_lists_are_filled_once()
    {
        foreach (var status in new[] { PlanStatus.RequestDrafting, PlanStatus.PractitionerAsked, PlanStatus.InDelivery, PlanStatus.FollowUp }) await site.PlanAtAsync(status);
        var before = await RowsAsync();
        Assert.Contains(before, r => r.Contains("grantgwilym", StringComparison.Ordinal));
        await site.ChangeAsync(db => db.Database.ExecuteSqlRawAsync("update plan set next_sides = '', due_on = null, changed_on = '0001-01-01', practitioner_name = '', family_key = '', given_key = ''"));
        await site.ChangeAsync(db => ListFill.RunAsync(db, DateTime.UtcNow));
        Assert.NotEqual(before, await RowsAsync());

        await site.ChangeAsync(db => db.Database.ExecuteSqlRawAsync("delete from schema_script where name like '0007%filled'"));
        await site.ChangeAsync(db => ListFill.RunAsync(db, DateTime.UtcNow));
        Assert.Equal(before, await RowsAsync());

        Task<List<string>> RowsAsync() => site.AskAsync(async db => (await db.Plans.AsNoTracking().OrderBy(p => p.Reference).ToListAsync())
            .ConvertAll(p => $"{p.Reference} {p.NextSides} {p.DueOn:O} {p.ChangedOn:O} {p.PractitionerName} {p.FamilyKey} {p.GivenKey}"));
    }
}
