using GovInfoReports.Application.Importing.Batches;
using GovInfoReports.Domain;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.County.Batches;

/// <summary>Names the historic reports that importing a batch makes public, and sets the import going when that is confirmed.</summary>
public sealed class PublishModel(BrowseBatches browse, ImportBatchFiles import, ICurrentActor current, Texts texts) : PortalPage(texts)
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>Number of the last file of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public int? After { get; set; }

    public UpcomingFiles Files { get; private set; } = null!;

    /// <summary>Shows what becomes public.</summary>
    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    /// <summary>Sets the import going.</summary>
    /// <param name="revision">Revision of the batch as it was shown.</param>
    public Task<IActionResult> OnPostAsync(Guid revision, CancellationToken ct) => RunAsync(async () =>
    {
        await import.StartAsync(current.Required, Id, revision, ct);
        Notice(Texts["County.Batches.Started"]);
        return LocalRedirect(BatchLinks.Batch(Id));
    });

    protected override Task<IActionResult> AgainAsync(RefusedException? refused) => ShowAsync(HttpContext.RequestAborted);

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Files = await browse.UpcomingAsync(current.Required, Id, After ?? 0, ct);
        return Page();
    }
}
