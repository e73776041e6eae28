using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.RollUps;

/// <summary>Shows a government's clerk what the reports below add up to, and what of it is out of date in the own report.</summary>
public sealed class ShowRollUp(ReportsDbContext db, RollUpParent parent, RollUpMembers members, ComputeRollUp rollUps, OpenReport open, FormCatalog catalog)
{
    public async Task<RollUpView> GetAsync(Actor actor, int year, CancellationToken ct)
    {
        parent.Require(actor, "rollup.view", year);
        var report = await db.Reports.AsNoTracking().Include(r => r.Draft).SingleOrDefaultAsync(r => r.UnitId == actor.Unit.Id && r.Year == year, ct);
        var form = parent.FormOf(report, year);
        return await ViewAsync(actor.Unit, year, form, report, ct);
    }

    /// <summary>Shows the roll-up of any government, for the command line.</summary>
    public async Task<RollUpView> GetAsync(string unitCode, int year, CancellationToken ct)
    {
        var unit = await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Code == unitCode, ct);
        if (unit is null || !RollUpRoles.IsGovernment(unit.Level) || catalog.ForYear(year) is null)
        {
            throw RefusedException.NotFound($"Roll-up of {unitCode}/{year}");
        }

        var report = await db.Reports.AsNoTracking().SingleOrDefaultAsync(r => r.UnitId == unit.Id && r.Year == year, ct);
        return await ViewAsync(unit, year, parent.FormOf(report, year), report, ct);
    }

    private async Task<RollUpView> ViewAsync(Unit unit, int year, FormEdition form, AnnualReport? report, CancellationToken ct)
    {
        var (version, rows) = await members.OfAsync(unit, year, ct);
        var rollUp = rows.Any(m => m.IsDecided)
            ? await rollUps.FindAsync(unit.Id, year, form, ct)
            : await rollUps.ProposedAsync(unit.Id, year, form, [.. rows.Where(m => m.IsIncluded).Select(m => m.Unit.Id)], ct);
        return new RollUpView(unit, year, form, report, rows, rollUp)
        {
            Version = version,
            LastYear = await open.LastYearAsync(unit.Id, year, ct),
            Taking = await TakingAsync(unit.Id, year, rollUp, ct),
            Adjustments = await db.RollUpAdjustments.AsNoTracking().Where(a => a.ParentId == unit.Id && a.Year == year && a.Amount != 0).OrderBy(a => a.Id).ToListAsync(ct),
        };
    }

    /// <summary>What differs from what was taken over, in the cells that were taken over.</summary>
    private async Task<TakingView?> TakingAsync(int parentId, int year, RollUp? now, CancellationToken ct)
    {
        var taking = await db.RollUpTakings.AsNoTracking().Include(t => t.Body).SingleOrDefaultAsync(t => t.ParentId == parentId && t.Year == year, ct);
        if (taking is null)
        {
            return null;
        }

        var snapshot = taking.Body.Snapshot;
        var taken = snapshot.Taken.ToHashSet();
        var form = now?.Edition ?? catalog.Get(snapshot.Form);
        now ??= RollUp.Of(form, [], [], []);
        return new TakingView(taking.By, taking.At, [.. now.DifferencesFrom(snapshot.Restore(form)).Where(d => taken.Contains(d.Id))]);
    }
}

/// <summary>A government's roll-up for a year.</summary>
/// <param name="Report">Its own report, or <see langword="null"/> where it was not begun.</param>
/// <param name="RollUp">What the reports below add up to, or would, with the members proposed; <see langword="null"/> where there are none.</param>
public sealed record RollUpView(Unit Unit, int Year, FormEdition Edition, AnnualReport? Report, IReadOnlyList<MemberRow> Members, RollUp? RollUp)
{
    /// <summary>The version of the members, see <see cref="RollUpMembers.VersionOf"/>.</summary>
    public required string Version { get; init; }

    /// <summary>Last year's published content, or <see langword="null"/>.</summary>
    public ReportContent? LastYear { get; init; }

    /// <summary>What was taken over, or <see langword="null"/> where nothing was.</summary>
    public TakingView? Taking { get; init; }

    public IReadOnlyList<RollUpAdjustment> Adjustments { get; init; } = [];

    /// <summary>Whether the government's own office is among the members: its report is one of those below, not the government's 政府办公室.</summary>
    public bool HasOffice => Members.Any(m => m.IsIncluded && RollUpRoles.IsOffice(m.Unit.Level, m.Unit.Name));

    /// <summary>Whether the members are only proposed.</summary>
    public bool IsProposed => Members.All(m => !m.IsDecided);

    /// <summary>Whether the report is public and says something else than the reports below by now 应更正.</summary>
    public bool IsCorrectionDue => Taking is { IsOutOfDate: true } && Report is { Status: ReportStatus.Published };
}

/// <summary>What was taken over into a report.</summary>
/// <param name="OutOfDate">The cells that would be otherwise by now.</param>
public sealed record TakingView(string By, DateTime At, IReadOnlyList<RollUpDifference> OutOfDate)
{
    public bool IsOutOfDate => OutOfDate.Count > 0;
}
