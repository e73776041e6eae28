using GovInfoReports.Application.Accounts;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Rendering;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.Account;

/// <summary>Where a person changes the own password; the first thing to do with an initial one.</summary>
public sealed class PasswordModel(ChangeOwnPassword change, SignInManager<Data.Accounts.Account> sessions, ICurrentActor current, Texts texts) : PortalPage(texts)
{
    /// <summary>What was typed.</summary>
    [BindProperty]
    public PasswordInput Input { get; set; } = new(null, null, null);

    /// <summary>Where the person wanted to go.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Whether the password was set by somebody else.</summary>
    public bool IsInitial => current.MustChangePassword;

    /// <summary>Changes the password.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancel) => RunAsync(async () =>
    {
        var account = await change.ExecuteAsync(current.Required, Input, cancel);
        await sessions.SignInAsync(account, SessionEvents.Under(current.PostId));
        Notice(Texts["Account.Password.Done"]);
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : Navigation.HomeOf(current.Required.Role));
    });

    protected override string? FieldOf(string? place) => place is null ? null : $"{nameof(Input)}.{place}";
}
