using GovInfoReports.Application.Collecting;
using GovInfoReports.Application.Review;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.County;

/// <summary>我该做什么: what waits for the officer.</summary>
public sealed class IndexModel(Inbox inbox, HandedInAgain again, OpenQuestions questions, Board board, CollectionGates gates, ReportingCalendar calendar, ICurrentActor current) : PageModel
{
    private const int Shown = 8;

    /// <summary>The years that can be chosen, newest first.</summary>
    public IEnumerable<int> Years => Enumerable.Range(calendar.FirstYear, calendar.LastYear - calendar.FirstYear + 1).Reverse();

    public int Year { get; private set; }

    /// <summary>The board of the officer's own area; <see langword="null"/> where it has no units below it.</summary>
    public BoardView? Board { get; private set; }

    /// <summary>Units whose day has passed and that handed nothing in.</summary>
    public int Overdue => Board?.Count(BoardFilter.Overdue) ?? 0;

    /// <summary>Units that handed nothing in yet.</summary>
    public int Missing => Board?.Count(BoardFilter.Missing) ?? 0;

    /// <summary>How many reports were handed in again since the officer looked.</summary>
    public int Again { get; private set; }

    /// <summary>How many questions of clerks wait for an answer.</summary>
    public int Questions { get; private set; }

    /// <summary>How many reports are in each state.</summary>
    public InboxCounts Counts { get; private set; } = null!;

    /// <summary>The reports that have waited longest for a decision.</summary>
    public IReadOnlyList<InboxItem> Waiting { get; private set; } = [];

    /// <summary>Some units that have not begun.</summary>
    public IReadOnlyList<NotBegun> NotBegun { get; private set; } = [];

    /// <summary>Other years in which something waits.</summary>
    public IReadOnlyList<WaitingYear> OtherYears { get; private set; } = [];

    /// <summary>How many units that have not begun are of each kind.</summary>
    public IReadOnlyDictionary<UnitKind, int> NotBegunKinds { get; private set; } = new Dictionary<UnitKind, int>();

    /// <summary>The law's last day for the departments' and townships' reports of the year.</summary>
    public DateOnly Statutory => ReportingCalendar.FirstDueDate(Year);

    /// <summary>The office's own last day for them, else the law's.</summary>
    public DateOnly DueDate => Board?.Dates.SubmitBy ?? Statutory;

    /// <summary>Days left to it; negative when it has passed.</summary>
    public int DaysLeft => DueDate.DayNumber - calendar.Today.DayNumber;

    /// <summary>The last day that counts for the report of the officer's own government; <see langword="null"/> where it files none.</summary>
    public DateOnly? OwnDueDate { get; private set; }

    /// <summary>Every state with how many are in it: name in addresses, name of its text, count.</summary>
    public IEnumerable<(string State, string Name, int Count)> States => CountyLinks.States(Counts);

    /// <summary>Reports that the clerks are working on.</summary>
    public int WithClerks => Count(ReportStatus.Draft) + Count(ReportStatus.Returned);

    /// <summary>Reports that wait for a decision of another office.</summary>
    public int Elsewhere => Counts.Elsewhere(ReportStatus.Submitted) + Counts.Elsewhere(ReportStatus.Approved);

    /// <summary>How many are in a state; of those that wait for a decision, how many this office decides on.</summary>
    public int Count(ReportStatus status) => Counts.Of(status);

    /// <summary>Shows the page.</summary>
    public async Task<IActionResult> OnGetAsync(int? year, CancellationToken ct)
    {
        Year = year ?? calendar.DueYear;
        if (!ModelState.IsValid || !calendar.Collects(Year))
        {
            return NotFound();
        }

        Board = await board.OwnAsync(current.Required, Year, ct);
        var unit = current.Required.Unit;
        OwnDueDate = unit.Files(Year) ? (await gates.OfAsync(unit, Year, ct)).Terms.Due : null;
        Again = await again.CountAsync(current.Required, Year, ct);
        Questions = await questions.CountAsync(current.Required, ct);
        Counts = await inbox.CountAsync(current.Required, Year, ct);
        OtherYears = await inbox.WaitingAsync(current.Required, Years.Where(y => y != Year), ct);
        if (Count(ReportStatus.Submitted) > 0)
        {
            Waiting = [.. (await inbox.ListAsync(current.Required, new InboxList(Year, ReportStatus.Submitted), ct)).Items.Take(Shown)];
        }

        if (Counts.NotBegun > 0)
        {
            NotBegunKinds = await inbox.NotBegunKindsAsync(current.Required, Year, ct);
            NotBegun = [.. (await inbox.NotBegunAsync(current.Required, Year, null, null, ct)).Items.Take(Shown)];
        }

        return Page();
    }
}
