using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace GovInfoReports.Web.Errors;

/// <summary>Remembers, for the error page, that a form was refused because its token was missing or too old.</summary>
internal sealed class RefusedFormFilter : IAlwaysRunResultFilter
{
    /// <summary>The reason that the page of the error goes by.</summary>
    public const string Form = "Form";

    /// <summary>The reason where the form was filled in under another post.</summary>
    public const string OtherPost = "OtherPost";

    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
        {
            var limit = context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
            if (context.HttpContext.Request.ContentLength > limit)
            {
                context.HttpContext.Items[ErrorSetup.ReasonItem] = "TooLarge";
            }
            else
            {
                context.HttpContext.Items.TryAdd(ErrorSetup.ReasonItem, Form);
            }
        }
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
