using GovInfoReports.Application.Signing;
using GovInfoReports.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.Signing;

/// <summary>What waits on the person's desk, and what the person decided.</summary>
public sealed class IndexModel(SigningInbox inbox, ICurrentActor current) : PageModel
{
    /// <summary>Where to go on in the list of decisions.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>What there is.</summary>
    public SigningWork Work { get; private set; } = null!;

    /// <summary>Shows the page.</summary>
    public async Task OnGetAsync(CancellationToken ct) => Work = await inbox.GetAsync(current.Required, After, ct);
}
