using GovInfoReports.Application.Accounts;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.County.Accounts;

/// <summary>An account of a unit below: its password, its lock, and its posts.</summary>
public sealed class AccountModel(
    ShowAccount show,
    ChangeAccount change,
    ResetPassword reset,
    UnlockAccount unlock,
    HandOverPost handOver,
    BrowseAccounts browse,
    ReportingCalendar calendar,
    ICurrentActor current,
    Texts texts) : PortalPage(texts)
{
    /// <summary>Under which name an initial password is handed to the page that shows it, once.</summary>
    public const string InitialPassword = "InitialPassword";

    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    /// <summary>Last day of a post that is to end, as typed.</summary>
    [BindProperty]
    public DateOnly? Until { get; set; }

    /// <summary>User name of whoever takes a post over, as typed.</summary>
    [BindProperty]
    public string? Successor { get; set; }

    /// <summary>The post that was to end, of a form that comes back.</summary>
    [BindProperty]
    public int Post { get; set; }

    public Data.Accounts.Account Account { get; private set; } = null!;

    public AccountState State => browse.StateOf(Account);

    /// <summary>Its posts that run or will run.</summary>
    public IEnumerable<Domain.Organisations.Post> Posts => Account.Posts.Where(p => !p.HasEnded(calendar.Today)).OrderBy(p => p.Id);

    /// <summary>Shows the page.</summary>
    public async Task OnGetAsync(CancellationToken ct) => Account = await show.ExecuteAsync(current.Required, Id, ct);

    /// <summary>Gives the account a new initial password.</summary>
    public Task<IActionResult> OnPostResetAsync(CancellationToken ct) => DoAsync(
        async account =>
        {
            TempData[InitialPassword] = await reset.ExecuteAsync(current.Required, Id, ct);
            return Texts["Admin.Accounts.ResetNow", account.UserName];
        },
        ct);

    /// <summary>Lifts the lock.</summary>
    public Task<IActionResult> OnPostUnlockAsync(CancellationToken ct) => DoAsync(
        async _ =>
        {
            await unlock.ExecuteAsync(current.Required, Id, ct);
            return Texts["Admin.Accounts.UnlockedNow"];
        },
        ct);

    /// <summary>Shuts the account.</summary>
    public Task<IActionResult> OnPostShutAsync(CancellationToken ct) => SetAsync(false, "Admin.Accounts.DisabledNow", ct);

    /// <summary>Opens it again.</summary>
    public Task<IActionResult> OnPostOpenAsync(CancellationToken ct) => SetAsync(true, "Admin.Accounts.EnabledNow", ct);

    /// <summary>Ends a post, and hands it over where somebody is named.</summary>
    public Task<IActionResult> OnPostEndAsync(CancellationToken ct) => DoAsync(
        async _ =>
        {
            await handOver.ExecuteAsync(current.Required, Id, Post, Until, Successor, ct);
            return Texts[string.IsNullOrWhiteSpace(Successor) ? "Admin.Posts.EndedNow" : "Admin.Posts.HandedOver", Successor?.Trim()];
        },
        ct);

    protected override async Task<IActionResult> AgainAsync(RefusedException? refused)
    {
        Account = await show.ExecuteAsync(current.Required, Id, HttpContext.RequestAborted);
        return Page();
    }

    private Task<IActionResult> SetAsync(bool active, string said, CancellationToken ct) => DoAsync(
        async account =>
        {
            await change.ExecuteAsync(current.Required, Id, account.DisplayName, active, ct);
            return Texts[said];
        },
        ct);

    private Task<IActionResult> DoAsync(Func<Data.Accounts.Account, Task<string>> act, CancellationToken ct) => RunAsync(async () =>
    {
        Account = await show.ExecuteAsync(current.Required, Id, ct);
        Notice(await act(Account));
        return LocalRedirect($"/county/accounts/{Id}");
    });
}
