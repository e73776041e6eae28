using System.Diagnostics;
using GovInfoReports.Application.Setup;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GovInfoReports.Benchmarks;

/// <summary>The portal late in a January, after the day on which the demonstration signs its reports: the demonstration data in a new database, on a free port.</summary>
internal sealed class GuidePortal(int year) : WebApplicationFactory<Program>
{
    /// <summary>Password of the demonstration accounts.</summary>
    public const string Password = DemoData.Password;

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"govinfo-guide-{Guid.NewGuid():N}.db");

    /// <summary>Makes the database and starts to listen.</summary>
    public void Start()
    {
        UseKestrel(0);
        StartServer();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (var left in Directory.EnumerateFiles(Path.GetDirectoryName(_file)!, Path.GetFileName(_file) + "*"))
        {
            File.Delete(left);
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseContentRoot(AppContext.BaseDirectory);
        builder.UseSetting("ConnectionStrings:Reports", $"Data Source={_file};Pooling=False");
        builder.UseSetting("Log:Folder", string.Empty);
        builder.ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        builder.ConfigureServices(services => services.AddSingleton<TimeProvider>(new LateJanuary(year)));
    }

    private sealed class LateJanuary(int year) : TimeProvider
    {
        private readonly long _start = Stopwatch.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(year, 1, 22, 1, 30, 0, TimeSpan.Zero) + Stopwatch.GetElapsedTime(_start);
    }
}
