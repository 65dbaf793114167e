using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Handrail.Domain.Log;
using Handrail.Domain.Plans;
using Handrail.Web.Mailing;
using Handrail.Web.Persistence;
using Handrail.Web.Persistence.Schema;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Handrail.Bench.Bulk;

/// <summary>
/// A database of many plans, each taken through its life by the domain's own steps and written row by row. What is in it
/// follows from the number of plans alone, but for ids, salts and what is made of them. It is kept and used again until a plan
/// would come out differently or the schema changes.
/// </summary>
internal sealed class BulkDatabase : IAsyncDisposable
{
    private const int Batch = 100;
    private const int Sampled = 100;

    private static readonly Outbox NoMail = new(new EphemeralDataProtectionProvider(), TimeProvider.System);

    private readonly Func<Task>? remove;

    private BulkDatabase(Engine engine, string folder, int plans, Func<Task>? remove = null) => (Engine, Folder, Plans, this.remove) = (engine, folder, plans, remove);

    public Engine Engine { get; }

    /// <summary>The data folder; its database is used on SQLite alone.</summary>
    public string Folder { get; }

    public int Plans { get; }

    /// <param name="home">the folder in which databases are kept</param>
    /// <param name="postgres">how to reach a PostgreSQL server; null for SQLite</param>
    public static async Task<BulkDatabase> EnsureAsync(int plans, string home, string? postgres)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"bulk_{plans}_{Fingerprint()}");
        var folder = Path.Combine(home, name + (postgres is null ? "_sqlite" : "_postgres"));
        var done = Path.Combine(folder, "whole");
        var engine = postgres is null ? Engine.Sqlite(folder) : Engine.Postgres(new NpgsqlConnectionStringBuilder(postgres) { Database = name }.ToString());
        var database = new BulkDatabase(engine, folder, plans);
        if (File.Exists(done) && (postgres is null || await IsThereAsync(postgres, name))) return database;
        if (postgres is null)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
        else
        {
            await ExecuteAsync(postgres, $"drop database if exists {name} with (force)");
            await ExecuteAsync(postgres, $"create database {name} template template0 encoding 'UTF8' locale 'C'");
        }

        Directory.CreateDirectory(folder);
        var clock = Stopwatch.StartNew();
        await database.FillAsync();
        await database.CompareAsync();
        await File.WriteAllTextAsync(done, "");
        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{plans} plans on {engine.Name} made in {clock.Elapsed.TotalSeconds:0} s; {Math.Min(Sampled, plans)} of them made again and found equal"));
        return database;
    }

    /// <summary>A new database in which nothing is yet, not even a table; it goes when it is disposed of.</summary>
    public static async Task<BulkDatabase> EmptyAsync(string? postgres)
    {
        var folder = Directory.CreateTempSubdirectory("handrail-bulk-");
        if (postgres is null) return new BulkDatabase(Engine.Sqlite(folder.FullName), folder.FullName, 0, () => RemoveAsync(folder));
        const string Name = "bulk_empty";
        await ExecuteAsync(postgres, $"drop database if exists {Name} with (force)");
        await ExecuteAsync(postgres, $"create database {Name} template template0 encoding 'UTF8' locale 'C'");
        return new BulkDatabase(Engine.Postgres(new NpgsqlConnectionStringBuilder(postgres) { Database = Name }.ToString()), folder.FullName, 0, async () =>
        {
            await ExecuteAsync(postgres, $"drop database if exists {Name} with (force)");
            await RemoveAsync(folder);
        });
    }

    /// <summary>A copy to write in, which goes when it is disposed of.</summary>
    public async Task<BulkDatabase> CopyAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var copy = Directory.CreateTempSubdirectory("handrail-bulk-");
        if (Engine.IsSqlite)
        {
            foreach (var file in new DirectoryInfo(Folder).EnumerateFiles("handrail.db*")) file.CopyTo(Path.Combine(copy.FullName, file.Name));
            return new BulkDatabase(Engine.Sqlite(copy.FullName), copy.FullName, Plans, () => RemoveAsync(copy));
        }

        NpgsqlConnection.ClearAllPools();
        var address = new NpgsqlConnectionStringBuilder(Engine.Connection);
        var (name, server) = (address.Database + "_copy", new NpgsqlConnectionStringBuilder(Engine.Connection) { Database = "postgres" }.ToString());
        await ExecuteAsync(server, $"drop database if exists {name} with (force)");
        await ExecuteAsync(server, $"create database {name} template {address.Database}");
        address.Database = name;
        return new BulkDatabase(Engine.Postgres(address.ToString()), copy.FullName, Plans, async () =>
        {
            await ExecuteAsync(server, $"drop database if exists {name} with (force)");
            await RemoveAsync(copy);
        });
    }

    private static Task RemoveAsync(DirectoryInfo folder)
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>The ids of so many plans in delivery.</summary>
    public async Task<IReadOnlyList<Guid>> InDeliveryAsync(int most)
    {
        using var gate = new WriteGate(Engine);
        await using var db = Open(gate);
        return await db.Plans.Where(p => p.Status == PlanStatus.InDelivery).OrderBy(p => p.Id).Select(p => p.Id).Take(most).ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (remove is not null) await remove();
    }

    public static DbContextOptions<AppDb> Options(Engine engine)
    {
        var options = new DbContextOptionsBuilder<AppDb>();
        engine.Use(options);
        return options.Options;
    }

    private AppDb Open(WriteGate gate) => new(Options(Engine), gate, NoMail);

    private async Task FillAsync()
    {
        Migrator.Run(Engine, TimeProvider.System);
        using var gate = new WriteGate(Engine);
        await using var db = Open(gate);
        db.Add(new Installation { Kind = Installation.Demonstration, BornAt = TimeProvider.System.GetUtcNow().UtcDateTime });
        await db.SaveAsync();
        var rows = new PlanRows(db.Model);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await using IRowWriter writer = Engine.IsSqlite ? new SqliteRows(Engine.SqliteFile) : await PostgresRows.OpenAsync(Engine.Connection);
        await writer.WriteAsync([rows.Of(BulkPeople.Advice)]);

        // Plans are told on all cores and written by one, in the order of their numbers, so that two databases are alike.
        var told = Channel.CreateBounded<Task<List<Row>>>(Environment.ProcessorCount + 1);
        var telling = Task.Run(async () =>
        {
            for (var first = 0; first < Plans; first += Batch)
            {
                var from = first;
                await told.Writer.WriteAsync(Task.Run(() => Enumerable.Range(from, Math.Min(Batch, Plans - from)).SelectMany(number => RowsOf(rows, number)).ToList()));
            }

            told.Writer.Complete();
        });
        await foreach (var batch in told.Reader.ReadAllAsync()) await writer.WriteAsync(await batch);
        await telling;
        if (!Engine.IsSqlite) await ExecuteAsync(Engine.Connection, "vacuum analyze");
    }

    private static IEnumerable<Row> RowsOf(PlanRows rows, int number)
    {
        if (number % BulkPeople.PlansOfOrganisation == 0) yield return rows.Of(BulkPeople.OrganisationOf(number));
        foreach (var person in BulkPeople.FirstNamedBy(number))
        {
            yield return rows.Of(person);
            foreach (var membership in person.Memberships) yield return rows.Of(membership);
        }

        foreach (var row in Told(rows, number)) yield return row;
    }

    private static IEnumerable<Row> Told(PlanRows rows, int number)
    {
        var plan = BulkStory.Play(number);
        plan.CausedBy(Guid.CreateVersion7());
        if (plan.EntryCount != BulkStory.Entries || plan.Evidence.Count != BulkStory.Evidence)
            throw new InvalidOperationException($"Plan {number} has {plan.EntryCount} entries and {plan.Evidence.Count} pieces of evidence");
        return rows.Of(plan, plan.NewEntries, plan.NewEntries.SelectMany(e => e.Values), plan.NewNotices);
    }

    /// <summary>Plans are read as the application reads them and compared with the same plans made again by the domain's steps.</summary>
    private async Task CompareAsync()
    {
        using var gate = new WriteGate(Engine);
        await using var db = Open(gate);
        var rows = new PlanRows(db.Model);
        var seed = new Random(Plans);
        foreach (var number in Enumerable.Range(0, Plans).ToArray().OrderBy(_ => seed.Next()).Take(Sampled))
        {
            var reference = Plan.ReferenceFor(BulkStory.RequestedOn(number).Year, number + 1);
            IQueryable<Plan> plans = db.Plans.AsNoTracking().AsSplitQuery();
            foreach (var path in Paths(db)) plans = plans.Include(path);
            var plan = await plans.SingleAsync(p => p.Reference == reference);
            var entries = await db.Entries.AsNoTracking().Where(e => e.SubjectId == plan.Id).ToListAsync();
            var values = await db.EntryValues.AsNoTracking().Where(e => e.SubjectId == plan.Id).ToListAsync();
            var notices = await db.Notices.AsNoTracking().Where(n => n.PlanId == plan.Id).ToListAsync();
            var (stored, again) = (Sameness.Of(rows.Of(plan, entries, values, notices)), Sameness.Of(Told(rows, number)));
            if (stored != again) throw new InvalidOperationException($"Plan {number} was not stored as the domain made it:\n{Sameness.FirstDifference(stored, again)}");
        }
    }

    /// <summary>All collections below a plan, as the paths by which they are included.</summary>
    private static IEnumerable<string> Paths(AppDb db) =>
        from child in db.Model.FindEntityType(typeof(Plan))!.GetNavigations()
        from path in child.TargetEntityType.GetNavigations().Select(below => child.Name + "." + below.Name).DefaultIfEmpty(child.Name)
        select path;

    /// <summary>Changes when a plan would come out differently or the schema does.</summary>
    private static string Fingerprint()
    {
        using var gate = new WriteGate(Engine.Postgres(""));
        using var db = new AppDb(new DbContextOptionsBuilder<AppDb>().UseSqlite().Options, gate, NoMail);
        var rows = new PlanRows(db.Model);
        var alike = Sameness.Of(Told(rows, 0)) + Sameness.Of(Told(rows, BulkPeople.PlansOfCaseManager - 1)) + string.Concat(Schema());
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(alike)).AsSpan(0, 4));
    }

    private static IEnumerable<string> Schema()
    {
        var assembly = typeof(Migrator).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }

    private static async Task<bool> IsThereAsync(string postgres, string name)
    {
        await using var connection = new NpgsqlConnection(postgres);
        await connection.OpenAsync();
        await using var ask = new NpgsqlCommand("select count(*) from pg_database where datname = $1", connection) { Parameters = { new() { Value = name } } };
        return (long)(await ask.ExecuteScalarAsync())! == 1;
    }

    private static async Task ExecuteAsync(string postgres, string sql)
    {
        await using var connection = new NpgsqlConnection(postgres);
        await connection.OpenAsync();
#pragma warning disable CA2100 // The names are this file's own.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>A plan's rows in words that are the same whenever the plan is made: without what chance gives them.</summary>
internal static class Sameness
{
    // A salt is chance, and the log's bytes hold hashes that are made with it.
    private static readonly string[] Chance = ["salt", "canonical", "hash"];

    public static string Of(IEnumerable<Row> rows)
    {
        var lines = rows.Select(row => (row.Table, Values: row.Values.Select((value, i) => Chance.Contains(row.Table.Columns[i]) && value is byte[]? "" : Said(value)).ToArray())).ToList();
        // An id by chance is called by the rest of the row that it is the id of.
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (table, values) in lines.Where(l => l.Table.Columns[0] == "id" && IsByChance(l.Values[0])))
            names[values[0]] = table.Name + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', values.Select(v => IsByChance(v) ? "?" : v)))).AsSpan(0, 8));
        return string.Join('\n', lines.Select(l => $"{l.Table.Name} {string.Join('|', l.Values.Select(v => IsByChance(v) ? names.GetValueOrDefault(v, "?") : v))}").Order(StringComparer.Ordinal));
    }

    public static string FirstDifference(string one, string other)
    {
        var (mine, theirs) = (one.Split('\n'), other.Split('\n'));
        var at = Enumerable.Range(0, Math.Min(mine.Length, theirs.Length)).FirstOrDefault(i => mine[i] != theirs[i], Math.Min(mine.Length, theirs.Length));
        return $"{mine.ElementAtOrDefault(at)}\n{theirs.ElementAtOrDefault(at)}";
    }

    /// <summary>Ids that the story gives end in a digit of their own (see <see cref="BulkPeople"/>); a version 7 id has the time in front.</summary>
    private static bool IsByChance(string value) => Guid.TryParseExact(value, "D", out var id) && !value.EndsWith("000000000009", StringComparison.Ordinal) && !value.EndsWith("000000000008", StringComparison.Ordinal) && id != Guid.Empty;

    private static string Said(object? value) => value switch
    {
        null => "",
        byte[] bytes => Convert.ToHexStringLower(bytes),
        DateTime at => at.ToString("O", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
