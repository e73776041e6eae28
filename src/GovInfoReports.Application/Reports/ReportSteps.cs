using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Notices;
using GovInfoReports.Data;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Reports;

/// <summary>Hands the report in.</summary>
public sealed class SubmitReport(ReportsDbContext db, ReportLoader loader, ReportChecks checks, Notify notify, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Submits the clerk's report for a year.</summary>
    public async Task<Submission> ExecuteAsync(Actor actor, int year, Guid opened, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, AuditActions.ReportSubmit, Role.Clerk);
        ReportKey key = new(actor.Unit.Code, year);
        var report = await loader.LoadForStepAsync(actor, key, ReportStep.Submit, opened, ct);
        var hasChain = await db.SigningDesks.AnyAsync(d => d.UnitId == report.UnitId, ct);
        var submission = report.Submit(await checks.RunAsync(report, withNeighbours: true, ct), actor, clock.GetUtcNow().UtcDateTime, hasChain);
        audit.Add(actor, AuditActions.ReportSubmit, report, submission.Hash);
        await notify.HandedInAsync(report, ct);
        await notify.SubmittedAsync(report, actor.Unit.Name, ct);
        await loader.StoreAsync(actor, key, ct);
        return submission;
    }
}

/// <summary>Takes a submitted report back while nobody has decided.</summary>
public sealed class WithdrawReport(ReportLoader loader, Notify notify, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Withdraws the clerk's report for a year.</summary>
    public async Task ExecuteAsync(Actor actor, int year, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, AuditActions.ReportWithdraw, Role.Clerk);
        ReportKey key = new(actor.Unit.Code, year);
        var report = await loader.LoadAsync(actor, key, ct);
        report.Withdraw(actor, clock.GetUtcNow().UtcDateTime);
        audit.Add(actor, AuditActions.ReportWithdraw, report);
        await notify.ReviewedAsync(report, ct);
        await loader.StoreAsync(actor, key, ct);
    }
}

/// <summary>Explains a 核实 finding.</summary>
public sealed class ExplainFinding(ReportLoader loader, ReportChecks checks, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Explains one finding of the clerk's report.</summary>
    public async Task ExecuteAsync(Actor actor, int year, string fingerprint, string? text, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, AuditActions.ReportExplain, Role.Clerk);
        ReportKey key = new(actor.Unit.Code, year);
        var report = await loader.LoadAsync(actor, key, ct);
        var finding = (await checks.RunAsync(report, withNeighbours: true, ct)).Findings
            .FirstOrDefault(f => f.Tier == Tier.Query && string.Equals(f.Fingerprint, fingerprint, StringComparison.Ordinal))
            ?? throw new InvalidInputException(string.Empty, Messages.Get("Finding.Gone"));
        report.Explain(finding, text ?? string.Empty, actor.Name, clock.GetUtcNow().UtcDateTime);
        audit.Add(actor, AuditActions.ReportExplain, report, finding.Id);
        await loader.StoreAsync(actor, key, ct);
    }
}

/// <summary>Begins a correction of a published report.</summary>
public sealed class OpenCorrection(ReportLoader loader, Notify notify, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Opens the working copy for a correction; the clerk then edits and submits it as usual.</summary>
    public Task ExecuteAsync(Actor actor, ReportKey key, string? note, CancellationToken ct) => OpenAsync(actor, key, null, note, ct);

    /// <summary>Opens the working copy for a correction of exactly what the person saw.</summary>
    public Task ExecuteAsync(Actor actor, ReportKey key, Guid opened, string? note, CancellationToken ct) => OpenAsync(actor, key, opened, note, ct);

    private async Task OpenAsync(Actor actor, ReportKey key, Guid? opened, string? note, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, AuditActions.ReportCorrect, Role.Clerk, Role.Officer);
        var report = opened is { } revision
            ? await loader.LoadForStepAsync(actor, key, ReportStep.OpenCorrection, revision, ct)
            : await loader.LoadAsync(actor, key, ct);
        report.OpenCorrection(note, actor, clock.GetUtcNow().UtcDateTime);
        audit.Add(actor, AuditActions.ReportCorrect, report, report.CorrectionNote);
        if (actor.Role == Role.Officer)
        {
            await notify.CorrectionOpenedAsync(report, actor.Unit.Name, ct);
        }

        await loader.StoreAsync(actor, key, ct);
    }
}

/// <summary>The receipt 回执 of a submission.</summary>
public sealed record Receipt(string Number, AnnualReport Report, Unit Unit, Submission Submission)
{
    /// <summary>Whether it is of what was handed in last.</summary>
    public bool IsLast => Submission.Round == Report.Round;

    /// <summary>How the unit's own chain agreed before it was handed in, desk by desk; none without a chain.</summary>
    public IReadOnlyList<Decision> Signatures
    {
        get
        {
            // A report that was taken back and handed in again unchanged needs no new signatures.
            if (IsLast && Report.SignaturesOn(Submission.Hash) is { Count: > 0 } signed)
            {
                return signed;
            }

            var before = Report.Decisions.Where(d => d.Round == Submission.Round - 1 && d.At <= Submission.At).OrderBy(d => d.Id).ToList();
            var sent = before.FindLastIndex(d => d.Step == ReportStep.SendForSigning);
            return sent < 0 ? [] : before[sent..].FindAll(d => d.Step == ReportStep.Sign);
        }
    }
}

/// <summary>Shows receipts.</summary>
public sealed class Receipts(ReportsDbContext db)
{
    /// <summary>The receipt of a submission.</summary>
    /// <param name="round">Which submission, from 1; <see langword="null"/> for the last.</param>
    public async Task<Receipt> GetAsync(Actor actor, ReportKey key, int? round, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "report.receipt", Role.Clerk, Role.Officer);
        var report = await db.Reports.AsNoTracking()
            .Include(r => r.Decisions)
            .Include(r => r.Submissions.Where(s => round == null || s.Round == round).OrderByDescending(s => s.Round).Take(1))
            .SingleOrDefaultAsync(r => r.UnitCode == key.UnitCode && r.Year == key.Year, ct);
        if (report is null || !actor.Covers(report.UnitCode, report.Place) || report.Submissions.Count == 0)
        {
            throw new NotFoundException($"Receipt of {key.UnitCode}/{key.Year}");
        }

        var unit = await db.Units.AsNoTracking().SingleAsync(u => u.Id == report.UnitId, ct);
        var submission = report.Submissions[0];
        return new Receipt($"{report.UnitCode}-{report.Year}-{submission.Round:00}", report, unit, submission);
    }
}
