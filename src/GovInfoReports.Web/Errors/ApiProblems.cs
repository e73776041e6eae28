using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Errors;

/// <summary>Errors of the API, as problem details (RFC 9457) with a Chinese title and the id of the request.</summary>
internal sealed class ApiProblems(Texts texts) : IExceptionHandler
{
    /// <summary>Whether a request is for the API.</summary>
    public static bool IsApi(HttpContext context)
    {
        // While an exception is handled the request bears the path of the error page.
        PathString path = context.Features.Get<IExceptionHandlerFeature>()?.Path ?? context.Request.Path;
        return path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A problem as a result of an endpoint.</summary>
    public IResult Result(HttpContext context, int status, string? detail = null) =>
        TypedResults.Problem(Make(context, status, detail));

    public Task WriteAsync(HttpContext context, int status, string? detail = null)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(Make(context, status, detail), options: null, "application/problem+json", context.RequestAborted);
    }

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!IsApi(httpContext))
        {
            return false;
        }

        await WriteAsync(httpContext, ErrorMap.StatusOf(exception), ErrorMap.MessageOf(exception));
        return true;
    }

    private ProblemDetails Make(HttpContext context, int status, string? detail) => new()
    {
        Type = $"https://www.rfc-editor.org/rfc/rfc9110#status.{status}",
        Status = status,
        Title = texts.Find($"Shared.Error.{status}.Title") ?? texts["Shared.Error.500.Title"],
        Detail = detail,
        Extensions = { ["id"] = ErrorMap.RequestId(context) },
    };
}
