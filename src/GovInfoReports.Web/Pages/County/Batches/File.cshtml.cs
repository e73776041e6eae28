using GovInfoReports.Application;
using GovInfoReports.Application.Importing.Batches;
using GovInfoReports.Domain;
using GovInfoReports.Web.Rendering;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.County.Batches;

/// <summary>One file of an import of many: what is read from it, what the checks find, and the choice of unit and year.</summary>
public sealed class FileModel(BrowseBatches browse, ChooseForFile choose, ICurrentActor current, Texts texts) : PageModel
{
    /// <summary>Key of the batch.</summary>
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>Key of the file.</summary>
    [BindProperty(SupportsGet = true)]
    public long FileId { get; set; }

    /// <summary>The file.</summary>
    public BatchFileView View { get; private set; } = null!;

    /// <summary>Why the choice was not taken.</summary>
    public string? Problem { get; private set; }

    /// <summary>Field that the problem is with; empty for the whole.</summary>
    public string ProblemField { get; private set; } = string.Empty;

    /// <summary>The unit as typed, where it was not taken.</summary>
    public string? Unit { get; private set; }

    /// <summary>The year as typed, where it was not taken.</summary>
    public string? Year { get; private set; }

    /// <summary>Whether unit and year can be chosen.</summary>
    public bool IsOpen => View.Reading is not null && ChooseForFile.IsOpen(View.Batch, View.File);

    /// <summary>The findings.</summary>
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
    public async Task<IActionResult> OnPostChooseAsync(string? unit, string? year, CancellationToken ct)
    {
        (Unit, Year) = (unit, year);
        return await DoAsync(
            async () =>
            {
                var file = await choose.ExecuteAsync(current.Required, Id, FileId, unit, year, ct);
                return texts["County.Batches.File.Chosen", file.Message];
            },
            ct);
    }

    /// <summary>Leaves the file out.</summary>
    public Task<IActionResult> OnPostLeaveAsync(CancellationToken ct) => DoAsync(
        async () =>
        {
            await choose.LeaveOutAsync(current.Required, Id, FileId, ct);
            return texts["County.Batches.File.LeftOutDone"];
        },
        ct);

    private async Task<IActionResult> DoAsync(Func<Task<string>> act, CancellationToken ct)
    {
        try
        {
            TempData["Notice"] = await act();
            return LocalRedirect(BatchLinks.File(Id, FileId));
        }
        catch (RefusedException invalid) when (invalid is { Kind: RefusalKind.Invalid, Key: not "Reason.Required" })
        {
            (ProblemField, Problem) = (invalid.Reasons[0].Place ?? string.Empty, invalid.Reasons[0].Words());
            Response.StatusCode = ProblemField.Length > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict;
            return await OnGetAsync(ct);
        }
    }
}
