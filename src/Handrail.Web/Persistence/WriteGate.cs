using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Persistence;

/// <summary>
/// On SQLite every write passes here, one at a time, and whoever holds the gate alone checkpoints: the restorable SQLite has
/// a bug that needs a commit during another connection's checkpoint, and writers that queue here wait for milliseconds where
/// they would otherwise wait for seconds (house rules, section 5). PostgreSQL keeps its own order and passes at once.
/// </summary>
public sealed class WriteGate(Engine engine) : IDisposable
{
    private const long Passive = 4 << 20;
    private const long Truncate = 64 << 20;

    private readonly SemaphoreSlim one = new(1, 1);

    public async ValueTask<IDisposable?> EnterAsync(CancellationToken cancel)
    {
        if (!engine.IsSqlite) return null;
        await one.WaitAsync(cancel);
        return new Turn(one);
    }

    public async Task CheckpointAsync(AppDb db, CancellationToken cancel)
    {
        if (!engine.IsSqlite) return;
        var log = new FileInfo(engine.SqliteFile + "-wal");
        if (!log.Exists || log.Length < Passive) return;
        await db.Database.ExecuteSqlRawAsync(log.Length < Truncate ? "pragma wal_checkpoint(passive)" : "pragma wal_checkpoint(truncate)", cancel);
    }

    public void Dispose() => one.Dispose();

    private sealed class Turn(SemaphoreSlim one) : IDisposable
    {
        public void Dispose() => one.Release();
    }
}
