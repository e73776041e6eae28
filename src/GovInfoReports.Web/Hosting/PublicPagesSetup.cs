using GovInfoReports.Data;
using GovInfoReports.Data.Sqlite;
using GovInfoReports.Data.SqlServer;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Web.Hosting;

/// <summary>The pages that are made once for all readers.</summary>
internal static class PublicPagesSetup
{
    private const long Megabyte = 1024 * 1024;

    public static IHostApplicationBuilder AddPublicPages(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOutputCache(options =>
        {
            options.SizeLimit = 64 * Megabyte;
            options.MaximumBodySize = Megabyte;
            options.AddBasePolicy(new PublicPagePolicy());
        });
        builder.Services.ConfigureDbContext<SqliteReportsContext>(Watch);
        builder.Services.ConfigureDbContext<SqlServerReportsContext>(Watch);
        return builder;
    }

    private static void Watch(IServiceProvider services, DbContextOptionsBuilder options)
    {
        var pages = services.GetRequiredService<IOutputCacheStore>();
        options.AddInterceptors(new PublicChanges(ct => pages.EvictByTagAsync(PublicPagePolicy.Tag, ct)));
    }
}
