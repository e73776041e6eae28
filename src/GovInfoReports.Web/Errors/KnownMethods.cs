namespace GovInfoReports.Web.Errors;

/// <summary>Refuses methods that nothing in the portal answers to; pages take any method by themselves.</summary>
internal static class KnownMethods
{
    private static readonly string[] All = [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post];

    public static void UseKnownMethods(this WebApplication app) => app.Use((context, next) =>
    {
        if (All.Contains(context.Request.Method, StringComparer.OrdinalIgnoreCase))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = string.Join(", ", All);
        return Task.CompletedTask;
    });
}
