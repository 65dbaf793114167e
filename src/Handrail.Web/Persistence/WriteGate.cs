using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Persistence;

/// <summary>
/// On SQLite every write passes here, one at a time, and whoever holds the gate alone checkpoints: the restorable SQLite has
/// a bug that needs a commit during another connection's checkpoint, and writers that queue here wait for milliseconds where
/// they would otherwise wait for seconds (house rules, section 5). PostgreSQL keeps its own order and passes at once.
/// </summary>
public sealed class WriteGate(Engine engine) : IDisposable
{
    // Saves write about 100 kB each. The log's length does not tell how much of it is new: SQLite begins it again and keeps the file.
    private const int SavesBetween = 64;
    private const long Truncate = 64 << 20;

    private readonly SemaphoreSlim one = new(1, 1);
    private int saves;

    public async ValueTask<IDisposable?> EnterAsync(CancellationToken cancel)
    {
        if (!engine.IsSqlite) return null;
        await one.WaitAsync(cancel);
        return new Turn(one);
    }

    public async Task CheckpointAsync(AppDb db, CancellationToken cancel)
    {
        if (!engine.IsSqlite) return;
        if (++saves < SavesBetween) return;
        saves = 0;
        var log = new FileInfo(engine.SqliteFile + "-wal");
        await db.Database.ExecuteSqlRawAsync(log.Exists && log.Length >= Truncate ? "pragma wal_checkpoint(truncate)" : "pragma wal_checkpoint(passive)", cancel);
    }

    public void Dispose() => one.Dispose();

    private sealed class Turn(SemaphoreSlim one) : IDisposable
    {
        public void Dispose() => one.Release();
    }
}
