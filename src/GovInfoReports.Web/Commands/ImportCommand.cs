using System.CommandLine;
using GovInfoReports.Application;
using GovInfoReports.Application.Importing;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Web.Wording;

namespace GovInfoReports.Web.Commands;

/// <summary><c>import FILE…</c>: takes files into the draft of a unit's report. A draft somebody has worked on stays as it is.</summary>
internal static class ImportCommand
{
    public static Command Make(Texts texts)
    {
        Argument<string[]> files = new("FILE") { Description = texts["Commands.Import.Files"], Arity = ArgumentArity.OneOrMore };
        Option<string> unit = new("--unit") { Description = texts["Commands.Import.Unit"], Required = true };
        Option<int> year = new("--year") { Description = texts["Commands.Import.Year"], Required = true };
        Command command = new("import", texts["Commands.Import.About"]) { files, unit, year };
        command.SetAction((parsed, cancel) => CommandHost.RunAsync(async services =>
        {
            var result = PortalCommands.Done;
            foreach (var file in parsed.GetRequiredValue(files))
            {
                if (!await ImportAsync(services, file, parsed.GetRequiredValue(unit), parsed.GetRequiredValue(year), texts, cancel))
                {
                    result = PortalCommands.Refused;
                }
            }

            return result;
        }));
        return command;
    }

    private static async Task<bool> ImportAsync(IServiceProvider services, string file, string unit, int year, Texts texts, CancellationToken cancel)
    {
        byte[] bytes;
        try
        {
            bytes = await File.ReadAllBytesAsync(file, cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            await Console.Error.WriteLineAsync(texts["Commands.CannotOpen", file]);
            return false;
        }

        // Each file in a scope of its own: what one left half done does not reach the next.
        await using var scope = services.CreateAsyncScope();
        try
        {
            var outcome = await scope.ServiceProvider.GetRequiredService<ImportReport>().ExecuteAsync(unit, year, bytes, Path.GetFileName(file), cancel);
            await Console.Out.WriteLineAsync(texts[
                outcome.AlreadyThere ? "Commands.Import.AlreadyThere" : "Commands.Import.Done",
                file,
                outcome.Reading.Reading.Content.Figures.Cells.Count(c => !c.Value.IsBlank && !outcome.Reading.Reading.Doubts.ContainsKey(c.Key)),
                outcome.Reading.Checks.Findings.Count(f => f.Tier == Tier.Error),
                outcome.Reading.Checks.Findings.Count(f => f.Tier == Tier.Query),
                outcome.Reading.Reading.Doubts.Count]);
            return true;
        }
        catch (RefusedException refused)
        {
            await Console.Error.WriteLineAsync($"{file}: {refused.Words()}");
            return false;
        }
    }
}
