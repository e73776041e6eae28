using GovInfoReports.Application.Downloads;
using GovInfoReports.Documents.Writing.Pdf;
using GovInfoReports.Web.Downloads;
using GovInfoReports.Web.Wording;

namespace GovInfoReports.Web.Hosting;

/// <summary>What writes reports as files: fonts from the section <c>Documents:Fonts</c>, what is kept ready from <c>Downloads</c>.</summary>
internal static class DocumentsSetup
{
    public static IHostApplicationBuilder AddPortalDocuments(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(builder.Configuration.GetSection("Documents:Fonts").Get<PdfFontOptions>() ?? new PdfFontOptions());
        builder.Services.AddSingleton(builder.Configuration.GetSection("Downloads").Get<DownloadOptions>() ?? new DownloadOptions());
        builder.Services.AddSingleton(provider => new DownloadCache(provider.GetRequiredService<DownloadOptions>(), async (file, format) =>
        {
            await using var scope = provider.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<DownloadPublished>().WriteAsync(file, format, CancellationToken.None);
        }));
        builder.Services.AddSingleton(provider => new Site(builder.Configuration.GetSection("Site").Get<SiteOptions>() ?? new SiteOptions(), provider.GetRequiredService<Texts>()));
        builder.Services.AddSingleton<SiteAddress>();
        return builder;
    }
}
