using GovInfoReports.Application.Importing.Batches;
using GovInfoReports.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.County.Batches;

/// <summary>The imports of many files of the officer's unit.</summary>
public sealed class IndexModel(BrowseBatches browse, ICurrentActor current) : PageModel
{
    /// <summary>Key of the last batch of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    /// <summary>The batches, newest first.</summary>
    public IReadOnlyList<BatchView> Batches { get; private set; } = [];

    /// <summary>Key to go on before.</summary>
    public long? Next { get; private set; }

    /// <summary>Shows the page.</summary>
    public async Task OnGetAsync(CancellationToken ct) => (Batches, Next) = await browse.ListAsync(current.Required, Before, ct);
}
