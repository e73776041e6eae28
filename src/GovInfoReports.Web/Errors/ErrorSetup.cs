namespace GovInfoReports.Web.Errors;

/// <summary>Turns exceptions and bare statuses into pages for people and problem details for programs.</summary>
internal static class ErrorSetup
{
    public const string ReasonItem = "error-reason";

    /// <summary>The kind of error where the database is out of order.</summary>
    public const string Store = "Store";

    public static WebApplicationBuilder AddPortalErrors(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ApiProblems>();
        builder.Services.AddExceptionHandler<ApiProblems>();
        builder.Services.AddExceptionHandler(options =>
        {
            options.ExceptionHandlingPath = "/error";
            options.StatusCodeSelector = ErrorMap.StatusOf;
            // A session that could not be looked up stays so for its request; the page needs services of its own.
            options.CreateScopeForErrors = true;
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
