using Microsoft.Data.SqlClient;

namespace GovInfoReports.TestSupport;

/// <summary>A SQL Server database of a test's own.</summary>
public sealed class SqlServerTestDatabase : IAsyncDisposable
{
    private readonly string _server;
    private readonly string _name;

    internal SqlServerTestDatabase(string server, string name)
    {
        _server = server;
        _name = name;
        ConnectionString = new SqlConnectionStringBuilder(server) { InitialCatalog = name }.ConnectionString;
    }

    /// <summary>How to open it.</summary>
    public string ConnectionString { get; }

    public async ValueTask DisposeAsync()
    {
        await using (var connection = new SqlConnection(ConnectionString))
            SqlConnection.ClearPool(connection);

        await SqlServerTestServer.ExecuteAsync(_server, $"DROP DATABASE [{_name}]");
    }
}
