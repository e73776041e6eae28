namespace GovInfoReports.TestSupport;

/// <summary>A SQLite database file of a test's own, in a new folder that goes when the test does.</summary>
public sealed class TempSqliteFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("govinfo-test-");

    /// <summary>Where the file is, once something has opened it.</summary>
    public string Path => System.IO.Path.Combine(_folder.FullName, "test.db");

    /// <summary>How to open it. Without pooling: a pooled connection would hold the file open.</summary>
    public string ConnectionString => $"Data Source={Path};Pooling=False";

    public void Dispose()
    {
        // Hosts of tests dispose twice, once asynchronously.
        if (Directory.Exists(_folder.FullName))
        {
            _folder.Delete(recursive: true);
        }
    }
}
