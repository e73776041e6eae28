using GovInfoReports.Application.UnitChanges;
using GovInfoReports.Domain.Form;
using GovInfoReports.Web.Rendering;
using GovInfoReports.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.Admin.Units;

/// <summary>A working copy that was closed when its unit changed, to be read only.</summary>
public sealed class ClosedModel(ShowClosedReport show, ICurrentActor current) : PageModel
{
    private static readonly HashSet<CellId> NoneMarked = [];

    public ClosedReport View { get; private set; } = null!;

    public ReportSheet Sheet => new(View.Form, View.Report.Statement, "report", Marked: NoneMarked);

    /// <summary>Shows the page.</summary>
    public async Task OnGetAsync(string code, int year, CancellationToken cancel) => View = await show.ExecuteAsync(current.Required, code, year, cancel);
}
