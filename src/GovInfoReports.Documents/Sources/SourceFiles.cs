using GovInfoReports.Documents.Sources.Excel;
using GovInfoReports.Documents.Sources.Html;
using GovInfoReports.Documents.Sources.Json;
using GovInfoReports.Documents.Sources.Kinds;
using GovInfoReports.Documents.Sources.Markdown;
using GovInfoReports.Documents.Sources.Pdf;
using GovInfoReports.Documents.Sources.Programs;
using GovInfoReports.Documents.Sources.Word;
using GovInfoReports.Documents.Text;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Sources;

/// <summary>Turns a file of any kind that offices keep reports in into lines and tables.</summary>
/// <param name="catalog">The form editions, whose words tell a report from the page around it; <see langword="null"/> for the official ones.</param>
/// <param name="programs">Programs for the formats that the portal cannot read itself; <see langword="null"/> where there are none.</param>
public sealed class SourceFiles(SourceLimits limits, FormCatalog? catalog = null, ExternalPrograms? programs = null)
{
    private readonly ExternalPrograms _programs = programs ?? ExternalPrograms.None(limits);
    private readonly HtmlWords _words = new([.. (catalog ?? FormCatalog.Official()).Editions.Select(e => new FormWords(e))]);

    /// <summary>How much of a file is taken.</summary>
    public SourceLimits Limits => limits;

    /// <summary>Turns at opening a PDF.</summary>
    internal SemaphoreSlim PdfTurns { get; } = new(limits.PdfFiles);

    /// <summary>Opens a file. What kind it is, its content says; the name only helps where content does not.</summary>
    /// <param name="fileName">Its name, or <see langword="null"/> for pasted text.</param>
    public async Task<SourceDocument> OpenAsync(ReadOnlyMemory<byte> bytes, string? fileName, CancellationToken ct)
    {
        using WorkBudget budget = new(limits.ReadingTime, ct);
        return await OpenAsync(bytes, fileName, budget);
    }

    /// <summary>Opens a file within what is left for all the files that came with it.</summary>
    /// <param name="fileName">Its name, or <see langword="null"/> for pasted text.</param>
    public async Task<SourceDocument> OpenWithinAsync(ReadOnlyMemory<byte> bytes, string? fileName, WorkBudget whole)
    {
        using WorkBudget budget = new(limits.ReadingTime, whole);
        return await OpenAsync(bytes, fileName, budget);
    }

    // Everything that is read runs into this one end of its time, whatever loop it is in.
    private async Task<SourceDocument> OpenAsync(ReadOnlyMemory<byte> bytes, string? fileName, WorkBudget budget)
    {
        try
        {
            return await ReadAsync(bytes, fileName, budget);
        }
        catch (OperationCanceledException) when (budget.IsSpent)
        {
            throw SourceRefusedException.Of(SourceRefusal.ReadingTimedOut, limits.ReadingTime.TotalSeconds);
        }
    }

    private async Task<SourceDocument> ReadAsync(ReadOnlyMemory<byte> bytes, string? fileName, WorkBudget budget)
    {
        budget.Step();
        if (bytes.IsEmpty)
        {
            throw SourceRefusedException.Of(SourceRefusal.Empty);
        }

        if (bytes.Length > limits.FileBytes)
        {
            throw SourceRefusedException.Of(SourceRefusal.TooLarge, limits.FileBytes / 1024 / 1024);
        }

        var nature = FileKinds.Of(bytes, fileName, limits);
        var source = await ReadAsync(bytes, nature, budget);
        return source with
        {
            Notes = [.. source.Notes, .. NotesOf(nature, fileName).Except(source.Notes)],
            PublishedOn = source.PublishedOn ?? PublicationDay.InLines(source.Entries.Select(e => e.Text)),
        };
    }

    private async Task<SourceDocument> ReadAsync(ReadOnlyMemory<byte> bytes, FileNature nature, WorkBudget budget) => nature.Kind switch
    {
        FileKind.Text => ReadText(bytes, nature, budget.Token),
        FileKind.Json => JsonSource.Read(bytes, limits, budget.Token),
        FileKind.Word => WordSource.Read(bytes, limits, budget.Token),
        FileKind.Excel => ExcelSource.Read(bytes, limits, budget.Token),
        FileKind.WebPage => HtmlSource.Read(bytes.Span, _words, limits, budget.Token),
        FileKind.MimePage => HtmlSource.Read(MimePage.Html(bytes, budget.Token), _words, limits, budget.Token),
        FileKind.Pdf => await ReadPdfAsync(bytes, budget),
        FileKind.OtherText => Converted(WordSource.Read(await budget.PauseAsync(ct => _programs.ToWordAsync(bytes, nature.Extension, ct)), limits, budget.Token)),
        FileKind.CompoundExcel => ExcelSource.ReadCompound(bytes, limits, budget.Token),
        FileKind.OtherSheet => Converted(ExcelSource.Read(await budget.PauseAsync(ct => _programs.ToExcelAsync(bytes, nature.Extension, ct)), limits, budget.Token)),
        _ => throw SourceRefusedException.Of(RefusalOf(nature.Kind)),
    };

    // A PDF may take many times as much memory as it is long: only some are opened at a time. The waiting is no work.
    private async Task<SourceDocument> ReadPdfAsync(ReadOnlyMemory<byte> bytes, WorkBudget budget)
    {
        await budget.PauseAsync(async ct =>
        {
            await PdfTurns.WaitAsync(ct);
            return true;
        });
        try
        {
            return PdfSource.Read(bytes, limits, budget.Token);
        }
        finally
        {
            PdfTurns.Release();
        }
    }

    private static SourceDocument Converted(SourceDocument source) =>
        source with { Format = SourceFormat.Converted, Notes = [.. source.Notes, new SourceNote(SourceNoteKind.Conversion, null, ExternalPrograms.LibreOfficeName)] };

    private SourceDocument ReadText(ReadOnlyMemory<byte> bytes, FileNature nature, CancellationToken ct)
    {
        var decoded = SourceText.Decode(bytes.Span, limits.FileBytes);
        var text = decoded.Text ?? throw SourceRefusedException.Of(decoded.Refusal, limits.FileBytes / 1024 / 1024);
        return text.Length > limits.Characters ? throw SourceRefusedException.Of(SourceRefusal.TooLong, limits.Characters)
            : nature.Extension == ".md" ? MarkdownSource.Read(text, _words, limits, ct)
            : SourceDocument.Of(text);
    }

    private static SourceRefusal RefusalOf(FileKind kind) => kind switch
    {
        FileKind.Archive => SourceRefusal.Archive,
        FileKind.Image => SourceRefusal.Image,
        FileKind.Encrypted => SourceRefusal.Encrypted,
        FileKind.Damaged => SourceRefusal.Damaged,
        FileKind.Ofd => SourceRefusal.OfdFile,
        FileKind.Presentation => SourceRefusal.Presentation,
        _ => SourceRefusal.UnknownFormat,
    };

    private static IEnumerable<SourceNote> NotesOf(FileNature nature, string? fileName)
    {
        if (nature.HasMacros)
        {
            yield return new SourceNote(SourceNoteKind.ActiveContent, null);
        }

        if (fileName is not null && !FileNames.Fits(fileName, nature))
        {
            var kind = Messages.Get($"Kind_{nature.Kind}", nature.Extension);
            yield return new SourceNote(SourceNoteKind.Renamed, null, Messages.Get("Renamed", Path.GetFileName(fileName), kind));
        }
    }
}
