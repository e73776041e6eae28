using System.CommandLine;
using System.Globalization;
using CsvHelper;
using GovInfoReports.Application;
using GovInfoReports.Application.Importing.Batches;
using GovInfoReports.Data;
using GovInfoReports.Documents.Sources.Archives;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Downloads;
using GovInfoReports.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Web.Commands;

/// <summary>
/// <c>import-archive PATH</c>: imports a folder, an archive or a file with reports of many units and years. Prints a line for
/// each file, after a dry run what importing would do. The same archive again changes nothing, so that a run that was broken off
/// is simply started again.
/// </summary>
internal static class ImportArchiveCommand
{
    private static readonly string[] Columns = ["Number", "File", "Unit", "Year", "Form", "Figures", "Findings", "Outcome"];

    public static Command Make(Texts texts)
    {
        Argument<string> path = new("PATH") { Description = texts["Commands.ImportArchive.Path"] };
        Option<bool> dryRun = new("--dry-run") { Description = texts["Commands.ImportArchive.DryRun"] };
        Option<bool> publish = new("--publish") { Description = texts["Commands.ImportArchive.Publish"] };
        Option<string?> under = new("--under") { Description = texts["Commands.ImportArchive.Under"] };
        Option<string?> report = new("--report") { Description = texts["Commands.ImportArchive.Report"] };
        Command command = new("import-archive", texts["Commands.ImportArchive.About"]) { path, dryRun, publish, under, report };
        command.SetAction((parsed, cancel) => CommandHost.RunAsync(services => RunAsync(
            services,
            new Request(parsed.GetRequiredValue(path), parsed.GetValue(dryRun), parsed.GetValue(publish), parsed.GetValue(under), parsed.GetValue(report)),
            texts,
            cancel)));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, Request request, Texts texts, CancellationToken cancel)
    {
        var area = await AreaAsync(services, request.Under, cancel);
        if (request.Under is not null && area is null)
        {
            await Console.Error.WriteLineAsync(texts["Commands.ImportArchive.NoArea", request.Under]);
            return PortalCommands.Refused;
        }

        if (!File.Exists(request.Path) && !Directory.Exists(request.Path))
        {
            await Console.Error.WriteLineAsync(texts["Commands.CannotOpen", request.Path]);
            return PortalCommands.Refused;
        }

        // Opened first: an import whose list cannot be written would be done all the same.
        CsvWriter? writer;
        try
        {
            writer = request.Report is null ? null : CsvTable.To(File.Create(request.Report));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            await Console.Error.WriteLineAsync(texts["Commands.CannotOpen", request.Report]);
            return PortalCommands.Refused;
        }

        await using var list = writer;
        BatchClaim claim;
        try
        {
            var files = FilesOf(request.Path, services.GetRequiredService<SourceArchive>(), cancel);
            claim = await services.GetRequiredService<BeginBatch>().ExecuteAsync(null, area, Path.GetFileName(Path.GetFullPath(request.Path)), request.Publish, files, cancel);
        }
        catch (RefusedException refused)
        {
            await Console.Error.WriteLineAsync($"{request.Path}: {refused.Words()}");
            return PortalCommands.Refused;
        }

        await WorkAsync(services, claim, request, texts, cancel);
        return await PrintAsync(services, claim.BatchId, list, texts, cancel);
    }

    private static async Task WorkAsync(IServiceProvider services, BatchClaim claim, Request request, Texts texts, CancellationToken cancel)
    {
        var work = services.GetRequiredService<BatchWork>();
        ToStandardError progress = new(texts);
        try
        {
            await work.ContinueAsync(claim, progress, cancel);
            var view = await InScopeAsync(services, s => s.GetRequiredService<BrowseBatches>().GetAsync(null, claim.BatchId, cancel));
            if (!request.DryRun && view.CanImport)
            {
                claim = await InScopeAsync(services, s => s.GetRequiredService<ImportBatchFiles>().StartAsync(null, claim.BatchId, null, cancel));
                await work.ContinueAsync(claim, progress, cancel);
                return;
            }

            await DiscardAsync(services, claim.BatchId);
        }
        catch (OperationCanceledException)
        {
            await DiscardAsync(services, claim.BatchId);
            throw;
        }
    }

    // Nothing of a dry run stays but its row.
    private static Task<int> DiscardAsync(IServiceProvider services, long batchId) => InScopeAsync(services, async s =>
    {
        await s.GetRequiredService<DiscardBatch>().ExecuteAsync(null, batchId, CancellationToken.None);
        return 0;
    });

    private static async Task<int> PrintAsync(IServiceProvider services, long batchId, CsvWriter? list, Texts texts, CancellationToken cancel)
    {
        var browse = services.GetRequiredService<BrowseBatches>();
        string[] header = [.. Columns.Select(c => texts[$"County.Batches.List.{c}"])];
        await Console.Out.WriteLineAsync(string.Join('\t', header));
        list?.WriteRecord(header);
        var isClean = true;
        int? after = 0;
        while (after is { } from)
        {
            var page = await browse.FilesAsync(null, batchId, new BatchFilter(After: from), cancel);
            foreach (var row in page.Rows)
            {
                isClean &= row.File.State is not (ImportFileState.Refused or ImportFileState.Failed or ImportFileState.Skipped);
                var cells = CellsOf(row, texts);
                await Console.Out.WriteLineAsync(string.Join('\t', cells));
                list?.WriteRecord(cells);
            }

            after = page.Next;
        }

        var view = await browse.GetAsync(null, batchId, cancel);
        await Console.Error.WriteLineAsync(texts["Commands.ImportArchive.Done", view.Total, string.Join('，', Enum.GetValues<ImportFileState>()
            .Where(s => view.CountOf(s) > 0)
            .Select(s => texts["County.Batches.Count", texts[$"County.Batches.File.{s}"], view.CountOf(s)]))]);
        return isClean ? PortalCommands.Done : PortalCommands.Refused;
    }

    private static string[] CellsOf(BatchRow row, Texts texts)
    {
        var file = row.File;
        var isRead = file.Form is not null;
        return
        [
            file.Number.ToString(CultureInfo.InvariantCulture),
            file.Name,
            file.UnitCode is null ? file.UnitName ?? string.Empty : $"{file.UnitCode} {row.Unit}",
            file.Year?.ToString(CultureInfo.InvariantCulture) ?? string.Empty,
            file.Form ?? string.Empty,
            isRead ? texts["County.Batches.FigureCount", file.Figures, file.Cells] : string.Empty,
            isRead ? texts["County.Batches.FindingCount", file.Errors, file.Queries, file.Hints] : string.Empty,
            $"{texts[$"County.Batches.File.{file.State}"]} {file.Message}".TrimEnd(),
        ];
    }

    private static async Task<Unit?> AreaAsync(IServiceProvider services, string? code, CancellationToken cancel) =>
        code is null ? null : await services.GetRequiredService<ReportsDbContext>().Units.AsNoTracking().SingleOrDefaultAsync(u => u.Code == code, cancel);

    private static IEnumerable<ArchiveFile> FilesOf(string path, SourceArchive archive, CancellationToken cancel)
    {
        if (Directory.Exists(path))
        {
            foreach (var file in archive.Folder(path, cancel))
            {
                yield return file;
            }

            yield break;
        }

        using var stream = File.OpenRead(path);
        var files = SourceArchive.IsArchiveName(path) ? archive.Files(stream, cancel) : archive.One(Path.GetFileName(path), stream, cancel);
        foreach (var file in files)
        {
            yield return file;
        }
    }

    private static async Task<T> InScopeAsync<T>(IServiceProvider services, Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = services.CreateAsyncScope();
        return await act(scope.ServiceProvider);
    }

    private sealed record Request(string Path, bool DryRun, bool Publish, string? Under, string? Report);

    private sealed class ToStandardError(Texts texts) : IProgress<BatchProgress>
    {
        private const int Every = 25;

        public void Report(BatchProgress value)
        {
            if (value.Done == value.Total || value.Done % Every == 0)
            {
                Console.Error.WriteLine(texts[$"County.Batches.Progress.{value.State}", value.Done, value.Total]);
            }
        }
    }
}
