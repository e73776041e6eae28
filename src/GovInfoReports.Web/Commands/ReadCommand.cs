using System.CommandLine;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Sources.Archives;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;
using GovInfoReports.Web.Hosting;
using GovInfoReports.Web.Wording;

namespace GovInfoReports.Web.Commands;

/// <summary>
/// <c>read FILE</c>: reads a report out of a file of any format and prints it, with what the checks find, as JSON; the reports of
/// an archive or a folder as an array, with the reason in place of those that cannot be read. Needs no database.
/// </summary>
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
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = Surroundings.ContentRoot, EnvironmentName = Surroundings.Environment });
        builder.Services.AddSingleton(FormCatalog.Official());
        builder.AddPortalSources();
        using var host = builder.Build();
        var run = new Run(host.Services, hints);
        try
        {
            return await run.ReadAsync(file, cancel);
        }
        catch (SourceRefusedException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            await Console.Error.WriteLineAsync(texts["Commands.CannotOpen", file]);
        }

        return PortalCommands.Refused;
    }

    private static async Task<byte[]> InputAsync(CancellationToken cancel)
    {
        await using var input = Console.OpenStandardInput();
        using MemoryStream bytes = new();
        await input.CopyToAsync(bytes, cancel);
        return bytes.ToArray();
    }

    /// <summary>One call of the command.</summary>
    private sealed class Run(IServiceProvider services, ReadingHints hints)
    {
        private readonly SourceFiles _files = services.GetRequiredService<SourceFiles>();
        private readonly SourceArchive _archive = services.GetRequiredService<SourceArchive>();
        private readonly ReportReading _reading = new(services.GetRequiredService<FormCatalog>());
        private readonly CheckEngine _engine = new(services.GetRequiredService<FormCatalog>());

        public async Task<int> ReadAsync(string file, CancellationToken cancel)
        {
            if (Directory.Exists(file))
            {
                return await ReadManyAsync(_archive.Folder(file, cancel), cancel);
            }

            if (file != "-" && new FileInfo(file) is { Exists: true } info && info.Length > _files.Limits.FileBytes && SourceArchive.IsArchiveName(file))
            {
                await using var large = info.OpenRead();
                return await ReadManyAsync(_archive.Files(large, cancel), cancel);
            }

            var bytes = file == "-" ? await InputAsync(cancel) : await File.ReadAllBytesAsync(file, cancel);
            if (_archive.IsArchive(bytes))
            {
                return await ReadManyAsync(_archive.Files(new MemoryStream(bytes), cancel), cancel);
            }

            var result = await ReadAsync(bytes, file == "-" ? null : Path.GetFileName(file), cancel);
            await using var output = Console.OpenStandardOutput();
            ReadingJson.Write(output, result.Reading, result.Checks);
            output.WriteByte((byte)'\n');
            return PortalCommands.Done;
        }

        private async Task<CheckedReading> ReadAsync(ReadOnlyMemory<byte> bytes, string? name, CancellationToken cancel) =>
            _reading.ReadAndCheck(await _files.OpenAsync(bytes, name, cancel), hints, _engine, cancel);

        private async Task<int> ReadManyAsync(IEnumerable<ArchiveFile> files, CancellationToken cancel)
        {
            await using var output = Console.OpenStandardOutput();
            var result = PortalCommands.Done;
            var before = "["u8.ToArray();
            foreach (var file in files)
            {
                output.Write([.. before, (byte)'\n']);
                before = ","u8.ToArray();
                try
                {
                    var read = file.Refusal is null ? await ReadAsync(file.Bytes, file.FileName, cancel) : throw file.Refusal;
                    ReadingJson.Write(output, read.Reading, read.Checks, file.Name);
                }
                catch (SourceRefusedException e)
                {
                    ReadingJson.WriteRefused(output, file.Name, e.Message);
                    result = PortalCommands.Refused;
                }
            }

            output.Write(before is [(byte)'['] ? "[]\n"u8 : "\n]\n"u8);
            return result;
        }
    }
}
