using GovInfoReports.Application.Importing.Batches;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.County.Batches;

/// <summary>One import of many files: how far it is, what importing each file would do or did, and the start.</summary>
public sealed class BatchModel(BrowseBatches browse, ImportBatchFiles import, DiscardBatch discard, FormCatalog catalog, ICurrentActor current, Texts texts) : PortalPage(texts)
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>Which files are shown, see <see cref="BatchLinks.NameOf"/>; all without.</summary>
    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    /// <summary>Number of the last file of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public int? After { get; set; }

    public BatchView View { get; private set; } = null!;

    public BatchRows Files { get; private set; } = null!;

    /// <summary>How many files importing makes public.</summary>
    public int Upcoming { get; private set; }

    /// <summary>Name of a form edition.</summary>
    public string FormName(string id) => catalog.Find(id)?.Name ?? id;

    /// <summary>Shows the page.</summary>
    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    /// <summary>How far the batch is, for the script of the page.</summary>
    public async Task<IActionResult> OnGetProgressAsync(CancellationToken ct)
    {
        var view = await browse.GetAsync(current.Required, Id, ct);
        return view.IsRunning ? Partial("_Progress", view) : StatusCode(StatusCodes.Status204NoContent);
    }

    /// <summary>开始导入.</summary>
    public async Task<IActionResult> OnPostImportAsync(CancellationToken ct)
    {
        var view = await browse.GetAsync(current.Required, Id, ct);
        return await browse.CountUpcomingAsync(view.Batch, ct) > 0
            ? LocalRedirect(BatchLinks.Publish(Id))
            : await DoAsync(() => import.StartAsync(current.Required, Id, null, ct), "County.Batches.Started");
    }

    /// <summary>放弃.</summary>
    public Task<IActionResult> OnPostDiscardAsync(CancellationToken ct) =>
        DoAsync(() => discard.ExecuteAsync(current.Required, Id, ct), "County.Batches.PutAway");

    protected override Task<IActionResult> AgainAsync(RefusedException? refused) => ShowAsync(HttpContext.RequestAborted);

    private Task<IActionResult> DoAsync(Func<Task> act, string done) => RunAsync(async () =>
    {
        await act();
        Notice(Texts[done]);
        return LocalRedirect(BatchLinks.Batch(Id));
    });

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        ImportFileState? state = null;
        if (State is not (null or BatchLinks.ToChoose))
        {
            if (!Enum.TryParse<ImportFileState>(State, ignoreCase: true, out var named) || !Enum.IsDefined(named))
            {
                return NotFound();
            }

            state = named;
            State = BatchLinks.NameOf(named);
        }

        View = await browse.GetAsync(current.Required, Id, ct);
        Upcoming = await browse.CountUpcomingAsync(View.Batch, ct);
        Files = await browse.FilesAsync(current.Required, Id, new BatchFilter(state, State == BatchLinks.ToChoose, After ?? 0), ct);
        return Page();
    }
}
