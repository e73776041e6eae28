using GovInfoReports.Application.Browsing;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;
using GovInfoReports.Web.Rendering;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.Public;

/// <summary>A published report: the current edition, or a particular one at an address of its own.</summary>
public sealed class ReportModel(PublicReports reports, FormCatalog catalog) : PageModel
{
    // Figures have ids all the same, so that a government above can point to one that it added up.
    private static readonly HashSet<CellId> NoneMarked = [];

    /// <summary>The edition, and which others there are.</summary>
    public EditionView View { get; private set; } = null!;

    /// <summary>The form it was made with.</summary>
    public FormEdition Form { get; private set; } = null!;

    public ReportSheet Sheet => new(Form, View.Edition.Body.Content, "report", Marked: NoneMarked);

    /// <summary>Areas above the unit on the day of publication, outermost first.</summary>
    public IEnumerable<(string Code, string Name)> Areas
    {
        get
        {
            var edition = View.Edition;
            var codes = new[] { edition.ProvinceCode, edition.CityCode, edition.CountyCode }.OfType<string>().Where(c => c != edition.UnitCode);
            return codes.Zip(edition.AreaNames.Split('/', StringSplitOptions.RemoveEmptyEntries));
        }
    }

    /// <summary>How many rules found something on the day of publication, by tier, the most serious first; no tier where none did.</summary>
    public IReadOnlyList<KeyValuePair<Tier, int>> FailedRules =>
    [
        .. View.Edition.Body.Checks.Where(c => c.Status == RuleStatus.Failed).CountBy(c => c.Tier).OrderByDescending(t => t.Key),
    ];

    /// <summary>Shows the report.</summary>
    public async Task OnGetAsync(string code, int year, int? number, CancellationToken cancel)
    {
        View = await reports.EditionAsync(code, year, number, cancel);
        Form = catalog.Get(View.Edition.Form);
        Response.GetTypedHeaders().LastModified = new DateTimeOffset(View.All.Max(e => e.PublishedAt), TimeSpan.Zero);
    }
}
