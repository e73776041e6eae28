using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Review;
using GovInfoReports.Data;
using GovInfoReports.Documents.Writing;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Downloads;

/// <summary>Writes a report as a file for the people who work on it: the clerk's working copy, or what the officer was handed.</summary>
public sealed class DownloadWorking(ReportsDbContext db, OpenReport open, ReviewReport review, AuditTrail audit, ReportFiles files)
{
    /// <summary>The report of the clerk's unit as it is now.</summary>
    public async Task<WorkingDocument> OwnAsync(Actor actor, int year, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "report.download", Role.Clerk);
        var view = await open.ViewAsync(actor, new ReportKey(actor.Unit.Code, year), ct);
        var report = view.Report;
        ReportDocument document = new(view.Edition, report.Statement, report.UnitCode, view.Unit.Name, report.Year) { ChangedAt = report.UpdatedAt };
        return report.Status switch
        {
            ReportStatus.Published => new WorkingDocument(document with { PublishedEdition = report.Editions }, view.Checks, WorkingStage.Published, report.Editions),
            ReportStatus.Submitted or ReportStatus.Approved => new WorkingDocument(document, view.Checks, WorkingStage.Submitted, report.Round),
            _ => new WorkingDocument(document, view.Checks, WorkingStage.Draft, 0),
        };
    }

    /// <summary>What was submitted last to the officer, or what is published.</summary>
    public async Task<WorkingDocument> SubmittedAsync(Actor actor, ReportKey key, CancellationToken ct)
    {
        var view = await review.GetAsync(actor, key, ct);
        if (view is { Report.Status: ReportStatus.Published, Published: { } published })
        {
            return new WorkingDocument(ReportFiles.DocumentOf(published, view.Edition), view.Checks, WorkingStage.Published, published.Number);
        }

        var submitted = view.Submitted ?? throw RefusedException.NotFound($"Submission of {key.UnitCode}/{key.Year}");
        audit.Add(actor, AuditActions.ReportExport, view.Report);
        await db.SaveChangesAsync(ct);
        ReportDocument document = new(view.Edition, submitted.Content, view.Report.UnitCode, view.Unit.Name, view.Report.Year) { ChangedAt = submitted.At };
        return new WorkingDocument(document, view.Checks, WorkingStage.Submitted, submitted.Round);
    }

    /// <summary>Writes such a report.</summary>
    public async Task<byte[]> WriteAsync(WorkingDocument working, ReportFileFormat format, CancellationToken ct)
    {
        using MemoryStream bytes = new();
        await files.WriteAsync(bytes, format, working.Document, working.Checks, ct);
        return bytes.ToArray();
    }
}

/// <summary>What a downloaded file holds; its name says so.</summary>
public enum WorkingStage
{
    /// <summary>The clerk's working copy.</summary>
    Draft,

    /// <summary>What was submitted.</summary>
    Submitted,

    /// <summary>A published edition.</summary>
    Published,
}

/// <summary>A report of the office as a document.</summary>
public sealed record WorkingDocument(ReportDocument Document, CheckReport Checks, WorkingStage Stage, int Number);
