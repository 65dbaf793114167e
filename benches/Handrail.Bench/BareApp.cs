using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Handrail.Bench;

/// <summary>
/// The least that could be done for a plan page: one endpoint that reads the same rows of the same database with hand-written
/// SQL, on a connection of its own, and returns the bytes that the page returned.
/// </summary>
internal sealed class BareApp : IAsyncDisposable
{
    private static readonly string[] Reads =
    [
        "select * from person where id = (select requested_by from plan where reference = $reference)",
        "select * from plan where reference = $reference",
        "select a.*, p.title, p.given_name, p.family_name from assignment a join person p on p.id = a.person_id where a.plan_id = (select id from plan where reference = $reference)",
        "select * from plan_version where plan_id = (select id from plan where reference = $reference) and number = (select agreed_version from plan where reference = $reference)",
        "select * from signature where plan_id = (select id from plan where reference = $reference)",
        "select * from stage_run where plan_id = (select id from plan where reference = $reference)",
        "select * from concern where plan_id = (select id from plan where reference = $reference)",
        "select * from review where plan_id = (select id from plan where reference = $reference)",
        "select * from progress_report r join report_line l on l.report_id = r.id where r.plan_id = (select id from plan where reference = $reference)",
        "select name from organisation where id = (select organisation_id from plan where reference = $reference)",
    ];

    private readonly WebApplication app;

    private BareApp(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.Single());

    public static async Task<BareApp> StartAsync(PageContent content, string database, string reference)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var bare = builder.Build();
        var connection = new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadOnly }.ToString();
        bare.MapGet("/{**path}", async () =>
        {
            await using var open = new SqliteConnection(connection);
            await open.OpenAsync();
            foreach (var sql in Reads)
                await ReadAsync(open, sql, reference);
            return Results.Bytes(content.Bytes, content.Type);
        });
        await bare.StartAsync();
        return new BareApp(bare);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task ReadAsync(SqliteConnection open, string sql, string reference)
    {
        await using var command = open.CreateCommand();
#pragma warning disable CA2100 // The statements stand above.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$reference", reference);
        await using var rows = await command.ExecuteReaderAsync();
        var values = new object[rows.FieldCount];
        while (await rows.ReadAsync()) rows.GetValues(values);
    }
}
