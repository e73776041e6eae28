using System.CommandLine;
using GovInfoReports.Documents.Json;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;
using GovInfoReports.Web.Wording;

namespace GovInfoReports.Web.Commands;

/// <summary><c>read FILE</c>: reads a report out of a text and prints it, with what the checks find, as JSON. Needs no database.</summary>
internal static class ReadCommand
{
    public static Command Make(Texts texts)
    {
        Argument<string> file = new("FILE") { Description = texts["Commands.Read.File"] };
        Option<int?> year = new("--year") { Description = texts["Commands.Read.Year"] };
        Option<string?> unit = new("--unit") { Description = texts["Commands.Read.Unit"] };
        Option<string?> form = new("--form") { Description = texts["Commands.Read.Form"] };
        Command command = new("read", texts["Commands.Read.About"]) { file, year, unit, form };
        command.SetAction((parsed, cancel) => RunAsync(
            parsed.GetRequiredValue(file),
            new ReadingHints(parsed.GetValue(year), parsed.GetValue(unit), parsed.GetValue(form)),
            texts,
            cancel));
        return command;
    }

    private static async Task<int> RunAsync(string file, ReadingHints hints, Texts texts, CancellationToken cancel)
    {
        byte[] bytes;
        try
        {
            bytes = file == "-" ? await InputAsync(cancel) : await File.ReadAllBytesAsync(file, cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            await Console.Error.WriteLineAsync(texts["Commands.CannotOpen", file]);
            return PortalCommands.Refused;
        }

        var decoded = SourceText.Decode(bytes);
        if (decoded.Text is null)
        {
            await Console.Error.WriteLineAsync(decoded.Message);
            return PortalCommands.Refused;
        }

        var catalog = FormCatalog.Official();
        var result = new ReportReading(catalog).ReadAndCheck(decoded.Text, hints, new CheckEngine(catalog));
        await using var output = Console.OpenStandardOutput();
        ReadingJson.Write(output, result.Reading, result.Checks);
        output.WriteByte((byte)'\n');
        return PortalCommands.Done;
    }

    private static async Task<byte[]> InputAsync(CancellationToken cancel)
    {
        await using var input = Console.OpenStandardInput();
        using MemoryStream bytes = new();
        await input.CopyToAsync(bytes, cancel);
        return bytes.ToArray();
    }
}
