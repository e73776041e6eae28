using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Sources.Archives;
using GovInfoReports.Documents.Sources.Programs;

namespace GovInfoReports.Web.Hosting;

/// <summary>What reads the files that reports come in: limits and programs from the section <c>Sources</c> of the configuration.</summary>
internal static class SourcesSetup
{
    public static IHostApplicationBuilder AddPortalSources(this IHostApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection("Sources");
        builder.Services.AddSingleton(section.Get<SourceLimits>() ?? new SourceLimits());
        builder.Services.AddSingleton(section.GetSection("Programs").Get<ProgramPaths>() ?? new ProgramPaths());
        builder.Services.AddSingleton<ExternalPrograms>();
        builder.Services.AddSingleton<SourceFiles>();
        builder.Services.AddSingleton<SourceArchive>();
        return builder;
    }
}
