using System.Globalization;
using GovInfoReports.Application.Review;
using GovInfoReports.Data;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Collecting;

/// <summary>
/// Shows who owes what by when and what came, of the units directly below an area. The list is one query that runs along the units and never
/// reads a content; checks are not run anew.
/// </summary>
public sealed class Board(ReportsDbContext db, CollectionLoader loader, ReportingCalendar calendar)
{
    /// <summary>The board for an officer.</summary>
    /// <param name="areaCode">Code of an area within the officer's; <see langword="null"/> for the own.</param>
    public async Task<BoardView> GetAsync(Actor actor, string? areaCode, int year, CancellationToken ct)
    {
        var area = await loader.AreaAsync(actor, areaCode, year, ct);
        return await OfAsync(area, year, await loader.DeciderAsync(actor.Unit, area, ct), ct);
    }

    /// <summary>The board of the officer's own area; <see langword="null"/> where the unit has none below it.</summary>
    public async Task<BoardView?> OwnAsync(Actor actor, int year, CancellationToken ct) =>
        actor.Unit.Level <= UnitLevel.County ? await GetAsync(actor, null, year, ct) : null;

    /// <summary>The board for the command line, which may see all.</summary>
    public async Task<BoardView> GetAsync(string areaCode, int year, CancellationToken ct)
    {
        if (!calendar.Collects(year))
        {
            throw RefusedException.Invalid("year", "Year.NotCollected", year, calendar.FirstYear, calendar.LastYear);
        }

        var area = await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Code == areaCode, ct) ?? throw RefusedException.Invalid("unit", "Unit.Unknown", areaCode);
        return area.Level <= UnitLevel.County
            ? await OfAsync(area, year, await loader.DeciderAsync(area, area, ct), ct)
            : throw RefusedException.Invalid("unit", "Collection.NoArea", area.Name);
    }

    /// <summary>Changes whenever something does that the board shows, and not while clerks fill in; a board that is open asks for it.</summary>
    public async Task<string> TokenAsync(Actor actor, string? areaCode, int year, CancellationToken ct)
    {
        var area = await loader.AreaAsync(actor, areaCode, year, ct);
        return await TokenOfAsync(area, year, (await loader.FindAsync(area, year, ct))?.Revision, ct);
    }

    private async Task<BoardView> OfAsync(Unit area, int year, Decider decider, CancellationToken ct)
    {
        var collection = await loader.FindAsync(area, year, ct);

        // The token first: what changes while the list is read is shown again, and not passed over.
        var token = await TokenOfAsync(area, year, collection?.Revision, ct);
        var rows = await Rows(area, year, collection).OrderBy(r => r.Code).ToListAsync(ct);
        if (collection is null)
        {
            await NameSuccessorsAsync(rows, ct);
        }

        return new BoardView(area, year, collection, [.. rows.Select(r => RowOf(r, year, collection))], decider)
        {
            Token = token,
            Unlisted = collection is null ? [] : await UnlistedAsync(area, year, collection.Id, ct),
        };
    }

    private async Task<string> TokenOfAsync(Unit area, int year, Guid? revision, CancellationToken ct)
    {
        var now = await db.Units.AsNoTracking().DirectlyBelow(area)
            .Join(db.Reports.Where(r => r.Year == year), u => u.Id, r => r.UnitId, (_, r) => r)
            .GroupBy(_ => 1)
            .Select(g => new
            {
                Count = g.Count(),
                Last = g.Max(r => r.Status == ReportStatus.Draft && r.Desk == null ? r.CreatedAt : r.UpdatedAt),
                States = g.Sum(r => (int)r.Status),
                Rounds = g.Sum(r => r.Round),
                Desks = g.Sum(r => r.Desk ?? 0),
            })
            .SingleOrDefaultAsync(ct);
        var reminded = await db.Units.AsNoTracking().DirectlyBelow(area)
            .Join(db.Reminders.Where(m => m.Year == year), u => u.Id, m => m.UnitId, (_, m) => (long?)m.Id)
            .MaxAsync(ct);

        // A question changes nothing of its report.
        var asked = await db.Units.AsNoTracking().DirectlyBelow(area)
            .Join(db.Reports.Where(r => r.Year == year), u => u.Id, r => r.UnitId, (_, r) => r)
            .SelectMany(r => r.Comments.Where(c => c.State == CommentState.Asked))
            .GroupBy(_ => 1)
            .Select(g => new { Count = g.Count(), Last = g.Max(c => c.Id) })
            .SingleOrDefaultAsync(ct);
        var reports = string.Create(
            CultureInfo.InvariantCulture,
            $"{now?.Count ?? 0}-{now?.Last.Ticks ?? 0}-{now?.States ?? 0}-{now?.Rounds ?? 0}-{now?.Desks ?? 0}");
        return string.Create(CultureInfo.InvariantCulture, $"{calendar.Today:yyyyMMdd}-{revision:N}-{reports}-{reminded ?? 0}-{asked?.Count ?? 0}-{asked?.Last ?? 0}");
    }

    private async Task<IReadOnlyList<(string Code, string Name)>> UnlistedAsync(Unit area, int year, int collectionId, CancellationToken ct)
    {
        var units = await loader.InTree(area, year).AsNoTracking()
            .Where(u => !db.ExpectedUnits.Any(e => e.CollectionId == collectionId && e.UnitId == u.Id))
            .OrderBy(u => u.Code)
            .Select(u => new { u.Code, u.Name })
            .ToListAsync(ct);
        return [.. units.Select(u => (u.Code, u.Name))];
    }

    // Of units that ended before a list was frozen: why they do not count, and who followed them.
    private async Task NameSuccessorsAsync(List<Found> rows, CancellationToken ct)
    {
        var successions = await loader.SuccessionsAsync([.. rows.Where(r => !r.IsIncluded).Select(r => r.UnitId)], ct);
        var ids = successions.Values.Select(s => s.ToId).OfType<int>().Distinct().ToList();
        var names = ids.Count == 0 ? [] : await db.Units.AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        foreach (var row in rows)
        {
            if (successions.TryGetValue(row.UnitId, out var succession))
            {
                (row.Kind, row.Reason) = (CollectionLoader.KindOf(succession.Kind, succession.ToId is not null), succession.Reason);
                row.Successor = succession.ToId is { } to ? names[to] : null;
            }
        }
    }

    // Frozen rows where there are any, else the tree.
    private IQueryable<Found> Rows(Unit area, int year, Collection? collection)
    {
        // Names are those of the day by which the law has the year's reports.
        var day = ReportingCalendar.FirstDueDate(year);
        var listed = collection is null
            ? loader.InTreeOrGone(area, year).AsNoTracking().Select(u => new { Unit = u, Row = db.ExpectedUnits.FirstOrDefault(e => e.CollectionId == 0 && e.UnitId == u.Id) })
            : db.ExpectedUnits.AsNoTracking().Where(e => e.CollectionId == collection.Id).Join(db.Units, e => e.UnitId, u => u.Id, (e, u) => new { Unit = u, Row = (ExpectedUnit?)e });
        return listed.LeftJoin(db.Reports.AsNoTracking().Where(r => r.Year == year), l => l.Unit.Id, r => r.UnitId, (l, r) => new Found
        {
            UnitId = l.Unit.Id,
            Code = l.Unit.Code,
            Name = db.UnitNames.Where(n => n.UnitId == l.Unit.Id && n.LastDay >= day).OrderBy(n => n.LastDay).Select(n => n.Name).FirstOrDefault()
                ?? l.Unit.Name,
            Level = l.Unit.Level,
            IsIncluded = l.Row == null ? l.Unit.IsActive || r != null : l.Row.IsIncluded,
            Kind = l.Row!.Kind,
            Reason = l.Row.Reason,
            Successor = db.Units.Where(s => s.Id == l.Row.SuccessorId).Select(s => s.Name).FirstOrDefault(),
            ExtendedUntil = l.Row.ExtendedUntil,
            ExtensionReason = l.Row.ExtensionReason,
            ExtendedBy = l.Row.ExtendedBy,
            Status = (ReportStatus?)r!.Status,
            Desk = r.Desk,
            DeskHolder = db.SigningDesks.Where(d => d.UnitId == l.Unit.Id && d.Number == r.Desk).Join(db.Users, d => d.AccountId, a => a.Id, (_, a) => a.DisplayName).FirstOrDefault(),
            IsNothing = r.Nothing != null,
            IsCorrection = r.CorrectionNote != null,
            FirstSubmitted = r.Decisions.Where(d => d.Step == ReportStep.Submit && !r.Decisions.Any(w => w.Step == ReportStep.Withdraw && w.Round == d.Round)).Min(d => (DateTime?)d.At),
            LastSubmitted = r.Decisions.Where(d => d.Step == ReportStep.Submit && !r.Decisions.Any(w => w.Step == ReportStep.Withdraw && w.Round == d.Round)).Max(d => (DateTime?)d.At),
            Returned = r.Decisions.Count(d => d.Step == ReportStep.Return),
            Queries = (int?)r.QueriesAtSubmission ?? 0,
            Revision = (Guid?)r.Revision,
            Asked = r.Comments.Count(c => c.State == CommentState.Asked),
            OpenComments = r.Comments.Count(c => c.State != CommentState.Accepted && !c.IsFromClerk),
            PublishedAt = db.Editions.Where(e => e.UnitId == l.Unit.Id && e.Year == year && e.Number == 1).Select(e => (DateTime?)e.PublishedAt).FirstOrDefault(),
            SourceName = db.Editions.Where(e => e.UnitId == l.Unit.Id && e.Year == year && e.Number == 1).Select(e => e.SourceName).FirstOrDefault(),
            OriginallyOn = db.Editions.Where(e => e.UnitId == l.Unit.Id && e.Year == year && e.Number == 1).Select(e => e.OriginallyPublishedOn).FirstOrDefault(),
            Reminded = db.Reminders.Count(m => m.UnitId == l.Unit.Id && m.Year == year),
            LastReminded = db.Reminders.Where(m => m.UnitId == l.Unit.Id && m.Year == year).Max(m => (DateTime?)m.At),
            LastRemindedBy = db.Reminders.Where(m => m.UnitId == l.Unit.Id && m.Year == year).OrderByDescending(m => m.Id).Select(m => m.By).FirstOrDefault(),
        });
    }

    private BoardRow RowOf(Found found, int year, Collection? collection)
    {
        CollectionTerms terms = new(found.Level, year) { Dates = collection?.Dates ?? CollectionDates.None, ExtendedUntil = found.ExtendedUntil };
        var isHistoric = found.SourceName is not null;

        // What a clerk merely declares in a draft is the clerk's own.
        var isWithClerk = found.Status is ReportStatus.Draft or ReportStatus.Returned;
        var handedIn = isHistoric ? found.OriginallyOn : found.FirstSubmitted is { } at ? ReportingCalendar.DayOf(at) : (DateOnly?)null;
        var published = isHistoric ? found.OriginallyOn : found.PublishedAt is { } on ? ReportingCalendar.DayOf(on) : (DateOnly?)null;
        var isKnown = found.IsIncluded && (!isHistoric || found.OriginallyOn is not null);
        return new BoardRow(found.UnitId, found.Code, found.Name, found.Level, terms)
        {
            IsIncluded = found.IsIncluded,
            Kind = found.Kind,
            Reason = found.Reason,
            Successor = found.Successor,
            ExtensionReason = found.ExtensionReason,
            ExtendedBy = found.ExtendedBy,
            Status = found.Status,
            Desk = found.Desk,
            DeskHolder = found.DeskHolder,
            IsNothing = found.IsNothing && !isWithClerk,
            IsCorrection = found.IsCorrection,
            FirstSubmitted = found.FirstSubmitted,
            LastSubmitted = found.LastSubmitted,
            Returned = found.Returned,
            Queries = found.FirstSubmitted is null ? 0 : found.Queries,
            OpenComments = found.OpenComments,
            Asked = found.Asked,
            Revision = found.Revision,
            PublishedAt = found.PublishedAt,
            IsHistoric = isHistoric,
            OnTime = isKnown ? Punctuality.Of(terms, handedIn, calendar.Today) : Punctuality.Unknown,
            PublishedOnTime = isKnown ? Punctuality.Of(terms with { Dates = new CollectionDates { SubmitBy = terms.Dates.PublishBy } }, published, calendar.Today) : Punctuality.Unknown,
            DaysLeft = terms.Due.DayNumber - calendar.Today.DayNumber,
            Reminded = found.Reminded,
            LastReminded = found.LastReminded,
            LastRemindedBy = found.LastRemindedBy,
            OriginallyOn = found.OriginallyOn,
        };
    }

    private sealed class Found
    {
        public int UnitId { get; init; }

        public required string Code { get; init; }

        public required string Name { get; init; }

        public UnitLevel Level { get; init; }

        public bool IsIncluded { get; init; }

        public ExpectedKind? Kind { get; set; }

        public string? Reason { get; set; }

        public string? Successor { get; set; }

        public DateOnly? ExtendedUntil { get; init; }

        public string? ExtensionReason { get; init; }

        public string? ExtendedBy { get; init; }

        public ReportStatus? Status { get; init; }

        public int? Desk { get; init; }

        public string? DeskHolder { get; init; }

        public bool IsNothing { get; init; }

        public bool IsCorrection { get; init; }

        public DateTime? FirstSubmitted { get; init; }

        public DateTime? LastSubmitted { get; init; }

        public int Returned { get; init; }

        public int Queries { get; init; }

        public int OpenComments { get; init; }

        public int Asked { get; init; }

        public Guid? Revision { get; init; }

        public DateTime? PublishedAt { get; init; }

        public string? SourceName { get; init; }

        public DateOnly? OriginallyOn { get; init; }

        public int Reminded { get; init; }

        public DateTime? LastReminded { get; init; }

        public string? LastRemindedBy { get; init; }
    }
}
