using System.Linq.Expressions;
using GovInfoReports.Data;
using GovInfoReports.Data.Places;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Browsing;

/// <summary>Everything the public reads: published editions and nothing else.</summary>
public sealed class PublicReports(ReportsDbContext db, UnitSearch search)
{
    /// <summary>How many items a list has unless told otherwise.</summary>
    public const int DefaultLimit = 20;

    /// <summary>How many items a list can have.</summary>
    public const int MaximumLimit = 100;

    private const int NewestOnHome = 10;

    /// <summary>The home page.</summary>
    /// <param name="year">Year to show, or <see langword="null"/> for the newest that has reports.</param>
    /// <param name="areaCode">Area to show, or <see langword="null"/> for the whole country.</param>
    public async Task<PublicHome> HomeAsync(int? year, string? areaCode, CancellationToken ct)
    {
        var area = areaCode is null ? null : await UnitOrThrowAsync(areaCode, ct);
        var totalsCode = area?.Code ?? AreaYearTotal.WholeCountry;
        var years = await db.AreaYearTotals.AsNoTracking()
            .Where(t => t.AreaCode == totalsCode && t.Published > 0)
            .OrderByDescending(t => t.Year)
            .Select(t => new { t.Year, t.Published })
            .ToListAsync(ct);
        var shown = year ?? years.Select(y => (int?)y.Year).FirstOrDefault();
        var below = area is null ? db.Units.Where(u => u.Level == UnitLevel.Province) : db.Units.DirectlyBelow(area);
        var areas = await below.AsNoTracking()
            .Where(u => u.IsActive)
            .OrderBy(u => u.Level).ThenBy(u => u.Code)
            .Select(u => new AreaItem(
                u.Code,
                u.Name,
                u.Level,
                shown == null ? u.FilesReports : u.FilesReports == (u.FilesSince == null || u.FilesSince <= shown),
                u.Level >= UnitLevel.Township
                    ? db.Editions.Count(e => e.UnitId == u.Id && e.Year == shown && e.SupersededBy == null)
                    : db.AreaYearTotals.Where(t => t.AreaCode == u.Code && t.Year == shown).Select(t => t.Published).FirstOrDefault()))
            .ToListAsync(ct);
        var newest = await ItemsAsync(Current(area).Where(e => e.Year == shown), NewestOnHome, ct);
        return new PublicHome(
            [.. years.Select(y => (y.Year, y.Published))],
            shown,
            area,
            area is null ? [] : await AboveAsync(area, ct),
            areas,
            newest);
    }

    /// <summary>Published reports, newest publication first.</summary>
    public async Task<Page<ReportListItem>> ListAsync(ReportFilter filter, CancellationToken ct)
    {
        if (filter.Limit is < 1 or > MaximumLimit)
        {
            throw RefusedException.Invalid("limit", "Limit.Invalid", MaximumLimit);
        }

        var editions = Current(filter.UnitCode is null ? null : await UnitOrThrowAsync(filter.UnitCode, ct));
        if (filter.Year is { } year)
        {
            editions = editions.Where(e => e.Year == year);
        }

        if (filter.Cursor is not null)
        {
            var (at, id) = Cursor.Read(filter.Cursor);
            // The bound on the time alone is what a database seeks by.
            editions = editions.Where(e => e.PublishedAt <= at && (e.PublishedAt < at || e.Id < id));
        }

        var items = await ItemsAsync(editions, filter.Limit + 1, ct);
        return items.Count > filter.Limit
            ? new Page<ReportListItem>(items[..filter.Limit], Cursor.Of(items[filter.Limit - 1].PublishedAt, items[filter.Limit - 1].Id))
            : new Page<ReportListItem>(items, null);
    }

    /// <summary>Finds units by a part of their name or the beginning of their code.</summary>
    /// <param name="after">Code to go on after, or <see langword="null"/>.</param>
    public async Task<Page<UnitHit>> SearchUnitsAsync(string text, string? after, CancellationToken ct)
    {
        var units = await search.FindAsync(text, DefaultLimit + 1, after, ct: ct);
        var shown = units.Take(DefaultLimit).ToList();
        var ids = shown.ConvertAll(u => u.Id);
        var years = await db.Editions.AsNoTracking()
            .Where(e => ids.Contains(e.UnitId) && e.SupersededBy == null)
            .Select(e => new { e.UnitId, e.Year })
            .ToListAsync(ct);
        var codes = shown.SelectMany(u => new[] { u.ProvinceCode, u.CityCode, u.CountyCode }).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var names = await db.Units.AsNoTracking().Where(u => codes.Contains(u.Code)).ToDictionaryAsync(u => u.Code, u => u.Name, ct);
        return new Page<UnitHit>(
            [.. shown.Select(u => new UnitHit(
                u.Code,
                u.Name,
                [.. new[] { u.ProvinceCode, u.CityCode, u.CountyCode }.OfType<string>().Where(c => c != u.Code && names.ContainsKey(c)).Select(c => names[c])],
                [.. years.Where(y => y.UnitId == u.Id).Select(y => y.Year).OrderDescending()]))],
            units.Count > DefaultLimit ? shown[^1].Code : null);
    }

    /// <summary>A unit with all its editions.</summary>
    public async Task<UnitView> UnitAsync(string code, CancellationToken ct)
    {
        var unit = await UnitOrThrowAsync(code, ct);
        return new UnitView(unit, await AboveAsync(unit, ct), await EditionsAsync(db.Editions.Where(e => e.UnitId == unit.Id), ct))
        {
            Names = await db.UnitNames.AsNoTracking().Where(n => n.UnitId == unit.Id && n.Name != unit.Name).OrderByDescending(n => n.LastDay).ToListAsync(ct),
            Predecessors = await SuccessionsAsync(db.UnitSuccessions.Where(s => s.ToId == unit.Id), s => s.FromId, ct),
            Successors = unit.IsActive ? [] : await SuccessionsAsync(db.UnitSuccessions.Where(s => s.FromId == unit.Id), s => s.ToId, ct),
            ReplacedYears = await db.Reports.Where(r => r.UnitId == unit.Id && r.Editions > 0 && r.Closing!.ReplacedById != null)
                .Select(r => r.Year).ToListAsync(ct),
        };
    }

    private async Task<IReadOnlyList<SuccessionItem>> SuccessionsAsync(
        IQueryable<UnitSuccession> successions, Expression<Func<UnitSuccession, int?>> other, CancellationToken ct) =>
        await successions.AsNoTracking().OrderByDescending(s => s.Day).ThenBy(s => s.Id)
            .LeftJoin(db.Units, other, u => (int?)u.Id, (s, u) => new SuccessionItem(u!.Code, u.Name, s.Day, s.Kind, s.Reason, s.TakesCarriedForward))
            .ToListAsync(ct);

    /// <summary>An edition with its content.</summary>
    /// <param name="number">Number of the edition, or <see langword="null"/> for the current one.</param>
    public async Task<EditionView> EditionAsync(string unitCode, int year, int? number, CancellationToken ct)
    {
        var edition = await db.Editions.AsNoTracking().Include(e => e.Body)
            .SingleOrDefaultAsync(e => e.UnitCode == unitCode && e.Year == year && (number == null ? e.SupersededBy == null : e.Number == number), ct)
            ?? throw RefusedException.NotFound($"Edition {unitCode}/{year}/{number}");
        return new EditionView(edition, await EditionsAsync(db.Editions.Where(e => e.ReportId == edition.ReportId), ct))
        {
            ReplacedBy = await db.Reports.Where(r => r.Id == edition.ReportId && r.Closing!.ReplacedById != null)
                .Join(db.Units, r => r.Closing!.ReplacedById, u => u.Id, (r, u) => new ReplacedItem(u.Code, u.Name, r.Closing!.Reason))
                .SingleOrDefaultAsync(ct),
        };
    }

    private static Task<List<ReportListItem>> ItemsAsync(IQueryable<PublishedEdition> editions, int count, CancellationToken ct) =>
        editions.OrderByDescending(e => e.PublishedAt).ThenByDescending(e => e.Id)
            .Take(count)
            .Select(e => new ReportListItem(e.Id, e.UnitCode, e.UnitName, e.AreaNames, e.Year, e.Form, e.Number, e.Title, e.PublishedAt, e.SourceName != null, e.OriginallyPublishedOn))
            .ToListAsync(ct);

    private static Task<List<EditionItem>> EditionsAsync(IQueryable<PublishedEdition> editions, CancellationToken ct) =>
        editions.AsNoTracking()
            .OrderByDescending(e => e.Year).ThenByDescending(e => e.Number)
            .Select(e => new EditionItem(e.Year, e.Number, e.Form, e.Title, e.PublishedAt, e.CorrectionNote, e.SupersededBy, e.SourceName, e.OriginallyPublishedOn))
            .ToListAsync(ct);

    private IQueryable<PublishedEdition> Current(Unit? area)
    {
        var editions = db.Editions.AsNoTracking().Where(e => e.SupersededBy == null);
        return area is null ? editions : editions.In(area);
    }

    private async Task<Unit> UnitOrThrowAsync(string code, CancellationToken ct) =>
        await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Code == code, ct) ?? throw RefusedException.NotFound($"Unit {code}");

    private Task<List<Unit>> AboveAsync(Unit unit, CancellationToken ct)
    {
        List<string> codes = [.. new[] { unit.ProvinceCode, unit.CityCode, unit.CountyCode }.OfType<string>().Where(c => c != unit.Code)];
        return db.Units.AsNoTracking().Where(u => codes.Contains(u.Code)).OrderBy(u => u.Level).ToListAsync(ct);
    }
}

/// <summary>What a list of published reports is limited to.</summary>
/// <param name="Year">Reporting year, or <see langword="null"/> for all.</param>
/// <param name="UnitCode">A unit, with all below it, or <see langword="null"/> for all.</param>
/// <param name="Cursor">Where to go on, or <see langword="null"/>.</param>
public sealed record ReportFilter(int? Year = null, string? UnitCode = null, string? Cursor = null, int Limit = PublicReports.DefaultLimit);

/// <summary>A published report in a list.</summary>
/// <param name="PublishedAt">When, UTC; of a historic edition, when it was imported.</param>
/// <param name="OriginallyOn">The day that a historic edition was first made public on, if its file tells.</param>
public sealed record ReportListItem(long Id, string UnitCode, string UnitName, string AreaNames, int Year, string Form, int Number, string Title, DateTime PublishedAt, bool IsHistoric, DateOnly? OriginallyOn);

/// <summary>An area on the home page.</summary>
public sealed record AreaItem(string Code, string Name, UnitLevel Level, bool FilesReports, int Published)
{
    public UnitKind Kind => UnitKinds.Of(Level, Name);
}

/// <summary>What the public home page shows.</summary>
/// <param name="Year">The year shown, or <see langword="null"/> where nothing was ever published.</param>
/// <param name="Area">The area shown, or <see langword="null"/> for the whole country.</param>
public sealed record PublicHome(
    IReadOnlyList<(int Year, int Published)> Years,
    int? Year,
    Unit? Area,
    IReadOnlyList<Unit> Above,
    IReadOnlyList<AreaItem> Areas,
    IReadOnlyList<ReportListItem> Newest);

/// <summary>A unit found by its name.</summary>
public sealed record UnitHit(string Code, string Name, IReadOnlyList<string> AreaNames, IReadOnlyList<int> Years);

/// <summary>An edition in the list of a unit.</summary>
/// <param name="PublishedAt">When, UTC.</param>
/// <param name="CorrectionNote">更正说明, or <see langword="null"/>.</param>
/// <param name="SupersededBy">Number of the edition that replaced it, or <see langword="null"/>.</param>
/// <param name="SourceName">Name of the file that a historic edition was imported from, or <see langword="null"/>.</param>
/// <param name="OriginallyOn">The day that a historic edition was first made public on, if its file tells.</param>
public sealed record EditionItem(int Year, int Number, string Form, string Title, DateTime PublishedAt, string? CorrectionNote, int? SupersededBy, string? SourceName, DateOnly? OriginallyOn);

/// <summary>What a unit's public page shows.</summary>
public sealed record UnitView(Unit Unit, IReadOnlyList<Unit> Above, IReadOnlyList<EditionItem> Editions)
{
    /// <summary>What it was called before, the latest first.</summary>
    public IReadOnlyList<UnitName> Names { get; init; } = [];

    /// <summary>Units whose duties it took over.</summary>
    public IReadOnlyList<SuccessionItem> Predecessors { get; init; } = [];

    /// <summary>How it ended, and who took over its duties.</summary>
    public IReadOnlyList<SuccessionItem> Successors { get; init; } = [];

    /// <summary>Years in which another unit's report counts in place of its own.</summary>
    public IReadOnlyList<int> ReplacedYears { get; init; } = [];
}

/// <summary>How the duties of a unit came to another.</summary>
/// <param name="Code">Code of the other unit; <see langword="null"/> where there was no successor.</param>
public sealed record SuccessionItem(string? Code, string? Name, DateOnly Day, SuccessionKind Kind, string Reason, bool TakesCarriedForward);

/// <summary>The unit whose report of the year counts in place of the one shown.</summary>
public sealed record ReplacedItem(string Code, string Name, string Reason);

/// <summary>What a report's public page shows.</summary>
public sealed record EditionView(PublishedEdition Edition, IReadOnlyList<EditionItem> All)
{
    /// <summary>The unit whose report of the year counts in its place; <see langword="null"/> where its own does.</summary>
    public ReplacedItem? ReplacedBy { get; init; }
}
