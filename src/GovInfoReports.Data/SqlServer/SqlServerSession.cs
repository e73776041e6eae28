using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace GovInfoReports.Data.SqlServer;

/// <summary>
/// Sets up each connection to SQL Server. <c>NOCOUNT OFF</c>: where the server's own <c>user options</c> keep counts back, every
/// statement would seem to have changed nothing, and sign-in, outbox and imports go by what they changed.
/// </summary>
internal sealed class SqlServerSession : DbConnectionInterceptor
{
    private const string Settings = "SET NOCOUNT OFF;";

    public static SqlServerSession Instance { get; } = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Settings;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
