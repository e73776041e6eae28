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

    /// <summary>Creates an empty database; the test migrates it.</summary>
    public static async Task<SqlServerTestDatabase> CreateDatabaseAsync()
    {
        var server = ConnectionString ?? throw new InvalidOperationException(SkipReason);
        var name = $"govinfo_test_{Guid.NewGuid():N}";
        await ExecuteAsync(server, $"CREATE DATABASE [{name}]");
        return new SqlServerTestDatabase(server, name);
    }

    // The server of a connection string that names no database of ours: a database cannot be dropped from within.
    internal static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new SqlConnection(server);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
