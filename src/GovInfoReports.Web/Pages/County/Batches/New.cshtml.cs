using GovInfoReports.Application.Importing.Batches;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Sources.Archives;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.County.Batches;

/// <summary>Takes in an archive, or several files at once.</summary>
[RequestSizeLimit(RequestLimit)]
[RequestFormLimits(MultipartBodyLengthLimit = RequestLimit)]
public sealed class NewModel(BeginBatch begin, SourceArchive archive, SourceLimits limits, ReportingCalendar calendar, ICurrentActor current, Texts texts) : PortalPage(texts)
{
    private const long RequestLimit = 512L * 1024 * 1024;

    // What a form with many files has beside the files.
    private const long Overhead = 1024 * 1024;

    /// <summary>How much is taken.</summary>
    public SourceLimits Limits => limits;

    /// <summary>Most bytes of all files together.</summary>
    public long Most => Math.Min(limits.ArchiveBytes, RequestLimit - Overhead);

    /// <summary>First year that is not published at once.</summary>
    public int DueYear => calendar.DueYear;

    /// <summary>Whether imported reports of past years are published.</summary>
    public bool Publish { get; private set; }

    /// <summary>Shows the page.</summary>
    public void OnGet()
    {
    }

    /// <summary>Takes the files in.</summary>
    public Task<IActionResult> OnPostAsync(IReadOnlyList<IFormFile>? files, bool publish, CancellationToken ct)
    {
        Publish = publish;
        return RunAsync(async () =>
        {
            List<IFormFile> given = [.. (files ?? []).Where(f => f.Length > 0)];
            var size = given.Sum(f => f.Length);
            if (given.Count == 0 || size > Most)
            {
                throw given.Count == 0 ? RefusedException.Invalid(BeginBatch.Field, "Batch.NoneChosen") : RefusedException.Invalid(BeginBatch.Field, "Batch.TooLarge", (size + Overhead - 1) / Overhead, Most / Overhead);
            }

            var name = NameOf(given[0]);
            name = given.Count == 1 ? name : Texts["County.Batches.New.Several", name, given.Count];
            var claim = await begin.ExecuteAsync(current.Required, null, name, publish, FilesOf(given, ct), ct);
            Notice(Texts["County.Batches.Begun", name]);
            return LocalRedirect(BatchLinks.Batch(claim.BatchId));
        });
    }

    // An archive alone is refused as a whole where it is broken; among other files it stops none of them.
    private IEnumerable<ArchiveFile> FilesOf(List<IFormFile> given, CancellationToken ct)
    {
        var isArchive = given.Count == 1 && SourceArchive.IsArchiveName(given[0].FileName);
        foreach (var file in given)
        {
            using var stream = file.OpenReadStream();
            foreach (var found in isArchive ? archive.Files(stream, ct) : archive.One(NameOf(file), stream, ct))
            {
                yield return found;
            }
        }
    }

    // Some browsers send the whole path of the file on the person's machine.
    private static string NameOf(IFormFile file) => file.FileName.Split('/', '\\')[^1];
}
