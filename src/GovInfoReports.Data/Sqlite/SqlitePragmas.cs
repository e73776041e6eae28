using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace GovInfoReports.Data.Sqlite;

/// <summary>
/// Sets up each connection to SQLite. WAL: readers never wait for the one writer. <c>synchronous=FULL</c>: a
/// save is acknowledged only when it is on the disk, so that neither a killed portal nor a power cut takes it back; decision 0009 has
/// what that costs. <c>busy_timeout</c>: a writer waits its turn inside SQLite instead of failing. <c>page_size</c>, which only a file not
/// yet made takes: a packed report is about 2 KiB, of which pages of the default 4 KiB hold one and 8 KiB four. <c>temp_store</c>: SQLite made a file
/// for each save's statements and deleted it again.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA page_size = 8192; PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY;";

    public static SqlitePragmas Instance { get; } = new();

    // What a pooled connection was told stays with its handle; a save opens the connection a dozen times.
    private readonly ConditionalWeakTable<sqlite3, object> _ready = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (HandleToSetUp(connection) is { } handle)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
            _ready.TryAdd(handle, Pragmas);
        }
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (HandleToSetUp(connection) is { } handle)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            await command.ExecuteNonQueryAsync(cancellationToken);
            _ready.TryAdd(handle, Pragmas);
        }
    }

    private sqlite3? HandleToSetUp(DbConnection connection)
    {
        var handle = ((SqliteConnection)connection).Handle!;
        return _ready.TryGetValue(handle, out _) ? null : handle;
    }
}
