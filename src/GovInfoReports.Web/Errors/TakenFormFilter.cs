using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace GovInfoReports.Web.Errors;

/// <summary>
/// Tells the browser that a form was taken, by the mark that it sent along: only then it forgets what was typed. A form that was taken is
/// answered by leading on to a page, or by a page that says itself that it took it; whatever else comes back shows the form again.
/// </summary>
internal sealed class TakenFormFilter : IResultFilter
{
    /// <summary>Key of what a request holds once its page took the form and stays.</summary>
    public static readonly object Taken = new();

    private const string MarkField = "__kept";
    private const string Cookie = "portal-kept";
    private const int LongestMark = 20;

    public void OnResultExecuting(ResultExecutingContext context)
    {
        var request = context.HttpContext.Request;
        if (HttpMethods.IsPost(request.Method)
            && (context.Result is RedirectResult or LocalRedirectResult or RedirectToPageResult || context.HttpContext.Items.ContainsKey(Taken))
            && request.HasFormContentType
            && request.Form[MarkField] is [{ Length: > 0 and <= LongestMark } mark]
            && mark.All(char.IsAsciiLetterOrDigit))
        {
            context.HttpContext.Response.Cookies.Append(Cookie, mark, new CookieOptions { SameSite = SameSiteMode.Strict, Secure = request.IsHttps, IsEssential = true });
        }
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
