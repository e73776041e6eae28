using GovInfoReports.Application.Collecting;
using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Review;
using GovInfoReports.Data;
using GovInfoReports.Data.Importing;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Importing.Batches;

/// <summary>
/// Says what importing a file does, before and at the import alike: nothing that somebody worked on is overwritten, the same file
/// is not taken twice, and a historic edition says what its file says or is not published.
/// </summary>
public sealed class BatchPlan(ReportsDbContext db, WhoDecides who, FormCatalog catalog, ReportingCalendar calendar, CollectionGates gates, OpenReport open)
{
    internal async Task<FilePlan> MakeAsync(ImportBatch batch, ImportBatchFile file, Unit unit, CheckedReading reading, CancellationToken ct)
    {
        if (file.Year is not { } year)
        {
            return Skip("Batch.YearNotSaid");
        }

        if (!calendar.Collects(year))
        {
            return Skip("Batch.YearNotCollected", year, calendar.FirstYear, calendar.LastYear);
        }

        var historic = batch.Publish && year < calendar.DueYear;
        if (!unit.EverFiles)
        {
            return Skip("Unit.DoesNotFile", unit.Name);
        }

        if (reading.Reading.FilledCells == 0)
        {
            return Skip("Batch.NoFigures");
        }

        // The command line may publish everything; an officer what the own office decides on.
        if (historic && batch is { AccountId: not null, UnitId: { } area })
        {
            var decider = await who.OfAsync(await db.Units.AsNoTracking().SingleAsync(u => u.Id == area, ct), unit.Code, unit.Place, ct);
            if (!decider.Decides)
            {
                return Skip(WhoDecides.Elsewhere, decider.Office);
            }
        }

        if (await WaitsInAsync(batch, unit, year, ct) is { } earlier)
        {
            return Skip("Batch.EarlierWaits", earlier);
        }

        var report = await db.Reports.Include(r => r.Draft).SingleOrDefaultAsync(r => r.UnitId == unit.Id && r.Year == year, ct);
        return (report is null ? null : await OfReportAsync(report, file, historic, reading, ct))
            ?? (historic ? OfHistoric(report, unit, year, reading) : await OfDraftAsync(batch, report, unit, year, reading, ct));
    }

    // The name of an earlier batch in which a file of the unit and year waits to be imported.
    private Task<string?> WaitsInAsync(ImportBatch batch, Unit unit, int year, CancellationToken ct) => db.ImportBatches.AsNoTracking()
        .Where(b => b.Id < batch.Id && (b.State == ImportBatchState.Reading || b.State == ImportBatchState.Ready || b.State == ImportBatchState.Importing))
        .Where(b => b.Files.Any(f => f.State == ImportFileState.Read && f.UnitId == unit.Id && f.Year == year))
        .OrderBy(b => b.Id)
        .Select(b => b.Name)
        .FirstOrDefaultAsync(ct);

    // What the report that is there says to the file; null where it takes it.
    private async Task<FilePlan?> OfReportAsync(AnnualReport report, ImportBatchFile file, bool historic, CheckedReading reading, CancellationToken ct)
    {
        var source = await db.ImportSources.AsNoTracking()
            .Where(s => s.ReportId == report.Id && s.Hash == file.Hash && s.AcceptedAt != null)
            .OrderByDescending(s => s.Id)
            .FirstOrDefaultAsync(ct);
        if (source is null)
        {
            return report.IsUntouched ? null : Skip(report.IsEditable ? "Batch.HasContent" : "Batch.NotEditable", ReportWords.Of(report.Status));
        }

        // A draft that nobody changed since the same file filled it can still be published.
        if (!historic || !report.Allows(ReportStep.PublishHistoric) || report.UpdatedAt != source.AcceptedAt || report.Form != reading.Reading.Edition.Id)
        {
            return new FilePlan(ImportFileState.Unchanged, Messages.Get("Batch.Unchanged"));
        }

        return Unpublishable(reading) ?? Will("PublishImported") with { Report = report, Publish = true };
    }

    private FilePlan OfHistoric(AnnualReport? report, Unit unit, int year, CheckedReading reading)
    {
        // As it was published: in the form that the file has, whatever form the year asked for.
        var form = reading.Reading.Edition;
        if (report is not null && report.Form != form.Id)
        {
            return Skip("Batch.OtherForm", catalog.Get(report.Form).Name, form.Name);
        }

        ReportFrame frame = new(form, null);
        var whole = Readings.Take(reading.Reading, form, ReadingChoice.All).ApplyTo(OpenReport.Beginning(unit, year, frame) with { Signature = string.Empty }, form);
        return Unpublishable(reading)
            ?? Taken(ContentChange.To(whole), whole, form, report is null ? "NewHistoric" : "FillHistoric", string.Empty) with { Report = report, Frame = frame, Publish = true };
    }

    private async Task<FilePlan> OfDraftAsync(ImportBatch batch, AnnualReport? report, Unit unit, int year, CheckedReading reading, CancellationToken ct)
    {
        if (!unit.IsActive)
        {
            return Skip("Batch.UnitClosed", unit.Name);
        }

        var gate = await gates.OfAsync(unit, year, ct);
        report?.CollectUnder(gate);
        if ((report is null ? gate.ForNew : report.ClosedFor(ReportStep.Save)) is { } closed)
        {
            return Skip(closed.Key, closed.Arguments);
        }

        ReportFrame frame = new(report is null ? catalog.ForYear(year)! : catalog.Get(report.Form), await open.LastYearAsync(unit.Id, year, ct));
        var present = report?.Draft.Content ?? OpenReport.Beginning(unit, year, frame);
        var change = Readings.Take(reading.Reading, frame.Edition, ReadingChoice.All);
        var lost = reading.Reading.Content.Figures.Cells.Count(c => !c.Value.IsBlank && !Readings.Fits(frame.Edition, c.Key, c.Value));
        var notes = (batch.Publish ? Messages.Get("Batch.Note.DraftOnly", year) : string.Empty) + (lost > 0 ? Messages.Get("Batch.Note.NotTaken", lost) : string.Empty);
        return Taken(change, change.ApplyTo(present, frame.Edition), frame.Edition, report is null ? "New" : "Fill", notes) with { Report = report, Frame = frame };
    }

    private static FilePlan Taken(ContentChange change, ReportContent content, FormEdition form, string what, string notes)
    {
        var errors = DraftInput.LengthErrors(content, form);
        return errors.Count > 0
            ? new FilePlan(ImportFileState.Failed, errors[0].Words())
            : Will(what, notes) with { Change = change };
    }

    // Figures in doubt are not taken; a blank where the file has one would be published as what the unit said.
    private static FilePlan? Unpublishable(CheckedReading reading)
    {
        var personal = reading.Checks.PersonalData;
        if (personal > 0)
        {
            return Skip("Batch.Personal", personal);
        }

        var misread = reading.Reading.Doubts.Values.Count(d => d.Kind != FigureDoubtKind.Missing);
        return misread > 0 ? Skip("Batch.Misread", misread) : null;
    }

    private static FilePlan Will(string what, string notes = "") =>
        new(ImportFileState.Read, Messages.Get($"Batch.Will.{what}") + notes) { Done = Messages.Get($"Batch.Did.{what}") + notes };

    private static FilePlan Skip(string key, params object?[] values) => new(ImportFileState.Skipped, Messages.Get(key, values));
}

/// <summary>What importing a file does.</summary>
internal sealed record FilePlan(ImportFileState State, string Message)
{
    /// <summary>What it says when done.</summary>
    public string Done { get; init; } = string.Empty;

    /// <summary>The form that the report has, and what was published the year before.</summary>
    public ReportFrame? Frame { get; init; }

    /// <summary>The report that is there already, tracked, with its working copy.</summary>
    public AnnualReport? Report { get; init; }

    /// <summary>What the file says; <see langword="null"/> to leave the report as it is.</summary>
    public ContentChange? Change { get; init; }

    /// <summary>Whether it is published as a historic edition.</summary>
    public bool Publish { get; init; }
}
