using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Handrail.Bench.Bulk;

/// <summary>Writes rows as fast as an engine takes them. Whoever uses it accepts that a power cut spoils the database: it is then made again.</summary>
internal interface IRowWriter : IAsyncDisposable
{
    /// <summary>Writes rows of several plans at once. What a row refers to comes before it.</summary>
    Task WriteAsync(IReadOnlyList<Row> rows);
}

internal sealed class SqliteRows : IRowWriter
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<Table, SqliteCommand> inserts = [];

    public SqliteRows(string file)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        Execute("pragma journal_mode = off; pragma synchronous = off; pragma foreign_keys = off; pragma cache_size = -500000");
    }

    public async Task WriteAsync(IReadOnlyList<Row> rows)
    {
        Execute("begin");
        foreach (var row in rows)
        {
            if (!inserts.TryGetValue(row.Table, out var insert)) inserts[row.Table] = insert = Insert(row.Table);
            for (var i = 0; i < row.Values.Length; i++) insert.Parameters[i].Value = row.Values[i] ?? DBNull.Value;
            await insert.ExecuteNonQueryAsync();
        }

        Execute("commit");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var insert in inserts.Values) await insert.DisposeAsync();
        await connection.DisposeAsync();
    }

    private SqliteCommand Insert(Table table)
    {
        var insert = connection.CreateCommand();
#pragma warning disable CA2100 // The names are the model's.
        insert.CommandText = $"insert into {table.Name} ({Quoted(table)}) values ({string.Join(", ", table.Columns.Select((_, i) => "@" + i.ToString(CultureInfo.InvariantCulture)))})";
#pragma warning restore CA2100
        for (var i = 0; i < table.Columns.Count; i++) insert.Parameters.Add(new SqliteParameter("@" + i.ToString(CultureInfo.InvariantCulture), null));
        return insert;
    }

    public static string Quoted(Table table) => string.Join(", ", table.Columns.Select(c => $"\"{c}\""));

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are this file's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}

internal sealed class PostgresRows(NpgsqlConnection connection) : IRowWriter
{
    public static async Task<PostgresRows> OpenAsync(string address)
    {
        var connection = new NpgsqlConnection(address);
        await connection.OpenAsync();
        await using var fast = new NpgsqlCommand("set synchronous_commit = off", connection);
        await fast.ExecuteNonQueryAsync();
        return new PostgresRows(connection);
    }

    public async Task WriteAsync(IReadOnlyList<Row> rows)
    {
        // The groups come in the order in which their tables first appear, so what is referred to is there.
        foreach (var table in rows.GroupBy(row => row.Table))
        {
            await using var copy = await connection.BeginBinaryImportAsync($"copy {table.Key.Name} ({SqliteRows.Quoted(table.Key)}) from stdin (format binary)");
            foreach (var row in table)
            {
                await copy.StartRowAsync();
                foreach (var value in row.Values)
                {
                    if (value is null) await copy.WriteNullAsync();
                    else await copy.WriteAsync(value);
                }
            }

            await copy.CompleteAsync();
        }
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
