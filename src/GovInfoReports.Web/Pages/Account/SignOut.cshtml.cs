using GovInfoReports.Application.Accounts;
using GovInfoReports.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.Account;

/// <summary>Ends this session.</summary>
public sealed class SignOutModel(SignIn signIn, SessionEvents events, SignInManager<Data.Accounts.Account> sessions, ICurrentActor current) : PageModel
{
    /// <summary>Somebody typed the address: nothing ends without being asked for.</summary>
    public IActionResult OnGet() => LocalRedirect("/account");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await signIn.EndAsync(current.Required, await events.SessionOfAsync(HttpContext), cancel);
        await sessions.SignOutAsync();
        return LocalRedirect(AccountSetup.SignInPath + "?after=out");
    }
}
