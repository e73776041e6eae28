using System.Diagnostics;
using System.Text.Json;
using GovInfoReports.Application;
using GovInfoReports.Documents.Writing.Pdf;
using GovInfoReports.Domain;

namespace GovInfoReports.Web.Errors;

/// <summary>Which status an exception comes to. Everything not named here is a fault of the portal.</summary>
public static class ErrorMap
{
    public static int StatusOf(Exception exception) => exception switch
    {
        RefusedException refused => StatusOf(refused.Kind),
        BadHttpRequestException or InvalidDataException => StatusCodes.Status400BadRequest,
        PdfFontException or BusyException => StatusCodes.Status503ServiceUnavailable,
        _ when StoreTrouble.Is(exception) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    public static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status400BadRequest,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        _ => StatusCodes.Status409Conflict,
    };

    /// <summary>What an exception has to say to the person who caused it.</summary>
    /// <returns>A Chinese sentence, or <see langword="null"/>.</returns>
    public static string? MessageOf(Exception? exception) => exception switch
    {
        // Where nothing is to be known of a thing, the page of the status says more than a sentence could.
        RefusedException { Kind: RefusalKind.NotFound or RefusalKind.Forbidden } => null,
        RefusedException refused => refused.Words(),
        _ => null,
    };

    /// <summary>The status by which the script of the form is told of an exception: a save that others were faster than is to be tried again.</summary>
    public static int ScriptStatusOf(Exception exception) => exception switch
    {
        StaleRevisionException => StatusCodes.Status503ServiceUnavailable,
        JsonException => StatusCodes.Status400BadRequest,
        BadHttpRequestException => StatusCodes.Status400BadRequest,
        _ => StatusOf(exception),
    };

    /// <summary>The code that goes with it, as docs/architecture.md lists them; <see langword="null"/> for a fault of the portal.</summary>
    public static string? ScriptCodeOf(Exception exception) => exception switch
    {
        StaleRevisionException => "busy",
        RefusedException refused => refused.Kind switch
        {
            RefusalKind.NotFound => "report",
            RefusalKind.Forbidden => "account",
            RefusalKind.Conflict => "closed",
            _ => "malformed",
        },
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => "large",
        JsonException or BadHttpRequestException or InvalidDataException => "malformed",
        _ when StoreTrouble.Is(exception) => "busy",
        _ => null,
    };

    /// <summary>The id of the request, as it stands in the log and on error pages.</summary>
    public static string RequestId(HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
}
