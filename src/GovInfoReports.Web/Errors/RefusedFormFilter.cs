using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace GovInfoReports.Web.Errors;

/// <summary>Remembers, for the error page, that a form was refused because its token was missing or too old.</summary>
internal sealed class RefusedFormFilter : IAlwaysRunResultFilter
{
    /// <summary>The reason that the page of the error goes by.</summary>
    public const string Form = "Form";

    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
        {
            var limit = context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
            context.HttpContext.Items[ErrorSetup.ReasonItem] = context.HttpContext.Request.ContentLength > limit ? "TooLarge" : Form;
        }
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
