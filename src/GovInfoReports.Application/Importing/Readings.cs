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
    /// <summary>Name of the field of the confirmation.</summary>
    public const string ConfirmField = "confirmed";

    /// <summary>Name of the field by which a row's figures are confirmed.</summary>
    public static string SureField(string row) => $"sure.{row}";

    /// <summary>Reads a source for showing.</summary>
    public async Task<ReadingView> ViewAsync(Actor actor, int year, long sourceId, CancellationToken ct)
    {
        var (report, source) = await LoadAsync(actor, year, sourceId, ct);
        var current = await open.ViewAsync(report, ct);
        var reading = await ReadAsync(await DocumentAsync(source, ct), report.Year, current.Unit, ct);
        var present = report.Draft.Content.Figures;
        return new ReadingView(
            source,
            reading,
            current,
            !SameUnit(reading.Reading.UnitName, current.Unit.Name),
            reading.Reading.Year is { } read && read != report.Year,
            [.. Taken(reading.Reading, current.Edition).Where(c => c.Value != present[c.Key]).Select(c => (c.Key, c.Value, present[c.Key]))],
            [.. reading.Reading.Content.Figures.Cells
                .Where(c => !c.Value.IsBlank && !Fits(current.Edition, c.Key, c.Value))
                .Select(c => (reading.Reading.Edition.Find(c.Key)!, c.Value))]);
    }

    /// <summary>Takes a reading into the draft.</summary>
    public async Task<AnnualReport> AcceptAsync(Actor actor, int year, long sourceId, Guid opened, ReadingChoice choice, bool confirmed, CancellationToken ct)
    {
        var view = await ViewAsync(actor, year, sourceId, ct);
        var report = view.Current.Report;
        report.Require(ReportStep.Save);

        ReportLoader.RequireRevision(report, opened);
        var (figures, errors) = ConfirmedFigures.Read(view, choice);
        if (view.NeedsConfirmation && !confirmed)
        {
            errors.Insert(0, new Refusal(ConfirmField, "Source.Confirm"));
        }

        if (errors.Count > 0)
        {
            throw RefusedException.Invalid(errors);
        }

        var before = report.Draft.Content;
        var after = Take(view.Reading.Reading, before, view.Current.Edition, choice);
        after = BoundValues.Follow(after with { Figures = after.Figures.With(figures) });
        RequireLengths(after, view.Current.Edition);
        var now = clock.GetUtcNow().UtcDateTime;
        if (view.Current.Locks.IsPartly)
        {
            view.Current.Locks.Require(before, after);
        }

        report.Save(after, actor.Name, now, actor.AccountId);
        view.Source.AcceptedAt = now;
        audit.Add(actor, AuditActions.ReportAccept, report, SaveDraft.Describe(before, after, view.Current.Edition));
        ReportNothing.Follow(report, view.Current.Edition, actor, audit);
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

    internal async Task<CheckedReading> ReadAsync(SourceDocument document, int year, Unit unit, CancellationToken ct)
    {
        var reading = reader.Read(document, new ReadingHints(year, unit.Name));
        var (result, _) = await checks.RunAsync(unit, year, reading.Content, ct);
        return new CheckedReading(reading, ReportReading.Merge(reading, result));
    }

    /// <summary>Takes the chosen parts of a reading over. Figures that are in doubt never are; a person confirms them one by one.</summary>
    internal static ReportContent Take(ReadingResult reading, ReportContent present, FormEdition edition, ReadingChoice choice)
    {
        var taken = present with { Figures = present.Figures.With(Taken(reading, edition).Where(c => choice.Cells?.Contains(c.Key) ?? true)) };
        Dictionary<string, string> texts = new(taken.Texts, StringComparer.Ordinal);
        foreach (var part in ReadPart.Of(reading, present, edition).Where(p => choice.Texts?.Contains(p.Code) ?? true))
        {
            switch (part.Code)
            {
                case TextSections.Title:
                    taken = taken with { Title = part.Text };
                    break;
                case TextSections.Preamble:
                    taken = taken with { Preamble = part.Text };
                    break;
                case TextSections.Signature:
                    taken = taken with { Signature = part.Text };
                    break;
                case ReadPart.Additional:
                    taken = taken with { AdditionalSections = ReadPart.AdditionalOf(reading, edition) };
                    break;
                default:
                    texts[part.Code] = part.Text;
                    break;
            }
        }

        return taken with { Texts = texts };
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

    private static IEnumerable<KeyValuePair<CellId, CellValue>> Taken(ReadingResult reading, FormEdition edition) =>
        reading.Content.Figures.Cells.Where(c => !c.Value.IsBlank && !reading.Doubts.ContainsKey(c.Key) && Fits(edition, c.Key, c.Value));

    internal static bool Fits(FormEdition edition, CellId id, CellValue value) =>
        edition.Find(id) is { } cell && (value.Number is not { } number || cell.Format.Check(number) == CellInputProblem.None);

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
