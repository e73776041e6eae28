using GovInfoReports.Application.Collecting;
using GovInfoReports.Data;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Reports;

/// <summary>Loads a report for a person and checks it against the person's unit before anything is done with it.</summary>
public sealed class ReportLoader(ReportsDbContext db, CollectionGates gates)
{
    private static readonly PerModel<Func<ReportsDbContext, string, int, CancellationToken, Task<AnnualReport?>>> Whole = new(() => EF.CompileAsyncQuery(
        (ReportsDbContext db, string unitCode, int year, CancellationToken ct) => db.Reports
            .Include(r => r.Draft)
            .Include(r => r.Decisions)
            .Include(r => r.Explanations)
            .Include(r => r.Comments)
            .AsSplitQuery()
            .SingleOrDefault(r => r.UnitCode == unitCode && r.Year == year)));

    /// <summary>Loads a report with its working copy, decisions and explanations, for changing it.</summary>
    public async Task<AnnualReport> LoadAsync(Actor actor, ReportKey key, CancellationToken ct) =>
        await FindAsync(actor, key, ct) ?? throw RefusedException.NotFound($"Report {key.UnitCode}/{key.Year}");

    /// <summary>Loads a report as <see cref="LoadAsync"/> does, if there is one.</summary>
    /// <returns>The report, tracked, or <see langword="null"/>.</returns>
    public async Task<AnnualReport?> FindAsync(Actor actor, ReportKey key, CancellationToken ct)
    {
        var report = await Whole.For(db)(db, key.UnitCode, key.Year, ct);
        if (report is null || !actor.Covers(report.UnitCode, report.Place))
        {
            return null;
        }

        if (actor.Role == Role.Clerk)
        {
            report.CollectUnder(await gates.OfAsync(actor.Unit, key.Year, ct));
        }

        return report;
    }

    /// <summary>Loads a report for a step, after checking that the step is allowed and that nobody was faster.</summary>
    public async Task<AnnualReport> LoadForStepAsync(Actor actor, ReportKey key, ReportStep step, Guid opened, CancellationToken ct)
    {
        var report = await LoadAsync(actor, key, ct);
        report.Require(step);

        RequireRevision(report, opened);
        return report;
    }

    /// <summary>Compares the revision that a person opened with the present one.</summary>
    public static void RequireRevision(AnnualReport report, Guid opened)
    {
        if (report.Revision != opened)
        {
            throw new StaleRevisionException(report);
        }
    }

    /// <summary>Stores what was changed; a person who was faster in this very moment is found out by the store.</summary>
    public Task StoreAsync(Actor actor, ReportKey key, CancellationToken ct) =>
        db.StoreAsync(async () => new StaleRevisionException(await LoadAsync(actor, key, ct)), ct);

    public static void RequireRole(Actor actor, string action, params ReadOnlySpan<Role> roles)
    {
        if (!roles.Contains(actor.Role))
        {
            throw RefusedException.Forbidden($"{action} by {actor.Role}");
        }
    }
}
