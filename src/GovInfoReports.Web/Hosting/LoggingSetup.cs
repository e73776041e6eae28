using GovInfoReports.Web.Security;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.StaticAssets;
using Serilog;
using Serilog.Events;

namespace GovInfoReports.Web.Hosting;

/// <summary>
/// The log: on the console, and a file a day where <c>Log:Folder</c> names a folder. A request is one line; the framework's own are off.
/// </summary>
internal static class LoggingSetup
{
    // 网络安全法 第二十一条 asks for six months at least.
    private const int DaysKept = 184;

    public static IHostApplicationBuilder AddPortalLogging(this IHostApplicationBuilder builder, bool toStandardError = false)
    {
        builder.Services.AddSerilog(
            (services, log) =>
            {
                log.MinimumLevel.Information()
                    .MinimumLevel.Override("Microsoft.AspNetCore", LogEventLevel.Warning)
                    .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Warning)
                    .WriteTo.Console(new LogLine(), standardErrorFromLevel: toStandardError ? LogEventLevel.Verbose : null);
                if (builder.Configuration["Log:Folder"] is { Length: > 0 } folder)
                {
                    log.WriteTo.Async(sinks => sinks.File(
                        new LogLine(),
                        Path.Combine(builder.Environment.ContentRootPath, folder, "portal-.log"),
                        rollingInterval: RollingInterval.Day,
                        rollOnFileSizeLimit: true,
                        retainedFileCountLimit: null,
                        retainedFileTimeLimit: TimeSpan.FromDays(builder.Configuration.GetValue("Log:Days", DaysKept)),
                        shared: true));
                }

                log.ReadFrom.Configuration(builder.Configuration).ReadFrom.Services(services);
            },
            // Several hosts may live in one process.
            preserveStaticLogger: true);
        return builder;
    }

    /// <summary>
    /// Writes a line for each request, under the id that error pages show. Names, addresses of people and what was typed stay out of it:
    /// a query is not written, a path only percent-encoded, an account as its number and a unit as its code.
    /// </summary>
    public static void UsePortalRequestLogging(this WebApplication app)
    {
        var diagnostics = app.Services.GetRequiredService<IDiagnosticContext>();
        app.UseSerilogRequestLogging(options =>
        {
            options.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
            options.MessageTemplate = "{Method} {Path} {Status} in {Elapsed:0.0} ms, account {Account}, unit {Unit}, refusal {Refusal}";
            options.GetLevel = (context, _, exception) => Level(context, exception);
            options.EnrichDiagnosticContext = (_, context) =>
            {
                if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError && Failure(context) is { } fault)
                {
                    diagnostics.SetException(fault);
                }
            };
            options.GetMessageTemplateProperties = (context, path, elapsed, status) =>
            {
                var actor = context.Features.Get<SignedIn>()?.Actor;
                return
                [
                    Property("Method", context.Request.Method),
                    Property("Path", new PathString(context.Features.Get<IExceptionHandlerFeature>()?.Path ?? path).ToUriComponent()),
                    Property("Status", status),
                    Property("Elapsed", elapsed),
                    Property("Account", actor?.AccountId),
                    Property("Unit", actor?.Unit.Code),
                    Property("Refusal", status < StatusCodes.Status500InternalServerError ? Failure(context)?.GetType().Name : null),
                ];
            };
        });
    }

    private static LogEventLevel Level(HttpContext context, Exception? exception) =>
        exception is not null || context.Response.StatusCode >= StatusCodes.Status500InternalServerError ? LogEventLevel.Error
        : context.Response.StatusCode < StatusCodes.Status400BadRequest && IsRoutine(context) ? LogEventLevel.Debug
        : LogEventLevel.Information;

    // Probes and files of pages, which come by the dozen and say nothing.
    private static bool IsRoutine(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
        || context.Request.Path.Value is HealthSetup.AlivePath or HealthSetup.ReadyPath;

    private static Exception? Failure(HttpContext context) => context.Features.Get<IExceptionHandlerFeature>()?.Error;

    private static LogEventProperty Property(string name, object? value) => new(name, new ScalarValue(value ?? "-"));
}
