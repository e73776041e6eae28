using GovInfoReports.Application.Reports;
using GovInfoReports.Domain;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.Clerk;

/// <summary>A page about the report of the clerk's own unit for one year. The unit never comes from the request.</summary>
public abstract class ClerkPage(OpenReport open, ICurrentActor current, Texts texts) : PortalPage(texts)
{
    /// <summary>Reporting year.</summary>
    [BindProperty(SupportsGet = true, Name = "year")]
    public int Year { get; set; }

    /// <summary>The report; <see langword="null"/> where there is none yet.</summary>
    public ReportView? View { get; private set; }

    public string FormPath => $"/clerk/reports/{Year}";

    /// <summary>Who is signed in.</summary>
    protected ICurrentActor Current { get; } = current;

    protected OpenReport Open { get; } = open;

    /// <summary>Whether the page shows how alike the texts are to those of the neighbouring units.</summary>
    protected virtual bool ComparesWithNeighbours => false;

    /// <summary>Names the report.</summary>
    protected ReportKey Key => new(Current.Required.Unit.Code, Year);

    /// <summary>Loads the report, if there is one.</summary>
    protected async Task<bool> LoadAsync(CancellationToken ct)
    {
        View = await Open.FindAsync(Current.Required, Key, ComparesWithNeighbours, ct);
        return View is not null;
    }

    protected override async Task<IActionResult> AgainAsync(RefusedException? refused) => await LoadAsync(HttpContext.RequestAborted) ? Page() : NotFound();

    /// <summary>Loads the page's report again from what a refused step brought.</summary>
    protected void Show(ReportView view) => View = view;
}
