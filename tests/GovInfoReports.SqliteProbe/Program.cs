using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace GovInfoReports.SqliteProbe;

/// <summary>
/// Opens a SQLite database in a process of its own, where nothing has loaded SQLitePCLRaw before, and prints what it read back.
/// The tests of the data project start it; see SqliteBinder there for what can go wrong.
/// </summary>
internal static class Program
{
    private static void Main(string[] args)
    {
        RuntimeHelpers.RunModuleConstructor(Assembly.Load("GovInfoReports.Data").ManifestModule.ModuleHandle);
        Console.WriteLine(WriteAndReadBack(args[0]));
    }

    // A method of its own, so that Microsoft.Data.Sqlite is first met after the data assembly.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string? WriteAndReadBack(string connectionString)
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            CREATE TABLE Report (Year INTEGER NOT NULL);
            INSERT INTO Report (Year) VALUES ($year) RETURNING Year;
            """;
        command.Parameters.AddWithValue("$year", 2021);
        return command.ExecuteScalar()?.ToString();
    }
}
