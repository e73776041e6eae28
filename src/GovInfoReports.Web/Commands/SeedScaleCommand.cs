using System.CommandLine;
using GovInfoReports.Data;
using GovInfoReports.Data.Scale;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Wording;

namespace GovInfoReports.Web.Commands;

/// <summary><c>seed-scale</c>: fills an empty database with invented reports in great number, to measure with. Never on a portal in use.</summary>
internal static class SeedScaleCommand
{
    public static Command Make(Texts texts)
    {
        Option<int> units = new("--units") { Description = texts["Commands.SeedScale.Units"], Required = true };
        Option<int> years = new("--years") { Description = texts["Commands.SeedScale.Years"], Required = true };
        Option<int?> lastYear = new("--last-year") { Description = texts["Commands.SeedScale.LastYear"] };
        Command command = new("seed-scale", texts["Commands.SeedScale.About"]) { units, years, lastYear };
        command.SetAction((parsed, cancel) => CommandHost.RunAsync(async services =>
        {
            var last = parsed.GetValue(lastYear) ?? services.GetRequiredService<ReportingCalendar>().DueYear - 1;
            try
            {
                await services.GetRequiredService<DatabaseMigrator>().MigrateAsync(cancel);
                var result = await ScaleSeeder.RunAsync(
                    services.GetRequiredService<ReportsDbContext>(),
                    parsed.GetRequiredValue(units),
                    parsed.GetRequiredValue(years),
                    last,
                    new ToStandardError(texts),
                    cancel);
                await Console.Out.WriteLineAsync(texts["Commands.SeedScale.Done", result.Units, result.Reports, result.Editions, result.Elapsed.TotalSeconds]);
                return PortalCommands.Done;
            }
            catch (InvalidOperationException)
            {
                await Console.Error.WriteLineAsync(texts["Commands.SeedScale.NotEmpty"]);
                return PortalCommands.Refused;
            }
            catch (ArgumentOutOfRangeException e)
            {
                await Console.Error.WriteLineAsync(texts["Commands.SeedScale.Refused", e.Message]);
                return PortalCommands.Refused;
            }
        }));
        return command;
    }

    private sealed class ToStandardError(Texts texts) : IProgress<ScaleProgress>
    {
        public void Report(ScaleProgress value) =>
            Console.Error.WriteLine(texts["Commands.SeedScale.Progress", value.Reports, value.Total, value.Elapsed.TotalSeconds]);
    }
}
