using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Data.SigningOff;
using GovInfoReports.Documents.Writing;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.SigningOff;

/// <summary>Makes sign-off sheets 签批单 of a report, for the clerk to have them signed.</summary>
public sealed class MakeSignOff(ReportsDbContext db, ReportLoader loader, SignOffCode codes, FormCatalog catalog, AuditTrail audit, TimeProvider clock)
{
    private const int MostDraws = 5;

    /// <summary>Makes a sheet of the report as it is now or as it was submitted; for the same content it is the same sheet. Its code.</summary>
    /// <param name="round">Which submission, or <see langword="null"/> for the working copy.</param>
    public async Task<string> ExecuteAsync(Actor actor, int year, int? round, CancellationToken ct)
    {
        for (var draw = 1; ; draw++)
        {
            var report = await LoadAsync(actor, year, ct);
            var content = round is null ? report.Statement
                : await db.Submissions.AsNoTracking().Where(s => EF.Property<long>(s, "ReportId") == report.Id && s.Round == round).Select(s => s.Content).SingleOrDefaultAsync(ct)
                ?? throw RefusedException.NotFound($"Submission {round} of report {report.Id}");
            var hash = ReportContentJson.Hash(content);
            if (await db.SignOffs.AsNoTracking().FirstOrDefaultAsync(s => s.ReportId == report.Id && s.Hash == hash, ct) is { } made)
            {
                return made.Code;
            }

            var sheet = new SignOff
            {
                ReportId = report.Id,
                Code = codes.Draw(),
                Hash = hash,
                Content = content,
                Revision = report.Revision,
                AccountId = actor.AccountId,
                By = actor.Name,
                At = clock.GetUtcNow().UtcDateTime,
            };
            try
            {
                db.SignOffs.Add(sheet);
                audit.Add(actor, AuditActions.ReportSignOff, report, SignOffCode.Show(sheet.Code));
                await db.SaveChangesAsync(ct);
                return sheet.Code;
            }
            catch (DbUpdateException) when (draw < MostDraws)
            {
                // The code was given out before: another one is drawn. Anything else fails again.
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>The sheets of a report, newest first.</summary>
    public async Task<IReadOnlyList<SignOffItem>> ListAsync(Actor actor, int year, CancellationToken ct)
    {
        var report = await LoadAsync(actor, year, ct);
        var present = ReportContentJson.Hash(report.Statement);
        return await db.SignOffs.AsNoTracking()
            .Where(s => s.ReportId == report.Id)
            .OrderByDescending(s => s.Id)
            .Select(s => new SignOffItem(s.Code, s.At, s.By, s.Hash, s.Hash == present))
            .ToListAsync(ct);
    }

    /// <summary>The report that a sheet is for, with the sheet before it, to be written as a file.</summary>
    public async Task<ReportDocument> DocumentAsync(Actor actor, int year, string code, Func<string, string> addressOf, CancellationToken ct)
    {
        var report = await LoadAsync(actor, year, ct);
        var read = SignOffCode.Read(code);
        var sheet = await db.SignOffs.AsNoTracking().SingleOrDefaultAsync(s => s.ReportId == report.Id && s.Code == read, ct);
        if (sheet?.Content is not { } content)
        {
            throw RefusedException.NotFound($"Sign-off sheet of report {report.Id}");
        }

        var unit = await db.Units.AsNoTracking().SingleAsync(u => u.Id == report.UnitId, ct);
        return new ReportDocument(catalog.Get(report.Form), content, report.UnitCode, unit.Name, report.Year)
        {
            ChangedAt = sheet.At,
            SignOff = new SignOffSheet(SignOffCode.Show(sheet.Code), addressOf(sheet.Code), sheet.Hash, sheet.At, sheet.By),
        };
    }

    private async Task<AnnualReport> LoadAsync(Actor actor, int year, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, AuditActions.ReportSignOff, Role.Clerk);
        return await loader.LoadAsync(actor, new ReportKey(actor.Unit.Code, year), ct);
    }
}

/// <summary>A sheet in the list of a report's sheets.</summary>
/// <param name="At">When it was made, UTC.</param>
public sealed record SignOffItem(string Code, DateTime At, string By, string Hash, bool IsCurrent);
