namespace GovInfoReports.Web.Hosting;

/// <summary>The larger-text switch 适老: a cookie, set by a plain form, so that it works without scripts and without an account.</summary>
internal static class TextSize
{
    public const string Cookie = "portal-text";

    public const string Path = "/text-size";

    public const string Large = "large";

    // In characters; no page of the portal has a longer address, and it goes into a header.
    private const int LongestReturn = 2_000;

    public static bool IsLarge(HttpContext context) =>
        string.Equals(context.Request.Cookies[Cookie], Large, StringComparison.Ordinal);

    // Without a form token: a token would forbid caching every public page, and all that can be forged is the size of letters.
    public static void MapTextSize(this WebApplication app) => app.MapPost(Path, async (HttpContext context) =>
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            CookieOptions options = new()
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
                MaxAge = TimeSpan.FromDays(365),
                IsEssential = true,
            };
            if (string.Equals(form["size"], Large, StringComparison.Ordinal))
            {
                context.Response.Cookies.Append(Cookie, Large, options);
            }
            else
            {
                context.Response.Cookies.Delete(Cookie, options);
            }

            var back = form["returnUrl"].ToString();
            return Results.LocalRedirect(IsLocal(back) ? back : "/");
        })
        .AllowAnonymous()
        .DisableAntiforgery()
        .ExcludeFromDescription();

    private static bool IsLocal(string url) =>
        url.Length <= LongestReturn && url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal) && !url.StartsWith("/\\", StringComparison.Ordinal) && !url.Any(char.IsControl);
}
