using GovInfoReports.Application.Collecting;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.County;

/// <summary>延期: gives the units that are ticked on the board more time, until one day and for one reason.</summary>
public sealed class ExtendModel(Board board, ExtendUnits extend, ReportingCalendar calendar, ICurrentActor current, Texts texts) : PortalPage(texts)
{
    /// <summary>The year; the one due where none is given.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    /// <summary>Code of an area within the officer's; the own where none is given.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    /// <summary>Codes of the units ticked.</summary>
    [BindProperty(SupportsGet = true)]
    public string[] Pick { get; set; } = [];

    /// <summary>The revision of the collection that was seen.</summary>
    [BindProperty]
    public Guid Revision { get; set; }

    /// <summary>Last day of the extension.</summary>
    [BindProperty]
    public DateOnly? Until { get; set; }

    /// <summary>Why it is extended.</summary>
    [BindProperty]
    public string? Why { get; set; }

    public BoardView View { get; private set; } = null!;

    /// <summary>What came of each unit; empty before it is sent.</summary>
    public IReadOnlyList<ExtendOutcome> Outcomes { get; private set; } = [];

    /// <summary>The units that can be ticked: those that count and are not public.</summary>
    public IEnumerable<BoardRow> Rows => View.Rows.Where(r => r is { IsIncluded: true, PublishedAt: null });

    /// <summary>The board that the units were ticked on.</summary>
    public string Back => BoardLinks.Board(View.Year, Unit, BoardFilter.All, BoardSort.Unit, false, null);

    public bool IsPicked(BoardRow row) => Pick.Contains(row.Code, StringComparer.Ordinal);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return NotFound();
        }

        await LoadAsync(ct);
        Revision = View.Collection?.Revision ?? Guid.Empty;
        return Page();
    }

    /// <summary>Extends.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken ct) => RunAsync(async () =>
    {
        Year ??= calendar.DueYear;
        Outcomes = await extend.ExecuteAsync(current.Required, Unit, Year.Value, Revision, Pick, Until, Why, ct);
        await LoadAsync(ct);
        if (Outcomes.Any(o => o.Problem is not null))
        {
            return Page();
        }

        Notice(Texts["County.Extend.Done", Outcomes.Count]);
        return LocalRedirect(Back);
    });

    // Whoever saw an old state sends the next time what they see now.
    protected override async Task<IActionResult> AgainAsync(RefusedException? refused)
    {
        await LoadAsync(HttpContext.RequestAborted);
        if (refused?.Key == CollectionLoader.Stale)
        {
            ModelState.Remove(nameof(Revision));
            Revision = View.Collection?.Revision ?? Guid.Empty;
        }

        return Page();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Year ??= calendar.DueYear;
        View = await board.GetAsync(current.Required, Unit, Year.Value, ct);
    }
}
