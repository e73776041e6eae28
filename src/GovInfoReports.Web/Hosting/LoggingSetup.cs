using System.Globalization;
using Serilog;
using Serilog.Events;

namespace GovInfoReports.Web.Hosting;

/// <summary>Where the log goes: the console, and a file a day where <c>Log:Folder</c> names a folder.</summary>
public static class LoggingSetup
{
    private const string Template = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} [{Level:u3}] {Request} {SourceContext}: {Message:lj}{NewLine}{Exception}";

    /// <summary>Replaces the framework's log by Serilog's.</summary>
    public static IHostApplicationBuilder AddPortalLogging(this IHostApplicationBuilder builder, bool toStandardError = false)
    {
        var configuration = new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft.AspNetCore", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Warning)
            .Enrich.FromLogContext()
            .WriteTo.Console(
                outputTemplate: Template,
                formatProvider: CultureInfo.InvariantCulture,
                standardErrorFromLevel: toStandardError ? LogEventLevel.Verbose : null);
        if (builder.Configuration["Log:Folder"] is { Length: > 0 } folder)
        {
            configuration.WriteTo.Async(log => log.File(
                Path.Combine(builder.Environment.ContentRootPath, folder, "portal-.log"),
                outputTemplate: Template,
                formatProvider: CultureInfo.InvariantCulture,
                rollingInterval: RollingInterval.Day,
                retainedFileCountLimit: 31,
                shared: true));
        }

        configuration.ReadFrom.Configuration(builder.Configuration);
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(configuration.CreateLogger(), dispose: true);
        return builder;
    }
}
