using Microsoft.AspNetCore.Diagnostics;

namespace GovInfoReports.Web.Errors;

/// <summary>Turns exceptions and bare statuses into pages for people and problem details for programs.</summary>
internal static class ErrorSetup
{
    public const string ReasonItem = "error-reason";

    public static WebApplicationBuilder AddPortalErrors(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ApiProblems>();
        builder.Services.AddExceptionHandler<ApiProblems>();
        builder.Services.AddExceptionHandler(options =>
        {
            options.ExceptionHandlingPath = "/error";
            options.StatusCodeSelector = ErrorMap.StatusOf;
            options.SuppressDiagnosticsCallback = context => ErrorMap.StatusOf(context.Exception) < StatusCodes.Status500InternalServerError;
        });
        return builder;
    }

    /// <summary>Puts the id of the request into every line of the log, then catches what goes wrong further in.</summary>
    public static void UsePortalErrors(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("GovInfoReports.Web.Requests");
        app.Use(async (context, next) =>
        {
            using (logger.BeginScope(new Dictionary<string, object>(StringComparer.Ordinal) { ["Request"] = ErrorMap.RequestId(context) }))
            {
                await next(context);
            }
        });
        app.Use(async (context, next) =>
        {
            await next(context);
            if (context.Response.StatusCode >= StatusCodes.Status400BadRequest && context.Features.Get<IExceptionHandlerFeature>() is null)
            {
                logger.LogInformation("{Method} {Path} was answered with {Status}.", context.Request.Method, context.Request.Path.Value, context.Response.StatusCode);
            }
        });
        app.UseExceptionHandler();
        app.UseWhen(ApiProblems.IsApi, api => api.UseStatusCodePages(pages =>
            pages.HttpContext.RequestServices.GetRequiredService<ApiProblems>().WriteAsync(pages.HttpContext, pages.HttpContext.Response.StatusCode)));
        app.UseWhen(context => !ApiProblems.IsApi(context), pages => pages.UseStatusCodePagesWithReExecute("/error"));
    }
}
