using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Data.Places;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Review;

/// <summary>What waits for an officer.</summary>
public sealed class Inbox(ReportsDbContext db, UnitSearch search, ReportingCalendar calendar)
{
    private const int PageSize = 50;

    /// <summary>How many reports are in each state.</summary>
    public async Task<InboxCounts> CountAsync(Actor actor, int year, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "inbox", Role.Officer);
        var counts = await db.Reports.AsNoTracking().In(actor.Unit).Where(r => r.Year == year)
            .GroupBy(r => r.Status)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return new InboxCounts(counts, await db.Units.In(actor.Unit).CountAsync(u => u.FilesReports && u.IsActive, ct));
    }

    /// <summary>Years in which something waits: submitted or approved reports for the officer, late ones for their clerks; newest year first.</summary>
    public async Task<IReadOnlyList<WaitingYear>> WaitingAsync(Actor actor, IEnumerable<int> years, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "inbox", Role.Officer);
        List<int> wanted = [.. years];
        ReportStatus[] waiting = [ReportStatus.Submitted, ReportStatus.Approved];
        ReportStatus[] withClerks = [ReportStatus.Draft, ReportStatus.Returned];
        var counts = await db.Reports.AsNoTracking().In(actor.Unit)
            .Where(r => wanted.Contains(r.Year) && (waiting.Contains(r.Status) || (withClerks.Contains(r.Status) && r.Editions == 0)))
            .Join(db.Units, r => r.UnitId, u => u.Id, (r, u) => new { r.Year, r.Status, u.Level })
            .GroupBy(r => new { r.Year, r.Status, r.Level })
            .Select(g => new { g.Key.Year, g.Key.Status, g.Key.Level, Count = g.Count() })
            .ToListAsync(ct);
        return
        [
            .. counts.GroupBy(c => c.Year).OrderByDescending(g => g.Key).Select(g => new WaitingYear(
                g.Key,
                g.Where(c => c.Status == ReportStatus.Submitted).Sum(c => c.Count),
                g.Where(c => c.Status == ReportStatus.Approved).Sum(c => c.Count),
                g.Where(c => withClerks.Contains(c.Status) && calendar.DaysLeft(c.Level, c.Year) < 0).Sum(c => c.Count)))
                .Where(y => y.Submitted + y.Approved + y.Late > 0),
        ];
    }

    /// <summary>Reports in a state, longest unchanged first.</summary>
    /// <param name="cursor">Where to go on, or <see langword="null"/>.</param>
    public async Task<Page<InboxItem>> ListAsync(Actor actor, int year, ReportStatus status, string? cursor, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "inbox", Role.Officer);
        var reports = db.Reports.AsNoTracking().In(actor.Unit).Where(r => r.Year == year && r.Status == status);
        if (cursor is not null)
        {
            var (at, id) = Cursor.Read(cursor);
            reports = reports.Where(r => r.UpdatedAt > at || (r.UpdatedAt == at && r.Id > id));
        }

        var items = await reports
            .OrderBy(r => r.UpdatedAt).ThenBy(r => r.Id)
            .Take(PageSize + 1)
            .Join(db.Units, r => r.UnitId, u => u.Id, (r, u) => new InboxItem(
                r.Id, new ReportKey(r.UnitCode, r.Year), u.Name, r.Status, r.Revision, r.UpdatedAt, r.Round, r.QueriesAtSubmission, r.CorrectionNote != null)
            {
                IsNothing = r.Nothing != null,
            })
            .ToListAsync(ct);
        items = [.. items.OrderBy(i => i.UpdatedAt).ThenBy(i => i.Id)];
        return items.Count > PageSize
            ? new Page<InboxItem>(items[..PageSize], Cursor.Of(items[PageSize - 1].UpdatedAt, items[PageSize - 1].Id))
            : new Page<InboxItem>(items, null);
    }

    /// <summary>Units that have not begun their report, by code.</summary>
    /// <param name="after">Code to go on after, or <see langword="null"/>.</param>
    public async Task<Page<NotBegun>> NotBegunAsync(Actor actor, int year, string? after, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "inbox", Role.Officer);
        var units = db.Units.AsNoTracking().In(actor.Unit)
            .Where(u => u.FilesReports && u.IsActive && !db.Reports.Any(r => r.UnitId == u.Id && r.Year == year));
        if (after is not null)
        {
            units = units.Where(u => string.Compare(u.Code, after) > 0);
        }

        var items = await units.OrderBy(u => u.Code).Take(PageSize + 1).Select(u => new NotBegun(u.Code, u.Name)).ToListAsync(ct);
        return items.Count > PageSize
            ? new Page<NotBegun>(items[..PageSize], items[PageSize - 1].Code)
            : new Page<NotBegun>(items, null);
    }

    /// <summary>Finds units of the area by a part of their name or the beginning of their code.</summary>
    /// <param name="after">Code to go on after, or <see langword="null"/>.</param>
    public async Task<Page<FoundUnit>> FindAsync(Actor actor, int year, string? text, string? after, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "inbox", Role.Officer);
        var within = db.Units.In(actor.Unit).Where(u => u.FilesReports);
        var units = await search.FindAsync(text, PageSize + 1, after, within, ct);
        List<int> ids = [.. units.Select(u => u.Id)];
        var reports = await db.Reports.AsNoTracking()
            .Where(r => r.Year == year && ids.Contains(r.UnitId))
            .Select(r => new { r.UnitId, r.Status, r.UpdatedAt })
            .ToDictionaryAsync(r => r.UnitId, ct);
        var found = units.Take(PageSize)
            .Select(u => reports.TryGetValue(u.Id, out var r) ? new FoundUnit(u.Code, u.Name, r.Status, r.UpdatedAt) : new FoundUnit(u.Code, u.Name, null, null))
            .ToList();
        return new Page<FoundUnit>(found, units.Count > PageSize ? found[^1].Code : null);
    }

    /// <summary>The report that has waited longest in a state, other than one; where to go on after a decision.</summary>
    /// <returns>The unit, or <see langword="null"/> when nothing else waits.</returns>
    public async Task<FoundUnit?> NextAsync(Actor actor, int year, ReportStatus status, string except, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "inbox", Role.Officer);
        return await db.Reports.AsNoTracking().In(actor.Unit)
            .Where(r => r.Year == year && r.Status == status && r.UnitCode != except)
            .OrderBy(r => r.UpdatedAt).ThenBy(r => r.Id)
            .Take(1)
            .Join(db.Units, r => r.UnitId, u => u.Id, (r, u) => new FoundUnit(u.Code, u.Name, r.Status, r.UpdatedAt))
            .SingleOrDefaultAsync(ct);
    }
}

/// <summary>What waits in a year.</summary>
/// <param name="Late">Reports begun whose last day has passed before they were ever published 逾期.</param>
public sealed record WaitingYear(int Year, int Submitted, int Approved, int Late);

/// <summary>A report in the officer's inbox.</summary>
/// <param name="UpdatedAt">When it last changed, UTC.</param>
public sealed record InboxItem(long Id, ReportKey Key, string UnitName, ReportStatus Status, Guid Revision, DateTime UpdatedAt, int Round, int Queries, bool IsCorrection)
{
    /// <summary>Whether it was declared that there was nothing to report 零报告.</summary>
    public bool IsNothing { get; init; }
}

/// <summary>A unit that has not begun its report.</summary>
public sealed record NotBegun(string Code, string Name);

/// <summary>A unit found by its name, with where its report stands.</summary>
/// <param name="Status">State of its report, or <see langword="null"/> when it has not begun.</param>
/// <param name="UpdatedAt">When the report last changed, UTC.</param>
public sealed record FoundUnit(string Code, string Name, ReportStatus? Status, DateTime? UpdatedAt);

/// <summary>How many reports of an area and year are in each state.</summary>
public sealed record InboxCounts(IReadOnlyDictionary<ReportStatus, int> Counts, int Units)
{
    /// <summary>Units that have not begun.</summary>
    public int NotBegun => Math.Max(0, Units - Counts.Values.Sum());
}
