using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Handrail.Web.Persistence;

/// <summary>
/// Open connections on which prepared statements wait for the next page. SQLite forgets what it has prepared when a connection
/// goes back to the driver's pool, and preparing a plan's statements costs more than reading it (measured: 245 of 410 µs), so
/// a few connections are kept open here. PostgreSQL's driver keeps its own.
/// </summary>
public sealed class ReadingRoom(Engine engine) : IDisposable
{
    // Each may hold 2 MB of pages.
    private static readonly int Most = 2 * Environment.ProcessorCount;

    private readonly ConcurrentStack<Desk> free = new();
    private long commands;

    /// <summary>How many commands have been sent.</summary>
    public long Commands => Interlocked.Read(ref commands);

    /// <summary>Sends one command and hands its results to whoever reads them.</summary>
    public async Task<T> ReadAsync<T>(string sql, IReadOnlyList<(string Name, object Value)> values, Func<DbDataReader, CancellationToken, Task<T>> read, CancellationToken cancel)
    {
        Interlocked.Increment(ref commands);
        if (!free.TryPop(out var desk)) desk = new Desk(await engine.OpenToReadAsync(cancel));
        try
        {
            T result;
            await using (var rows = await desk.Command(sql, values).ExecuteReaderAsync(cancel))
                result = await read(rows, cancel);
            if (!engine.IsSqlite || free.Count >= Most) desk.Dispose();
            else free.Push(desk);
            return result;
        }
        catch
        {
            // It may stand in the middle of a command; the next page must not.
            desk.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        while (free.TryPop(out var desk)) desk.Dispose();
    }

    private sealed class Desk(DbConnection connection) : IDisposable
    {
        private readonly Dictionary<string, DbCommand> commands = new(StringComparer.Ordinal);

        public DbCommand Command(string sql, IReadOnlyList<(string Name, object Value)> values)
        {
            if (!commands.TryGetValue(sql, out var command)) commands[sql] = command = Make(sql, values);
            for (var i = 0; i < values.Count; i++) command.Parameters[i].Value = values[i].Value;
            return command;
        }

        public void Dispose()
        {
            foreach (var command in commands.Values) command.Dispose();
            // The driver's pool takes a connection as it is: whoever gets it next would write into the transaction of a read that broke off, and save nothing.
            if (connection is SqliteConnection { Handle: { } handle } && raw.sqlite3_get_autocommit(handle) == 0)
            {
                using var rollback = connection.CreateCommand();
                rollback.CommandText = "rollback";
                rollback.ExecuteNonQuery();
            }

            connection.Dispose();
        }

        private DbCommand Make(string sql, IReadOnlyList<(string Name, object Value)> values)
        {
            var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are the house's own; what people type is a parameter.
            command.CommandText = sql;
#pragma warning restore CA2100
            foreach (var (name, value) in values)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                command.Parameters.Add(parameter);
            }

            return command;
        }
    }
}
