using System.Diagnostics;
using GovInfoReports.Application;
using GovInfoReports.Application.Signing;
using GovInfoReports.Documents.Writing.Pdf;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Web.Errors;

/// <summary>Which status an exception comes to. Everything not named here is a fault of the portal.</summary>
public static class ErrorMap
{
    /// <summary>The status for an exception.</summary>
    public static int StatusOf(Exception exception) => exception switch
    {
        NotFoundException => StatusCodes.Status404NotFound,
        ForbiddenException => StatusCodes.Status403Forbidden,
        WrongStepException or StaleRevisionException or CommentsOpenException or SigningRequiredException or ChainInUseException => StatusCodes.Status409Conflict,
        InvalidInputException or BadHttpRequestException or InvalidDataException => StatusCodes.Status400BadRequest,
        PdfFontException => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>What an exception has to say to the person who caused it.</summary>
    /// <returns>A Chinese sentence, or <see langword="null"/>.</returns>
    public static string? MessageOf(Exception? exception) => exception switch
    {
        InvalidInputException invalid => string.Join(' ', invalid.Errors.Select(e => e.Message)),
        PdfFontException font => font.Message,
        _ => null,
    };

    /// <summary>The id of the request, as it stands in the log and on error pages.</summary>
    public static string RequestId(HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
}
