using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Review;

/// <summary>Shows only what changed in a report since the officer opened it last.</summary>
public sealed class CompareWithLook(ReportsDbContext db, ReportLoader loader, WhoDecides who, SeeReport see, FormCatalog catalog)
{
    /// <summary>Compares, and keeps that the officer has seen it; shown again, it compares the same two.</summary>
    public async Task<ChangesSinceLook> GetAsync(Actor actor, ReportKey key, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "report.again", Role.Officer);
        var report = await loader.LoadAsync(actor, key, ct);
        if (report.Round == 0)
        {
            throw RefusedException.NotFound($"Submission of {key.UnitCode}/{key.Year}");
        }

        var unit = await db.Units.AsNoTracking().SingleAsync(u => u.Id == report.UnitId, ct);
        var look = await see.ExecuteAsync(actor, report, report.Round, ct);
        var before = look.Before(report.Round);
        var submissions = await db.Submissions.AsNoTracking()
            .Where(s => EF.Property<long>(s, "ReportId") == report.Id && (s.Round == report.Round || s.Round == before))
            .ToDictionaryAsync(s => s.Round, ct);
        var now = submissions[report.Round];
        var then = before is { } round ? submissions[round] : null;
        var edition = catalog.Get(report.Form);
        return new ChangesSinceLook(
            report,
            unit,
            edition,
            now,
            then,
            then is null ? null : ReportChanges.Between(edition, key.Year, then.Content, now.Content, report.Comments.Where(c => c.IsUnsettled && c.Round < now.Round)))
        {
            LookedAt = look.AtBefore,
            Decider = await who.OfAsync(actor.Unit, report.UnitCode, report.Place, ct),
        };
    }
}

/// <summary>What changed in a report since an officer opened it last.</summary>
/// <param name="Before">What the officer opened before that; <see langword="null"/> where that was nothing.</param>
/// <param name="Changes">What differs; <see langword="null"/> where there is nothing to compare with.</param>
public sealed record ChangesSinceLook(AnnualReport Report, Unit Unit, FormEdition Edition, Submission Now, Submission? Before, ReportChanges? Changes)
{
    /// <summary>When the officer opened that, UTC.</summary>
    public DateTime? LookedAt { get; init; }

    /// <summary>Whether the office that looks decides on the report.</summary>
    public required Decider Decider { get; init; }
}
