using System.Threading.RateLimiting;
using GovInfoReports.Application.Checking;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace GovInfoReports.Web.Security;

/// <summary>
/// Lets no more check-ups in than the portal can bear, before their files are read off the line, and keeps those in memory:
/// nothing that an unknown person brings is to lie on the disk. The page says what was refused.
/// </summary>
internal sealed class CheckUpGate : IDisposable
{
    public const string Path = "/check-up";

    // A pasted text is taken off the line even when there is no check-up, so that it stands in its field again.
    private const long PastedBytes = 4 * 1024 * 1024;

    private const int MostFields = 5_000;

    private static readonly object Refused = new();

    private readonly RequestDelegate _next;
    private readonly CheckUpLimits _limits;
    private readonly FormOptions _form;
    private readonly PartitionedRateLimiter<HttpContext> _perAddress;
    private readonly ConcurrencyLimiter _atOnce;

    public CheckUpGate(RequestDelegate next, CheckUpLimits limits, IConfiguration configuration)
    {
        _next = next;
        _limits = limits;
        var perMinute = (configuration.GetSection("RateLimits").Get<RateLimitOptions>() ?? new RateLimitOptions()).CheckUps;
        _perAddress = PartitionedRateLimiter.Create<HttpContext, string>(c => RateLimits.PerMinute(RateLimits.AddressOf(c), perMinute));
        _atOnce = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = limits.AtOnce, QueueLimit = limits.Waiting });
        _form = new FormOptions
        {
            MemoryBufferThreshold = (int)Math.Min(int.MaxValue, limits.RequestBytes),
            MultipartBodyLengthLimit = limits.RequestBytes,
            ValueLengthLimit = (int)PastedBytes,
            ValueCountLimit = MostFields,
        };
    }

    /// <summary>Why the check-up of a request was not begun.</summary>
    /// <returns>The reason, or <see langword="null"/> where nothing was refused.</returns>
    public static CheckUpRefusal? RefusalOf(HttpContext context) => context.Items.TryGetValue(Refused, out var refusal) ? (CheckUpRefusal)refusal! : null;

    public async Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.Path.Equals(Path, StringComparison.OrdinalIgnoreCase) || SavesTable(context.Request))
        {
            await _next(context);
            return;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = _limits.RequestBytes;
        }

        context.Features.Set<IFormFeature>(new FormFeature(context.Request, _form));
        if (context.Request.ContentLength > _limits.RequestBytes)
        {
            await RefuseAsync(context, CheckUpRefusal.TooLarge);
            return;
        }

        using var perAddress = _perAddress.AttemptAcquire(context);
        if (!perAddress.IsAcquired)
        {
            await RefuseAsync(context, CheckUpRefusal.TooOften);
            return;
        }

        using var turn = await _atOnce.AcquireAsync(1, context.RequestAborted);
        if (!turn.IsAcquired)
        {
            await RefuseAsync(context, CheckUpRefusal.Busy);
            return;
        }

        await _next(context);
    }

    // The table of a check-up that was done, sent back to be saved: nothing is read or checked.
    private static bool SavesTable(HttpRequest request) => string.Equals(request.Query["handler"], "Table", StringComparison.OrdinalIgnoreCase);

    public void Dispose()
    {
        _perAddress.Dispose();
        _atOnce.Dispose();
    }

    private Task RefuseAsync(HttpContext context, CheckUpRefusal refusal)
    {
        context.Items[Refused] = refusal;
        if (refusal != CheckUpRefusal.TooLarge)
        {
            context.Response.Headers[HeaderNames.RetryAfter] = "60";
        }

        if (refusal == CheckUpRefusal.TooLarge || context.Request.ContentLength is not <= PastedBytes)
        {
            context.Request.Method = HttpMethods.Get;
        }

        return _next(context);
    }
}

/// <summary>Why a check-up was not begun.</summary>
public enum CheckUpRefusal
{
    /// <summary>The files are larger than the limit.</summary>
    TooLarge,

    /// <summary>The address has had as many as it may in a minute.</summary>
    TooOften,

    /// <summary>As many as can run and wait at once are under way.</summary>
    Busy,
}
