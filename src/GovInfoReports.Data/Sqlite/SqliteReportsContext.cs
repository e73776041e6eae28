using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Data.Sqlite;

/// <summary>The store in a SQLite file; carries the migrations for SQLite.</summary>
public sealed class SqliteReportsContext(DbContextOptions<SqliteReportsContext> options) : ReportsDbContext(options);
