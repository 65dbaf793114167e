using System.Data.Common;
using System.Globalization;

namespace Handrail.Web.Persistence.Schema;

/// <summary>
/// Brings a database up to date with the numbered scripts that are built into the program: each runs once, in order, in its
/// own transaction. A name ending in an engine's name is for that engine alone.
/// </summary>
public static class Migrator
{
    public static void Run(Engine engine, TimeProvider clock)
    {
        using var connection = engine.Open();
        Execute(connection, null, "create table if not exists schema_script (name varchar(100) not null primary key, run_at timestamp with time zone not null)");
        var done = Names(connection);
        foreach (var (name, resource) in Scripts(engine).Where(s => !done.Contains(s.Name)))
        {
            using var reader = new StreamReader(typeof(Migrator).Assembly.GetManifestResourceStream(resource)!);
            using var transaction = connection.BeginTransaction();
            Execute(connection, transaction, reader.ReadToEnd());
            Execute(connection, transaction, string.Create(CultureInfo.InvariantCulture, $"insert into schema_script (name, run_at) values ('{name}', '{clock.GetUtcNow():yyyy-MM-dd HH:mm:ss}Z')"));
            transaction.Commit();
        }
    }

    private static IEnumerable<(string Name, string Resource)> Scripts(Engine engine)
    {
        const string Folder = ".Schema.";
        foreach (var resource in typeof(Migrator).Assembly.GetManifestResourceNames().Where(r => r.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var name = resource[(resource.IndexOf(Folder, StringComparison.Ordinal) + Folder.Length)..^".sql".Length];
            var other = engine.IsSqlite ? ".postgres" : ".sqlite";
            if (!name.EndsWith(other, StringComparison.Ordinal)) yield return (name, resource);
        }
    }

    private static HashSet<string> Names(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select name from schema_script";
        using var rows = command.ExecuteReader();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (rows.Read()) names.Add(rows.GetString(0));
        return names;
    }

    private static void Execute(DbConnection connection, DbTransaction? transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // The scripts are built into the program; nobody types here.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
