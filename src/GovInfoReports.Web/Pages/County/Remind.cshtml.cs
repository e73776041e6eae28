using GovInfoReports.Application;
using GovInfoReports.Application.Collecting;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.County;

/// <summary>催报: chooses units that owe a report, reminds their clerks, and has the words to copy for a messenger group and the telephone.</summary>
public sealed class RemindModel(Board board, RemindUnits remind, ReportingCalendar calendar, TimeProvider clock, ICurrentActor current, Texts texts)
    : PortalPage(texts)
{
    /// <summary>The year; the one due where none is given.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    /// <summary>Code of an area within the officer's; the own where none is given.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    /// <summary>Days ahead within which a unit's day has to lie for it to be proposed.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Ahead { get; set; }

    /// <summary>Codes of the units chosen.</summary>
    [BindProperty(SupportsGet = true)]
    public string[] Pick { get; set; } = [];

    /// <summary>What the officer adds.</summary>
    [BindProperty]
    public string? Words { get; set; }

    public BoardView View { get; private set; } = null!;

    /// <summary>The units that owe a report.</summary>
    public IReadOnlyList<BoardRow> Owing { get; private set; } = [];

    /// <summary>Those of them that are ticked.</summary>
    public IReadOnlyList<BoardRow> Picked { get; private set; } = [];

    /// <summary>Units that were chosen on the board and are not reminded, with the reason.</summary>
    public IReadOnlyList<(string Name, string Problem)> NotOwing { get; private set; } = [];

    /// <summary>What came of each unit; empty before it is sent.</summary>
    public IReadOnlyList<RemindOutcome> Outcomes { get; private set; } = [];

    public string GroupText => ChaseText.ForGroup(View, Picked, Words, clock.GetUtcNow().UtcDateTime);

    public string TelephoneText => ChaseText.ForTelephone(View, Picked, Words);

    /// <summary>The board that the units were chosen from.</summary>
    public string Back => BoardLinks.Board(View.Year, Unit, BoardFilter.All, BoardSort.Unit, false, null);

    /// <summary>Shows the units, those ticked that were chosen on the board, else those whose day has passed or is near.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid || Ahead is < 0 or > RemindUnits.MostAhead)
        {
            return NotFound();
        }

        await LoadAsync(ct);
        Choose(Pick.Length > 0 ? r => Pick.Contains(r.Code, StringComparer.Ordinal) : r => r.DaysLeft <= Ahead);
        return Page();
    }

    /// <summary>Shows the words for the units that are ticked now.</summary>
    public Task<IActionResult> OnPostTextAsync(CancellationToken ct) => RunAsync(async () =>
    {
        await LoadAsync(ct);
        Choose(r => Pick.Contains(r.Code, StringComparer.Ordinal));
        return Page();
    });

    /// <summary>Reminds.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken ct) => RunAsync(async () =>
    {
        await LoadAsync(ct);
        Outcomes = await remind.ExecuteAsync(current.Required, Unit, View.Year, Pick, Words, ct);
        if (Outcomes.Any(o => o.Problem is not null))
        {
            return Page();
        }

        Notice(Texts["County.Remind.Done", Outcomes.Count]);
        return LocalRedirect(Back);
    });

    protected override async Task<IActionResult> AgainAsync(RefusedException? refused)
    {
        await LoadAsync(HttpContext.RequestAborted);
        Choose(r => Pick.Contains(r.Code, StringComparer.Ordinal));
        return Page();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Year ??= calendar.DueYear;
        Ahead ??= RemindUnits.Ahead;
        Pick = [.. Pick.Where(p => !string.IsNullOrWhiteSpace(p))];
        View = await board.GetAsync(current.Required, Unit, Year.Value, ct);
        Owing = [.. View.Rows.Where(r => r.Owes)];
    }

    private void Choose(Func<BoardRow, bool> isPicked)
    {
        Picked = [.. Owing.Where(isPicked)];
        var now = clock.GetUtcNow().UtcDateTime;
        NotOwing =
        [
            .. View.Rows
                .Where(r => !r.Owes && Pick.Contains(r.Code, StringComparer.Ordinal))
                .Select(r => (r.Name, r.WhyNotReminded(now)?.Words() ?? string.Empty)),
        ];
    }
}
