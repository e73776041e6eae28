using GovInfoReports.Application.Organisations;
using GovInfoReports.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.Admin;

/// <summary>What there is to do for an administrator.</summary>
public sealed class IndexModel(AdminOverview overview, ICurrentActor current) : PageModel
{
    /// <summary>What there is to do.</summary>
    public AdminWork Work { get; private set; } = null!;

    /// <summary>Shows the page.</summary>
    public async Task OnGetAsync(CancellationToken cancel) => Work = await overview.ExecuteAsync(current.Required, cancel);
}
