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

    // Connections that pools keep open, of whatever connection string, would refuse the drop (error 3702).
    public async ValueTask DisposeAsync() =>
        await SqlServerTestServer.ExecuteAsync(_server, $"ALTER DATABASE [{_name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{_name}]");
}
