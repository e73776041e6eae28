using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace GovInfoReports.Web.Hosting;

/// <summary><c>/healthz</c> says that the process answers, and its version, <c>/readyz</c> that the portal can read and write its database too.</summary>
internal static class HealthSetup
{
    public const string AlivePath = "/healthz";
    public const string ReadyPath = "/readyz";

    private const string Ready = "ready";

    public static WebApplicationBuilder AddPortalHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ReadyCheck>().AddHealthChecks().AddCheck<ReadyCheck>("database", tags: [Ready]);
        return builder;
    }

    public static void MapPortalHealth(this WebApplication app)
    {
        app.MapHealthChecks(AlivePath, new HealthCheckOptions
        {
            Predicate = _ => false,
            ResponseWriter = (context, report) => context.Response.WriteAsync($"{report.Status} {PortalVersion.Text}", context.RequestAborted),
        }).AllowAnonymous();
        app.MapHealthChecks(ReadyPath, new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) }).AllowAnonymous();
    }
}
