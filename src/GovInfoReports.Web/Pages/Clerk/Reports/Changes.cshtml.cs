using GovInfoReports.Application;
using GovInfoReports.Application.Reports;
using GovInfoReports.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <summary>What the clerk changed since the report was last handed in.</summary>
/// <param name="compare">Compares.</param>
/// <param name="current">Who is signed in.</param>
public sealed class ChangesModel(CompareWithSubmission compare, ICurrentActor current) : PageModel
{
    /// <summary>Reporting year.</summary>
    public int Year { get; private set; }

    /// <summary>The comparison.</summary>
    public ChangesSinceSubmission Since { get; private set; } = null!;

    /// <summary>Shows the comparison.</summary>
    /// <param name="year">Reporting year.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The page.</returns>
    public async Task<IActionResult> OnGetAsync(int year, CancellationToken ct)
    {
        Year = year;
        try
        {
            Since = await compare.GetAsync(current.Required, year, ct);
            return Page();
        }
        catch (NotFoundException)
        {
            return NotFound();
        }
    }
}
