using GovInfoReports.Application.Accounts;
using GovInfoReports.Application.Setup;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Rendering;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.Account;

/// <summary>Where staff sign in.</summary>
[Gated(Gate.SignIn)]
public sealed class SignInModel(
    SignIn signIn,
    SignInAttempts attempts,
    SignInManager<Data.Accounts.Account> sessions,
    ICurrentActor current,
    ReportingCalendar calendar,
    IWebHostEnvironment environment,
    Texts texts) : PortalPage(texts)
{
    /// <summary>What was typed.</summary>
    [BindProperty]
    public SignInInput Input { get; set; } = new(null, null);

    /// <summary>Where the person wanted to go.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Why the person is here again: <c>out</c> or <c>everywhere</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>The account of the person who proved to be it but has no post any longer; <see langword="null"/> otherwise.</summary>
    public int? WithoutPost { get; private set; }

    /// <summary>Accounts to try the portal with; only in development.</summary>
    public IReadOnlyList<DemoAccount> DemoAccounts => environment.IsDevelopment() ? DemoData.Accounts : [];

    /// <summary>Shows the page.</summary>
    public IActionResult OnGet() => current.Actor is { } actor ? LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : HomeOf(actor.Role)) : Page();

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) => RunAsync(async () =>
    {
        var account = await signIn.ExecuteAsync(Input.UserName!, Input.Password!, cancel)
            ?? throw RefusedException.Invalid(null, "SignIn.Refused", attempts.Max, attempts.LockTime.TotalMinutes);
        var posts = account.Running(calendar.Today);
        if (posts.Count == 0)
        {
            WithoutPost = account.Id;
            throw RefusedException.Invalid(null, "SignIn.NoPost");
        }

        var wanted = Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : null;
        var post = posts.FirstOrDefault(p => Navigation.IsOf(p.Role, wanted)) ?? posts[0];
        await sessions.SignInAsync(account, SessionEvents.Under(post.Id));
        return LocalRedirect(!account.MustChangePassword ? wanted ?? HomeOf(post.Role)
            : wanted is null ? AccountSetup.PasswordPath
            : $"{AccountSetup.PasswordPath}?returnUrl={Uri.EscapeDataString(wanted)}");
    });

    private static string HomeOf(Domain.Organisations.Role role) => Navigation.HomeOf(role);
}
