namespace GovInfoReports.Web.Hosting;

/// <summary>
/// HSTS, off until <c>Hsts:Days</c> is set: a browser that was told keeps to HTTPS for that long, for every other program under the
/// same name too, and cannot be told otherwise once HTTPS fails.
/// </summary>
internal static class HstsSetup
{
    // Lists that browsers are shipped with ask for two years at most.
    private const int LongestDays = 730;

    public static WebApplicationBuilder AddPortalHsts(this WebApplicationBuilder builder)
    {
        var days = Days(builder.Configuration);
        if (days is < 0 or > LongestDays)
        {
            throw new InvalidOperationException($"Hsts:Days is {days}; it has to be 0 (off) to {LongestDays}.");
        }

        builder.Services.AddHsts(options =>
        {
            options.MaxAge = TimeSpan.FromDays(days);
            options.IncludeSubDomains = builder.Configuration.GetValue("Hsts:IncludeSubDomains", false);
        });
        return builder;
    }

    public static void UsePortalHsts(this WebApplication app)
    {
        if (Days(app.Configuration) > 0)
        {
            app.UseHsts();
        }
    }

    private static int Days(IConfiguration configuration) => configuration.GetValue("Hsts:Days", 0);
}
