using GovInfoReports.Application.Accounts;
using GovInfoReports.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.Account;

/// <summary>The own account.</summary>
public sealed class IndexModel(ShowAccount show, SignOutEverywhere everywhere, SignInManager<Data.Accounts.Account> sessions, ICurrentActor current) : PageModel
{
    public Data.Accounts.Account Account { get; private set; } = null!;

    /// <summary>Shows the page.</summary>
    public async Task OnGetAsync(CancellationToken cancel) => Account = await show.OwnAsync(current.Required, cancel);

    /// <summary>Signs out on all devices.</summary>
    public async Task<IActionResult> OnPostSignOutEverywhereAsync(CancellationToken cancel)
    {
        await everywhere.ExecuteAsync(current.Required, cancel);
        await sessions.SignOutAsync();
        return LocalRedirect(AccountSetup.SignInPath + "?after=everywhere");
    }
}
