using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Collecting;

/// <summary>Answers what the collection that a unit belongs to lets it do today: for pages, imports and programs alike, with one indexed read.</summary>
public sealed class CollectionGates(ReportsDbContext db, ReportingCalendar calendar)
{
    // A row for each year in which something was set, so at most as many as there are years.
    private static readonly PerModel<Func<ReportsDbContext, string, int, IAsyncEnumerable<Found>>> Terms = new(() => EF.CompileAsyncQuery(
        (ReportsDbContext db, string area, int unitId) => db.Collections.AsNoTracking().Where(c => c.AreaCode == area).Select(c => new Found
        {
            Year = c.Year,
            Office = db.Units.Where(u => u.Code == c.AreaCode).Select(u => u.Name).Single(),
            OpensOn = c.OpensOn,
            SubmitBy = c.SubmitBy,
            PublishBy = c.PublishBy,
            NoNewAfter = c.NoNewAfter,
            NoChangesAfter = c.NoChangesAfter,
            RemindOn = c.RemindOn,
            ExtendedUntil = c.Units.Where(u => u.UnitId == unitId).Select(u => u.ExtendedUntil).FirstOrDefault(),
        })));

    /// <summary>Code of the area that collects a unit's reports: the one directly above it.</summary>
    public static string AreaOf(Unit unit) => unit.ParentCode ?? UnitCode.Country;

    /// <summary>The answer for a unit and year.</summary>
    public async Task<CollectionGate> OfAsync(Unit unit, int year, CancellationToken ct) =>
        (await AllAsync(unit, ct)).GetValueOrDefault(year) ?? new CollectionGate(new CollectionTerms(unit.Level, year), calendar.Today);

    /// <summary>The answers for a unit, of the years in which something was set; for the others the law's days hold.</summary>
    public async Task<IReadOnlyDictionary<int, CollectionGate>> AllAsync(Unit unit, CancellationToken ct) =>
        await Terms.For(db)(db, AreaOf(unit), unit.Id).ToDictionaryAsync(f => f.Year, f => new CollectionGate(f.For(unit, f.Year), calendar.Today), cancellationToken: ct);

    /// <summary>What the office that collects tells the clerks of a unit.</summary>
    public async Task<string?> InstructionsAsync(Unit unit, int year, CancellationToken ct)
    {
        var area = AreaOf(unit);
        return await db.Collections.Where(c => c.AreaCode == area && c.Year == year).Select(c => c.Instructions).SingleOrDefaultAsync(ct);
    }

    private sealed class Found
    {
        public int Year { get; init; }

        public required string Office { get; init; }

        public DateOnly? OpensOn { get; init; }

        public DateOnly? SubmitBy { get; init; }

        public DateOnly? PublishBy { get; init; }

        public DateOnly? NoNewAfter { get; init; }

        public DateOnly? NoChangesAfter { get; init; }

        public string? RemindOn { get; init; }

        public DateOnly? ExtendedUntil { get; init; }

        public CollectionTerms For(Unit unit, int year) => new(unit.Level, year)
        {
            Office = Office,
            Dates = new CollectionDates
            {
                OpensOn = OpensOn,
                SubmitBy = SubmitBy,
                PublishBy = PublishBy,
                NoNewAfter = NoNewAfter,
                NoChangesAfter = NoChangesAfter,
                Reminders = ReminderDays.Stored(RemindOn),
            },
            ExtendedUntil = ExtendedUntil,
        };
    }
}
