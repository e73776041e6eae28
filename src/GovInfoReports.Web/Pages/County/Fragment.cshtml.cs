using GovInfoReports.Application.Downloads;
using GovInfoReports.Application.Reports;
using GovInfoReports.Documents.Writing;
using GovInfoReports.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.County;

/// <summary>What was submitted as a fragment of a web page, to be copied.</summary>
public sealed class FragmentModel(DownloadWorking working, ICurrentActor current) : PageModel
{
    /// <summary>The report.</summary>
    public WorkingDocument Working { get; private set; } = null!;

    public string Fragment => HtmlFragment.Of(Working.Document);

    /// <summary>Shows the fragment.</summary>
    public async Task OnGetAsync(string unitCode, int year, CancellationToken ct) =>
        Working = await working.SubmittedAsync(current.Required, new ReportKey(unitCode, year), ct);
}
