using GovInfoReports.Application.Accounts;
using GovInfoReports.Domain;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.County.Accounts;

/// <summary>The accounts of the units below, whose passwords and locks the office keeps.</summary>
public sealed class IndexModel(BrowseAccounts browse, ICurrentActor current, Texts texts) : PortalPage(texts)
{
    /// <summary>Only with a name that begins so.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>Only at units of this name or code.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    /// <summary>Where to go on.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public AccountPage Accounts { get; private set; } = new([], null);

    /// <summary>Address of the next page; <see langword="null"/> on the last.</summary>
    public string? NextPage => Accounts.Next is null
        ? null
        : "/county/accounts" + new QueryBuilder(new Dictionary<string, string>(StringComparer.Ordinal) { ["q"] = Q ?? string.Empty, ["unit"] = Unit ?? string.Empty, ["after"] = Accounts.Next }).ToQueryString();

    /// <summary>Shows the page.</summary>
    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RunAsync(async () =>
    {
        Accounts = await browse.ExecuteAsync(current.Required, new AccountFilter(Unit: Unit, Search: Q, After: After), ct);
        return Page();
    });

    protected override Task<IActionResult> AgainAsync(RefusedException? refused) => Task.FromResult<IActionResult>(Page());
}
