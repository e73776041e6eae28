using GovInfoReports.Documents.Sources;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;

namespace GovInfoReports.Web.Hosting;

/// <summary>
/// Lets a page take requests as large as a file may be. It is set from <see cref="SourceLimits.FileBytes"/>, with room to spare, so
/// that a file that is somewhat too large still gets an answer in words.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UploadLimitAttribute : Attribute, IFilterFactory, IOrderedFilter
{
    private const int PastedBytes = 4 * 1024 * 1024;

    /// <summary>Before the token of the form is looked for, which reads the form.</summary>
    public int Order => 800;

    public bool IsReusable => true;

    public IFilterMetadata CreateInstance(IServiceProvider serviceProvider) =>
        new Filter((2L * serviceProvider.GetRequiredService<SourceLimits>().FileBytes) + PastedBytes);

    private sealed class Filter(long bytes) : IAuthorizationFilter
    {
        public void OnAuthorization(AuthorizationFilterContext context)
        {
            var features = context.HttpContext.Features;
            if (features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
            {
                body.MaxRequestBodySize = bytes;
            }

            if (features.Get<IFormFeature>() is not { Form: not null })
            {
                FormOptions options = new() { MultipartBodyLengthLimit = bytes, ValueLengthLimit = PastedBytes };
                features.Set<IFormFeature>(new FormFeature(context.HttpContext.Request, options));
            }
        }
    }
}
