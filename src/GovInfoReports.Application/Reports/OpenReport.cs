using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Collecting;
using GovInfoReports.Application.Signing;
using GovInfoReports.Data;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Reports;

/// <summary>Opens the report of the clerk's unit for a year, and begins it where there is none yet.</summary>
public sealed class OpenReport(
    ReportsDbContext db,
    ReportLoader loader,
    ReportChecks checks,
    FormCatalog catalog,
    ReportingCalendar calendar,
    SigningChains chains,
    CollectionGates gates,
    AuditTrail audit,
    TimeProvider clock)
{
    /// <summary>Begins the report where there is none. Beginning twice is no error.</summary>
    public async Task BeginAsync(Actor actor, int year, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, AuditActions.ReportBegin, Role.Clerk);
        if (await db.Reports.AnyAsync(r => r.UnitCode == actor.Unit.Code && r.Year == year, ct))
        {
            return;
        }

        try
        {
            var lastYear = await LastYearAsync(actor.Unit.Id, year, ct);
            var gate = await gates.OfAsync(actor.Unit, year, ct);
            await db.InTransactionAsync(async token => await StoreAsync(actor, Begin(actor, actor.Unit, year, lastYear, gate), AuditActions.ReportBegin, null, token), ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            // Two tabs began it at once: the store keeps one report for a unit and year, and the other tab goes on with it.
            db.ChangeTracker.Clear();
            if (!await db.Reports.AnyAsync(r => r.UnitCode == actor.Unit.Code && r.Year == year, ct))
            {
                throw;
            }
        }
    }

    /// <summary>Shows a report to its clerk or to whoever is set over its unit.</summary>
    public Task<ReportView> ViewAsync(Actor actor, ReportKey key, CancellationToken ct) => ViewAsync(actor, key, withNeighbours: false, ct);

    /// <summary>Shows a report to its clerk or to whoever is set over its unit.</summary>
    public async Task<ReportView> ViewAsync(Actor actor, ReportKey key, bool withNeighbours, CancellationToken ct) =>
        await FindAsync(actor, key, withNeighbours, ct) ?? throw RefusedException.NotFound($"Report {key.UnitCode}/{key.Year}");

    /// <summary>Shows a report as <see cref="ViewAsync(Actor, ReportKey, bool, CancellationToken)"/> does, if there is one.</summary>
    public async Task<ReportView?> FindAsync(Actor actor, ReportKey key, bool withNeighbours, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "report.view", Role.Clerk, Role.Officer);
        return await loader.FindAsync(actor, key, ct) is { } report ? await ViewAsync(report, withNeighbours, ct) : null;
    }

    /// <summary>Checks a report and puts beside it what a page shows with it.</summary>
    public Task<ReportView> ViewAsync(AnnualReport report, CancellationToken ct) => ViewAsync(report, withNeighbours: false, ct);

    /// <summary>Checks a report and puts beside it what a page shows with it.</summary>
    public Task<ReportView> ViewAsync(AnnualReport report, bool withNeighbours, CancellationToken ct) => ViewAsync(report, null, withNeighbours, ct);

    /// <summary>Checks a report and puts beside it what a page shows with it.</summary>
    /// <param name="known">What is known of it already, so that it is not read again; <see langword="null"/> for nothing.</param>
    public async Task<ReportView> ViewAsync(AnnualReport report, ReportFrame? known, bool withNeighbours, CancellationToken ct)
    {
        var unit = known?.Unit ?? await db.Units.AsNoTracking().SingleAsync(u => u.Id == report.UnitId, ct);
        var (result, context) = await checks.RunAsync(report, unit, known, withNeighbours, ct);
        var edition = catalog.Get(report.Form);
        return new ReportView(report, unit, edition, context.LastYear, result)
        {
            Chain = await chains.OfAsync(report.UnitId, ct),
        };
    }

    /// <summary>What has to be known of a report before it is changed.</summary>
    public async Task<ReportFrame> FrameAsync(AnnualReport report, CancellationToken ct)
    {
        var earlier = await checks.EarlierYearsAsync(report.UnitId, report.Year, ct);
        return new ReportFrame(catalog.Get(report.Form), earlier.GetValueOrDefault(report.Year - 1)) { EarlierYears = earlier };
    }

    internal Task<ReportContent?> LastYearAsync(int unitId, int year, CancellationToken ct) => db.Editions.AsNoTracking()
        .Where(e => e.UnitId == unitId && e.Year == year - 1 && e.SupersededBy == null)
        .Select(e => e.Body.Content)
        .SingleOrDefaultAsync(ct);

    internal static ReportContent Beginning(Unit unit, int year, ReportFrame frame) => AnnualReport.Beginning(unit, year, Messages.Get("Title.Default", unit.Name, year), frame);

    internal AnnualReport Begin(Actor? actor, Unit unit, int year, ReportContent? lastYear, CollectionGate gate)
    {
        if (!calendar.Collects(year))
        {
            throw RefusedException.Invalid("year", "Year.NotCollected", year, calendar.FirstYear, calendar.LastYear);
        }

        if (!unit.Files(year) || !unit.IsActive)
        {
            throw RefusedException.Invalid("unit", "Unit.DoesNotFile", unit.Name);
        }

        if (gate.ForNew is { } closed)
        {
            throw new RefusedException(RefusalKind.Conflict, closed);
        }

        ReportFrame frame = new(catalog.ForYear(year)!, lastYear);
        var report = AnnualReport.Begin(unit, year, frame.Edition, Beginning(unit, year, frame), actor?.Name ?? string.Empty, clock.GetUtcNow().UtcDateTime);
        db.Reports.Add(report);
        return report;
    }

    // A new report has its key only when it is stored, and the record names it by its key.
    internal async Task StoreAsync(Actor? actor, AnnualReport report, string action, string? detail, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        audit.Add(actor, action, report, detail);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>A report as its clerk works on it.</summary>
/// <param name="LastYear">Last year's published content, or <see langword="null"/>.</param>
public sealed record ReportView(AnnualReport Report, Unit Unit, FormEdition Edition, ReportContent? LastYear, CheckReport Checks)
{
    /// <summary>What of the report cannot be changed, and why; worked out for whom it is shown to.</summary>
    public ReportLocks Locks => field ??= ReportLocks.Of(Report, Edition, LastYear);

    /// <summary>The desks of the unit's own chain, in order; none where the unit has no chain.</summary>
    public IReadOnlyList<ChainDesk> Chain { get; init; } = [];

    /// <summary>Whether the unit has a chain of its own that must agree before the report is submitted 内部审签.</summary>
    public bool HasChain => Chain.Count > 0;

    /// <summary>Whether the unit's own chain has yet to agree to what the report says now.</summary>
    public bool NeedsSigning => HasChain && !Report.IsSigned;

    /// <summary>Everything that stands between the working copy and its submission.</summary>
    public CheckList List => CheckList.Of(this);
}
