using System.Diagnostics;
using GovInfoReports.TestSupport;

namespace GovInfoReports.Data.Tests.Sqlite;

public class SqliteBinderTests
{
    [Fact]
    public async Task A_fresh_process_opens_a_database()
    {
        using var file = new TempSqliteFile();
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "GovInfoReports.SqliteProbe.dll"), file.ConnectionString },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal("", await errors);
        Assert.Equal("2021", (await output).Trim());
        Assert.True(File.Exists(file.Path));
    }
}
