using GovInfoReports.Application.Review;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Web.Hosting;

/// <summary>Who decides on reports, from the section <c>Review</c> of the configuration.</summary>
internal static class DecisionSetup
{
    private const string Key = "Review:DecideFromAbove";

    public static IHostApplicationBuilder AddPortalDecisions(this IHostApplicationBuilder builder)
    {
        var codes = builder.Configuration.GetSection(Key).Get<string[]>() ?? [];
        if (Array.Find(codes, c => !UnitCode.Fits(c, UnitLevel.County)) is { } wrong)
        {
            throw new InvalidOperationException($"{Key} has '{wrong}', which is not the six-digit code of a province, city or county.");
        }

        builder.Services.AddSingleton(new DecisionSettings { FromAbove = codes.ToHashSet(StringComparer.Ordinal) });
        return builder;
    }
}
