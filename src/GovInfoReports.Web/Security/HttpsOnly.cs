using GovInfoReports.Web.Errors;
using Microsoft.AspNetCore.Authorization;

namespace GovInfoReports.Web.Security;

/// <summary>
/// Keeps what is behind the sign-in to HTTPS, outside development: over plain HTTP no session could be kept, and the page says so
/// in place of failing. <see cref="HttpsAntiforgery"/> does the same for forms that anybody may send. An office network without
/// certificates can do without by <c>Cookies:RequireHttps</c> = <c>false</c>.
/// </summary>
internal static class HttpsOnly
{
    /// <summary>Name of the words on the error page.</summary>
    public const string Reason = "Https";

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
            if (context.Request.IsHttps || !NeedsSession(context.GetEndpoint()))
            {
                return next(context);
            }

            if (ForScripts.Asks(context.Request))
            {
                return ForScripts.RefuseAsync(context, StatusCodes.Status400BadRequest, "https");
            }

            context.Items[ErrorSetup.ReasonItem] = Reason;
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        });
    }

    private static bool NeedsSession(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<IAuthorizeData>() is not null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null;
}
