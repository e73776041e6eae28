using GovInfoReports.Application.Importing;
using GovInfoReports.Application.Reports;
using GovInfoReports.Web.Rendering;
using GovInfoReports.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.County;

/// <summary>Hands out a file that went into a report that was submitted, as it came.</summary>
public sealed class OriginalModel(Originals originals, ICurrentActor current) : PageModel
{
    /// <summary>Hands the file out.</summary>
    public async Task<IActionResult> OnGetAsync(string unitCode, int year, long id, CancellationToken ct)
    {
        return Download.Of(await originals.GetAsync(current.Required, new ReportKey(unitCode, year), id, ct));
    }
}
