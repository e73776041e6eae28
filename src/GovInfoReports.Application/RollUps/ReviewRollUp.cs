using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.RollUps;

/// <summary>
/// Shows an officer where the figures of a government's report come from: the roll-up as it was taken over before the report was submitted,
/// beside what was submitted. What the clerk took over since is the draft's, which no officer sees.
/// </summary>
public sealed class ReviewRollUp(ReportsDbContext db, ReportLoader loader, FormCatalog catalog)
{
    public async Task<ReviewedRollUp> GetAsync(Actor actor, ReportKey key, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "rollup.review", Role.Officer);
        var report = await loader.LoadAsync(actor, key, ct);
        var unit = await db.Units.AsNoTracking().SingleAsync(u => u.Id == report.UnitId, ct);
        var submitted = await db.Submissions.AsNoTracking()
            .Where(s => EF.Property<long>(s, "ReportId") == report.Id && s.Round == report.Round)
            .SingleOrDefaultAsync(ct);
        if (!RollUpRoles.IsGovernment(unit.Level) || submitted is null)
        {
            throw RefusedException.NotFound($"Roll-up of {key}");
        }

        var taking = await db.RollUpTakings.AsNoTracking().Include(t => t.Body).SingleOrDefaultAsync(t => t.ParentId == unit.Id && t.Year == key.Year, ct);
        var isSeen = taking is not null && taking.At <= submitted.At;
        return new ReviewedRollUp(unit, key.Year, submitted.Content, isSeen ? taking!.Body.Snapshot.Restore(catalog.Get(report.Form)) : null)
        {
            Taken = isSeen ? taking!.Body.Snapshot.Taken.ToHashSet() : [],
            By = isSeen ? taking!.By : null,
            At = isSeen ? taking!.At : null,
            IsTakenSince = taking is not null && !isSeen,
        };
    }
}

/// <summary>A government's roll-up as an officer reviews it.</summary>
/// <param name="RollUp">What was taken over before that; <see langword="null"/> where nothing was, or it was taken over anew since.</param>
public sealed record ReviewedRollUp(Unit Unit, int Year, ReportContent Content, RollUp? RollUp)
{
    /// <summary>The cells whose sums were taken over.</summary>
    public IReadOnlySet<CellId> Taken { get; init; } = new HashSet<CellId>();

    public string? By { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTime? At { get; init; }

    /// <summary>Whether sums were taken over after the report was submitted, so that those it was submitted with are gone.</summary>
    public bool IsTakenSince { get; init; }
}
