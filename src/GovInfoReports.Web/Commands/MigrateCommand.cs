using System.CommandLine;
using GovInfoReports.Data;
using GovInfoReports.Web.Wording;

namespace GovInfoReports.Web.Commands;

/// <summary><c>migrate</c>: makes the database, or brings it to the present schema; prints the migrations it applied.</summary>
internal static class MigrateCommand
{
    public static Command Make(Texts texts)
    {
        Command command = new("migrate", texts["Commands.Migrate.About"]);
        command.SetAction((_, cancel) => CommandHost.RunAsync(async services =>
        {
            foreach (var migration in await services.GetRequiredService<DatabaseMigrator>().MigrateAsync(cancel))
            {
                await Console.Out.WriteLineAsync(migration);
            }

            return PortalCommands.Done;
        }, usesStore: false));
        return command;
    }
}
