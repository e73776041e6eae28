namespace GovInfoReports.Web.Security;

/// <summary>The headers that every response carries.</summary>
public static class SecurityHeaders
{
    /// <summary>What a page may load: its own scripts, styles, images and fonts, and nothing inline.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; " + Scripts + "; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private const string Scripts = "script-src 'self'";
    private static readonly object Inline = new();

    /// <summary>Lets the page of this request carry one inline script besides, known by its hash.</summary>
    public static void AllowInline(HttpContext context, string hash) => context.Items[Inline] = hash;

    /// <summary>Adds the headers. They are set as the response starts, because an error page begins by clearing what was set before.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(
            static state =>
            {
                var context = (HttpContext)state;
                var headers = context.Response.Headers;
                headers.ContentSecurityPolicy = context.Items[Inline] is string hash
                    ? ContentSecurityPolicy.Replace(Scripts, $"{Scripts} '{hash}'", StringComparison.Ordinal)
                    : ContentSecurityPolicy;
                headers.XContentTypeOptions = "nosniff";
                headers.XFrameOptions = "DENY";
                headers["Referrer-Policy"] = "same-origin";
                headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                if (context.User.Identity is { IsAuthenticated: true } && context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
                {
                    headers.CacheControl = "no-store";
                }

                return Task.CompletedTask;
            },
            context);
        return next(context);
    });
}
