using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Data.SqlServer;

/// <summary>The store in SQL Server; carries the migrations for SQL Server.</summary>
public sealed class SqlServerReportsContext(DbContextOptions<SqlServerReportsContext> options) : ReportsDbContext(options);
