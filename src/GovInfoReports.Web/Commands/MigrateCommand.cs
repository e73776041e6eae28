using System.CommandLine;
using GovInfoReports.Data;

namespace GovInfoReports.Web.Commands;

/// <summary><c>migrate</c>: makes the database, or brings it to the present schema.</summary>
internal static class MigrateCommand
{
    public static Command Make()
    {
        Command command = new("migrate", "建立数据库，或把数据库升级到当前版本");
        command.SetAction((_, cancel) => CommandHost.RunAsync(async services =>
        {
            var applied = await services.GetRequiredService<DatabaseMigrator>().MigrateAsync(cancel);
            foreach (var migration in applied)
            {
                await Console.Out.WriteLineAsync(migration);
            }

            return PortalCommands.Done;
        }));
        return command;
    }
}
