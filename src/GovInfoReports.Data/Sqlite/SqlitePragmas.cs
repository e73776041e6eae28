using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace GovInfoReports.Data.Sqlite;

/// <summary>
/// Sets up each connection to SQLite. WAL: readers never wait for the one writer. <c>synchronous=FULL</c>: a
/// save is acknowledged only when it is on the disk, so that neither a killed portal nor a power cut takes it back; decision 0009 has
/// what that costs. <c>busy_timeout</c>: a writer waits its turn inside SQLite instead of failing. <c>page_size</c>, which only a file not
/// yet made takes: a packed report is about 2 KiB, of which pages of the default 4 KiB hold one and 8 KiB four.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA page_size = 8192; PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000;";

    public static SqlitePragmas Instance { get; } = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
