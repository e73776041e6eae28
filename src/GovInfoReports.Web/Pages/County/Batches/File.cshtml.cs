using GovInfoReports.Application.Importing.Batches;
using GovInfoReports.Domain;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Rendering;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.County.Batches;

/// <summary>One file of an import of many: what is read from it, what the checks find, and the choice of unit and year.</summary>
public sealed class FileModel(BrowseBatches browse, ChooseForFile choose, ICurrentActor current, Texts texts) : PortalPage(texts)
{
    /// <summary>Key of the batch.</summary>
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public long FileId { get; set; }

    public BatchFileView View { get; private set; } = null!;

    /// <summary>Field that the problem is with; empty for the whole.</summary>
    public string ProblemField => Problems.Count > 0 ? Problems[0].Place ?? string.Empty : string.Empty;

    /// <summary>The unit as typed, where it was not taken.</summary>
    public string? Unit { get; private set; }

    /// <summary>The year as typed, where it was not taken.</summary>
    public string? Year { get; private set; }

    /// <summary>Whether unit and year can be chosen.</summary>
    public bool IsOpen => View.Reading is not null && ChooseForFile.IsOpen(View.Batch, View.File);

    public FindingList Findings => new(View.Reading!.Reading.Edition, View.Reading.Checks, [], string.Empty) { HasSource = true };

    /// <summary>Shows the page.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        View = await browse.FileAsync(current.Required, Id, FileId, ct);
        return Page();
    }

    /// <summary>The file as it came, to be saved and never shown.</summary>
    public async Task<IActionResult> OnGetOriginalAsync(CancellationToken ct)
    {
        var (name, bytes) = await browse.OriginalAsync(current.Required, Id, FileId, ct);
        return File(bytes, "application/octet-stream", name);
    }

    /// <summary>Takes unit and year.</summary>
    public Task<IActionResult> OnPostChooseAsync(string? unit, string? year, CancellationToken ct)
    {
        (Unit, Year) = (unit, year);
        return DoAsync(async () => Texts["County.Batches.File.Chosen", (await choose.ExecuteAsync(current.Required, Id, FileId, unit, year, ct)).Message]);
    }

    /// <summary>Leaves the file out.</summary>
    public Task<IActionResult> OnPostLeaveAsync(CancellationToken ct) => DoAsync(async () =>
    {
        await choose.LeaveOutAsync(current.Required, Id, FileId, ct);
        return Texts["County.Batches.File.LeftOutDone"];
    });

    protected override Task<IActionResult> AgainAsync(RefusedException? refused) => OnGetAsync(HttpContext.RequestAborted);

    private Task<IActionResult> DoAsync(Func<Task<string>> act) => RunAsync(async () =>
    {
        Notice(await act());
        return LocalRedirect(BatchLinks.File(Id, FileId));
    });
}
