using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using GovInfoReports.Application.Accounts;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Pages.Account;
using Microsoft.AspNetCore.Http.Features;

namespace GovInfoReports.Web.Security;

internal static class RateLimits
{
    // Name, password and the address wanted are far below this.
    private const int SignInBytes = 32 * 1024;

    private const string NameField = $"{nameof(SignInModel.Input)}.{nameof(SignInInput.UserName)}";

    private static readonly object SignInName = new();

    public static WebApplicationBuilder AddPortalRateLimits(this WebApplicationBuilder builder)
    {
        var limits = builder.Configuration.GetSection("RateLimits").Get<RateLimitOptions>() ?? new RateLimitOptions();
        builder.Services.AddSingleton(limits);
        builder.Services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = "60";
                return ValueTask.CompletedTask;
            };
            options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, string>(context => ByAddress(context, limits)),
                PartitionedRateLimiter.Create<HttpContext, string>(context => context.Items.TryGetValue(SignInName, out var name)
                    ? PerMinute($"name:{name}", limits.SignInsPerName)
                    : RateLimitPartition.GetNoLimiter(string.Empty)));
        });
        return builder;
    }

    /// <summary>
    /// Limits requests. The user name of a sign-in is read beforehand, because a limiter cannot wait for a form.
    /// </summary>
    public static void UsePortalRateLimits(this IApplicationBuilder app)
    {
        var limits = app.ApplicationServices.GetRequiredService<RateLimitOptions>();
        var failures = PartitionedRateLimiter.Create<HttpContext, string>(context => PerMinute(AddressOf(context), limits.FailedSignInsPerAddress));
        app.UseWhen(IsSignIn, signIn => signIn.Use(async (context, next) =>
        {
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            {
                size.MaxRequestBodySize = SignInBytes;
            }

            if (context.Request.ContentLength is null or > SignInBytes)
            {
                context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                return;
            }

            if (context.Request.HasFormContentType)
            {
                var form = await context.Request.ReadFormAsync(context.RequestAborted);
                context.Items[SignInName] = UserNames.Normalize(form[NameField].ToString().Trim());
            }

            await next(context);
        }));
        app.UseRateLimiter();
        app.UseWhen(IsSignIn, signIn => signIn.Use(async (context, next) =>
        {
            using (var another = failures.AttemptAcquire(context, permitCount: 0))
            {
                if (!another.IsAcquired)
                {
                    context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                    context.Response.Headers.RetryAfter = "60";
                    return;
                }
            }

            await next(context);
            if (context.Response.StatusCode == StatusCodes.Status400BadRequest)
            {
                failures.AttemptAcquire(context).Dispose();
            }
        }));
    }

    private static RateLimitPartition<string> ByAddress(HttpContext context, RateLimitOptions limits)
    {
        var address = AddressOf(context);
        if (IsSignIn(context))
        {
            return PerMinute($"sign-in:{address}", limits.SignInsPerAddress);
        }

        // A code must not be found by trying.
        if (GatedAttribute.Is(context, Gate.Codes) && (context.GetRouteValue("code") is not null || context.Request.QueryString.HasValue))
        {
            return PerMinute($"codes:{address}", limits.Codes);
        }

        if (GatedAttribute.Is(context, Gate.Downloads))
        {
            return PerMinute($"downloads:{address}", limits.Downloads);
        }

        if (HttpMethods.IsPost(context.Request.Method)
            && context.Request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true)
        {
            return PerMinute($"upload:{address}", limits.Uploads);
        }

        return ApiProblems.IsApi(context) ? PerMinute($"api:{address}", limits.Api) : RateLimitPartition.GetNoLimiter(string.Empty);
    }

    /// <summary>Whom a request counts for: an address, of IPv6 the network of 64 bits that one subscriber has.</summary>
    internal static string AddressOf(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address)
        {
            return "unknown";
        }

        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? new IPNetwork(Network64(address), 64).ToString() : address.ToString();
    }

    private static IPAddress Network64(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }

    private static bool IsSignIn(HttpContext context) => HttpMethods.IsPost(context.Request.Method) && GatedAttribute.Is(context, Gate.SignIn);

    internal static RateLimitPartition<string> PerMinute(string key, int permits) =>
        RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = permits,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
            QueueLimit = 0,
        });
}
