using GovInfoReports.Application.Reports;
using GovInfoReports.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.Clerk;

/// <summary>Tells a clerk what to do: the report that is due, its state, and the next step.</summary>
public sealed class IndexModel(ClerkHome home, ICurrentActor current) : PageModel
{
    /// <summary>What is due.</summary>
    public ClerkHomeView Home { get; private set; } = null!;

    /// <summary>Shows the page.</summary>
    public async Task OnGetAsync(CancellationToken ct) => Home = await home.GetAsync(current.Required, ct);
}
