using GovInfoReports.Application;
using GovInfoReports.Application.Accounts;
using GovInfoReports.Web.Rendering;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.Account;

/// <summary>Where a person changes the own password; the first thing to do with an initial one.</summary>
/// <param name="change">Changes it.</param>
/// <param name="sessions">Renews the session.</param>
/// <param name="current">Who is signed in.</param>
/// <param name="texts">The texts.</param>
public sealed class PasswordModel(ChangeOwnPassword change, SignInManager<Data.Accounts.Account> sessions, ICurrentActor current, Texts texts) : PageModel
{
    /// <summary>What was typed.</summary>
    [BindProperty]
    public Form Input { get; set; } = new(null, null, null);

    /// <summary>Where the person wanted to go.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Whether the password was set by somebody else.</summary>
    public bool IsInitial => current.MustChangePassword;

    /// <summary>Changes the password.</summary>
    /// <param name="cancel">Cancels.</param>
    /// <returns>The page wanted or the person's home page, or the form again.</returns>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        try
        {
            var account = await change.ExecuteAsync(current.Required, Input.Current, Input.Chosen, Input.Repeated, cancel);
            await sessions.SignInAsync(account, isPersistent: false);
            TempData["Notice"] = texts["Account.Password.Done"];
            return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : Navigation.HomeOf(account.Role));
        }
        catch (InvalidInputException refused)
        {
            ModelState.Put(refused);
            return this.Again();
        }
    }

    /// <summary>The form.</summary>
    /// <param name="Current">The present password.</param>
    /// <param name="Chosen">The new one.</param>
    /// <param name="Repeated">The new one again.</param>
    public sealed record Form(string? Current, string? Chosen, string? Repeated);
}
