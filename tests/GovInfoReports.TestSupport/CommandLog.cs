using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace GovInfoReports.TestSupport;

/// <summary>Keeps what queries were sent to the database.</summary>
public sealed class CommandLog : DbCommandInterceptor
{
    private readonly ConcurrentQueue<string> _queries = [];

    /// <summary>How many queries there were.</summary>
    public int Total => _queries.Count;

    public void Clear() => _queries.Clear();

    /// <summary>How many queries name a table.</summary>
    public int Count(string table) => _queries.Count(q => q.Contains(table, StringComparison.Ordinal));

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        _queries.Enqueue(command.CommandText);
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }
}
