using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Data.SigningOff;
using GovInfoReports.Documents.Writing;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.SigningOff;

/// <summary>A sheet in the list of a report's sheets.</summary>
/// <param name="Code">Its code.</param>
/// <param name="At">When it was made, UTC.</param>
/// <param name="By">Who made it.</param>
/// <param name="Hash">Hash of what it is for.</param>
/// <param name="IsCurrent">Whether the report says now what it is for.</param>
public sealed record SignOffItem(string Code, DateTime At, string By, string Hash, bool IsCurrent);

/// <summary>Makes sign-off sheets 签批单 of a report, for the clerk to have them signed.</summary>
/// <param name="db">The store.</param>
/// <param name="loader">Loads and authorizes reports.</param>
/// <param name="codes">Draws codes.</param>
/// <param name="catalog">The form editions.</param>
/// <param name="audit">The record.</param>
/// <param name="clock">The clock.</param>
public sealed class MakeSignOff(ReportsDbContext db, ReportLoader loader, SignOffCode codes, FormCatalog catalog, AuditTrail audit, TimeProvider clock)
{
    private const int MostDraws = 5;

    /// <summary>Makes a sheet of the report as it is now or as it was handed in; for the same content it is the same sheet.</summary>
    /// <param name="actor">The clerk.</param>
    /// <param name="year">Reporting year.</param>
    /// <param name="round">Which submission, or <see langword="null"/> for the working copy.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The sheet.</returns>
    /// <exception cref="ForbiddenException">The person is not a clerk.</exception>
    /// <exception cref="NotFoundException">There is no such report or submission.</exception>
    public async Task<SignOff> ExecuteAsync(Actor actor, int year, int? round, CancellationToken ct)
    {
        for (var draw = 1; ; draw++)
        {
            var report = await LoadAsync(actor, year, ct);
            var content = round is null ? report.Statement
                : await db.Submissions.AsNoTracking().Where(s => EF.Property<long>(s, "ReportId") == report.Id && s.Round == round).Select(s => s.Content).SingleOrDefaultAsync(ct)
                ?? throw new NotFoundException($"Submission {round} of report {report.Id}");
            var hash = ReportContentJson.Hash(content);
            if (await db.SignOffs.AsNoTracking().FirstOrDefaultAsync(s => s.ReportId == report.Id && s.Hash == hash, ct) is { } made)
            {
                return made;
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
                return sheet;
            }
            catch (DbUpdateException) when (draw < MostDraws)
            {
                // The code was given out before: another one is drawn. Anything else fails again.
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>The sheets of a report, newest first.</summary>
    /// <param name="actor">The clerk.</param>
    /// <param name="year">Reporting year.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The sheets.</returns>
    /// <exception cref="ForbiddenException">The person is not a clerk.</exception>
    /// <exception cref="NotFoundException">There is no report.</exception>
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
    /// <param name="actor">The clerk.</param>
    /// <param name="year">Reporting year.</param>
    /// <param name="code">Code of the sheet.</param>
    /// <param name="addressOf">The web address where a code is checked.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The report as it was when the sheet was made.</returns>
    /// <exception cref="ForbiddenException">The person is not a clerk.</exception>
    /// <exception cref="NotFoundException">There is no such sheet of the clerk's report.</exception>
    public async Task<ReportDocument> DocumentAsync(Actor actor, int year, string code, Func<string, string> addressOf, CancellationToken ct)
    {
        var report = await LoadAsync(actor, year, ct);
        var read = SignOffCode.Read(code);
        var sheet = await db.SignOffs.AsNoTracking().SingleOrDefaultAsync(s => s.ReportId == report.Id && s.Code == read, ct);
        if (sheet?.Content is not { } content)
        {
            throw new NotFoundException($"Sign-off sheet of report {report.Id}");
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
