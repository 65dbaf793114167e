using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Handrail.Web.Tests;

/// <summary>Counts the commands that read.</summary>
internal sealed class CommandCount : DbCommandInterceptor
{
    private int reads;

    public int Reads => Volatile.Read(ref reads);

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Interlocked.Increment(ref reads);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref reads);
        return ValueTask.FromResult(result);
    }
}
