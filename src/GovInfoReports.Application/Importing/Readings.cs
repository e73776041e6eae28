using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Data.Contents;
using GovInfoReports.Data.Importing;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Importing;

/// <summary>Reads a source and takes the reading into the draft.</summary>
public sealed class Readings(
    ReportsDbContext db,
    ReportLoader loader,
    OpenReport open,
    ReportChecks checks,
    ReportTextReader reader,
    AuditTrail audit,
    TimeProvider clock)
{
    private (long Source, ReadingResult Reading)? _recognised;

    /// <summary>Name of the field of the confirmation.</summary>
    public const string ConfirmField = "confirmed";

    /// <summary>Name of the field by which a row's figures are confirmed.</summary>
    public static string SureField(string row) => $"sure.{row}";

    /// <summary>Reads a source for showing.</summary>
    public async Task<ReadingView> ViewAsync(Actor actor, int year, long sourceId, CancellationToken ct)
    {
        var (report, source) = await LoadAsync(actor, year, sourceId, ct);
        var current = await open.ViewAsync(report, ct);
        var reading = await CheckAsync(await RecogniseAsync(source, report, current.Unit, ct), report.Year, current.Unit, ct);
        var present = report.Draft.Content.Figures;
        return new ReadingView(
            source,
            reading,
            current,
            IsOfOtherUnit(reading.Reading, current.Unit),
            IsOfOtherYear(reading.Reading, report),
            [.. Certain(reading.Reading, current.Edition).Where(c => c.Value != present[c.Key]).Select(c => (c.Key, c.Value, present[c.Key]))],
            [.. reading.Reading.Content.Figures.Cells
                .Where(c => !c.Value.IsBlank && !Fits(current.Edition, c.Key, c.Value))
                .Select(c => (reading.Reading.Edition.Find(c.Key)!, c.Value))]);
    }

    /// <summary>Takes a reading into the draft.</summary>
    public async Task<AnnualReport> AcceptAsync(Actor actor, int year, long sourceId, Guid opened, ReadingChoice choice, bool confirmed, CancellationToken ct)
    {
        var (report, source) = await LoadAsync(actor, year, sourceId, ct);
        report.Require(ReportStep.Save);
        ReportLoader.RequireRevision(report, opened);
        var frame = await open.FrameAsync(report, ct);
        var unit = await db.Units.AsNoTracking().SingleAsync(u => u.Id == report.UnitId, ct);
        var reading = await RecogniseAsync(source, report, unit, ct);
        var (figures, errors) = ConfirmedFigures.Read(reading, frame.Edition, choice);
        if (!confirmed && (IsOfOtherUnit(reading, unit) || IsOfOtherYear(reading, report)))
        {
            errors.Insert(0, new Refusal(ConfirmField, "Source.Confirm"));
        }

        if (errors.Count > 0)
        {
            throw RefusedException.Invalid(errors);
        }

        var taken = Take(reading, frame.Edition, choice);
        var change = taken with { Cells = taken.Cells.Concat(figures).ToDictionary() };
        RequireLengths(change.ApplyTo(report.Draft.Content, frame.Edition), frame.Edition);
        var now = clock.GetUtcNow().UtcDateTime;
        var applied = report.Change(change, frame, new FieldStamp(actor.Name, actor.AccountId, now));
        source.AcceptedAt = now;
        audit.AddChange(actor, AuditActions.ReportAccept, report, applied);
        await loader.StoreAsync(actor, new ReportKey(actor.Unit.Code, year), ct);
        return report;
    }

    /// <summary>Puts a source away that was not accepted.</summary>
    public async Task DiscardAsync(Actor actor, int year, long sourceId, CancellationToken ct)
    {
        var (report, source) = await LoadAsync(actor, year, sourceId, ct);
        if (source.AcceptedAt is not null)
        {
            return;
        }

        db.ImportSources.Remove(source);
        audit.Add(actor, AuditActions.ReportDiscard, report, source.Hash);
        await db.SaveChangesAsync(ct);
    }

    internal Task<CheckedReading> ReadAsync(SourceDocument document, int year, Unit unit, CancellationToken ct) =>
        CheckAsync(reader.Read(document, new ReadingHints(year, unit.Name), ct), year, unit, ct);

    /// <summary>The change that takes the chosen parts of a reading over. Figures that are in doubt never are; a person confirms them one by one.</summary>
    internal static ContentChange Take(ReadingResult reading, FormEdition edition, ReadingChoice choice)
    {
        var parts = ReadPart.Of(reading, ReportContent.EmptyFor(edition), edition)
            .Where(p => choice.Texts?.Contains(p.Code) ?? true)
            .ToDictionary(p => p.Code, p => p.Text, StringComparer.Ordinal);
        return new ContentChange
        {
            Title = parts.GetValueOrDefault(TextSections.Title),
            Preamble = parts.GetValueOrDefault(TextSections.Preamble),
            Signature = parts.GetValueOrDefault(TextSections.Signature),
            AdditionalSections = parts.ContainsKey(ReadPart.Additional) ? ReadPart.AdditionalOf(reading, edition) : null,
            Texts = parts.Where(p => edition.Section(p.Key) is not null).ToDictionary(StringComparer.Ordinal),
            Cells = Certain(reading, edition).Where(c => choice.Cells?.Contains(c.Key) ?? true).ToDictionary(),
            IsTranscript = true,
        };
    }

    internal static void RequireLengths(ReportContent content, FormEdition edition)
    {
        var errors = DraftInput.LengthErrors(content, edition);
        if (errors.Count > 0)
        {
            throw RefusedException.Invalid(errors);
        }
    }

    internal static bool SameUnit(string? read, string name)
    {
        if (string.IsNullOrEmpty(read))
        {
            return true;
        }

        var a = Bare(read);
        var b = Bare(name);
        return a.Contains(b, StringComparison.Ordinal) || b.Contains(a, StringComparison.Ordinal);
    }

    // A township signs with and without the words 人民政府.
    internal static string Bare(string unit) => unit.Replace("人民政府", string.Empty, StringComparison.Ordinal).Replace(" ", string.Empty, StringComparison.Ordinal);

    private static IEnumerable<KeyValuePair<CellId, CellValue>> Certain(ReadingResult reading, FormEdition edition) =>
        reading.Content.Figures.Cells.Where(c => !c.Value.IsBlank && !reading.Doubts.ContainsKey(c.Key) && Fits(edition, c.Key, c.Value));

    internal static bool Fits(FormEdition edition, CellId id, CellValue value) =>
        edition.Find(id) is { } cell && (value.Number is not { } number || cell.Format.Check(number) == CellInputProblem.None);

    private static bool IsOfOtherUnit(ReadingResult reading, Unit unit) => !SameUnit(reading.UnitName, unit.Name);

    private static bool IsOfOtherYear(ReadingResult reading, AnnualReport report) => reading.Year is { } read && read != report.Year;

    private async Task<CheckedReading> CheckAsync(ReadingResult reading, int year, Unit unit, CancellationToken ct)
    {
        var (result, _) = await checks.RunAsync(unit, year, reading.Content, ct);
        return new CheckedReading(reading, ReportReading.Merge(reading, result));
    }

    // A page that could not take a reading shows it again.
    private async Task<ReadingResult> RecogniseAsync(ImportSource source, AnnualReport report, Unit unit, CancellationToken ct)
    {
        if (_recognised?.Source != source.Id)
        {
            var document = await DocumentAsync(source, ct);
            try
            {
                _recognised = (source.Id, reader.Read(document, new ReadingHints(report.Year, unit.Name), ct));
            }
            catch (SourceRefusedException refused)
            {
                throw RefusedException.Invalid(BringSource.Field, "Source.Refused", refused.Message);
            }
        }

        return _recognised.Value.Reading;
    }

    // A file was turned into lines and tables when it came; before that was so, only its text was kept.
    private async Task<SourceDocument> DocumentAsync(ImportSource source, CancellationToken ct)
    {
        var packed = await db.ImportOriginals.Where(o => o.SourceId == source.Id).Select(o => o.Document).SingleOrDefaultAsync(ct);
        return packed is null ? SourceDocument.Of(source.Text) : SourceDocumentJson.Read(CompressedJson.Unpack(packed).Span);
    }

    private async Task<(AnnualReport Report, ImportSource Source)> LoadAsync(Actor actor, int year, long sourceId, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "report.reading", Role.Clerk);
        var report = await loader.LoadAsync(actor, new ReportKey(actor.Unit.Code, year), ct);
        var source = await db.ImportSources.SingleOrDefaultAsync(s => s.Id == sourceId && s.ReportId == report.Id, ct)
            ?? throw RefusedException.NotFound($"Source {sourceId} of report {report.Id}");
        return (report, source);
    }
}
