using GovInfoReports.Web.Hosting;
using GovInfoReports.Web.Security;

namespace GovInfoReports.Web.Commands;

/// <summary>What a verb of the command line works with: configuration, log on standard error, and the store.</summary>
internal static class CommandHost
{
    /// <summary>Runs a verb in a scope of its own.</summary>
    public static async Task<int> RunAsync(Func<IServiceProvider, Task<int>> run)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.AddPortalLogging(toStandardError: true);
        builder.AddPortalStore();
        builder.Services.AddPortalAccountStore();
        using var host = builder.Build();
        await using var scope = host.Services.CreateAsyncScope();
        return await run(scope.ServiceProvider);
    }
}
