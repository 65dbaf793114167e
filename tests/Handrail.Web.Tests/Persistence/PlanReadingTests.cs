using System.Collections;
using System.Data.Common;
using System.Text.Json;
using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Persistence;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Handrail.Web.Tests.Persistence;

public sealed class PlanReadingTests(Site site) : IClassFixture<Site>
{
    private Task<PlanRead?> FindAsync(string reference, Domain.Actor actor, DateOnly day) =>
        site.Services.GetRequiredService<PlanReading>().FindAsync(reference, actor, day, TestContext.Current.CancellationToken);

    public static TheoryData<PlanStatus> Statuses => [.. Enum.GetValues<PlanStatus>()];

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task A_plan_read_in_one_command_is_the_plan_that_the_model_reads(PlanStatus status)
    {
        var reference = await site.PlanAtAsync(status);
        var day = Site.Today;
        var (expected, collections) = await site.AskAsync(async db =>
        {
            var plan = await db.Plans.SingleAsync(p => p.Reference == reference);
            int[] needed = [plan.CurrentVersion, plan.SharedVersion, plan.AgreedVersion];
            foreach (var navigation in db.Entry(plan).Navigations) await LoadAsync(navigation);
            var rows = db.ChangeTracker.Entries().Where(e => e.Entity is not PlanVersion v || needed.Contains(v.Number)).Select(Row).Order(StringComparer.Ordinal).ToList();
            return (rows, db.Model.FindEntityType(typeof(Plan))!.GetNavigations().Select(n => n.Name).ToList());
        });
        var reader = Cast.People.First(p => FindAsync(reference, p.AsActor(), day).GetAwaiter().GetResult() is not null);
        var found = (await FindAsync(reference, reader.AsActor(), day))!;
        var read = await site.AskAsync(db =>
        {
            db.Attach(found.Plan);
            Assert.All(db.ChangeTracker.Entries(), e => Assert.Equal(EntityState.Unchanged, e.State));
            return Task.FromResult(db.ChangeTracker.Entries().Select(Row).Order(StringComparer.Ordinal).ToList());
        });
        // What no guard asks about is left to the pages that show it.
        var left = new[] { nameof(Plan.ActivityRecords), nameof(Plan.Evidence), nameof(Plan.ObjectiveResults) };
        var types = await site.AskAsync(db => Task.FromResult(left.Select(n => db.Model.FindEntityType(typeof(Plan))!.FindNavigation(n)!.TargetEntityType.ClrType.Name + " ").Append(nameof(ReviewAttendee) + " ").ToList()));
        Assert.All(left, n => Assert.Contains(n, collections));
        Assert.Equal(expected.Where(r => !types.Any(t => r.StartsWith(t, StringComparison.Ordinal))), read);
        Assert.Equal(found.Plan.OrganisationId, found.Organisation.Id);
        Assert.All(found.Plan.Assignments, a => Assert.Equal(Cast.People.Single(p => p.Id == a.PersonId).Name, found.People[a.PersonId].Name));
    }

    [Fact]
    public async Task A_read_that_breaks_off_leaves_no_transaction_behind()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Issued);
        await Assert.ThrowsAnyAsync<Exception>(() => FindAsync(null!, Cast.CaseManager.AsActor(), Site.Today));
        // The pool gives back what it was given last.
        await site.AskAsync(db => db.Database.ExecuteSqlRawAsync("update installation set days_moved = days_moved"));
        await site.ChangeAsync(async db =>
        {
            (await db.Plans.SingleAsync(p => p.Reference == reference)).Comment(Cast.CaseManager.AsActor(), null, "A word.", new(site.Clock.GetUtcNow().UtcDateTime, Site.Today));
            Assert.Equal(Saved.Done, await db.SaveAsync());
        });
        Assert.NotNull(await FindAsync(reference, Cast.CaseManager.AsActor(), Site.Today));
    }

    [Fact]
    public async Task An_address_with_a_blank_for_a_reference_is_not_there_and_breaks_nothing()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Issued);
        var screen = await site.SignInAsync(Cast.CaseManager);
        foreach (var blank in new[] { "%20", "%09", "%C2%A0" })
        {
            Assert.Equal(System.Net.HttpStatusCode.NotFound, (await screen.OpenAsync($"/plans/{blank}/history")).Status);
            Assert.Equal(System.Net.HttpStatusCode.OK, (await screen.OpenAsync($"/plans/{reference}/history")).Status);
        }
    }

    [Fact]
    public async Task What_is_not_watched_for_changes_is_what_the_database_refuses_to_change()
    {
        var sql = site.Services.GetRequiredService<Engine>().IsSqlite
            ? "select tbl_name as \"Value\" from sqlite_master where type = 'trigger' and name like '%_unchanged'"
            : "select distinct event_object_table::text as \"Value\" from information_schema.triggers where trigger_name like '%_append_only'";
        var refused = await site.AskAsync(db => db.Database.SqlQueryRaw<string>(sql).ToListAsync());
        Assert.All(PlanReading.Kept, table => Assert.Contains(table, refused));
    }

    [Fact]
    public async Task A_plan_is_read_as_it_was_at_one_moment_while_others_change_it()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Issued);
        var reader = Cast.CaseManager.AsActor();
        var before = (await FindAsync(reference, reader, Site.Today))!.Plan;
        var writing = Task.Run(() => site.ChangeAsync(async db =>
        {
            for (var i = 0; i < 300; i++)
            {
                await using var both = await db.Database.BeginTransactionAsync();
                await db.Database.ExecuteSqlAsync($"update plan set revision = revision + 1 where id = {before.Id}");
                await db.Database.ExecuteSqlAsync($"insert into safety_point (id, plan_id, version, raised_by, raised_on, text, answer) values ({Guid.CreateVersion7()}, {before.Id}, 1, {Cast.Adviser.Id}, {Site.Today}, 'Said', 'Answered')");
                await both.CommitAsync();
            }
        }));
        var read = 0;
        for (; !writing.IsCompleted; read++)
        {
            var plan = (await FindAsync(reference, reader, Site.Today))!.Plan;
            Assert.Equal(plan.Revision - before.Revision, plan.SafetyPoints.Count - before.SafetyPoints.Count);
        }

        await writing;
        Assert.True(read > 10);
    }

    [Fact]
    public async Task Hand_written_SQL_lets_a_person_see_what_the_query_and_the_domain_let_them_see()
    {
        var references = new List<string>();
        foreach (var status in new[] { PlanStatus.RequestDrafting, PlanStatus.Submitted, PlanStatus.PractitionerAsked, PlanStatus.SecondReading, PlanStatus.Issued, PlanStatus.Agreed, PlanStatus.Closed })
            references.Add(await site.PlanAtAsync(status));
        var seen = 0;
        foreach (var person in Cast.People)
        {
            foreach (var day in new[] { Site.Today.AddYears(-3), Site.Today.AddDays(-20), Site.Today })
            {
                var queried = await site.AskAsync(db => db.Plans.SeenBy(person.AsActor(), day).Where(p => references.Contains(p.Reference)).Select(p => p.Reference).ToListAsync());
                foreach (var reference in references)
                {
                    var found = await FindAsync(reference, person.AsActor(), day);
                    Assert.Equal(queried.Contains(reference), found is not null);
                    Assert.True(found is null || found.Plan.IsSeenBy(person.AsActor(), day));
                    seen += found is null ? 0 : 1;
                }
            }
        }

        Assert.True(seen > 20, "the comparison saw too little to mean anything");
    }

    private static async Task LoadAsync(NavigationEntry navigation)
    {
        await navigation.LoadAsync();
        if (navigation.CurrentValue is not IEnumerable rows) return;
        foreach (var row in rows)
        {
            foreach (var inner in navigation.EntityEntry.Context.Entry(row).Navigations) await LoadAsync(inner);
        }
    }

    private static string Row(EntityEntry entry) => entry.Metadata.ClrType.Name + " " + JsonSerializer.Serialize(
        entry.Properties.ToDictionary(p => p.Metadata.Name, p => p.CurrentValue));

    [Fact]
    public async Task What_an_adviser_may_see_to_in_triage_is_the_same_in_both_queries_and_in_the_domain()
    {
        var seenTo = 0;
        foreach (var status in Enum.GetValues<PlanStatus>())
        {
            var reference = await site.PlanAtAsync(status);
            foreach (var person in Cast.People.Select(p => p.AsActor()).Append(Cast.MrG.AsActor() with { Duties = Domain.Duties.Adviser }))
            {
                var found = await site.Services.GetRequiredService<PlanReading>().FindAsync(reference, person, Site.Today, TestContext.Current.CancellationToken, inTriage: true);
                var queried = await site.AskAsync(db => db.Plans.InTriageOf(person).AnyAsync(p => p.Reference == reference));
                var plan = await site.AskAsync(db => db.Plans.AsNoTracking().SingleAsync(p => p.Reference == reference));
                var judged = plan.IsInTriage && plan.RolesOf(person, Site.Today).Contains(Role.Adviser);
                Assert.Equal((judged, judged), (found is not null, queried));
                if (judged) seenTo++;
            }
        }

        Assert.True(seenTo > 8, "the comparison saw too little to mean anything");
    }
}
