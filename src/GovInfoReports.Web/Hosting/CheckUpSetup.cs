using GovInfoReports.Application.Checking;

namespace GovInfoReports.Web.Hosting;

/// <summary>The check-up 体检 that anybody may use: limits from the section <c>CheckUps</c> of the configuration.</summary>
internal static class CheckUpSetup
{
    public static IHostApplicationBuilder AddCheckUps(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(builder.Configuration.GetSection("CheckUps").Get<CheckUpLimits>() ?? new CheckUpLimits());
        return builder;
    }
}
