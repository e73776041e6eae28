using GovInfoReports.Application.Collecting;
using GovInfoReports.Application.Review;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Downloads;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.County;

/// <summary>The board 收集看板: every expected unit of an area, where its report stands and how it kept the days.</summary>
public sealed class BoardModel(Board board, OpenQuestions questions, DecideMany many, ReportingCalendar calendar, TimeProvider clock, ICurrentActor current, Texts texts) : ManyPage(many, current, texts)
{
    private static readonly string[] Columns =
    [
        "Code", "Unit", "Kind", "Included", "State", "Whose", "Due", "First", "Last", "Statutory", "County", "Extension", "Returned", "Queries", "Comments", "PublishedAt", "Nothing", "Reason",
        "Successor", "ExtensionReason", "Reminded", "LastReminded",
    ];

    private IReadOnlyList<BoardRow>? _rows;

    /// <summary>The years that can be chosen, newest first.</summary>
    public IEnumerable<int> Years => Enumerable.Range(calendar.FirstYear, calendar.LastYear - calendar.FirstYear + 1).Reverse();

    /// <summary>The year shown; the one due where none is given.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    /// <summary>Code of an area within the officer's; the own where none is given.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    [BindProperty(SupportsGet = true)]
    public BoardFilter Filter { get; set; }

    [BindProperty(SupportsGet = true)]
    public BoardSort Sort { get; set; }

    /// <summary>Whether the order is turned round.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Desc { get; set; }

    /// <summary>A part of a unit's name, or the beginning of its code.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public BoardView View { get; private set; } = null!;

    /// <summary>How many questions wait for the office, of all its units and years.</summary>
    public int Questions { get; private set; }

    public override string ManyAddress => Here;

    public override bool Takes(ReportStep step) => true;

    /// <summary>The address of the board as it is looked at.</summary>
    public string Here => BoardLinks.Board(View.Year, Unit, Filter, Sort, Desc, Q);

    /// <summary>The address of a report, which knows its place in the list.</summary>
    public string ReportAddress(BoardRow row) => BoardLinks.Report(View.Year, row.Code, Here);

    /// <summary>Whether a report can be ticked: it waits for a decision, and the office that looks takes it.</summary>
    public bool CanTick(BoardRow row) => row.IsWaiting && View.Decider.Decides;

    /// <summary>Whether its unit can be ticked for a reminder: nothing was submitted, and the office that looks collects it.</summary>
    public bool CanRemind(BoardRow row) => row.Owes && View.Decider.Decides;

    /// <summary>The rows shown.</summary>
    public IReadOnlyList<BoardRow> Rows => _rows ??= View.Find(Filter, Q, Sort, Desc);

    /// <summary>The counts on top that are worth a place, each a filter.</summary>
    public IEnumerable<(BoardFilter Filter, int Count)> Counts => Enum.GetValues<BoardFilter>()
        .Select(f => (f, View.Count(f)))
        .Where(c => c.Item2 > 0 || c.f == Filter || c.f is BoardFilter.All or BoardFilter.Missing or BoardFilter.Overdue or BoardFilter.Submitted or BoardFilter.Published);

    /// <summary>The address of the page with one thing different.</summary>
    public string Address(BoardFilter? filter = null, BoardSort? sort = null) =>
        BoardLinks.Board(View.Year, Unit, filter ?? Filter, sort ?? Sort, sort == Sort && !Desc, Q);

    /// <summary>The address that a board kept open asks for what changed.</summary>
    public string ChangesAddress => BoardLinks.Handler(Here, "changes");

    /// <summary>The address of the rows shown as a file.</summary>
    public string FileAddress(string format) => $"{BoardLinks.Handler(Here, "file")}&format={format}";

    /// <summary>Whether a column is the one sorted by, for assistive programs.</summary>
    public string? SortedBy(BoardSort sort) => sort == Sort ? Desc ? "descending" : "ascending" : null;

    /// <summary>Who has the report now.</summary>
    public string Whose(BoardRow row) => row.State switch
    {
        BoardState.Exempt => string.Empty,
        BoardState.Signing => Texts["County.Board.Whose.Desk", Application.Signing.SigningWords.Desk(row.Desk!.Value), row.DeskHolder],
        BoardState.Submitted or BoardState.Approved => View.Decider.Office,
        BoardState.Published => string.Empty,
        _ => Texts["County.Board.Whose.Clerk"],
    };

    /// <summary>Whether a unit was on time by a kind of day, in a word.</summary>
    public string Kept(BoardRow row, DueKind kind) => row.OnTime[kind] switch
    {
        true => Texts["County.Board.OnTime"],
        false => Texts[row.IsHandedIn ? "County.Board.Late" : "County.Board.Overdue"],
        null => Texts["County.Board.NoAnswer"],
    };

    /// <summary>What is open in a report, in words.</summary>
    public string Open(BoardRow row) => string.Join(Texts["County.Board.And"], Parts(row));

    /// <summary>Shows the board.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    /// <summary>Decides on the reports ticked and says what came of each.</summary>
    public async Task<IActionResult> OnPostAsync(string[] pick, ManyStep step, string? reason, CancellationToken ct) =>
        IsAsked() && Enum.IsDefined(step) ? await DecideAsync(step, Year!.Value, pick, reason, ct) : NotFound();

    protected override async Task<IActionResult> AgainAsync(RefusedException? refused)
    {
        await ShowAsync(HttpContext.RequestAborted);
        return Page();
    }

    /// <summary>The board anew where anything it shows changed, for the script of the page.</summary>
    public async Task<IActionResult> OnGetChangesAsync(string? token, CancellationToken ct)
    {
        if (!IsAsked())
        {
            return NotFound();
        }

        Response.Headers.CacheControl = "private, no-store";
        if (token is not null && await board.TokenAsync(Current.Required, Unit, Year!.Value, ct) == token)
        {
            return StatusCode(StatusCodes.Status204NoContent);
        }

        await LoadAsync(ct);
        return Partial("_Board", this);
    }

    /// <summary>The rows shown as a file.</summary>
    public async Task<IActionResult> OnGetFileAsync(string? format, CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        Response.Headers.CacheControl = "private, no-store";
        return await TableFile.OfAsync(
            format,
            Texts["County.Board.FileName", View.Area.Name, View.Year],
            [.. Columns.Select(c => Texts[$"County.Board.File.{c}"])],
            [.. Rows.Select(FileRow)],
            clock.GetUtcNow().UtcDateTime,
            0,
            ct);
    }

    private IReadOnlyList<object?> FileRow(BoardRow row) =>
    [
        row.Code,
        row.Name,
        Texts[$"Shared.Kind.{row.UnitKind}"],
        Texts[row.IsIncluded ? "County.Board.Yes" : "County.Board.No"],
        Texts[$"County.Board.State.{row.State}"],
        Whose(row),
        Show.Day(row.Terms.Due),
        row.FirstSubmitted is { } first ? Show.MetaMoment(first) : string.Empty,
        row.LastSubmitted is { } last ? Show.MetaMoment(last) : string.Empty,
        Kept(row, DueKind.Statutory),
        Kept(row, DueKind.County),
        Kept(row, DueKind.Extension),
        row.Returned,
        row.Queries,
        row.OpenComments,
        row.PublishedAt is { } at ? Show.MetaMoment(at) : string.Empty,
        row.IsNothing ? Texts["Shared.Nothing"] : string.Empty,
        row.Kind is { } kind ? Texts["County.Board.ReasonOf", Texts[$"County.Collection.Kind.{kind}"], row.Reason] : string.Empty,
        row.Successor ?? string.Empty,
        row.Terms.ExtendedUntil is { } until ? Texts["County.Board.ExtendedBy", Show.Day(until), row.ExtendedBy, row.ExtensionReason] : string.Empty,
        row.Reminded,
        row.LastReminded is { } reminded ? Show.MetaMoment(reminded) : string.Empty,
    ];

    private IEnumerable<string> Parts(BoardRow row)
    {
        if (row.OpenComments > 0)
        {
            yield return Texts["County.Board.Comments", row.OpenComments];
        }

        if (row.Asked > 0)
        {
            yield return Texts["Reviewing.Board.Asked", row.Asked];
        }

        if (row.Queries > 0)
        {
            yield return Texts["County.Board.Queries", row.Queries];
        }
    }

    private bool IsAsked()
    {
        Year ??= calendar.DueYear;
        return ModelState.IsValid && Enum.IsDefined(Filter) && Enum.IsDefined(Sort);
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (!IsAsked())
        {
            return false;
        }

        await ShowAsync(ct);
        return true;
    }

    private async Task ShowAsync(CancellationToken ct)
    {
        View = await board.GetAsync(Current.Required, Unit, Year!.Value, ct);
        Questions = await questions.CountAsync(Current.Required, ct);
    }
}
