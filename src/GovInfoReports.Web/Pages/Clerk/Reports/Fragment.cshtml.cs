using GovInfoReports.Application.Downloads;
using GovInfoReports.Documents.Writing;
using GovInfoReports.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <summary>The clerk's report as a fragment of a web page, to be copied.</summary>
public sealed class FragmentModel(DownloadWorking working, ICurrentActor current) : PageModel
{
    /// <summary>The report.</summary>
    public WorkingDocument Working { get; private set; } = null!;

    public string Fragment => HtmlFragment.Of(Working.Document);

    /// <summary>Shows the fragment.</summary>
    public async Task OnGetAsync(int year, CancellationToken ct) => Working = await working.OwnAsync(current.Required, year, ct);
}
