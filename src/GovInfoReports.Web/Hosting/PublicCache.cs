using System.Security.Cryptography;
using GovInfoReports.Web.Errors;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace GovInfoReports.Web.Hosting;

/// <summary>
/// Lets browsers and proxies keep what the public reads for a minute, and ask after that whether it changed. The tag is made
/// of the very bytes, so that it changes with whatever is shown. Signed-in persons are not concerned.
/// </summary>
internal sealed class PublicCache(RequestDelegate next)
{
    /// <summary>How long what the public reads may be kept.</summary>
    public static TimeSpan Time { get; } = TimeSpan.FromMinutes(1);

    private static readonly string Policy = new CacheControlHeaderValue { Public = true, MaxAge = Time }.ToString();

    /// <summary>Whether a request reads what everybody may read, as somebody who is not signed in.</summary>
    public static bool IsConcerned(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && context.User.Identity is not { IsAuthenticated: true }
        && IsPublic(context);

    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsConcerned(context))
        {
            await next(context);
            return;
        }

        var response = context.Response;
        var body = response.Body;
        await using MemoryStream bytes = new();
        response.Body = bytes;
        try
        {
            await next(context);
        }
        finally
        {
            response.Body = body;
        }

        if (response.StatusCode == StatusCodes.Status200OK && StringValues.IsNullOrEmpty(response.Headers.SetCookie)
            && response.GetTypedHeaders().CacheControl is not { NoStore: true })
        {
            // Weak, because compression changes the bytes.
            EntityTagHeaderValue tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)))[..32]}\"", isWeak: true);
            var headers = response.GetTypedHeaders();
            headers.ETag = tag;
            response.Headers.CacheControl = Policy;
            response.Headers.Append(HeaderNames.Vary, HeaderNames.Cookie);
            if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false)))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                response.ContentLength = null;
                response.Headers.Remove(HeaderNames.ContentType);
                return;
            }
        }

        bytes.Position = 0;
        await bytes.CopyToAsync(body, context.RequestAborted);
    }

    private static bool IsPublic(HttpContext context) =>
        context.GetEndpoint() is { } endpoint
        && (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page
            ? page.ViewEnginePath.StartsWith("/Public/", StringComparison.Ordinal)
            : ApiProblems.IsApi(context));
}
