using GovInfoReports.Web.Pages.Errors;
using GovInfoReports.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace GovInfoReports.Web.Errors;

/// <summary>
/// Refuses what is sent to a step that its page does not have, as a page opened before an update may do: without this the page would be shown
/// unfilled, or its step without a name be taken instead.
/// </summary>
internal sealed class UnknownStepFilter : IAsyncPageFilter
{
    public const string Reason = "Step";

    /// <summary>Name of the parameter that tells the step.</summary>
    public const string Parameter = "handler";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        // The error page bears the address of the page that failed.
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method) || context.HandlerInstance is ErrorModel || Has(context, http.Request.Query[Parameter]))
        {
            await next();
            return;
        }

        if (ForScripts.Asks(http.Request))
        {
            await ForScripts.RefuseAsync(http, StatusCodes.Status400BadRequest, "malformed");
            context.Result = new EmptyResult();
            return;
        }

        http.Items[ErrorSetup.ReasonItem] = Reason;
        context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
    }

    private static bool Has(PageHandlerExecutingContext context, string? step) =>
        context.HandlerMethod is { } method && (string.IsNullOrEmpty(step) || method.Name is not null);
}
