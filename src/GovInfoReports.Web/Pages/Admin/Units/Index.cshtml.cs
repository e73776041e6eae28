using GovInfoReports.Application.Organisations;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Web.Security;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.Admin.Units;

/// <summary>The units of the area, level by level or by name or code.</summary>
public sealed class IndexModel(BrowseUnits browse, ICurrentActor current) : PageModel
{
    /// <summary>Code of the unit whose units to show.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Parent { get; set; }

    /// <summary>Part of a name or beginning of a code.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>Where to go on.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public UnitPage Units { get; private set; } = null!;

    /// <summary>The unit whose units these are.</summary>
    public Unit Above => Units.Path[^1];

    /// <summary>Whether units are searched.</summary>
    public bool IsSearch => !string.IsNullOrWhiteSpace(Q);

    /// <summary>Whether the unit can have units below it.</summary>
    public bool CanHaveBelow => Above.Level < UnitLevel.Township;

    /// <summary>Address of the next page.</summary>
    public string NextPage
    {
        get
        {
            QueryBuilder query = new();
            foreach (var (name, value) in new[] { ("parent", Parent), ("q", Q), ("after", Units.Next) })
            {
                if (!string.IsNullOrWhiteSpace(value))
                {
                    query.Add(name, value);
                }
            }

            return "/admin/units" + query.ToQueryString();
        }
    }

    /// <summary>Shows the page.</summary>
    public async Task OnGetAsync(CancellationToken cancel) => Units = await browse.ExecuteAsync(current.Required, new UnitFilter(Parent, Q, After), cancel);
}
