using System.Data;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Data.Scale;

/// <summary>Writes many rows past the model, the quickest way the provider has.</summary>
internal static class BulkWriter
{
    /// <summary>Writes rows in one transaction and empties the tables.</summary>
    public static async Task WriteAsync(ReportsDbContext db, IReadOnlyList<BulkTable> tables, CancellationToken ct)
    {
        if (db.Database.GetDbConnection() is SqliteConnection sqlite)
        {
            Write(sqlite, tables, ct);
        }
        else
        {
            await WriteAsync((SqlConnection)db.Database.GetDbConnection(), tables, ct);
        }

        foreach (var table in tables)
        {
            table.Rows.Clear();
        }
    }

    // Without await: SQLite does its work in the calling thread anyway.
    private static void Write(SqliteConnection connection, IReadOnlyList<BulkTable> tables, CancellationToken ct)
    {
        using var transaction = connection.BeginTransaction();
        foreach (var table in tables.Where(t => t.Rows.Count > 0))
        {
            ct.ThrowIfCancellationRequested();
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = $"INSERT INTO \"{table.Name}\" ({string.Join(", ", table.Columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", table.Columns.Select((_, i) => $"$p{i}"))})";
            var parameters = table.Columns.Select((_, i) => command.Parameters.AddWithValue($"$p{i}", DBNull.Value)).ToArray();
            command.Prepare();
            foreach (var row in table.Rows)
            {
                for (var i = 0; i < parameters.Length; i++)
                {
                    parameters[i].Value = row[i] ?? DBNull.Value;
                }

                command.ExecuteNonQuery();
            }
        }

        transaction.Commit();
    }

    private static async Task WriteAsync(SqlConnection connection, IReadOnlyList<BulkTable> tables, CancellationToken ct)
    {
        await using var transaction = (SqlTransaction)await connection.BeginTransactionAsync(ct);
        foreach (var table in tables.Where(t => t.Rows.Count > 0))
        {
            using SqlBulkCopy copy = new(connection, SqlBulkCopyOptions.KeepIdentity | SqlBulkCopyOptions.CheckConstraints, transaction)
            {
                DestinationTableName = $"[{table.Name}]",
                BulkCopyTimeout = 600,
            };
            using DataTable data = new() { Locale = System.Globalization.CultureInfo.InvariantCulture };
            for (var i = 0; i < table.Columns.Count; i++)
            {
                var type = table.Rows.Select(r => r[i]).FirstOrDefault(v => v is not null)?.GetType() ?? typeof(string);
                data.Columns.Add(table.Columns[i], type);
                copy.ColumnMappings.Add(table.Columns[i], table.Columns[i]);
            }

            foreach (var row in table.Rows)
            {
                data.Rows.Add([.. row.Select(v => v ?? DBNull.Value)]);
            }

            await copy.WriteToServerAsync(data, ct);
        }

        await transaction.CommitAsync(ct);
    }
}
