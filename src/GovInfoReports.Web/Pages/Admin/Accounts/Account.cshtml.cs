using GovInfoReports.Application.Accounts;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.Admin.Accounts;

/// <summary>An account of the area: the person's name, whether it is open, its lock, its password.</summary>
public sealed class AccountModel(
    ShowAccount show,
    ChangeAccount change,
    ResetPassword reset,
    UnlockAccount unlock,
    AddPost add,
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

    /// <summary>Name of the person.</summary>
    [BindProperty]
    public string? DisplayName { get; set; }

    /// <summary>A further post as typed; the other forms of the page have none.</summary>
    public PostInput Input { get; private set; } = new(null, null);

    /// <summary>Last day of a post that is to end, as typed.</summary>
    [BindProperty]
    public DateOnly? Until { get; set; }

    /// <summary>User name of whoever takes a post over, as typed.</summary>
    [BindProperty]
    public string? Successor { get; set; }

    /// <summary>The post that was to end, of a form that comes back.</summary>
    [BindProperty]
    public int Post { get; set; }

    public DateOnly Today => calendar.Today;

    public Data.Accounts.Account Account { get; private set; } = null!;

    /// <summary>Its posts, those that run or will run first.</summary>
    public IEnumerable<Domain.Organisations.Post> Posts => Account.Posts.OrderBy(p => p.HasEnded(calendar.Today)).ThenBy(p => p.Id);

    public AccountState State => browse.StateOf(Account);

    /// <summary>Whether it is the administrator's own.</summary>
    public bool IsOwn => Account.Id == current.Required.AccountId;

    /// <summary>Shows the page.</summary>
    public async Task OnGetAsync(CancellationToken cancel)
    {
        Account = await show.ExecuteAsync(current.Required, Id, cancel);
        DisplayName = Account.DisplayName;
    }

    /// <summary>Corrects the name of the person.</summary>
    public Task<IActionResult> OnPostRenameAsync(CancellationToken cancel) => DoAsync(
        async account =>
        {
            await change.ExecuteAsync(current.Required, Id, DisplayName, account.IsActive, cancel);
            return Texts["Admin.Accounts.Renamed"];
        },
        cancel);

    /// <summary>Gives the account a further post.</summary>
    public Task<IActionResult> OnPostAddAsync([Bind(Prefix = nameof(Input))] PostInput input, CancellationToken cancel)
    {
        Input = input;
        return DoAsync(
            async _ =>
            {
                await add.ExecuteAsync(current.Required, Id, Input, cancel);
                return Texts["Admin.Posts.Added"];
            },
            cancel);
    }

    /// <summary>Ends a post, and hands it over where somebody is named.</summary>
    public Task<IActionResult> OnPostEndAsync(CancellationToken cancel) => DoAsync(
        async _ =>
        {
            await handOver.ExecuteAsync(current.Required, Id, Post, Until, Successor, cancel);
            return Texts[string.IsNullOrWhiteSpace(Successor) ? "Admin.Posts.EndedNow" : "Admin.Posts.HandedOver", Successor?.Trim()];
        },
        cancel);

    /// <summary>Shuts the account.</summary>
    public Task<IActionResult> OnPostDisableAsync(CancellationToken cancel) => DoAsync(
        async account =>
        {
            await change.ExecuteAsync(current.Required, Id, account.DisplayName, false, cancel);
            return Texts["Admin.Accounts.DisabledNow"];
        },
        cancel);

    /// <summary>Opens the account again.</summary>
    public Task<IActionResult> OnPostEnableAsync(CancellationToken cancel) => DoAsync(
        async account =>
        {
            await change.ExecuteAsync(current.Required, Id, account.DisplayName, true, cancel);
            return Texts["Admin.Accounts.EnabledNow"];
        },
        cancel);

    /// <summary>Lifts the lock.</summary>
    public Task<IActionResult> OnPostUnlockAsync(CancellationToken cancel) => DoAsync(
        async _ =>
        {
            await unlock.ExecuteAsync(current.Required, Id, cancel);
            return Texts["Admin.Accounts.UnlockedNow"];
        },
        cancel);

    /// <summary>Gives the account a new initial password.</summary>
    public Task<IActionResult> OnPostResetAsync(CancellationToken cancel) => DoAsync(
        async account =>
        {
            TempData[InitialPassword] = await reset.ExecuteAsync(current.Required, Id, cancel);
            return Texts["Admin.Accounts.ResetNow", account.UserName];
        },
        cancel);

    protected override async Task<IActionResult> AgainAsync(RefusedException? refused)
    {
        Account = await show.ExecuteAsync(current.Required, Id, HttpContext.RequestAborted);
        DisplayName ??= Account.DisplayName;
        return Page();
    }

    protected override string? FieldOf(string? place) => place is nameof(PostInput.Role) or nameof(PostInput.UnitCode) ? $"{nameof(Input)}.{place}"
        : place == nameof(Domain.Organisations.Post.Until) && Post == 0 ? $"{nameof(Input)}.{place}"
        : place;

    private Task<IActionResult> DoAsync(Func<Data.Accounts.Account, Task<string>> act, CancellationToken cancel) => RunAsync(async () =>
    {
        Account = await show.ExecuteAsync(current.Required, Id, cancel);
        Notice(await act(Account));
        return LocalRedirect($"/admin/accounts/{Id}");
    });
}
