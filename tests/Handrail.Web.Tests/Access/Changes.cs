using System.Data.Common;
using System.Globalization;
using Handrail.Web.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Handrail.Web.Tests.Access;

/// <summary>One row that was added, changed or removed: its columns as they were and as they are.</summary>
internal sealed record Change(string Table, IReadOnlyDictionary<string, string> Before, IReadOnlyDictionary<string, string> After)
{
    /// <summary>Only this one column of a row is another.</summary>
    public bool IsOnly(string table, string column) => Table == table && Before.Count > 0 && After.Count > 0 && Before.Where(c => After[c.Key] != c.Value).Select(c => c.Key).SequenceEqual([column]);

    /// <summary>What was written: of a changed row the columns that are others now.</summary>
    public IEnumerable<(string Column, string Value)> Written => After.Where(c => !Before.TryGetValue(c.Key, out var was) || was != c.Value).Select(c => (c.Key, c.Value));

    public override string ToString() => $"{(Before.Count == 0 ? "added to" : After.Count == 0 ? "removed from" : "changed in")} {Table}: {string.Join(", ", (After.Count == 0 ? Before.Select(c => (Column: c.Key, c.Value)) : Written).Select(c => $"{c.Column} {Shortened(c.Value)}"))}";

    private static string Shortened(string value) => value.Length > 60 ? value[..60] + "…" : value;
}

/// <summary>
/// Whatever is written into the database from now on, row by row: triggers on every table take it down, so that also what is changed
/// and changed back is seen, and by whom it was written does not matter. For tests on SQLite alone.
/// </summary>
internal sealed class Changes : IDisposable
{
    private const char Next = '\u001f';

    private readonly SqliteConnection connection;
    private readonly Dictionary<string, string[]> columns = new(StringComparer.Ordinal);

    public Changes(Site site)
    {
        connection = (SqliteConnection)site.Services.GetRequiredService<Engine>().Open();
        Run("create table written_down (number integer primary key, name text not null, before text not null, after text not null)");
        foreach (var name in Read("select name from sqlite_master where type = 'table' and name not like 'sqlite%' and name <> 'written_down'").Select(r => r[0]).ToList())
        {
            columns[name] = [.. Read($"select name from pragma_table_info('{name}')").Select(r => r[0])];
            foreach (var (deed, before, after) in new[] { ("insert", false, true), ("update", true, true), ("delete", true, false) })
                Run($"create trigger written_down_{name}_{deed} after {deed} on \"{name}\" begin insert into written_down (name, before, after) values ('{name}', {(before ? Row("old", name) : "''")}, {(after ? Row("new", name) : "''")}); end");
        }
    }

    /// <summary>How many tables are watched.</summary>
    public int Tables => columns.Count;

    /// <summary>What has been written since the last time this was asked.</summary>
    public IReadOnlyList<Change> Take()
    {
        var taken = Read("select name, before, after from written_down order by number").Select(r => new Change(r[0], Columns(r[0], r[1]), Columns(r[0], r[2]))).ToList();
        if (taken.Count > 0) Run("delete from written_down");
        // A row that an update leaves as it was has not changed.
        return [.. taken.Where(c => c.Before.Count == 0 || c.After.Count == 0 || c.Written.Any())];
    }

    public void Dispose() => connection.Dispose();

    private string Row(string side, string table) => string.Join($" || char({(int)Next}) || ", columns[table].Select(c => $"quote({side}.\"{c}\")"));

    private Dictionary<string, string> Columns(string table, string row) =>
        row.Length == 0 ? [] : columns[table].Zip(row.Split(Next)).ToDictionary(c => c.First, c => c.Second, StringComparer.Ordinal);

    private void Run(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }

    private List<string[]> Read(string sql)
    {
        using var command = Command(sql);
        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)!)]);
        return rows;
    }

    private DbCommand Command(string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names are the schema's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
