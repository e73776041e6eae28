using System.Globalization;
using Microsoft.Data.SqlClient;

namespace GovInfoReports.TestSupport;

/// <summary>The server that GOVINFO_TEST_SQLSERVER names by a connection string, if it names one.</summary>
public static class SqlServerTestServer
{
    /// <summary>Why the tests that need the server are skipped, or null where they can run.</summary>
    public static string? SkipReason { get; } = ConnectionString is null
        ? "No SQL Server: set GOVINFO_TEST_SQLSERVER to a connection string whose login may create databases."
        : null;

    /// <summary>The largest batch that EF may send, for a server that lacks MERGE; null leaves it to EF.</summary>
    public static int? MaxBatchSize { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("GOVINFO_TEST_MAXBATCH"), CultureInfo.InvariantCulture, out var size) ? size : null;

    private static string? ConnectionString =>
        Environment.GetEnvironmentVariable("GOVINFO_TEST_SQLSERVER") is { Length: > 0 } value ? value : null;

    /// <summary>Creates an empty database as an operator is told to; the test migrates it.</summary>
    /// <param name="collation">What the database compares text by; null for the server's own.</param>
    public static async Task<SqlServerTestDatabase> CreateDatabaseAsync(string? collation = null)
    {
        var server = ConnectionString ?? throw new InvalidOperationException(SkipReason);
        var name = $"govinfo_test_{Guid.NewGuid():N}";
        var collate = collation is null ? string.Empty : $" COLLATE {collation}";

        // The server copies its model for one new database at a time and refuses a second meanwhile (error 1807): tests queue for it.
        await ExecuteAsync(
            server,
            $"""
            DECLARE @granted int;
            EXEC @granted = sp_getapplock @Resource = 'govinfo_test_create', @LockMode = 'Exclusive', @LockOwner = 'Session';
            IF @granted < 0 THROW 51000, 'No turn to create a database', 1;
            CREATE DATABASE [{name}]{collate};
            ALTER DATABASE [{name}] SET READ_COMMITTED_SNAPSHOT ON;
            EXEC sp_releaseapplock @Resource = 'govinfo_test_create', @LockOwner = 'Session';
            """);
        return new SqlServerTestDatabase(server, name);
    }

    // Seconds that a statement may take, waiting for its turn among all tests of a run included.
    private const int Patience = 600;

    // The server of a connection string that names no database of ours: a database cannot be dropped from within.
    internal static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new SqlConnection(server);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = Patience;
        await command.ExecuteNonQueryAsync();
    }
}
