using System.Threading.RateLimiting;
using GovInfoReports.Web.Errors;

namespace GovInfoReports.Web.Security;

internal static class RateLimits
{
    private static readonly object SignInName = new();

    public static WebApplicationBuilder AddPortalRateLimits(this WebApplicationBuilder builder)
    {
        var limits = builder.Configuration.GetSection("RateLimits").Get<RateLimitOptions>() ?? new RateLimitOptions();
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
        app.UseWhen(IsSignIn, signIn => signIn.Use(async (context, next) =>
        {
            if (context.Request.HasFormContentType && context.Request.ContentLength is < 32 * 1024)
            {
                var form = await context.Request.ReadFormAsync(context.RequestAborted);
                var name = form.FirstOrDefault(f => f.Key.EndsWith("UserName", StringComparison.OrdinalIgnoreCase)).Value.ToString();
                context.Items[SignInName] = name.Trim().ToUpperInvariant();
            }

            await next(context);
        }));
        app.UseRateLimiter();
    }

    private static RateLimitPartition<string> ByAddress(HttpContext context, RateLimitOptions limits)
    {
        var address = AddressOf(context);
        if (IsSignIn(context))
        {
            return PerMinute($"sign-in:{address}", limits.SignInsPerAddress);
        }

        // A code must not be found by trying.
        if (context.Request.Path.StartsWithSegments("/sign-off", StringComparison.OrdinalIgnoreCase, out var code) && (code.HasValue || context.Request.QueryString.HasValue))
        {
            return PerMinute($"codes:{address}", limits.Codes);
        }

        if (HttpMethods.IsPost(context.Request.Method)
            && context.Request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true)
        {
            return PerMinute($"upload:{address}", limits.Uploads);
        }

        return ApiProblems.IsApi(context) ? PerMinute($"api:{address}", limits.Api) : RateLimitPartition.GetNoLimiter(string.Empty);
    }

    internal static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    private static bool IsSignIn(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && context.Request.Path.Equals(AccountSetup.SignInPath, StringComparison.OrdinalIgnoreCase);

    internal static RateLimitPartition<string> PerMinute(string key, int permits) =>
        RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = permits,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
            QueueLimit = 0,
        });
}
