using GovInfoReports.Application.RollUps;
using GovInfoReports.Data;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Reports;

/// <summary>
/// Runs the check engine with what the store knows of the unit: its level, its name, its published earlier years, the names of the
/// units beside it and, where asked for, the texts they published or submitted.
/// </summary>
public sealed class ReportChecks(ReportsDbContext db, CheckEngine engine, Neighbours neighbours, EditionContents contents, CheckedWords words, ComputeRollUp rollUps, FormCatalog catalog, ReportingCalendar calendar)
{
    private const int YearsBack = 2;

    private static readonly PerModel<Func<ReportsDbContext, string, int, IAsyncEnumerable<string>>> NamesBeside = new(() => EF.CompileAsyncQuery(
        (ReportsDbContext db, string parentCode, int unitId) => db.Units.AsNoTracking()
            .Where(u => u.ParentCode == parentCode && u.IsActive && u.Id != unitId)
            .Select(u => u.Name)));

    private static readonly PerModel<Func<ReportsDbContext, int, int, int, IAsyncEnumerable<EarlierEdition>>> Earlier = new(() => EF.CompileAsyncQuery(
        (ReportsDbContext db, int unitId, int first, int year) => db.Editions.AsNoTracking()
            .Where(e => e.UnitId == unitId && e.Year < year && e.Year >= first && e.SupersededBy == null)
            .Select(e => new EarlierEdition(e.Id, e.Year))));

    /// <summary>Checks a content of a unit's report.</summary>
    public Task<(CheckReport Checks, CheckContext Context)> RunAsync(Unit unit, int year, ReportContent content, CancellationToken ct) => RunAsync(unit, year, content, null, ct);

    /// <summary>Checks a content of a unit's report.</summary>
    public async Task<(CheckReport Checks, CheckContext Context)> RunAsync(Unit unit, int year, ReportContent content, string? carryOverReason, CancellationToken ct)
    {
        var context = await ContextAsync(unit, year, content.Form, carryOverReason, null, ct);
        return (engine.Run(content, context, ct), context);
    }

    /// <summary>Checks a content of a unit's report beside the texts of its neighbours.</summary>
    /// <param name="neighboursUntil">
    /// Only what neighbours had published or submitted by then counts, in UTC: the time of submission for what is submitted, so that nothing
    /// that came later asks for an explanation that nobody can give any more. <see langword="null"/> for how it is now.
    /// </param>
    public async Task<(CheckReport Checks, CheckContext Context)> RunWithNeighboursAsync(Unit unit, int year, ReportContent content, string? carryOverReason, DateTime? neighboursUntil, CancellationToken ct)
    {
        var context = await ContextAsync(unit, year, content.Form, carryOverReason, null, ct) with { Neighbours = await NeighboursAsync(unit, year, neighboursUntil, ct) };
        return (engine.Run(content, context, ct), context);
    }

    /// <summary>Checks the working copy of a report.</summary>
    public async Task<CheckReport> RunAsync(AnnualReport report, bool withNeighbours, CancellationToken ct)
    {
        var unit = await db.Units.AsNoTracking().SingleAsync(u => u.Id == report.UnitId, ct);
        return (await RunAsync(report, unit, null, withNeighbours, ct)).Checks;
    }

    /// <summary>Checks the working copy of a unit's report.</summary>
    /// <param name="known">What is known of it already, so that it is not read again; <see langword="null"/> for nothing.</param>
    public async Task<(CheckReport Checks, CheckContext Context)> RunAsync(AnnualReport report, Unit unit, ReportFrame? known, bool withNeighbours, CancellationToken ct)
    {
        var context = await ContextAsync(unit, report.Year, report.Form, report.CarryOverChange?.Reason, known, ct) with { TakenOver = report.Draft.Notes.TakenOver };
        if (withNeighbours)
        {
            context = context with { Neighbours = await NeighboursAsync(unit, report.Year, await SubmittedAsync(report, ct), ct) };
            return (engine.Run(report.Draft.Content, context, ct), context);
        }

        var result = engine.Run(report.Draft.Content, context, words.Of(report.Id), ct);
        words.Keep(report.Id, result.OfWords);
        return (result, context);
    }

    private async Task<CheckContext> ContextAsync(Unit unit, int year, string form, string? carryOverReason, ReportFrame? known, CancellationToken ct) => new()
    {
        Year = year,
        Today = calendar.Today,
        UnitName = unit.Name,
        Level = unit.Level,
        CarryOverReason = carryOverReason,
        EarlierYears = known?.EarlierYears ?? await EarlierYearsAsync(unit.Id, year, ct),
        Below = RollUpRoles.IsGovernment(unit.Level) ? await rollUps.FindAsync(unit.Id, year, catalog.Get(form), ct) : null,
        OtherUnitNames = unit.ParentCode is null
            ? null
            : await NamesBeside.For(db)(db, unit.ParentCode, unit.Id).ToListAsync(ct),
    };

    private async Task<DateTime?> SubmittedAsync(AnnualReport report, CancellationToken ct) => report.IsEditable || report.Desk is not null
        ? null
        : await db.Submissions.Where(s => EF.Property<long>(s, "ReportId") == report.Id).MaxAsync(s => (DateTime?)s.At, ct);

    private async Task<IReadOnlyList<NeighbourText>?> NeighboursAsync(Unit unit, int year, DateTime? until, CancellationToken ct) =>
        await neighbours.OfAsync(unit, year, until, ct) is { } found ? await neighbours.TextsAsync(found, year, ct) : null;

    internal async Task<IReadOnlyDictionary<int, ReportContent>> EarlierYearsAsync(int unitId, int year, CancellationToken ct)
    {
        var editions = await Earlier.For(db)(db, unitId, year - YearsBack, year).ToListAsync(ct);
        var read = await contents.OfAsync(db, editions.ConvertAll(e => e.Id), ct);
        return editions.ToDictionary(e => e.Year, e => read[e.Id]);
    }

    private sealed record EarlierEdition(long Id, int Year);
}
