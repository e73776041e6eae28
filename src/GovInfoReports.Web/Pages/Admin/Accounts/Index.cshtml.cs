using GovInfoReports.Application.Accounts;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Web.Security;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.Admin.Accounts;

/// <summary>The accounts of the area.</summary>
public sealed class IndexModel(BrowseAccounts browse, ICurrentActor current) : PageModel
{
    /// <summary>Only of this role.</summary>
    [BindProperty(SupportsGet = true)]
    public Role? Role { get; set; }

    /// <summary>Only in this state.</summary>
    [BindProperty(SupportsGet = true)]
    public AccountState? State { get; set; }

    /// <summary>Only at units whose code begins so.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    /// <summary>Only with a name that begins so.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>Where to go on.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public AccountPage Accounts { get; private set; } = null!;

    /// <summary>Address of the next page.</summary>
    public string NextPage
    {
        get
        {
            QueryBuilder query = new();
            foreach (var (name, value) in new[] { ("role", Role?.ToString()), ("state", State?.ToString()), ("unit", Unit), ("q", Q), ("after", Accounts.Next) })
            {
                if (!string.IsNullOrWhiteSpace(value))
                {
                    query.Add(name, value);
                }
            }

            return "/admin/accounts" + query.ToQueryString();
        }
    }

    /// <summary>Shows the page.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        Accounts = await browse.ExecuteAsync(current.Required, new AccountFilter(Role, Unit, State, Q, After), cancel);
        return Page();
    }
}
