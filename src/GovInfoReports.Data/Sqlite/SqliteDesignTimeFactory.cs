using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace GovInfoReports.Data.Sqlite;

/// <summary>Makes the context for <c>dotnet ef</c>.</summary>
public sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteReportsContext>
{
    public SqliteReportsContext CreateDbContext(string[] args) =>
        new((DbContextOptions<SqliteReportsContext>)new DbContextOptionsBuilder<SqliteReportsContext>().UseReportsSqlite("Data Source=:memory:", null).Options);
}
