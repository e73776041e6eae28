using GovInfoReports.Web.Errors;
using Microsoft.AspNetCore.Antiforgery;

namespace GovInfoReports.Web.Security;

/// <summary>
/// Where forms need HTTPS, a page with a form, or a form sent, that came over plain HTTP is answered by the page that says so: the
/// token's cookie would not be kept. Every form passes here, whatever page it stands on.
/// </summary>
internal sealed class HttpsAntiforgery(IAntiforgery inner) : IAntiforgery
{
    public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) => Secured(httpContext).GetAndStoreTokens(httpContext);

    public AntiforgeryTokenSet GetTokens(HttpContext httpContext) => Secured(httpContext).GetTokens(httpContext);

    public Task<bool> IsRequestValidAsync(HttpContext httpContext) => Secured(httpContext).IsRequestValidAsync(httpContext);

    public void SetCookieTokenAndHeader(HttpContext httpContext) => Secured(httpContext).SetCookieTokenAndHeader(httpContext);

    public Task ValidateRequestAsync(HttpContext httpContext) => Secured(httpContext).ValidateRequestAsync(httpContext);

    /// <summary>Puts this in front of the framework's own.</summary>
    public static void Add(IServiceCollection services)
    {
        var own = services.Last(s => s.ServiceType == typeof(IAntiforgery));
        services.Remove(own);
        services.AddSingleton<IAntiforgery>(provider => new HttpsAntiforgery((IAntiforgery)ActivatorUtilities.CreateInstance(provider, own.ImplementationType!)));
    }

    private IAntiforgery Secured(HttpContext context)
    {
        if (context.Request.IsHttps)
        {
            return inner;
        }

        context.Items[ErrorSetup.ReasonItem] = HttpsOnly.Reason;
        throw new BadHttpRequestException("Forms need HTTPS.");
    }
}
