using GovInfoReports.Application;
using GovInfoReports.Application.Review;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.County;

/// <summary>公开: names what becomes public, one report or several, and makes it public when that is confirmed.</summary>
public sealed class PublishModel(PreparePublication prepare, PublishReport publish, DecideMany many, ReportingCalendar calendar, ICurrentActor current, Texts texts) : PortalPage(texts)
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    /// <summary>Codes of the units whose reports are to become public.</summary>
    [BindProperty(SupportsGet = true)]
    public string[] Unit { get; set; } = [];

    /// <summary>The reports that become public.</summary>
    public IReadOnlyList<UpcomingEdition> Ready { get; private set; } = [];

    /// <summary>Those that do not, with the reason.</summary>
    public IReadOnlyList<UpcomingEdition> NotReady { get; private set; } = [];

    /// <summary>What came of each; empty before it is confirmed.</summary>
    public IReadOnlyList<ManyOutcome> Outcomes { get; private set; } = [];

    /// <summary>Where to go back to: the report itself, or the list.</summary>
    public string Back => Ready.Count + NotReady.Count == 1
        ? CountyLinks.Report(Ready.Concat(NotReady).First().Key.UnitCode, Year)
        : CountyLinks.Inbox(Year, ReportStatus.Approved);

    /// <summary>Shows what becomes public.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid || !calendar.Collects(Year))
        {
            return NotFound();
        }

        if (Unit.Length is 0 or > DecideMany.Limit)
        {
            Refuse(new PageProblem(null, Unit.Length == 0 ? Texts["County.Many.None"] : Texts["County.Many.TooMany", DecideMany.Limit]));
            return Page(StatusCodes.Status400BadRequest);
        }

        await LoadAsync(ct);
        return Ready.Count + NotReady.Count == 0 ? NotFound() : Page();
    }

    /// <summary>Makes public what was shown, as it was shown.</summary>
    /// <param name="pick">Code of a unit, a colon, and the revision that was shown.</param>
    public Task<IActionResult> OnPostAsync(string[] pick, CancellationToken ct)
    {
        var picked = pick.Distinct(StringComparer.Ordinal).Select(p => PickedReport.Of(p, Year)).ToList();
        Unit = [.. picked.OfType<PickedReport>().Select(p => p.Key.UnitCode)];
        if (!ModelState.IsValid || !calendar.Collects(Year) || picked.Count is 0 or > DecideMany.Limit || picked.Contains(null))
        {
            return Task.FromResult<IActionResult>(BadRequest());
        }

        return RunAsync(async () =>
        {
            if (picked.Count > 1)
            {
                Outcomes = await many.ExecuteAsync(current.Required, ReportStep.Publish, [.. picked.Select(p => (p!.Key, p.Opened))], ct);
                return Page();
            }

            var (key, opened) = picked[0]!;
            await publish.ExecuteAsync(current.Required, key, opened, ct);
            Notice(Texts["County.Report.Done.Publish"]);
            return LocalRedirect(CountyLinks.Report(key.UnitCode, key.Year));
        });
    }

    protected override async Task<IActionResult> AgainAsync(RefusedException? refused)
    {
        await LoadAsync(HttpContext.RequestAborted);
        return Page();
    }

    protected override string? OwnWords(string key) => key switch
    {
        StaleRevisionException.Stale => "County.Publish.Stale",
        AnnualReport.WrongStep or AnnualReport.WrongStepOnDesk => "County.Publish.WrongStep",
        _ => null,
    };

    private async Task LoadAsync(CancellationToken ct)
    {
        var all = await prepare.GetAsync(current.Required, Year, Unit, ct);
        Ready = [.. all.Where(e => e.Problem is null)];
        NotReady = [.. all.Where(e => e.Problem is not null)];
    }
}
