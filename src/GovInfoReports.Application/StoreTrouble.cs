using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace GovInfoReports.Application;

/// <summary>
/// Tells failures of the database itself, such as a file that is locked or a disk that is full, from faults of the portal: what was
/// asked for may work when it is asked for again.
/// </summary>
public static class StoreTrouble
{
    // Busy, locked, read-only, error of input or output, damaged, full, cannot be opened, not a database: https://www.sqlite.org/rescode.html
    private static readonly int[] Sqlite = [5, 6, 8, 10, 11, 13, 14, 26];

    // From this class on the server lacks something or the connection is gone; below it a timeout, a deadlock, a database that may only be read.
    private const byte OfServer = 17;
    private static readonly int[] SqlServer = [-2, 1205, 3906];

    /// <summary>Whether an exception comes from such a failure.</summary>
    public static bool Is(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is SqliteException sqlite && Sqlite.Contains(sqlite.SqliteErrorCode)
                || exception is SqlException server && (server.Class >= OfServer || SqlServer.Contains(server.Number)))
            {
                return true;
            }
        }

        return false;
    }
}
