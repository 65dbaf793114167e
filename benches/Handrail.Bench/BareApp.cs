using Handrail.Web.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Handrail.Bench;

/// <summary>
/// The least that could be done in place of a page: an endpoint that reads the same rows of the same database by hand-written,
/// prepared SQL and returns the bytes that the page returned; and one that inserts with the durability of a save: on SQLite one row, where that durability is nearly all it
/// costs; on PostgreSQL, which gathers many such rows into one flush, the same rows that a save of an activity writes.
/// </summary>
internal sealed class BareApp : IAsyncDisposable
{
    private const string Plan = "(select id from plan where reference = @reference)";

    private static readonly string[] Reads =
    [
        "select * from person where id = (select requested_by from plan where reference = @reference)",
        "select * from plan where reference = @reference",
        "select * from organisation where id = (select organisation_id from plan where reference = @reference)",
        $"select * from person where id in (select person_id from assignment where plan_id = {Plan})",
        $"select v.* from plan_version v join plan p on p.id = v.plan_id where p.reference = @reference and v.number in (p.current_version, p.shared_version, p.agreed_version)",
        $"select l.* from report_line l join progress_report r on r.id = l.report_id where r.plan_id = {Plan}",
        .. new[]
        {
            "assignment", "signature", "stage_run", "concern", "review", "progress_report", "account", "readiness_check", "plan_pause", "recommendation", "hand_over", "signed_statement",
            "follow_up_answer", "proposal", "safety_point", "source_document",
        }.Select(table => $"select * from {table} where plan_id = {Plan}"),
    ];

    private const string OneRow = "insert into bare_save (id, day, text) values (@id, @day, @text)";

    private const string SameRows = """
        update plan set changed_on = @day where id = @plan;
        insert into activity_record (id, plan_id, activity_id, done_on, note, recorded_by) values (@id, @plan, @id, @day, @text, (select practitioner_id from plan where id = @plan));
        insert into entry (subject_id, number, actor_id, acted_as, act, at, day, "from", "to", part_id, form_id, canonical, hash)
          values (@id, 1, (select practitioner_id from plan where id = @plan), 'Practitioner', 'RecordActivity', @at, @day, 'InDelivery', 'InDelivery', @id, @id, @bytes, @salt);
        insert into entry_value (subject_id, number, field, side, salt, value) values (@id, 1, 'Activity', 'Said', @salt, @text), (@id, 1, 'Text', 'Said', @salt, @text)
        """;

    private static readonly DateOnly Day = new(2026, 6, 30);

    private readonly WebApplication app;
    private readonly ReadingRoom room;
    private readonly DirectoryInfo folder;

    private BareApp(WebApplication app, ReadingRoom room, DirectoryInfo folder) => (this.app, this.room, this.folder) = (app, room, folder);

    public Uri Address => new(app.Urls.Single());

    public static async Task<BareApp> StartAsync(Engine engine, PageContent content, string reference, IReadOnlyList<Guid>? plans = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var bare = builder.Build();
        var desk = new ReadingRoom(engine);
        var read = engine.InOneState(string.Join(";\n", Reads));
        bare.MapGet("/{**path}", async () =>
        {
            await desk.ReadAsync(
                read,
                [("reference", reference)],
                async (rows, stop) =>
                {
                    var values = new object[100];
                    do
                    {
                        while (await rows.ReadAsync(stop)) rows.GetValues(values);
                    }
                    while (await rows.NextResultAsync(stop));
                    return 0;
                },
                CancellationToken.None);
            return Results.Bytes(content.Bytes, content.Type);
        });

        // On SQLite a file of its own, with the settings of the application's.
        var temporary = Directory.CreateTempSubdirectory("handrail-bare-");
        var saves = engine.IsSqlite ? Engine.Sqlite(temporary.FullName) : engine;
        await ExecuteAsync(saves, "create table if not exists bare_save (id uuid not null primary key, day date not null, text text not null)");
        var turn = 0;
        var one = new SemaphoreSlim(engine.IsSqlite ? 1 : int.MaxValue);
        bare.MapPost("/{**path}", async () =>
        {
            await one.WaitAsync();
            try
            {
                if (engine.IsSqlite) await ExecuteAsync(saves, OneRow, ("id", Guid.CreateVersion7()), ("day", Day), ("text", new string('x', 1000)));
                else await ExecuteAsync(saves, SameRows, ("id", Guid.CreateVersion7()), ("plan", plans![Interlocked.Increment(ref turn) % plans.Count]), ("day", Day), ("at", TimeProvider.System.GetUtcNow()), ("bytes", new byte[600]), ("salt", new byte[32]), ("text", new string('x', 80)));
            }
            finally
            {
                one.Release();
            }

            return Results.Redirect("/");
        });
        await bare.StartAsync();
        return new BareApp(bare, desk, temporary);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        room.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private static async Task ExecuteAsync(Engine engine, string sql, params (string Name, object Value)[] values)
    {
        await using var open = await engine.OpenAsync(CancellationToken.None);
        await using var command = open.CreateCommand();
#pragma warning disable CA2100 // The statements stand above.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        await command.ExecuteNonQueryAsync();
    }
}
