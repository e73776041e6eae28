using GovInfoReports.Data.SqlServer;
using GovInfoReports.TestSupport;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace GovInfoReports.Data.Tests.SqlServer;

public class SqlServerSessionTests
{
    // Bit of @@OPTIONS.
    private const int NoCount = 512;

    [Fact]
    public void Every_context_of_sql_server_sets_up_its_connections()
    {
        var options = new DbContextOptionsBuilder().UseReportsSqlServer("Server=none", null).Options;

        Assert.Contains(SqlServerSession.Instance, options.FindExtension<CoreOptionsExtension>()!.Interceptors!);
    }

    [SqlServerFact]
    public async Task Opened_connection_counts_changed_rows_where_the_server_would_not()
    {
        await using var store = await TestStore.CreateAsync(DatabaseProvider.SqlServer);
        await using var db = store.Open();
        await using SqlConnection connection = new(db.Database.GetConnectionString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SET NOCOUNT ON";
        await command.ExecuteNonQueryAsync();

        await SqlServerSession.Instance.ConnectionOpenedAsync(connection, null!);

        command.CommandText = $"SELECT @@OPTIONS & {NoCount}";
        Assert.Equal(0, await command.ExecuteScalarAsync());
    }
}
