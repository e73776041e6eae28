using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;

namespace GovInfoReports.Web.Hosting;

/// <summary>
/// Keeps what the public reads for as long as browsers may, so that nothing is made twice for readers and a busy database holds up none
/// of them. All of it goes when this process changes a unit or an edition; what another process changes shows when the time is over.
/// </summary>
internal sealed class PublicPagePolicy : IOutputCachePolicy
{
    public const string Tag = "public";

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        if (PublicCache.IsConcerned(context.HttpContext))
        {
            context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = true;
            context.ResponseExpirationTimeSpan = PublicCache.Time;
            context.CacheVaryByRules.QueryKeys = "*";
            context.CacheVaryByRules.HeaderNames = "Accept";
            context.CacheVaryByRules.VaryByValues[TextSize.Cookie] = TextSize.IsLarge(context.HttpContext).ToString();
            context.Tags.Add(Tag);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        context.AllowCacheStorage &= response.StatusCode == StatusCodes.Status200OK
            && StringValues.IsNullOrEmpty(response.Headers.SetCookie)
            && response.GetTypedHeaders().CacheControl is { Public: true };
        return ValueTask.CompletedTask;
    }
}
