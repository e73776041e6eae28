using GovInfoReports.Web.Errors;

namespace GovInfoReports.Web.Security;

/// <summary>
/// Keeps what is behind the sign-in to HTTPS, outside development: over plain HTTP no session could be kept, and the page says so
/// in place of failing. An office network without certificates can do without by <c>Cookies:RequireHttps</c> = <c>false</c>.
/// </summary>
internal static class HttpsOnly
{
    private static readonly string[] Folders = ["/account", "/clerk", "/county", "/admin", "/audit"];

    public static bool IsRequired(IConfiguration configuration, IHostEnvironment environment) =>
        configuration.GetValue("Cookies:RequireHttps", !environment.IsDevelopment());

    public static void UseHttpsOnly(this WebApplication app)
    {
        if (!IsRequired(app.Configuration, app.Environment))
        {
            return;
        }

        app.Use((context, next) =>
        {
            if (context.Request.IsHttps || !Folders.Any(f => context.Request.Path.StartsWithSegments(f, StringComparison.OrdinalIgnoreCase)))
            {
                return next(context);
            }

            context.Items[ErrorSetup.ReasonItem] = "Https";
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        });
    }
}
