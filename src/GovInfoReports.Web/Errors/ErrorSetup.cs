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
            // The line of the request carries the exception.
            options.SuppressDiagnosticsCallback = _ => true;
        });
        return builder;
    }

    /// <summary>Catches what goes wrong further in.</summary>
    public static void UsePortalErrors(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseWhen(ApiProblems.IsApi, api => api.UseStatusCodePages(pages =>
            pages.HttpContext.RequestServices.GetRequiredService<ApiProblems>().WriteAsync(pages.HttpContext, pages.HttpContext.Response.StatusCode)));
        app.UseWhen(context => !ApiProblems.IsApi(context), pages => pages.UseStatusCodePagesWithReExecute("/error"));
    }
}
