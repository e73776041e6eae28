using System.Linq.Expressions;
using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Data.Places;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Review;

/// <summary>What waits for an officer.</summary>
public sealed class Inbox(ReportsDbContext db, WhoDecides who, UnitSearch search, ReportingCalendar calendar)
{
    private const int PageSize = 50;
    private static readonly ReportStatus[] Waiting = [ReportStatus.Submitted, ReportStatus.Approved];
    private static readonly ReportStatus[] WithClerks = [ReportStatus.Draft, ReportStatus.Returned];

    /// <summary>How many reports of the area are in each state, and how many of these wait for this very office.</summary>
    public async Task<InboxCounts> CountAsync(Actor actor, int year, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "inbox", Role.Officer);
        var counts = await db.Reports.AsNoTracking().In(actor.Unit).Where(r => r.Year == year)
            .GroupBy(r => r.Status)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var own = !Waiting.Any(counts.ContainsKey) ? [] : await db.Reports.AsNoTracking().In(actor.Unit)
            .Where(r => r.Year == year && Waiting.Contains(r.Status))
            .Where(await who.OwnAsync(actor.Unit, ct))
            .GroupBy(r => r.Status)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return new InboxCounts(counts, own, await db.Units.In(actor.Unit).Filing(year).CountAsync(u => u.IsActive, ct));
    }

    /// <summary>Years in which something waits: submitted or approved reports for the officer, late ones for their clerks; newest year first.</summary>
    public async Task<IReadOnlyList<WaitingYear>> WaitingAsync(Actor actor, IEnumerable<int> years, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "inbox", Role.Officer);
        List<int> wanted = [.. years];
        var reports = db.Reports.AsNoTracking().In(actor.Unit).Where(r => wanted.Contains(r.Year));
        var counts = await reports.Where(r => Waiting.Contains(r.Status)).Where(await who.OwnAsync(actor.Unit, ct))
            .GroupBy(r => new { r.Year, r.Status })
            .Select(g => new { g.Key.Year, g.Key.Status, Count = g.Count() })
            .ToListAsync(ct);
        var late = await LateAsync(reports.Where(r => WithClerks.Contains(r.Status) && r.Editions == 0), ct);
        return
        [
            .. wanted.OrderDescending().Select(y => new WaitingYear(
                y,
                counts.Where(c => c.Year == y && c.Status == ReportStatus.Submitted).Sum(c => c.Count),
                counts.Where(c => c.Year == y && c.Status == ReportStatus.Approved).Sum(c => c.Count),
                late.GetValueOrDefault(y)))
                .Where(y => y.Submitted + y.Approved + y.Late > 0),
        ];
    }

    // How many of the reports are late by the day that counts for their unit, by year; a unit that does not count is late for nothing.
    private async Task<Dictionary<int, int>> LateAsync(IQueryable<AnnualReport> reports, CancellationToken ct)
    {
        var counts = await reports
            .Join(db.Units, r => r.UnitId, u => u.Id, (r, u) => new { r.Year, Unit = u })
            .LeftJoin(
                db.Collections,
                x => new { Area = x.Unit.ParentCode ?? UnitCode.Country, x.Year },
                c => new { Area = c.AreaCode, c.Year },
                (x, c) => new { x.Year, x.Unit, Collection = c })
            .LeftJoin(
                db.ExpectedUnits,
                x => new { CollectionId = x.Collection!.Id, UnitId = x.Unit.Id },
                e => new { e.CollectionId, e.UnitId },
                (x, e) => new { x.Year, x.Unit.Level, x.Collection!.SubmitBy, Row = e })
            .Where(x => x.Row == null || x.Row.IsIncluded)
            .GroupBy(x => new { x.Year, x.Level, x.SubmitBy, x.Row!.ExtendedUntil })
            .Select(g => new { g.Key.Year, g.Key.Level, g.Key.SubmitBy, g.Key.ExtendedUntil, Count = g.Count() })
            .ToListAsync(ct);
        return counts
            .Where(c => calendar.Today > new CollectionTerms(c.Level, c.Year)
            {
                Dates = new CollectionDates { SubmitBy = c.SubmitBy },
                ExtendedUntil = c.ExtendedUntil,
            }.Due)
            .GroupBy(c => c.Year)
            .ToDictionary(g => g.Key, g => g.Sum(c => c.Count));
    }

    /// <summary>Reports in a state, longest unchanged first.</summary>
    public async Task<Page<InboxItem>> ListAsync(Actor actor, InboxList list, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "inbox", Role.Officer);
        var reports = await ReportsAsync(actor, list, ct);
        if (list.Kind is { } kind)
        {
            var ofKind = db.Units.Where(UnitKinds.Is(kind));
            reports = reports.Where(r => ofKind.Any(u => u.Id == r.UnitId));
        }

        var page = await PageAsync(reports, list.Cursor, ct);
        if (!list.Elsewhere)
        {
            return page;
        }

        var offices = await who.NearestAsync([.. page.Items.Select(i => (i.Key.UnitCode, i.Place))], ct);
        return page with { Items = [.. page.Items.Select(i => i with { Office = offices.GetValueOrDefault(i.Key.UnitCode) })] };
    }

    /// <summary>How many reports of a list, on all its pages, are of each kind of unit.</summary>
    public async Task<IReadOnlyDictionary<UnitKind, int>> KindsAsync(Actor actor, InboxList list, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "inbox", Role.Officer);
        var reports = await ReportsAsync(actor, list, ct);
        return await KindsAsync(reports.Join(db.Units, r => r.UnitId, u => u.Id, (_, u) => u), ct);
    }

    // Of those that wait for a decision either the ones that this office decides on, or the others.
    private async Task<IQueryable<AnnualReport>> ReportsAsync(Actor actor, InboxList list, CancellationToken ct)
    {
        var reports = db.Reports.AsNoTracking().In(actor.Unit).Where(r => r.Year == list.Year && r.Status == list.Status);
        if (!Waiting.Contains(list.Status))
        {
            return reports;
        }

        var own = await who.OwnAsync(actor.Unit, ct);
        return reports.Where(list.Elsewhere ? Expression.Lambda<Func<AnnualReport, bool>>(Expression.Not(own.Body), own.Parameters) : own);
    }

    private static async Task<IReadOnlyDictionary<UnitKind, int>> KindsAsync(IQueryable<Unit> units, CancellationToken ct) =>
        await units.GroupBy(UnitKinds.OfUnit).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);

    private async Task<Page<InboxItem>> PageAsync(IQueryable<AnnualReport> reports, string? cursor, CancellationToken ct)
    {
        if (cursor is not null)
        {
            var (at, id) = Cursor.Read(cursor);
            // The bound on the time alone is what a database seeks by.
            reports = reports.Where(r => r.UpdatedAt >= at && (r.UpdatedAt > at || r.Id > id));
        }

        var items = await reports
            .OrderBy(r => r.UpdatedAt).ThenBy(r => r.Id)
            .Take(PageSize + 1)
            .Join(db.Units, r => r.UnitId, u => u.Id, (r, u) => new InboxItem(
                r.Id, new ReportKey(r.UnitCode, r.Year), u.Name, r.Status, r.Revision, r.UpdatedAt, r.Round, r.QueriesAtSubmission, r.CorrectionNote != null)
            {
                IsNothing = r.Nothing != null,
                ToSettle = r.Comments.Count(c => c.State == CommentState.Done),
                Place = new Place(r.ProvinceCode, r.CityCode, r.CountyCode),
                Level = u.Level,
            })
            .ToListAsync(ct);
        items = [.. items.OrderBy(i => i.UpdatedAt).ThenBy(i => i.Id)];
        return items.Count > PageSize
            ? new Page<InboxItem>(items[..PageSize], Cursor.Of(items[PageSize - 1].UpdatedAt, items[PageSize - 1].Id))
            : new Page<InboxItem>(items, null);
    }

    /// <summary>Units that have not begun their report, by code.</summary>
    /// <param name="kind">Units of one kind; <see langword="null"/> for all.</param>
    /// <param name="after">Code to go on after, or <see langword="null"/>.</param>
    public async Task<Page<NotBegun>> NotBegunAsync(Actor actor, int year, UnitKind? kind, string? after, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "inbox", Role.Officer);
        var units = NotBegunUnits(actor, year);
        if (kind is { } one)
        {
            units = units.Where(UnitKinds.Is(one));
        }

        if (after is not null)
        {
            units = units.Where(u => string.Compare(u.Code, after) > 0);
        }

        var items = await units.OrderBy(u => u.Code).Take(PageSize + 1).Select(u => new NotBegun(u.Code, u.Name, u.Level)).ToListAsync(ct);
        return items.Count > PageSize
            ? new Page<NotBegun>(items[..PageSize], items[PageSize - 1].Code)
            : new Page<NotBegun>(items, null);
    }

    /// <summary>How many of the units that have not begun are of each kind.</summary>
    public Task<IReadOnlyDictionary<UnitKind, int>> NotBegunKindsAsync(Actor actor, int year, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "inbox", Role.Officer);
        return KindsAsync(NotBegunUnits(actor, year), ct);
    }

    private IQueryable<Unit> NotBegunUnits(Actor actor, int year) => db.Units.AsNoTracking().In(actor.Unit).Filing(year)
        .Where(u => u.IsActive && !db.Reports.Any(r => r.UnitId == u.Id && r.Year == year));

    /// <summary>Finds units of the area by a part of their name or the beginning of their code.</summary>
    /// <param name="after">Code to go on after, or <see langword="null"/>.</param>
    public async Task<Page<FoundUnit>> FindAsync(Actor actor, int year, string? text, string? after, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "inbox", Role.Officer);
        var within = db.Units.In(actor.Unit).Filing(year);
        var units = await search.FindAsync(text, PageSize + 1, after, within, ct);
        List<int> ids = [.. units.Select(u => u.Id)];
        var reports = await db.Reports.AsNoTracking()
            .Where(r => r.Year == year && ids.Contains(r.UnitId))
            .Select(r => new { r.UnitId, r.Status, r.UpdatedAt })
            .ToDictionaryAsync(r => r.UnitId, ct);
        var found = units.Take(PageSize)
            .Select(u => reports.TryGetValue(u.Id, out var r) ? new FoundUnit(u.Code, u.Name, u.Level, r.Status, r.UpdatedAt) : new FoundUnit(u.Code, u.Name, u.Level, null, null))
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
            .Where(await who.OwnAsync(actor.Unit, ct))
            .OrderBy(r => r.UpdatedAt).ThenBy(r => r.Id)
            .Take(1)
            .Join(db.Units, r => r.UnitId, u => u.Id, (r, u) => new FoundUnit(u.Code, u.Name, u.Level, r.Status, r.UpdatedAt))
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

    /// <summary>How many answers to comments wait to be settled.</summary>
    public int ToSettle { get; init; }

    /// <summary>Where the unit lies.</summary>
    public required Place Place { get; init; }

    public required UnitLevel Level { get; init; }

    public UnitKind Kind => UnitKinds.Of(Level, UnitName);

    /// <summary>Name of the office that decides, where it is another one.</summary>
    public string? Office { get; init; }
}

/// <summary>A list of reports in one state.</summary>
/// <param name="Cursor">Where to go on, or <see langword="null"/>.</param>
/// <param name="Kind">Units of one kind; <see langword="null"/> for all.</param>
/// <param name="Elsewhere">Whether to list, of those that wait for a decision, the ones that another office decides on.</param>
public sealed record InboxList(int Year, ReportStatus Status, string? Cursor = null, UnitKind? Kind = null, bool Elsewhere = false);

/// <summary>A unit that has not begun its report.</summary>
public sealed record NotBegun(string Code, string Name, UnitLevel Level)
{
    public UnitKind Kind => UnitKinds.Of(Level, Name);
}

/// <summary>A unit found by its name, with where its report stands.</summary>
/// <param name="Status">State of its report, or <see langword="null"/> when it has not begun.</param>
/// <param name="UpdatedAt">When the report last changed, UTC.</param>
public sealed record FoundUnit(string Code, string Name, UnitLevel Level, ReportStatus? Status, DateTime? UpdatedAt)
{
    public UnitKind Kind => UnitKinds.Of(Level, Name);
}

/// <summary>How many reports of an area and year are in each state.</summary>
/// <param name="Own">Of those that wait for a decision, how many this office decides on.</param>
public sealed record InboxCounts(IReadOnlyDictionary<ReportStatus, int> Counts, IReadOnlyDictionary<ReportStatus, int> Own, int Units)
{
    /// <summary>Reports in a state; of those that wait for a decision, the ones that this office decides on.</summary>
    public int Of(ReportStatus status) => status is ReportStatus.Submitted or ReportStatus.Approved ? Own.GetValueOrDefault(status) : Counts.GetValueOrDefault(status);

    /// <summary>Reports that wait for a decision of another office.</summary>
    public int Elsewhere(ReportStatus status) => Counts.GetValueOrDefault(status) - Of(status);

    /// <summary>Units that have not begun.</summary>
    public int NotBegun => Math.Max(0, Units - Counts.Values.Sum());
}
