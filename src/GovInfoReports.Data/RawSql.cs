using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace GovInfoReports.Data;

/// <summary>
/// Statements that EF cannot express, with parameters of the type of the column that they are compared with or stored in. An untyped
/// text would go to SQL Server as <c>nvarchar</c>, which it compares with a <c>varchar</c> column by reading and locking all of the index.
/// </summary>
internal static class RawSql
{
    public static Task<int> ExecuteAsync(ReportsDbContext db, string sql, CancellationToken ct, params DbParameter[] parameters) =>
#pragma warning disable RS0030 // This is where parameters are typed.
        db.Database.ExecuteSqlRawAsync(sql, parameters, ct);
#pragma warning restore RS0030

    public static DbParameter Parameter<TEntity>(ReportsDbContext db, string name, Expression<Func<TEntity, object>> column, object value)
    {
        var property = db.Model.FindEntityType(typeof(TEntity))!.FindProperty(column.GetMemberAccess())!;
        using var command = db.Database.GetDbConnection().CreateCommand();
        return property.GetRelationalTypeMapping().CreateParameter(command, name, value, property.IsNullable);
    }
}
