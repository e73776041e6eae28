using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace GovInfoReports.Data.SqlServer;

/// <summary>Makes the context for <c>dotnet ef</c>; it names no server that exists and opens none.</summary>
public sealed class SqlServerDesignTimeFactory : IDesignTimeDbContextFactory<SqlServerReportsContext>
{
    public SqlServerReportsContext CreateDbContext(string[] args) =>
        new((DbContextOptions<SqlServerReportsContext>)new DbContextOptionsBuilder<SqlServerReportsContext>().UseReportsSqlServer("Server=.;Database=Reports;Encrypt=False", null).Options);
}
