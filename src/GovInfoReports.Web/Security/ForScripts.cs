namespace GovInfoReports.Web.Security;

/// <summary>Answers for the portal's own scripts, which can follow no page for people: a status and a code.</summary>
internal static class ForScripts
{
    /// <summary>Code of what the person may do, but under another of the own posts.</summary>
    public const string OtherPost = "post";

    private const string IdleHeader = "X-Idle";

    /// <summary>Whether a request was made by a script that asks for JSON.</summary>
    public static bool Asks(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(a => a.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a script made a request by itself, with nobody doing anything.</summary>
    public static bool IsIdle(HttpRequest request) => request.Headers.ContainsKey(IdleHeader);

    /// <summary>Refuses a request.</summary>
    public static Task RefuseAsync(HttpContext context, int status, string code, string? message = null)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(new { status, code, message }, context.RequestAborted);
    }
}
