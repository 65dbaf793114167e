using Handrail.Domain;
using Handrail.Domain.Log;
using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Persistence;
using Handrail.Web.Persistence.Situations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Handrail.Web.Tests.Persistence;

public sealed class AppDbTests(Site site) : IClassFixture<Site>
{
    private Task<int> RawAsync(string sql) => site.AskAsync(db => db.Database.ExecuteSqlRawAsync(sql));

    [Fact]
    public async Task Every_mapped_column_can_be_selected()
    {
        var tables = await site.AskAsync(async db =>
        {
            foreach (var entity in db.Model.GetEntityTypes())
            {
                var columns = string.Join(", ", entity.GetProperties().Select(p => $"\"{p.GetColumnName()}\""));
#pragma warning disable EF1002, EF1003 // The names come from the model.
                await db.Database.ExecuteSqlRawAsync($"select {columns} from {entity.GetTableName()} where 1 = 0");
#pragma warning restore EF1002, EF1003
            }

            return db.Model.GetEntityTypes().Count();
        });
        Assert.True(tables >= 18, $"only {tables} tables are mapped");
    }

    [Fact]
    public async Task A_plan_comes_back_as_it_was_saved()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Closed);
        var plan = await site.AskAsync(db => db.Plans.Include(p => p.Assignments).Include(p => p.Versions).Include(p => p.Signatures).Include(p => p.StageRuns)
            .Include(p => p.Reports).ThenInclude(r => r.Lines).Include(p => p.Reviews).AsSplitQuery().SingleAsync(p => p.Reference == reference));
        Assert.Equal(PlanStatus.Closed, plan.Status);
        Assert.All(plan.Versions, v => Assert.True(v.IsWhole));
        Assert.Equal(2, plan.Signatures.Count);
        Assert.All(plan.Signatures, s => Assert.Equal(DateTimeKind.Utc, s.At.Kind));
        Assert.Equal(3, plan.Reviews.Count);
        Assert.All(plan.Reports, r => Assert.Equal(2, r.Lines.Count));
        Assert.Equal("full-scope", plan.FullScope);
        Assert.Equal(MrG.Whole(MrG.Framework(new PlanContent())).Objectives[0].Title, plan.Agreed.Objectives[0].Title);
    }

    [Fact]
    public async Task The_log_has_every_act_in_order_and_its_hashes_hold()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Closed);
        var (plan, entries, values) = await site.AskAsync(async db =>
        {
            var one = await db.Plans.AsNoTracking().SingleAsync(p => p.Reference == reference);
            return (one, await db.Entries.AsNoTracking().Where(e => e.SubjectId == one.Id).OrderBy(e => e.Number).ToListAsync(), await db.EntryValues.AsNoTracking().Where(v => v.SubjectId == one.Id).ToListAsync());
        });
        Assert.Equal(plan.EntryCount, entries.Count);
        Assert.Equal(Enumerable.Range(1, entries.Count), entries.Select(e => e.Number));
        Assert.Equal(entries.Select(e => e.At).Order(), entries.Select(e => e.At));
        Assert.All(entries, e => Assert.Equal(System.Security.Cryptography.SHA256.HashData(e.Canonical), e.Hash));
        foreach (var value in values)
        {
            var line = $"value {value.Field} {value.Side} {Convert.ToHexStringLower(value.Hash)}";
            Assert.Contains(line, System.Text.Encoding.UTF8.GetString(entries[value.Number - 1].Canonical), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("update entry set act = 'Sign'")]
    [InlineData("delete from entry")]
    [InlineData("update plan_version set text = 'x'")]
    [InlineData("delete from plan_version")]
    [InlineData("update signature set name = 'x'")]
    [InlineData("delete from signature")]
    [InlineData("update activity_record set note = 'x'")]
    [InlineData("update entry_value set value = 'x'")]
    [InlineData("update review set notes = 'x'")]
    [InlineData("delete from review_attendee")]
    [InlineData("update signed_statement set words = 'x'")]
    [InlineData("delete from recommendation")]
    [InlineData("update objective_result set progress = 'achieved'")]
    [InlineData("update follow_up_answer set comment = 'x'")]
    [InlineData("update hand_over set watch = 'x'")]
    public async Task What_has_been_written_for_good_is_refused_by_the_database_itself(string sql)
    {
        await site.PlanAtAsync(PlanStatus.Closed);
        var plan = await site.AskAsync(db => db.Plans.OrderByDescending(p => p.Reference).Select(p => new { p.Id, p.PractitionerId }).FirstAsync());
        await site.AskAsync(db => db.Database.ExecuteSqlAsync($"insert into hand_over (id, plan_id, leaving_id, written_by, day, agreed, going, watch) values ({Guid.CreateVersion7()}, {plan.Id}, {plan.PractitionerId}, {plan.PractitionerId}, {Site.Today}, '', '', '')"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => RawAsync(sql));
    }

    [Fact]
    public async Task A_value_can_be_erased_and_the_log_still_proves_itself()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Issued);
        var plan = await site.AskAsync(db => db.Plans.AsNoTracking().SingleAsync(p => p.Reference == reference));
        await site.AskAsync(db => db.EntryValues.Where(v => v.SubjectId == plan.Id).ExecuteDeleteAsync());
        var entries = await site.AskAsync(db => db.Entries.AsNoTracking().Where(e => e.SubjectId == plan.Id).ToListAsync());
        Assert.All(entries, e => Assert.Equal(System.Security.Cryptography.SHA256.HashData(e.Canonical), e.Hash));
    }

    [Fact]
    public async Task An_entry_without_an_actor_is_refused_by_the_database()
    {
        await site.PlanAtAsync(PlanStatus.RequestDrafting);
        var error = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => RawAsync(
            "insert into entry (subject_id, number, actor_id, acted_as, act, at, day, \"from\", \"to\", canonical, hash) select subject_id, 9999, null, acted_as, act, at, day, \"from\", \"to\", canonical, hash from (select * from entry) e limit 1"));
        Assert.Contains("actor_id", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_people_who_change_the_same_plan_at_once_the_second_is_told()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Issued);
        await using var one = site.Services.CreateAsyncScope();
        await using var two = site.Services.CreateAsyncScope();
        var (mine, theirs) = (one.ServiceProvider.GetRequiredService<AppDb>(), two.ServiceProvider.GetRequiredService<AppDb>());
        var now = new Moment(site.Clock.GetUtcNow().UtcDateTime, Site.Today);
        var a = await mine.Plans.Include(p => p.Assignments).Include(p => p.Versions).SingleAsync(p => p.Reference == reference);
        var b = await theirs.Plans.Include(p => p.Assignments).Include(p => p.Versions).SingleAsync(p => p.Reference == reference);
        Assert.True(a.Comment(Cast.MrG.AsActor(), null, "One", now).IsDone);
        Assert.True(b.Comment(Cast.CaseManager.AsActor(), null, "Two", now).IsDone);
        Assert.Equal(Saved.Done, await mine.SaveAsync());
        Assert.Equal(Saved.SomeoneFirst, await theirs.SaveAsync());
        var said = await site.AskAsync(db => db.EntryValues.Where(v => v.SubjectId == a.Id && v.Field == "Text" && (v.Value == "One" || v.Value == "Two")).Select(v => v.Value).ToListAsync());
        Assert.Equal(["One"], said);
    }

    [Fact]
    public async Task When_the_entry_cannot_be_written_the_change_does_not_happen()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Submitted);
        var before = await site.AskAsync(db => db.Plans.AsNoTracking().SingleAsync(p => p.Reference == reference));
        await site.ChangeAsync(async db =>
        {
            var plan = await db.Plans.Include(p => p.Assignments).SingleAsync(p => p.Reference == reference);
            Assert.True(plan.Allocate(Cast.Adviser.AsActor(), Cast.Adviser.AsActor(), new Moment(site.Clock.GetUtcNow().UtcDateTime, Site.Today)).IsDone);
            // Another entry already has the number that this one needs.
            await db.Database.ExecuteSqlRawAsync("insert into entry (subject_id, number, actor_id, acted_as, act, at, day, \"from\", \"to\", canonical, hash) select subject_id, number + 1, actor_id, acted_as, act, at, day, \"from\", \"to\", canonical, hash from entry where subject_id = {0} order by number desc limit 1", plan.Id);
            Assert.Equal(Saved.SomeoneFirst, await db.SaveAsync());
        });
        var after = await site.AskAsync(db => db.Plans.AsNoTracking().Include(p => p.Assignments).SingleAsync(p => p.Reference == reference));
        Assert.Equal((before.Status, before.Revision), (after.Status, after.Revision));
        Assert.DoesNotContain(after.Assignments, a => a.Role == Role.KeyContact);
    }

    [Fact]
    public async Task What_a_query_lets_a_person_see_is_what_the_domain_lets_them_see()
    {
        var references = new List<string>();
        foreach (var status in new[] { PlanStatus.RequestDrafting, PlanStatus.Submitted, PlanStatus.PractitionerAsked, PlanStatus.SecondReading, PlanStatus.Issued, PlanStatus.Agreed, PlanStatus.Closed })
            references.Add(await site.PlanAtAsync(status));
        var plans = await site.AskAsync(db => db.Plans.AsNoTracking().Include(p => p.Assignments).Where(p => references.Contains(p.Reference)).ToListAsync());
        var seen = 0;
        foreach (var person in Cast.People)
        {
            foreach (var day in new[] { Site.Today.AddYears(-3), Site.Today.AddDays(-20), Site.Today })
            {
                var queried = await site.AskAsync(db => db.Plans.SeenBy(person.AsActor(), day).Where(p => references.Contains(p.Reference)).Select(p => p.Reference).ToListAsync());
                var judged = plans.Where(p => p.IsSeenBy(person.AsActor(), day)).Select(p => p.Reference).ToList();
                Assert.Equal(judged.Order(StringComparer.Ordinal), queried.Order(StringComparer.Ordinal));
                seen += judged.Count;
            }
        }

        Assert.True(seen > 20, "the comparison saw too little to mean anything");
    }

    [Fact]
    public async Task Nothing_is_saved_past_the_gate_and_no_plan_changes_without_its_entry()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Issued);
        await site.ChangeAsync(async db =>
        {
            var plan = await db.Plans.Include(p => p.Assignments).Include(p => p.Versions).SingleAsync(p => p.Reference == reference);
            Assert.True(plan.Comment(Cast.MrG.AsActor(), null, "Past the gate", new Moment(site.Clock.GetUtcNow().UtcDateTime, Site.Today)).IsDone);
#pragma warning disable CA1849 // It is the waiting one that is tried.
            Assert.Throws<InvalidOperationException>(() => db.SaveChanges());
#pragma warning restore CA1849
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
            db.ChangeTracker.Clear();
            var silent = await db.Plans.SingleAsync(p => p.Reference == reference);
            db.Entry(silent).Property(p => p.FullScope).CurrentValue = "full-scope";
            Assert.Contains("no entry", (await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveAsync())).Message, StringComparison.Ordinal);
        });
        Assert.Empty(await site.AskAsync(db => db.EntryValues.Where(v => v.Value == "Past the gate").ToListAsync()));
    }

    [Fact]
    public async Task Every_connection_that_pages_use_has_the_settings_too()
    {
        if (Environment.GetEnvironmentVariable("HANDRAIL_TEST_ENGINE") == "postgres") return;
        (string Pragma, string Value)[] expected = [("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"), ("busy_timeout", "5000"), ("wal_autocheckpoint", "0")];
        // Several at once, so that some are new and some come out of the pool.
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => site.ChangeAsync(async db =>
        {
            for (var turn = 0; turn < 2; turn++)
            {
                await db.Database.OpenConnectionAsync();
                foreach (var (pragma, value) in expected)
                {
                    await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The names are this file's own.
                    command.CommandText = "pragma " + pragma;
#pragma warning restore CA2100
                    Assert.Equal((pragma, value), (pragma, Convert.ToString(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture)));
                }

                await db.Database.CloseConnectionAsync();
            }
        })));
    }

    [Fact]
    public async Task The_log_beside_the_database_begins_again_and_is_not_moved_over_at_every_save()
    {
        if (Environment.GetEnvironmentVariable("HANDRAIL_TEST_ENGINE") == "postgres") return;
        await using var apart = new Site();
        var reference = await apart.PlanAtAsync(PlanStatus.Submitted);
        var plan = await apart.AskAsync(db => db.Plans.Where(p => p.Reference == reference).Select(p => p.Id).SingleAsync());
        var log = new FileInfo(apart.Services.GetRequiredService<Engine>().SqliteFile + "-wal");
        var lengths = new List<long>();
        for (var save = 0; save < 300; save++)
        {
            await apart.ChangeAsync(async db =>
            {
                db.Add(new Notice { Id = Ids.New(), PersonId = Cast.Adviser.Id, PlanId = plan, Act = Act.Comment, Day = Site.Today });
                await db.SaveAsync();
            });
            log.Refresh();
            lengths.Add(log.Length);
        }

        // It grows for a while, so a save does not move it over; it stops growing, so at some it does.
        Assert.True(lengths[50] > lengths[10]);
        Assert.Equal(lengths[^1], lengths[200]);
    }

    [Fact]
    public async Task The_canonical_bytes_of_the_log_hold_no_word_that_a_person_typed()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Closed);
        var entries = await site.AskAsync(db => (from e in db.Entries join p in db.Plans on e.SubjectId equals p.Id where p.Reference == reference select e).AsNoTracking().ToListAsync());
        foreach (var line in entries.SelectMany(e => System.Text.Encoding.UTF8.GetString(e.Canonical).Split('\n', StringSplitOptions.RemoveEmptyEntries)))
            Assert.Matches("^(format 1|subject [0-9a-f-]{36}|number [0-9]+|actor [0-9a-f-]{36}|as [A-Za-z]+|act [A-Za-z]+|at [0-9TZ:.-]+|day [0-9-]{10}|from [A-Za-z]+|to [A-Za-z]+|part [0-9a-f-]*|form [0-9a-f-]*|value [A-Za-z -]{1,60} (Said|Before|After) [0-9a-f]{64})$", line);
        Assert.Equal(Act.BeginRequest, entries.Single(e => e.Number == 1).Act);
    }

    [Fact]
    public async Task Of_two_moves_of_the_date_at_once_the_second_is_told_and_the_day_never_goes_back()
    {
        await using var apart = new Site();
        await using var one = apart.Services.CreateAsyncScope();
        await using var two = apart.Services.CreateAsyncScope();
        var (mine, theirs) = (one.ServiceProvider.GetRequiredService<AppDb>(), two.ServiceProvider.GetRequiredService<AppDb>());
        var (a, b) = (await mine.Installations.SingleAsync(), await theirs.Installations.SingleAsync());
        (a.DaysMoved, b.DaysMoved) = (100, 50);
        Assert.Equal(Saved.Done, await mine.SaveAsync());
        Assert.Equal(Saved.SomeoneFirst, await theirs.SaveAsync());
        var clock = apart.Services.GetRequiredService<ServiceClock>();
        clock.MoveForward(100);
        clock.MoveForward(50);
        Assert.Equal(Site.Today.AddDays(100), clock.Today);
    }

    [Fact]
    public async Task The_day_begins_at_midnight_in_London()
    {
        await using var apart = new Site();
        var clock = apart.Services.GetRequiredService<ServiceClock>();
        // 1 September, British Summer Time: midnight is 11pm UTC.
        apart.Clock.Move(new TimeSpan(13, 59, 59));
        Assert.Equal((Site.Today, Site.Today), (clock.Today, clock.Now.Day));
        apart.Clock.Move(TimeSpan.FromSeconds(1));
        Assert.Equal((Site.Today.AddDays(1), Site.Today.AddDays(1)), (clock.Today, clock.Now.Day));
    }

    [Fact]
    public async Task Half_a_file_is_not_kept()
    {
        var folder = Directory.CreateTempSubdirectory("handrail-files-").FullName;
        var store = new Web.Persistence.Files.FileStore(folder);
        await Assert.ThrowsAsync<IOException>(() => store.KeepAsync(new Torn(), CancellationToken.None));
        Assert.Empty(Directory.GetFiles(folder));
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A sender who goes away in the middle.</summary>
    private sealed class Torn : MemoryStream
    {
        public Torn()
            : base(new byte[100])
        {
        }

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            destination.Write(ToArray());
            throw new IOException("gone");
        }
    }

    [Fact]
    public async Task Sixteen_writers_at_once_all_get_their_entry()
    {
        var reference = await site.PlanAtAsync(PlanStatus.Issued);
        var screens = new List<Screen>();
        for (var i = 0; i < 16; i++)
        {
            var screen = await site.SignInAsync(i % 2 == 0 ? Cast.MrG : Cast.CaseManager);
            await screen.OpenAsync($"/plans/{reference}/discussion");
            screens.Add(screen.Type("Your comment", $"Comment {i}"));
        }

        await Task.WhenAll(screens.Select(s => s.PressAsync("Add the comment")));
        var said = await site.AskAsync(db => (from v in db.EntryValues join p in db.Plans on v.SubjectId equals p.Id where p.Reference == reference && v.Value.StartsWith("Comment ") select v.Value).ToListAsync());
        // Whoever lost every race was told so, and still has the text.
        var told = screens.Where(s => s.Errors.Count > 0).ToList();
        Assert.Equal(16, said.Count + told.Count);
        Assert.All(told, s => Assert.Contains("Several people are changing this plan at once", s.Errors[0], StringComparison.Ordinal));
    }
}

[Trait("Runs", "once")]
public sealed class EngineTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("handrail-engine-").FullName;

    [Fact]
    public void Each_connection_has_the_settings_that_lose_no_acknowledged_write()
    {
        var engine = Engine.Sqlite(folder);
        Assert.StartsWith("SQLite 3.", engine.Assert(), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder, "handrail.db")));
    }

    [Fact]
    public void A_second_process_on_the_same_folder_is_refused()
    {
        using var first = new FolderLock(folder);
        var refusal = Assert.Throws<InvalidOperationException>(() => new FolderLock(folder));
        Assert.Contains("Another Handrail is already using the folder", refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
