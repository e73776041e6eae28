using GovInfoReports.Application;
using GovInfoReports.Application.Importing;
using GovInfoReports.Application.Reports;
using GovInfoReports.Web.Rendering;
using GovInfoReports.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <summary>Hands out a file that the clerk's report was read from, as it came.</summary>
/// <param name="originals">The files.</param>
/// <param name="current">Who is signed in.</param>
public sealed class OriginalModel(Originals originals, ICurrentActor current) : PageModel
{
    /// <summary>Hands the file out.</summary>
    /// <param name="year">Reporting year.</param>
    /// <param name="id">Key of the source.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The file.</returns>
    public async Task<IActionResult> OnGetAsync(int year, long id, CancellationToken ct)
    {
        try
        {
            return Download.Of(await originals.GetAsync(current.Required, new ReportKey(current.Required.Unit.Code, year), id, ct));
        }
        catch (NotFoundException)
        {
            return NotFound();
        }
    }
}
