using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Review;
using GovInfoReports.Data;
using GovInfoReports.Data.SigningOff;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.SigningOff;

/// <summary>Tells anybody who has the code of a sign-off sheet 签批单 which report it is for and whether that has changed since.</summary>
public sealed class CheckSignOff(ReportsDbContext db)
{
    private static readonly string[] Changing = [AuditActions.ReportSave, AuditActions.ReportAccept, AuditActions.ReportImport];

    /// <summary>Checks a code.</summary>
    /// <param name="viewer">Who asks; <see langword="null"/> for the public.</param>
    /// <returns><see langword="null"/> where no sheet has the code.</returns>
    public async Task<SignOffState?> ExecuteAsync(string code, Actor? viewer, CancellationToken ct)
    {
        if (await db.SignOffs.AsNoTracking().SingleOrDefaultAsync(s => s.Code == code, ct) is not { } sheet)
        {
            return null;
        }

        var report = await db.Reports.AsNoTracking().Include(r => r.Draft).SingleAsync(r => r.Id == sheet.ReportId, ct);
        var unit = await db.Units.AsNoTracking().SingleAsync(u => u.Id == report.UnitId, ct);
        var isSame = string.Equals(ReportContentJson.Hash(report.Statement), sheet.Hash, StringComparison.Ordinal);
        return new SignOffState(
            SignOffCode.Show(sheet.Code),
            unit.Name,
            report.Year,
            sheet.At,
            sheet.By,
            sheet.Hash,
            isSame ? null : await ChangedAtAsync(report, sheet, ct),
            await db.Submissions.AsNoTracking()
                .Where(s => EF.Property<long>(s, "ReportId") == report.Id && s.Hash == sheet.Hash)
                .OrderByDescending(s => s.Round).Select(s => new SignOffUse(s.Round, s.At)).FirstOrDefaultAsync(ct),
            await db.Editions.AsNoTracking()
                .Where(e => e.ReportId == report.Id && e.Hash == sheet.Hash)
                .OrderByDescending(e => e.Number).Select(e => new SignOffUse(e.Number, e.PublishedAt)).FirstOrDefaultAsync(ct),
            isSame || sheet.Content is null || !WorksOn(viewer, report) ? null : Compare(report.Statement, sheet.Content));
    }

    private static bool WorksOn(Actor? viewer, AnnualReport report) =>
        viewer is { Role: Role.Clerk or Role.Officer } && viewer.Covers(report.UnitCode, report.Place);

    private static SignOffDifference Compare(ReportContent now, ReportContent signed) =>
        new(now.Figures.DifferencesFrom(signed.Figures).Count(), ReviewReport.ChangedTexts(now, signed).Count);

    private async Task<DateTime> ChangedAtAsync(AnnualReport report, SignOff sheet, CancellationToken ct) =>
        await db.AuditEntries.AsNoTracking()
            .Where(a => a.ReportId == report.Id && a.At >= sheet.At && Changing.Contains(a.Action))
            .OrderByDescending(a => a.Id)
            .Select(a => (DateTime?)a.At)
            .FirstOrDefaultAsync(ct)
        ?? report.UpdatedAt;
}

/// <summary>What became of the content that a sheet is for.</summary>
public sealed record SignOffUse(int Number, DateTime At);

/// <summary>How much the report differs from what a sheet is for.</summary>
public sealed record SignOffDifference(int Figures, int Texts);

/// <summary>What the code of a sheet says. Nothing of what the report says is in it.</summary>
/// <param name="At">When the sheet was made, UTC.</param>
/// <param name="ChangedAt">When the report last changed, UTC; <see langword="null"/> while it says what the sheet is for.</param>
/// <param name="Submitted">The submission of this very content, or <see langword="null"/>.</param>
/// <param name="Published">The published edition of this very content, or <see langword="null"/>.</param>
/// <param name="Difference">How much differs, for those who work on the report; <see langword="null"/> for others and while nothing does.</param>
public sealed record SignOffState(
    string Code,
    string UnitName,
    int Year,
    DateTime At,
    string By,
    string Hash,
    DateTime? ChangedAt,
    SignOffUse? Submitted,
    SignOffUse? Published,
    SignOffDifference? Difference);
