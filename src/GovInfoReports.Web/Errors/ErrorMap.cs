using System.Diagnostics;
using GovInfoReports.Domain.Reports;

namespace GovInfoReports.Web.Errors;

/// <summary>Which status an exception comes to. Everything not named here is a fault of the portal.</summary>
public static class ErrorMap
{
    /// <summary>The status for an exception.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>An HTTP status.</returns>
    public static int StatusOf(Exception exception) => exception switch
    {
        WrongStepException => StatusCodes.Status409Conflict,
        BadHttpRequestException or InvalidDataException => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>The id of the request, as it stands in the log and on error pages.</summary>
    /// <param name="context">The request.</param>
    /// <returns>The trace id.</returns>
    public static string RequestId(HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
}
