using System.CommandLine;
using GovInfoReports.Application.RollUps;
using GovInfoReports.Web.Downloads;
using GovInfoReports.Web.Wording;

namespace GovInfoReports.Web.Commands;

/// <summary><c>rollup --unit CODE --year Y</c>: prints what the reports below a government add up to, as JSON with every part or as a list of sums.</summary>
internal static class RollUpCommand
{
    public static Command Make(Texts texts)
    {
        Option<string> unit = new("--unit") { Description = texts["Commands.RollUp.Unit"], Required = true };
        Option<int> year = new("--year") { Description = texts["Commands.RollUp.Year"], Required = true };
        Option<bool> json = new("--json") { Description = texts["Commands.RollUp.Json"] };
        Command command = new("rollup", texts["Commands.RollUp.About"]) { unit, year, json };
        command.SetAction((parsed, cancel) => CommandHost.RunAsync(async services =>
        {
            var view = await services.GetRequiredService<ShowRollUp>().GetAsync(parsed.GetRequiredValue(unit), parsed.GetValue(year), cancel);
            if (parsed.GetValue(json))
            {
                await using var output = Console.OpenStandardOutput();
                RollUpJson.Write(output, view);
                output.WriteByte((byte)'\n');
                return PortalCommands.Done;
            }

            foreach (var cell in view.RollUp?.Cells ?? [])
            {
                await Console.Out.WriteLineAsync($"{cell.Summed.Cell.Name}\t{(cell.IsAtLeast ? texts["Clerk.RollUp.AtLeast", cell.Value.ToString()] : cell.Value.ToString())}");
            }

            return PortalCommands.Done;
        }));
        return command;
    }
}
