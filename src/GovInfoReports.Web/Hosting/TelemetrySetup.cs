using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace GovInfoReports.Web.Hosting;

/// <summary>
/// OpenTelemetry by its own <c>OTEL_*</c> settings. Where none names an endpoint nothing is registered and nothing listens.
/// </summary>
internal static class TelemetrySetup
{
    private const string Service = "GovInfoReports";

    public static WebApplicationBuilder AddPortalTelemetry(this WebApplicationBuilder builder)
    {
        var traces = IsExported(builder.Configuration, "TRACES");
        var metrics = IsExported(builder.Configuration, "METRICS");
        if (traces || metrics)
        {
            Add(builder.Services, traces, metrics);
        }

        return builder;
    }

    private static void Add(IServiceCollection services, bool traces, bool metrics)
    {
        // What the environment says comes last and holds.
        var telemetry = services.AddOpenTelemetry().ConfigureResource(resource => resource.Clear()
            .AddService(Service, serviceVersion: PortalVersion.Text)
            .AddTelemetrySdk()
            .AddEnvironmentVariableDetector());
        if (traces)
        {
            telemetry.WithTracing(tracing => tracing
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddSqlClientInstrumentation()
                .AddOtlpExporter());
        }

        if (metrics)
        {
            telemetry.WithMetrics(meters => meters
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddOtlpExporter());
        }
    }

    private static bool IsExported(ConfigurationManager configuration, string signal) =>
        !string.Equals(configuration["OTEL_SDK_DISABLED"], "true", StringComparison.OrdinalIgnoreCase)
        && !string.Equals(configuration[$"OTEL_{signal}_EXPORTER"], "none", StringComparison.OrdinalIgnoreCase)
        && !string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] + configuration[$"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT"]);
}
