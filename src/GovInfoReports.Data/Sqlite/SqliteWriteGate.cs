using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace GovInfoReports.Data.Sqlite;

/// <summary>
/// Lets one writer of this process at a time to a SQLite file; the others wait without a thread, in the order in which they came. SQLite's own
/// wait sleeps on the thread that asks and keeps no order (decision 0012). A transaction takes the gate when it begins, since it locks the file
/// then, and a writing command outside one when it runs; the connection gives it back when it closes, which the context does after either.
/// </summary>
internal sealed class SqliteWriteGate : IDbConnectionInterceptor, IDbTransactionInterceptor, IDbCommandInterceptor
{
    // As long as the provider tries a command on a locked file.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, SemaphoreSlim> _gates = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<DbConnection, SemaphoreSlim> _held = new();

    public static SqliteWriteGate Instance { get; } = new();

    public InterceptionResult<DbTransaction> TransactionStarting(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result)
    {
        Enter(connection);
        return Begin(connection, eventData);
    }

    public async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        await EnterAsync(connection, cancellationToken);
        return Begin(connection, eventData);
    }

    public InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        EnterFor(command, eventData);
        return result;
    }

    public async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await EnterForAsync(command, eventData, cancellationToken);
        return result;
    }

    public InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        EnterFor(command, eventData);
        return result;
    }

    public async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        await EnterForAsync(command, eventData, cancellationToken);
        return result;
    }

    public void ConnectionClosed(DbConnection connection, ConnectionEndEventData eventData) => Leave(connection);

    public Task ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        Leave(connection);
        return Task.CompletedTask;
    }

    public void ConnectionDisposed(DbConnection connection, ConnectionEndEventData eventData) => Leave(connection);

    public Task ConnectionDisposedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        Leave(connection);
        return Task.CompletedTask;
    }

    private static bool IsWrite(DbCommand command, CommandEventData eventData) => command.Transaction is null
        && eventData.CommandSource is CommandSource.SaveChanges or CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete or CommandSource.ExecuteSqlRaw;

    // A connection whose transaction does not begin stays open, so that the gate has to be given back here.
    private InterceptionResult<DbTransaction> Begin(DbConnection connection, TransactionStartingEventData eventData)
    {
        try
        {
            return InterceptionResult<DbTransaction>.SuppressWithResult(connection.BeginTransaction(eventData.IsolationLevel));
        }
        catch
        {
            Leave(connection);
            throw;
        }
    }

    private void EnterFor(DbCommand command, CommandEventData eventData)
    {
        if (IsWrite(command, eventData))
        {
            Enter(command.Connection!);
        }
    }

    private ValueTask EnterForAsync(DbCommand command, CommandEventData eventData, CancellationToken ct) =>
        IsWrite(command, eventData) ? EnterAsync(command.Connection!, ct) : ValueTask.CompletedTask;

    private void Enter(DbConnection connection)
    {
        if (!_held.ContainsKey(connection))
        {
            var gate = GateOf(connection);
            Hold(connection, gate, gate.Wait(Longest));
        }
    }

    private async ValueTask EnterAsync(DbConnection connection, CancellationToken ct)
    {
        if (!_held.ContainsKey(connection))
        {
            var gate = GateOf(connection);
            Hold(connection, gate, await gate.WaitAsync(Longest, ct));
        }
    }

    private void Hold(DbConnection connection, SemaphoreSlim gate, bool isEntered)
    {
        if (!isEntered)
        {
            throw new SqliteException("database is locked", SQLitePCL.raw.SQLITE_BUSY);
        }

        _held[connection] = gate;
    }

    private void Leave(DbConnection connection)
    {
        if (_held.TryRemove(connection, out var gate))
        {
            gate.Release();
        }
    }

    private SemaphoreSlim GateOf(DbConnection connection) => _gates.GetOrAdd(connection.DataSource, _ => new SemaphoreSlim(1));
}
