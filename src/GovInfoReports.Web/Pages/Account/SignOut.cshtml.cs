using GovInfoReports.Application.Accounts;
using GovInfoReports.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.Account;

/// <summary>Ends this session.</summary>
/// <param name="signIn">Records the end.</param>
/// <param name="sessions">Ends sessions.</param>
/// <param name="current">Who is signed in.</param>
public sealed class SignOutModel(SignIn signIn, SignInManager<Data.Accounts.Account> sessions, ICurrentActor current) : PageModel
{
    /// <summary>Somebody typed the address: nothing ends without being asked for.</summary>
    /// <returns>The page of the own account.</returns>
    public IActionResult OnGet() => LocalRedirect("/account");

    /// <summary>Signs out.</summary>
    /// <param name="cancel">Cancels.</param>
    /// <returns>The sign-in page.</returns>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await signIn.EndAsync(current.Required, cancel);
        await sessions.SignOutAsync();
        return LocalRedirect(AccountSetup.SignInPath + "?after=out");
    }
}
