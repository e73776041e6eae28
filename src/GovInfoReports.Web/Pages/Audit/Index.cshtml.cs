using System.Globalization;
using GovInfoReports.Application.Auditing;
using GovInfoReports.Web.Security;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.Audit;

/// <summary>Who did what in the area, newest first.</summary>
public sealed class IndexModel(BrowseAudit browse, ICurrentActor current) : PageModel
{
    /// <summary>From how many characters on the rest of a detail is folded away.</summary>
    public const int LongDetail = 90;

    /// <summary>Only of the unit of this code.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    /// <summary>Only of this reporting year.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    /// <summary>Only of the account of this user name.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Account { get; set; }

    /// <summary>Only of this action.</summary>
    [BindProperty(SupportsGet = true, Name = "do")]
    public string? Act { get; set; }

    /// <summary>Where to go on.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    public AuditPage Entries { get; private set; } = null!;

    /// <summary>Address of the next page.</summary>
    public string NextPage
    {
        get
        {
            QueryBuilder query = new();
            foreach (var (name, value) in new[]
            {
                ("unit", Unit),
                ("year", Year?.ToString(CultureInfo.InvariantCulture)),
                ("account", Account),
                ("do", Act),
                ("before", Entries.Next?.ToString(CultureInfo.InvariantCulture)),
            })
            {
                if (!string.IsNullOrWhiteSpace(value))
                {
                    query.Add(name, value);
                }
            }

            return "/audit" + query.ToQueryString();
        }
    }

    /// <summary>Shows the page.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        Entries = await browse.ExecuteAsync(current.Required, new AuditFilter(Unit, Year, Account, Act, Before), cancel);
        return Page();
    }
}
