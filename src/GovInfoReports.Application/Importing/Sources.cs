using System.Security.Cryptography;
using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Data.Importing;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Importing;

/// <summary>Takes in a text that the clerk's report is to be read from, pasted or as a file; the draft is not touched yet.</summary>
/// <param name="db">The store.</param>
/// <param name="open">Begins the report where there is none.</param>
/// <param name="loader">Loads and authorizes reports.</param>
/// <param name="audit">The record.</param>
/// <param name="clock">The clock.</param>
public sealed class BringSource(ReportsDbContext db, OpenReport open, ReportLoader loader, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Name of the field that messages stand at.</summary>
    public const string Field = "source";

    /// <summary>Takes a text in.</summary>
    /// <param name="actor">The clerk.</param>
    /// <param name="year">Reporting year.</param>
    /// <param name="bytes">The text in any encoding that <see cref="SourceText"/> knows.</param>
    /// <param name="fileName">Name of the file, or <see langword="null"/> for pasted text.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Key of the source.</returns>
    /// <exception cref="ForbiddenException">The person is not a clerk.</exception>
    /// <exception cref="InvalidInputException">The bytes are not a text that can be read, or the year is not collected.</exception>
    /// <exception cref="WrongStepException">The report is not open for changes.</exception>
    public async Task<long> ExecuteAsync(Actor actor, int year, byte[] bytes, string? fileName, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, AuditActions.ReportBring, Role.Clerk);
        var text = Decode(bytes);
        await open.BeginAsync(actor, year, ct);
        var report = await loader.LoadAsync(actor, new ReportKey(actor.Unit.Code, year), ct);
        if (!report.Allows(ReportStep.Save))
        {
            throw new WrongStepException(ReportStep.Save, report.Status);
        }

        var source = Make(report, text, bytes, fileName, actor.Name, clock.GetUtcNow().UtcDateTime);
        db.ImportSources.Add(source);
        audit.Add(actor, AuditActions.ReportBring, report, $"{source.FileName} {source.Hash}");
        await db.SaveChangesAsync(ct);
        return source.Id;
    }

    internal static string Decode(byte[] bytes)
    {
        var decoded = SourceText.Decode(bytes);
        if (decoded.Text is not { } text)
        {
            throw new InvalidInputException(Field, decoded.Message ?? Messages.Get("Source.Empty"));
        }

        return text.Length > ReportLimits.SourceText
            ? throw new InvalidInputException(Field, Messages.Get("Source.TooLong", text.Length, ReportLimits.SourceText))
            : text;
    }

    internal static string HashOf(byte[] bytes) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}";

    internal static ImportSource Make(AnnualReport report, string text, byte[] bytes, string? fileName, string by, DateTime at)
    {
        // Some browsers send the whole path of the file on the person's machine.
        var name = fileName?.Split('/', '\\')[^1];
        return new ImportSource
        {
            ReportId = report.Id,
            FileName = name is { Length: > ImportSource.FileNameLength } ? name[^ImportSource.FileNameLength..] : name,
            Text = text,
            Hash = HashOf(bytes),
            By = by,
            At = at,
        };
    }
}

/// <summary>A reading beside its source and the present draft.</summary>
/// <param name="Source">The source.</param>
/// <param name="Reading">What was read, with what the checks found in it.</param>
/// <param name="Current">The report as it is.</param>
/// <param name="UnitDiffers">Whether the text names another unit.</param>
/// <param name="YearDiffers">Whether the text is of another year.</param>
/// <param name="Changes">Cells that accepting would change: cell, as read, as it is.</param>
/// <param name="NotTaken">Figures that were read but have no place in the report's form: the text uses another form edition.</param>
public sealed record ReadingView(
    ImportSource Source,
    CheckedReading Reading,
    ReportView Current,
    bool UnitDiffers,
    bool YearDiffers,
    IReadOnlyList<(CellId Cell, CellValue Read, CellValue Present)> Changes,
    IReadOnlyList<(FormCell Cell, CellValue Read)> NotTaken)
{
    /// <summary>Whether the person has to confirm that this is the right text.</summary>
    public bool NeedsConfirmation => UnitDiffers || YearDiffers;
}

/// <summary>Which parts of a reading are taken into the draft.</summary>
[Flags]
public enum ReadingParts
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The figures that were read; cells that were not stay as they are.</summary>
    Figures = 1,

    /// <summary>The texts that were read: title, preamble, sections, additional sections, signature.</summary>
    Texts = 2,

    /// <summary>Both.</summary>
    All = Figures | Texts,
}

/// <summary>Reads a source and takes the reading into the draft.</summary>
/// <param name="db">The store.</param>
/// <param name="loader">Loads and authorizes reports.</param>
/// <param name="open">Puts a report together for showing.</param>
/// <param name="checks">The checks.</param>
/// <param name="catalog">The form editions.</param>
/// <param name="audit">The record.</param>
/// <param name="clock">The clock.</param>
public sealed class Readings(
    ReportsDbContext db,
    ReportLoader loader,
    OpenReport open,
    ReportChecks checks,
    FormCatalog catalog,
    AuditTrail audit,
    TimeProvider clock)
{
    private readonly ReportTextReader _reader = new(catalog);

    /// <summary>Name of the field of the confirmation.</summary>
    public const string ConfirmField = "confirmed";

    /// <summary>Reads a source for showing.</summary>
    /// <param name="actor">The clerk.</param>
    /// <param name="year">Reporting year.</param>
    /// <param name="sourceId">Key of the source.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The reading.</returns>
    /// <exception cref="ForbiddenException">The person is not a clerk.</exception>
    /// <exception cref="NotFoundException">There is no such source of the clerk's report.</exception>
    public async Task<ReadingView> ViewAsync(Actor actor, int year, long sourceId, CancellationToken ct)
    {
        var (report, source) = await LoadAsync(actor, year, sourceId, ct);
        var current = await open.ViewAsync(report, ct);
        var reading = await ReadAsync(source.Text, report.Year, current.Unit, ct);
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
    /// <param name="actor">The clerk.</param>
    /// <param name="year">Reporting year.</param>
    /// <param name="sourceId">Key of the source.</param>
    /// <param name="opened">The revision that the clerk saw.</param>
    /// <param name="parts">What to take.</param>
    /// <param name="confirmed">Whether the clerk confirmed a text of another unit or year.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The report as saved.</returns>
    /// <exception cref="ForbiddenException">The person is not a clerk.</exception>
    /// <exception cref="NotFoundException">There is no such source of the clerk's report.</exception>
    /// <exception cref="WrongStepException">The report is not open for changes.</exception>
    /// <exception cref="StaleRevisionException">Somebody else was faster.</exception>
    /// <exception cref="InvalidInputException">The text is of another unit or year and this was not confirmed.</exception>
    public async Task<AnnualReport> AcceptAsync(Actor actor, int year, long sourceId, Guid opened, ReadingParts parts, bool confirmed, CancellationToken ct)
    {
        var view = await ViewAsync(actor, year, sourceId, ct);
        var report = view.Current.Report;
        if (!report.Allows(ReportStep.Save))
        {
            throw new WrongStepException(ReportStep.Save, report.Status);
        }

        ReportLoader.RequireRevision(report, opened);
        if (view.NeedsConfirmation && !confirmed)
        {
            throw new InvalidInputException(ConfirmField, Messages.Get("Source.Confirm"));
        }

        var before = report.Draft.Content;
        var after = Take(view.Reading.Reading, before, view.Current.Edition, parts);
        RequireLengths(after, view.Current.Edition);
        var now = clock.GetUtcNow().UtcDateTime;
        report.Save(after, actor.Name, now);
        view.Source.AcceptedAt = now;
        audit.Add(actor, AuditActions.ReportAccept, report, SaveDraft.Describe(before, after, view.Current.Edition));
        await loader.StoreAsync(actor, new ReportKey(actor.Unit.Code, year), ct);
        return report;
    }

    /// <summary>Puts a source away that was not accepted.</summary>
    /// <param name="actor">The clerk.</param>
    /// <param name="year">Reporting year.</param>
    /// <param name="sourceId">Key of the source.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="ForbiddenException">The person is not a clerk.</exception>
    /// <exception cref="NotFoundException">There is no such source of the clerk's report.</exception>
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

    internal async Task<CheckedReading> ReadAsync(string text, int year, Unit unit, CancellationToken ct)
    {
        var reading = _reader.Read(text, new ReadingHints(year, unit.Name));
        var (result, _) = await checks.RunAsync(unit, year, reading.Content, ct);
        return new CheckedReading(reading, ReportReading.Merge(reading, result));
    }

    internal static ReportContent Take(ReadingResult reading, ReportContent present, FormEdition edition, ReadingParts parts)
    {
        var taken = present;
        if (parts.HasFlag(ReadingParts.Figures))
        {
            taken = taken with { Figures = taken.Figures.With(Taken(reading, edition)) };
        }

        if (!parts.HasFlag(ReadingParts.Texts))
        {
            return taken;
        }

        var read = reading.Content;
        Dictionary<string, string> texts = new(taken.Texts, StringComparer.Ordinal);
        foreach (var (code, text) in read.Texts.Where(t => t.Value.Length > 0))
        {
            // A section that the report's own form does not have is kept as an additional one, below.
            if (edition.Section(code) is not null)
            {
                texts[code] = text;
            }
        }

        List<AdditionalSection> additional = [.. read.AdditionalSections];
        additional.AddRange(read.Texts
            .Where(t => t.Value.Length > 0 && edition.Section(t.Key) is null)
            .Select(t => new AdditionalSection(reading.Edition.Section(t.Key)?.Title ?? t.Key, t.Value, null)));
        return taken with
        {
            Title = read.Title.Length > 0 ? read.Title : taken.Title,
            Preamble = read.Preamble.Length > 0 ? read.Preamble : taken.Preamble,
            Signature = read.Signature.Length > 0 ? read.Signature : taken.Signature,
            Texts = texts,
            AdditionalSections = additional.Count > 0 ? additional : taken.AdditionalSections,
        };
    }

    internal static void RequireLengths(ReportContent content, FormEdition edition)
    {
        var errors = DraftInput.LengthErrors(content, edition);
        if (errors.Count > 0)
        {
            throw new InvalidInputException(errors);
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

        static string Bare(string unit) => unit.Replace("人民政府", string.Empty, StringComparison.Ordinal).Replace(" ", string.Empty, StringComparison.Ordinal);
    }

    private static IEnumerable<KeyValuePair<CellId, CellValue>> Taken(ReadingResult reading, FormEdition edition) =>
        reading.Content.Figures.Cells.Where(c => !c.Value.IsBlank && Fits(edition, c.Key, c.Value));

    private static bool Fits(FormEdition edition, CellId id, CellValue value) =>
        edition.Find(id) is { } cell && (value.Number is not { } number || cell.Format.Check(number) == CellInputProblem.None);

    private async Task<(AnnualReport Report, ImportSource Source)> LoadAsync(Actor actor, int year, long sourceId, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "report.reading", Role.Clerk);
        var report = await loader.LoadAsync(actor, new ReportKey(actor.Unit.Code, year), ct);
        var source = await db.ImportSources.SingleOrDefaultAsync(s => s.Id == sourceId && s.ReportId == report.Id, ct)
            ?? throw new NotFoundException($"Source {sourceId} of report {report.Id}");
        return (report, source);
    }
}
