using System.Threading.RateLimiting;
using GovInfoReports.Application.Checking;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Net.Http.Headers;

namespace GovInfoReports.Web.Security;

/// <summary>
/// Lets no more check-ups in than the portal can bear, and keeps their files in memory: nothing that an unknown person brings is to
/// lie on the disk. Files are taken off the line first, within a time and from each address only so many at once, so that slow lines
/// hold up nobody's check-up. The page says what was refused.
/// </summary>
internal sealed class CheckUpGate : IDisposable
{
    // A pasted text is taken off the line even when there is no check-up, so that it stands in its field again.
    private const long PastedBytes = 4 * 1024 * 1024;

    private const int MostFields = 5_000;

    // Bytes a second that any line brings, and how long one may take to come to it.
    private const double SlowestLine = 8 * 1024;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private static readonly object Refused = new();

    private readonly RequestDelegate _next;
    private readonly CheckUpLimits _limits;
    private readonly FormOptions _form;
    private readonly PartitionedRateLimiter<HttpContext> _perAddress;
    private readonly PartitionedRateLimiter<HttpContext> _atOncePerAddress;
    private readonly ConcurrencyLimiter _receiving;
    private readonly ConcurrencyLimiter _atOnce;

    public CheckUpGate(RequestDelegate next, CheckUpLimits limits, IConfiguration configuration)
    {
        _next = next;
        _limits = limits;
        var perMinute = (configuration.GetSection("RateLimits").Get<RateLimitOptions>() ?? new RateLimitOptions()).CheckUps;
        _perAddress = PartitionedRateLimiter.Create<HttpContext, string>(c => RateLimits.PerMinute(RateLimits.AddressOf(c), perMinute));
        _atOncePerAddress = PartitionedRateLimiter.Create<HttpContext, string>(c =>
            RateLimitPartition.GetConcurrencyLimiter(RateLimits.AddressOf(c), _ => new ConcurrencyLimiterOptions { PermitLimit = limits.AtOncePerAddress }));
        _receiving = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = limits.Receiving });
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
        if (!HttpMethods.IsPost(context.Request.Method) || !GatedAttribute.Is(context, Gate.CheckUp) || SavesTable(context.Request))
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

        using var place = _atOncePerAddress.AttemptAcquire(context);
        using var line = _receiving.AttemptAcquire();
        if (!place.IsAcquired || !line.IsAcquired)
        {
            await RefuseAsync(context, CheckUpRefusal.Busy);
            return;
        }

        if (await ReceiveAsync(context) is { } refusal)
        {
            await RefuseAsync(context, refusal);
            return;
        }

        line.Dispose();
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
        _atOncePerAddress.Dispose();
        _receiving.Dispose();
        _atOnce.Dispose();
    }

    // Reads the form into memory; why it could not, or null.
    private async Task<CheckUpRefusal?> ReceiveAsync(HttpContext context)
    {
        // The server cuts a line that would not bring all in time, and the answer still reaches it. A token for reading the form would not
        // do: where that is cancelled, the framework drops the connection.
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            var bytes = context.Request.ContentLength ?? _limits.RequestBytes;
            rate.MinDataRate = new(Math.Max(SlowestLine, bytes / _limits.ReceivingTime.TotalSeconds), Grace < _limits.ReceivingTime ? Grace : _limits.ReceivingTime);
        }

        try
        {
            if (context.Request.HasFormContentType)
            {
                await context.Request.ReadFormAsync(context.RequestAborted);
            }

            return null;
        }
        catch (BadHttpRequestException refused) when (refused.StatusCode == StatusCodes.Status408RequestTimeout)
        {
            return CheckUpRefusal.TooSlow;
        }
        catch (BadHttpRequestException refused) when (refused.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return CheckUpRefusal.TooLarge;
        }
        catch (InvalidDataException)
        {
            return CheckUpRefusal.TooLarge;
        }
    }

    private Task RefuseAsync(HttpContext context, CheckUpRefusal refusal)
    {
        context.Items[Refused] = refusal;
        if (refusal is CheckUpRefusal.TooOften or CheckUpRefusal.Busy)
        {
            context.Response.Headers[HeaderNames.RetryAfter] = "60";
        }

        if (refusal is CheckUpRefusal.TooLarge or CheckUpRefusal.TooSlow || context.Request.ContentLength is not <= PastedBytes)
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

    /// <summary>The files did not come within the time.</summary>
    TooSlow,

    /// <summary>The address has had as many as it may in a minute.</summary>
    TooOften,

    /// <summary>As many as can run and wait at once are under way.</summary>
    Busy,
}
