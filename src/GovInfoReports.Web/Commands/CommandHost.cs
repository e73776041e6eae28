using System.Diagnostics.CodeAnalysis;
using GovInfoReports.Data;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Hosting;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;

namespace GovInfoReports.Web.Commands;

/// <summary>What a verb of the command line works with: configuration, log on standard error, and the store.</summary>
internal static class CommandHost
{
    /// <summary>Runs a verb in a scope of its own, and turns what it throws into a sentence and an exit code.</summary>
    /// <param name="usesStore">Whether it works on the database, which then has to be at the present schema.</param>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The last place of a command: everything becomes an exit code.")]
    public static async Task<int> RunAsync(Func<IServiceProvider, Task<int>> run, bool usesStore = true)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
        {
            ContentRootPath = Surroundings.ContentRoot,
            EnvironmentName = Surroundings.Environment,
        });
        builder.AddPortalLogging(toStandardError: true);
        builder.AddPortalStore();
        builder.AddPortalSources();
        builder.Services.AddPortalAccountStore();
        using var host = builder.Build();
        await using var scope = host.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        try
        {
            if (usesStore)
            {
                await services.GetRequiredService<DatabaseMigrator>().RequireReadyAsync(CancellationToken.None);
            }

            return await run(services);
        }
        catch (DatabaseStateException e)
        {
            return await SayAsync(e, services.GetRequiredService<Texts>());
        }
        catch (Exception e) when (ErrorMap.StatusOf(e) < StatusCodes.Status500InternalServerError)
        {
            await Console.Error.WriteLineAsync(ErrorMap.MessageOf(e) ?? services.GetRequiredService<Texts>()[$"Shared.Error.{ErrorMap.StatusOf(e)}.Title"] + $" ({e.Message})");
            return PortalCommands.Refused;
        }
        catch (Exception e)
        {
            host.Services.GetRequiredService<ILoggerFactory>().CreateLogger("GovInfoReports.Web.Commands").LogCritical(e, "The command failed.");
            return PortalCommands.Fault;
        }
    }

    /// <summary>Says what is wrong with the database, and what to do.</summary>
    public static async Task<int> SayAsync(DatabaseStateException exception, Texts texts)
    {
        await Console.Error.WriteLineAsync(texts[$"Commands.Database.{exception.State}", exception.Detail]);
        return PortalCommands.Refused;
    }
}
