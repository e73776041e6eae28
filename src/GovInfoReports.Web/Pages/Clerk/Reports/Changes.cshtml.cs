using GovInfoReports.Application.Reports;
using GovInfoReports.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <summary>What the clerk changed since the report was last submitted.</summary>
public sealed class ChangesModel(CompareWithSubmission compare, ICurrentActor current) : PageModel
{
    /// <summary>Reporting year.</summary>
    public int Year { get; private set; }

    /// <summary>The comparison.</summary>
    public ChangesSinceSubmission Since { get; private set; } = null!;

    /// <summary>Shows the comparison.</summary>
    public async Task<IActionResult> OnGetAsync(int year, CancellationToken ct)
    {
        Year = year;
        Since = await compare.GetAsync(current.Required, year, ct);
        return Page();
    }
}
